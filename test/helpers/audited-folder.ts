/** A folder whose database holds invented mentions, so many answered, for audits. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from './run.ts';

export interface Mentions {
  brand?: string;
  /** 2026-03-02 */
  day: string;
  /** Customers, each with one mention, a minute apart from 08:00 UTC. */
  n: number;
  /** How many of them are answered after half an hour; the others never. */
  answered: number;
}

/** @param covers days that the import claims, 2026-02-01..2026-03-31 */
export async function auditedFolder(
  mentions: readonly Mentions[],
  { brands = ['acme'], covers = '2026-02-01..2026-03-31', sampling = 'complete' } = {},
): Promise<string> {
  const cwd = temporaryFolder();
  const rows = ['id,author_handle,created_at,text,reply_to_id'];
  for (const { brand = 'acme', day, n, answered } of mentions)
    for (let at = 0; at < n; at++) {
      const id = `${brand}-${day}-${at}`;
      const asked = Date.parse(`${day}T08:00:00Z`) + at * 60_000;
      rows.push(`${id},c_${id},${new Date(asked).toISOString()},@${brand} where is my parcel?,`);
      const later = new Date(asked + 1_800_000).toISOString();
      if (at < answered) rows.push(`${id}-r,${brand},${later},@c_${id} on its way,${id}`);
    }
  writeFileSync(join(cwd, 'mentions.csv'), `${rows.join('\n')}\n`);
  for (const brand of brands) await must(cwd, 'brand', 'add', brand, `@${brand}`);
  const claim = ['--channel', 'x', '--sampling', sampling, '--covers', covers, '--no-input'];
  await must(cwd, 'import', 'mentions.csv', ...claim);
  return cwd;
}

async function must(cwd: string, ...argv: string[]): Promise<void> {
  const { code, stderr } = await run(argv, { cwd });
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
}
