/** A brand is one brand whatever the case in which people type its name, in any script. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

test('decisions, policies and audits find ЖАР as жар', async () => {
  const cwd = temporaryFolder();
  const at = (...argv: string[]) => run(argv, { cwd });
  writeFileSync(
    join(cwd, 'posts.csv'),
    'id,author_handle,created_at,text\n1,ann,2026-03-02T09:00:00Z,@zhar late\n2,bob,2026-03-02T10:00:00Z,@zhar late too\n',
  );
  writeFileSync(
    join(cwd, 'socialcare.toml'),
    '[[policy.rules]]\nname = "ours"\nwhen = { brand = "ЖАР" }\nteam = "east"\n[policy.teams.east]\npeople = ["jo"]\n',
  );
  await at('brand', 'add', 'Жар', '@zhar');
  await at('import', 'posts.csv', '--channel', 'x', '--sampling', 'complete', '--covers', '2026-03-01..2026-03-02');
  const queue = JSON.parse((await at('queue', '--json')).stdout);
  expect(queue.items.map(({ team }: { team: string }) => team)).toEqual(['east', 'east']);
  await at('triage', '1', '--as', 'no-reply', '--reason', 'spam', '--actor', 'jo');
  const decided = JSON.parse((await at('measure', 'decisions', '--brand', 'жАр', '--json')).stdout);
  expect(decided.n).toBe(1);
  const audit = await at('audit', '--max', 'ignored@1h=20%', '--by', 'brand', '--brand', 'ЖАР', '--json');
  expect(JSON.parse(audit.stdout).checks.map(({ group }: { group: object }) => group)).toEqual([{ brand: 'Жар' }]);
});
