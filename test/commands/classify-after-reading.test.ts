import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labelledFolder } from '../helpers/labelled-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';
import { NOON, openSandbox } from '../helpers/sandbox.ts';
import { startMastodon } from '../helpers/servers/mastodon.ts';

const MORE = `id,author_handle,created_at,text,reply_to_id
6,eve,2026-03-02T09:00:00Z,@acme where is my refund?,
7,fay,2026-03-02T10:00:00Z,@acme thank you so much,
`;

async function importMore(cwd: string, ...flags: string[]) {
  writeFileSync(join(cwd, 'more.csv'), MORE);
  const argv = ['import', 'more.csv', '--channel', 'x', '--sampling', 'complete', '--no-input', ...flags];
  return run(argv, { cwd });
}

async function needs(cwd: string): Promise<[string, number][]> {
  const argv = ['measure', 'volume', '--by', 'needs-reply', '--json', '--as-of', '2026-03-20'];
  const { rows } = JSON.parse((await run(argv, { cwd })).stdout);
  return rows.map((row: { 'needs-reply': string; turns: number }) => [row['needs-reply'], row.turns]);
}

describe('New posts, where posts are labelled already', () => {
  test('are labelled by the import, which says so in one line', async () => {
    const cwd = await labelledFolder();
    const { code, stderr } = await importMore(cwd);
    expect(code).toBe(0);
    expect(stderr).toContain('labelled 2 posts (--no-classify leaves that to socialcare classify)\n');
    expect(await needs(cwd)).toEqual([
      ['true', 3],
      ['false', 3],
    ]);
    expect((await importMore(cwd)).stderr).not.toContain('labelled');
  });

  test('stay without labels where the import is told so, once or for good', async () => {
    const once = await labelledFolder();
    expect((await importMore(once, '--no-classify')).stderr).not.toContain('labelled');
    const never = await labelledFolder();
    writeFileSync(join(never, 'socialcare.toml'), 'classify = "never"\n');
    expect((await importMore(never)).stderr).not.toContain('labelled');
    for (const cwd of [once, never]) {
      expect((await needs(cwd)).reduce((sum, [, turns]) => sum + turns, 0)).toBe(6);
      expect((await run(['classify', '--json'], { cwd })).stdout).toContain('"posts":2');
    }
  });

  test('are not labelled by a dry run, nor before anybody asked for labels', async () => {
    const cwd = await labelledFolder();
    expect((await importMore(cwd, '--dry-run')).stderr).not.toContain('labelled');
    const fresh = temporaryFolder();
    expect((await importMore(fresh)).stderr).not.toContain('labelled');
    expect((await run(['classify', '--json'], { cwd: fresh })).stdout).toContain('"posts":2');
  });

  test('are kept, with a warning, where the topics of the configuration cannot be read', async () => {
    const cwd = await labelledFolder();
    appendFileSync(join(cwd, 'socialcare.toml'), '[topics]\nloyalty = ["~ stamps"]\n');
    const { code, stderr } = await importMore(cwd);
    expect(code).toBe(0);
    expect(stderr).toContain('new posts have no labels yet: ');
    expect(stderr).toContain('socialcare.toml:2: topics.loyalty');
    expect((await run(['status', '--json'], { cwd })).stdout).toContain('"posts":7');
  });

  test('are labelled by a pull', async () => {
    const sandbox = openSandbox({ MASTODON_ACCESS_TOKEN: 'toot-token' });
    const social = await startMastodon('acme', sandbox.clock);
    try {
      sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
      social.accounts.push('ann@elsewhere.example');
      const ask = (id: string) =>
        social.toots.push({
          id,
          author: 'ann@elsewhere.example',
          content: `<p><a href="${social.url}/@acme" class="u-url mention">@<span>acme</span></a> question ${id}?</p>`,
          at: NOON / 1000 - 3600,
          mentions: ['acme'],
        });
      ask('1000');
      await sandbox.run('brand', 'add', 'acme', `mastodon:acme@${social.host}`);
      expect((await sandbox.run('pull', 'mastodon')).stderr).not.toContain('labelled');
      await sandbox.run('classify');
      ask('1002');
      expect((await sandbox.run('pull', 'mastodon', '--no-classify')).stderr).not.toContain('labelled');
      ask('1004');
      expect((await sandbox.run('pull', 'mastodon')).stderr).toContain('labelled 2 posts');
      expect((await sandbox.run('pull', 'mastodon')).stderr).not.toContain('labelled');
    } finally {
      await social.close();
    }
  });
});
