/** --as-of: what came later had not happened yet, wherever turns are read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;

/** Dan asks at 11:00 and again at 15:00, a robot thanks him at 16:00, a person answers at 18:00. Cat takes hers back at 12:00. */
beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    [
      'channel,id,created_at,author_handle,reply_to_id,deleted_at,text',
      'x,1,2026-03-02T11:00:00Z,dan,,,@acme help',
      'x,2,2026-03-02T15:00:00Z,dan,1,,@acme hello??',
      'x,3,2026-03-02T16:00:00Z,acmebot,2,,@dan thank you for writing',
      'x,4,2026-03-02T18:00:00Z,acme,2,,@dan here',
      'x,5,2026-03-02T11:00:00Z,cat,,2026-03-02T12:00:00Z,@acme where is it',
    ].join('\n'),
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['brand', 'add', 'acme', '@acmebot', '--bot'], { cwd });
  expect((await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd })).code).toBe(0);
});

async function lines(...argv: string[]): Promise<string[]> {
  return (await run(argv, { cwd })).stdout.trimEnd().split(/\r?\n/).slice(1);
}

test('--status picks by what was known then: Dan waits at 14:00 and is answered at 19:00', async () => {
  const dan = 'dan';
  const columns = 'customer,posts,answer_post,answered_at,wait_seconds,reach,status';
  const at = (time: string, status: string) =>
    lines('export', 'turns', '--as-of', `2026-03-02T${time}`, '--status', status, '--columns', columns);
  expect(await at('14:00', 'unanswered')).toEqual([`${dan},1,,,,direct,unanswered`]);
  expect(await at('14:00', 'answered')).toEqual([]);
  expect(await at('18:00', 'answered')).toEqual([`${dan},2,4,2026-03-02T18:00:00Z,25200,direct,answered`]);
  expect(await at('11:30', 'deleted')).toEqual([]);
  expect((await at('14:00', 'deleted')).length).toBe(1);
});

test('posts and automatic replies are counted as they came', async () => {
  const volume = async (time: string) => {
    const { stdout } = await run(['measure', 'volume', '--as-of', `2026-03-02T${time}`, '--json'], { cwd });
    const { turns, posts, auto_replies } = JSON.parse(stdout).rows[0];
    return [turns, posts, auto_replies];
  };
  expect(await volume('14:00')).toEqual([2, 2, 0]);
  expect(await volume('15:30')).toEqual([2, 3, 0]);
  expect(await volume('16:30')).toEqual([2, 3, 1]);
  expect(await lines('export', 'conversations', '--as-of', '2026-03-02T14:00', '--customer', 'dan')).toEqual([
    'acme,x,dan,1,1,1,2026-03-02T11:00:00Z,2026-03-02T11:00:00Z,0,,open',
  ]);
  expect((await lines('export', 'posts', '--as-of', '2026-03-02T14:00')).map((line) => line.split(',')[1])).toEqual([
    '1',
    '5',
  ]);
});

test('the queue of 14:00 shows what waited at 14:00', async () => {
  const waiting = async (time: string) => {
    const { stdout } = await run(['queue', '--as-of', `2026-03-02T${time}`, '--json'], { cwd });
    const { items, ...rest } = JSON.parse(stdout);
    return [rest.count, items.map(({ post }: { post: string }) => post)];
  };
  expect((await waiting('11:30'))[1]).toEqual(['1', '5']);
  expect((await waiting('14:00'))[1]).toEqual(['1']);
  expect((await waiting('18:00'))[1]).toEqual([]);
});

test('a report names the coverage it rests on, and no later one', async () => {
  const { stdout } = await run(['measure', 'volume', '--as-of', '2026-03-02T14:00', '--json'], { cwd });
  expect(JSON.parse(stdout).coverage).toMatchObject([
    { since: '2026-03-02T11:00:00.000Z', until: '2026-03-02T14:00:00.000Z' },
  ]);
});

