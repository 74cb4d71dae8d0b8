/** Posts of 1998 and 1999, and very many accounts: numbers whose first digit is half a character count alike on both databases. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { loadTurnFrame } from '../../../src/store/reading/turn-frame.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';
import { everything } from '../../helpers/store.ts';

const server = startServer();
const story = test.skipIf(server === undefined);

const DAY = 86_400_000;
const WORDS = ['my parcel is late', 'still waiting, this is awful', 'thanks, all is well', 'what is my order number?'];

/** Conversations of three turns with replies, some of them automatic or missing, one begun every day from this one on. */
function table(from: string, days: number): string {
  const rows = Array.from({ length: days }, (_, day) => {
    const time = (hours: number) => new Date(Date.parse(from) + day * DAY + hours * 3_600_000).toISOString();
    const customer = `fan${day % 7}`;
    return [0, 1, 2].flatMap((turn) => {
      const id = `${day}-${turn}`;
      const words = `@acme ${WORDS[(day + turn) % WORDS.length]}`;
      const asked = `q${id},${words},${time(turn * 5)},${customer},${turn > 0 ? `a${day}-${turn - 1}` : ''},x,true`;
      const isAnswered = day % 5 > 0 || turn < 2;
      const reply = `a${id},@${customer} sorry! What is your order number? ^J${'KLM'[day % 3]},${time(turn * 5 + 1 + (day % 3))},acme,q${id},x,false`;
      return isAnswered ? [asked, reply] : [asked];
    });
  });
  return ['id,text,created_at,author_handle,reply_to_id,channel,inbound', ...rows.flat()].join('\n');
}

const NAMES = [
  ...['response-times', 'ignored', 'volume', 'sla', 'hours', 'effort', 'outcome', 'fairness', 'agents', 'exposure'],
  ...['backlog', 'canned', 'deflection', 'reply-acts'],
];

story.each([
  ['1998-09-10', 25],
  ['1999-10-01', 20],
])('turns and reports from %s on are those of the file, whoever asks', async (from, days) => {
  const cwd = temporaryFolder();
  const [first, there] = [join(cwd, 'care.db'), server!.address({ schema: `y${from.slice(0, 4)}` })];
  writeFileSync(join(cwd, 'a.csv'), table(from, days as number));
  for (const argv of [['import', 'a.csv', '--register-brands', '--sampling', 'complete'], ['classify']])
    expect(await run(argv, { cwd })).toMatchObject({ code: 0 });
  expect(await run(['copy', '--to', there], { cwd })).toMatchObject({ code: 0 });

  const asked = [
    ['export', 'turns', '--format', 'json', '--reach', 'all'],
    ['report', '--json'],
    ['report', '--json', '--status', 'answered'],
    ...NAMES.map((name) => ['measure', name, '--json']),
    ...NAMES.slice(0, 8).map((name) => [
      'measure',
      name,
      '--json',
      '--since',
      from,
      '--until',
      `${from.slice(0, 8)}28`,
    ]),
  ];
  const unlike: string[] = [];
  for (const argv of asked) {
    const [here, other] = [await run(argv, { cwd }), await run([...argv, '--db', there], { cwd })];
    expect(other.code, argv.join(' ') + here.stderr).toBe(here.code);
    if (other.stdout.replaceAll(there, first) !== here.stdout) unlike.push(argv.join(' '));
    if (here.code !== 0) unlike.push(here.stderr);
  }
  expect(unlike).toEqual([]);

  const stores = [await openStore(first), await openStore(there)] as const;
  const customers = stores.map(async (store) => {
    await store.write('UPDATE turn SET customer = customer + 905969660');
    return [...(await loadTurnFrame(store, everything(), 1_800_000_000)).customer];
  });
  expect(await customers[1]).toEqual(await customers[0]);
  expect(Math.max(...(await customers[1]!))).toBeGreaterThan(905_969_664);
  for (const store of stores) await store.close();
});
