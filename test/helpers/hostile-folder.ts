/** A folder whose posts, names, files and settings are all made of hostile text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { PIECES } from './hostile-text.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

/** Hostile words, by the place where they stand. */
const PLACES = [
  'text',
  'handle',
  'name',
  'id',
  'channel',
  'brand',
  'tag',
  'team',
  'agent',
  'file',
  'key',
  'said',
] as const;
export type Words = Record<(typeof PLACES)[number], string>;

const hostile = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 });
export const words: fc.Arbitrary<Words> = fc
  .tuple(...PLACES.map((place) => hostile.map((pieces) => [place, `${place}${pieces.join('a')}z`] as const)))
  .map((pairs) => Object.fromEntries(pairs) as Words)
  // No operating system hands over a name with a NUL, or half a character, in it.
  .map((it) => ({ ...it, file: it.file.replaceAll('\0', '').toWellFormed() }));

/** A folder in which every name and every text is hostile. */
export async function hostileFolder(it: Words, server: string): Promise<Sandbox> {
  const sandbox = openSandbox({
    NO_COLOR: '1',
    MASTODON_ACCESS_TOKEN: 'toot-token',
    SOCIALCARE_MASTODON_BASE_URL: server,
  });
  const write = (name: string, text: string) => writeFileSync(join(sandbox.cwd, name), text);
  const cells = (row: Record<string, string>) => Object.values(row).map((cell) => `"${cell.replaceAll('"', '""')}"`);
  const row = (id: string, minute: number, more: Record<string, string>) => ({
    channel: 'x',
    id,
    created_at: `2026-11-21T10:${String(minute).padStart(2, '0')}:00Z`,
    author_handle: 'fan',
    author_name: it.name,
    text: `@acme ${it.text}`,
    reply_to_id: '',
    ...more,
  });
  const rows = [
    row('q1', 1, {}),
    row('q2', 2, { author_handle: it.handle }),
    row('q3', 3, { author_handle: 'acme', reply_to_id: 'q1', text: `@fan ${it.text} ^${it.agent}` }),
    row(it.id, 4, {}),
    row('q5', 5, { channel: it.channel }),
    row('q6', 6, { created_at: it.said }),
  ];
  const table = [Object.keys(rows[0]!), ...rows.map(cells)].map((line) => line.join(',')).join('\n');
  write(`${it.file}.csv`, `${table}\n`);
  write('odd.csv', `${['id', it.key, 'text'].map((name) => `"${name}"`).join(',')}\n1,2,${it.said}\n`);
  write(`${it.file}.json`, JSON.stringify([{ [it.key]: it.text, id: it.id }]));
  // No TOML can hold what JSON writes as half of a character.
  const toml = (text: string) => JSON.stringify(text.toWellFormed()).replaceAll('\u007f', '\\u007f');
  write(
    'socialcare.toml',
    `[topics]\nloyalty = [${toml(it.tag)}]\n[policy]\nignore_reasons = [${toml(it.said)}]\n[policy.teams.${toml(it.team)}]\npeople = [${toml(it.agent)}]\n[policy.templates.${toml(it.tag)}]\ntext = ${toml(it.text)}\n[[policy.rules]]\nname = ${toml(it.name)}\nwhen = { words = ["acme"] }\nteam = ${toml(it.team)}\n`,
  );
  write('broken.toml', `${toml(it.key)} = ${toml(it.said)}\n[policy]\n${toml(it.key)} = 1\n`);
  mkdirSync(join(sandbox.cwd, 'more'));
  await sandbox.run('brand', 'add', 'acme', '@acme');
  await sandbox.run('brand', 'add', 'plain', '@plain');
  await sandbox.run('brand', 'add', it.brand, '@acme');
  await sandbox.run('brand', 'add', 'acme', `mastodon:acme@${new URL(server).hostname}`);
  await sandbox.run('import', `${it.file}.csv`, '--sampling', 'complete');
  for (const line of [['classify'], ['status'], ['show', '@fan'], ['queue'], ['policy', 'test'], ['coverage']]) {
    const { code, stderr } = await sandbox.run(...line);
    expect([line, code, stderr]).toEqual([line, 0, stderr]);
  }
  return sandbox;
}
