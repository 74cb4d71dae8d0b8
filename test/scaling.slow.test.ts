/** What the README says of many agents and many posts, done on a server and by the engine as it stands there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startServer } from './helpers/postgres-server.ts';
import { run, temporaryFolder } from './helpers/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = startServer();

/** The commands of the section, one after the other, without the comments behind them. */
function commands(): string[] {
  const section = readFileSync(`${root}README.md`, 'utf8').split('## Many agents, many posts')[1]!;
  const block = /```sh\n([\s\S]*?)```/.exec(section)![1]!;
  return block
    .trim()
    .split('\n')
    .flatMap((line) => line.replace(/\s+# .*/, '').split(' && '));
}

test.skipIf(server === undefined)(
  'three lines take a file to a server, give its users their roles, and count it by DuckDB',
  async () => {
    const cwd = temporaryFolder();
    const address = server!.address({ schema: 'readme' });
    for (const argv of [
      ['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'],
      ['import', `${root}fixtures/demo/mentions.csv`, '--sampling', 'complete'],
    ])
      expect(await run(argv, { cwd })).toMatchObject({ code: 0 });
    const said: string[] = [];
    for (const command of commands()) {
      const [line, other] = command.replace('postgres://eva@db.example.org/care', address).split(' | ');
      const words = line!.split(' ');
      expect(words.shift()).toBe('socialcare');
      const { code, stdout, stderr } = await run(words, { cwd });
      expect([line, code, stderr]).toEqual([line, 0, stderr]);
      if (other === 'psql -v ON_ERROR_STOP=1 care') server!.psql(stdout);
      else expect(other).toBeUndefined();
      said.push(stdout);
    }
    expect(said).toHaveLength(4);
    expect(server!.psql('SELECT count(*) FROM readme.post')).toBe('1395');
    expect(server!.psql("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'readme\\_%'")).toBe('3');
    const onServer = await run(['report'], { cwd, env: { SOCIALCARE_DB: address } });
    expect(onServer.stdout).toBe((await run(['report'], { cwd })).stdout);
    const body = (text: string) => text.slice(text.indexOf('Summary'), text.indexOf('as of '));
    expect(body(said.at(-1)!)).toBe(body(onServer.stdout));
  },
);