test('a decision that was undone later, and a post written later, had not happened yet', async () => {
  const about = { kind: 'decision', actor: 'dee', channel: 'x', post: '1', brand: 'acme', posts_seen: 1 };
  const dump = [
    { socialcare: 'judgements', version: 1 },
    { ...about, id: 'd1', decided_at: '2026-03-02T12:00:00Z', action: 'no-reply', value: 'spam' },
    { ...about, id: 'd2', decided_at: '2026-03-02T17:00:00Z', action: 'undo', undoes: 'd1' },
  ];
  writeFileSync(join(cwd, 'dump.jsonl'), dump.map((line) => JSON.stringify(line)).join('\n'));
  expect((await run(['restore', 'dump.jsonl'], { cwd })).code).toBe(0);
  const numbers = async (metric: string, time: string) => {
    const argv = ['measure', metric, '--as-of', `2026-03-02T${time}`, '--since', '2026-03-02', '--json'];
    return JSON.parse((await run(argv, { cwd })).stdout).rows[0];
  };
  expect(await numbers('decisions', '14:00')).toMatchObject({ no_reply: 1, reopened: 0, undone: 0 });
  expect(await numbers('decisions', '16:00')).toMatchObject({ no_reply: 1, reopened: 1, undone: 0 });
  expect(await numbers('decisions', '18:00')).toMatchObject({ no_reply: 0, reopened: 0, undone: 1 });
  expect(await numbers('backlog', '14:00')).toMatchObject({ began: 2, closed: 1, gone: 1, waiting: 0 });
  expect(await numbers('backlog', '16:00')).toMatchObject({ closed: 0, waiting: 1 });
  expect(await numbers('backlog', '18:00')).toMatchObject({ answered: 1, closed: 0, waiting: 0 });
});

test('the queue of a moment knows the decisions and the posts of that moment', async () => {
  const folder = temporaryFolder();
  const rows = ['x,1,2026-03-02T11:00:00Z,dan,,@acme help', 'x,2,2026-03-02T11:30:00Z,eve,,@acme help me'];
  const later = ['x,3,2026-03-02T15:00:00Z,dan,1,@acme hello??', 'x,4,2026-03-03T18:00:00Z,acme,2,@eve here'];
  writeFileSync(
    join(folder, 'posts.csv'),
    ['channel,id,created_at,author_handle,reply_to_id,text', ...rows, ...later].join('\n'),
  );
  const about = { kind: 'decision', actor: 'dee', channel: 'x', brand: 'acme', posts_seen: 1 };
  const dump = [
    { socialcare: 'judgements', version: 1 },
    { ...about, id: 'd1', post: '1', decided_at: '2026-03-02T12:00:00Z', action: 'no-reply', value: 'spam' },
    { ...about, id: 'd2', post: '2', decided_at: '2026-03-02T16:00:00Z', action: 'no-reply', value: 'spam' },
    { ...about, id: 'd3', post: '2', decided_at: '2026-03-02T20:00:00Z', action: 'undo', undoes: 'd2' },
  ];
  writeFileSync(join(folder, 'dump.jsonl'), dump.map((line) => JSON.stringify(line)).join('\n'));
  await run(['brand', 'add', 'acme', '@acme'], { cwd: folder });
  expect((await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd: folder })).code).toBe(0);
  expect((await run(['restore', 'dump.jsonl'], { cwd: folder })).code).toBe(0);
  const waiting = async (...asOf: string[]) => {
    const { items } = JSON.parse((await run(['queue', '--json', ...asOf], { cwd: folder })).stdout);
    return items.map(({ customer, posts }: Record<string, unknown>) => [customer, posts]);
  };
  expect(await waiting('--as-of', '2026-03-02T11:45')).toEqual([
    ['dan', 1],
    ['eve', 1],
  ]);
  expect(await waiting('--as-of', '2026-03-02T14:00')).toEqual([['eve', 1]]);
  expect(await waiting('--as-of', '2026-03-02T17:00')).toEqual([['dan', 2]]);
  expect(await waiting('--as-of', '2026-03-02T21:00')).toEqual([
    ['dan', 2],
    ['eve', 1],
  ]);
  // Without a moment all that was decided counts, also after the end of the data.
  await run(['triage', '1', '--as', 'no-reply', '--reason', 'spam', '--actor', 'dee'], { cwd: folder });
  expect(await waiting()).toEqual([]);
});

test('a moment that has not come is refused, today is not', async () => {
  const { code, stderr } = await run(['measure', 'volume', '--as-of', '2030-01-01'], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('--as-of: 2030-01-01 is in the future')]);
  expect((await run(['measure', 'volume', '--as-of', 'today'], { cwd })).code).toBe(0);
});
