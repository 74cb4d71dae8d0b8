/** Quotes of own posts on X: read to their end when the platform counts more of them, and never for nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';

const HOUR = 3600;
const now = NOON / 1000;
const NEWS = xId(now - 20 * HOUR);
const OFFER = xId(now - 10 * HOUR);
let x: XServer;
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = openSandbox();
  x = await startX(() => sandbox.time);
  sandbox = await sandboxOf();
  x.users = ['acme', 'ann', 'ben'].map((username, n) => ({ id: String(n + 1), username }));
  x.posts.push({ id: NEWS, author: 'acme', text: 'We have moved.', at: now - 20 * HOUR });
  x.posts.push({ id: OFFER, author: 'acme', text: 'Half price today.', at: now - 10 * HOUR });
});

afterEach(() => x.close());

async function sandboxOf(): Promise<Sandbox> {
  const fresh = openSandbox({ X_BEARER_TOKEN: 'good-token', SOCIALCARE_X_BASE_URL: `${x.url}/2` });
  await fresh.run('brand', 'add', 'acme', '@acme');
  return fresh;
}

/** Quotes by Ann that name nobody, a minute apart. @param at unix seconds of the newest */
function quote(quoted: string, count: number, at: number): void {
  for (let n = 0; n < count; n++) {
    const made = at - n * 60;
    x.posts.push({
      id: xId(made, x.posts.length),
      author: 'ann',
      text: `Does it work? ${n}`,
      at: made,
      quotes: quoted,
    });
  }
}

/** The requests for quotes since the last time: the post, how many, from the first page on or further on. */
function asked(): string[] {
  const found = x.asked.filter(({ path }) => path.endsWith('/quote_tweets'));
  x.asked.length = 0;
  return found.map(({ path, query }) => {
    const place = query.has('pagination_token') ? ' on' : '';
    return `${path.split('/')[3] === NEWS ? 'news' : 'offer'} ${query.get('max_results')}${place}`;
  });
}

const stored = async (of: Sandbox, quoted: string) =>
  (await of.rows(`SELECT id FROM post WHERE quote_of = '${quoted}'`)).length;

const contents = async (of: Sandbox) => ({
  posts: await of.rows('SELECT id, text, quote_of, deleted_at FROM post ORDER BY id'),
  turns: await of.rows('SELECT asked_at, status, reach FROM turn ORDER BY asked_at'),
  billed: await of.rows('SELECT unit, id FROM charge ORDER BY unit, id'),
  cost: await of.rows('SELECT round(CAST(sum(cost) AS NUMERIC), 6) AS cost FROM batch'),
  counts: await of.rows('SELECT id, shown, read, open FROM quoted_post ORDER BY id'),
});

test('quotes are read beyond the first page to their end, and each is a turn of reach quote', async () => {
  quote(NEWS, 230, now - HOUR);
  x.emptyPages = true;
  const { code, streams, cost_usd } = await sandbox.json('pull', 'x');
  expect(code).toBe(0);
  expect(asked()).toEqual(['news 100', 'news 100 on', 'news 100 on', 'news 100 on', 'news 100 on']);
  expect(await stored(sandbox, NEWS)).toBe(230);
  expect(streams.map(({ stream, new: fresh }) => [stream, fresh])).toEqual([
    ['own:@acme', 2],
    ['mentions:@acme', 230],
  ]);
  // Two own posts and 230 quotes at full price; Acme and Ann once each.
  expect(cost_usd).toBeCloseTo(232 * 0.005 + 2 * 0.01, 6);
  expect(await sandbox.rows('SELECT DISTINCT reach FROM turn')).toEqual([{ reach: 'quote' }]);
});

test('an unchanged count costs no request, one more a page of ten, which ends at what was read before', async () => {
  quote(NEWS, 150, now - 12 * HOUR);
  await sandbox.json('pull', 'x');
  expect(asked()).toEqual(['news 100', 'news 100 on']);
  sandbox.time += HOUR * 1000;
  await sandbox.json('pull', 'x');
  await sandbox.json('pull', 'x', '--via', 'search');
  expect(asked()).toEqual([]);
  quote(NEWS, 1, now + HOUR);
  quote(OFFER, 2, now + HOUR);
  sandbox.time += HOUR * 1000;
  expect((await sandbox.json('pull', 'x')).streams[1]).toMatchObject({ state: 'complete', new: 3 });
  expect(asked()).toEqual(['news 10', 'offer 10']);
  expect([await stored(sandbox, NEWS), await stored(sandbox, OFFER)]).toEqual([151, 2]);
});

test('quotes that are counted and shown to nobody are not asked for again and again', async () => {
  quote(NEWS, 3, now - HOUR);
  x.posts[0]!.unshownQuotes = 2;
  await sandbox.json('pull', 'x');
  await sandbox.json('pull', 'x');
  expect(asked()).toEqual(['news 10']);
});

test('a quote that comes after one was deleted is read', async () => {
  quote(NEWS, 3, now - 2 * HOUR);
  await sandbox.json('pull', 'x');
  x.posts.at(-1)!.deleted = true;
  sandbox.time += HOUR * 1000;
  await sandbox.json('pull', 'x');
  expect(asked()).toEqual(['news 10']);
  quote(NEWS, 1, now + HOUR);
  sandbox.time += HOUR * 1000;
  await sandbox.json('pull', 'x');
  expect(asked()).toEqual(['news 10']);
  expect(await stored(sandbox, NEWS)).toBe(4);
});

test('any budget stops it with code 5, is never exceeded, and small runs end like a large one', async () => {
  quote(NEWS, 120, now - HOUR);
  quote(OFFER, 15, now - 2 * HOUR);
  await sandbox.json('pull', 'x');
  const expected = await contents(sandbox);
  for (const flag of [
    ['--max-cost', '0.5'],
    ['--max-posts', '37'],
  ]) {
    const small = await sandboxOf();
    let runs = 0;
    for (let code = 5; code === 5 && runs < 20; runs++) {
      const summary = await small.json('pull', 'x', ...flag);
      code = summary.code;
      if (flag[0] === '--max-cost') expect(summary.cost_usd).toBeLessThanOrEqual(0.5);
    }
    expect(runs).toBeGreaterThan(2);
    expect(runs).toBeLessThan(20);
    expect(await contents(small)).toEqual(expected);
  }
});

test('stopped at any request and run again, it ends like an undisturbed run', async () => {
  quote(NEWS, 230, now - HOUR);
  quote(OFFER, 15, now - 2 * HOUR);
  await sandbox.json('pull', 'x');
  const expected = await contents(sandbox);
  const requests = x.asked.length;
  expect(asked()).toHaveLength(4);
  for (let at = 1; at <= requests; at++) {
    const disturbed = await sandboxOf();
    x.interject('/2/', { after: at - 1, status: 401, body: {} });
    expect((await disturbed.json('pull', 'x')).code).toBe(4);
    x.calm();
    expect((await disturbed.json('pull', 'x')).code).toBe(0);
    expect(await contents(disturbed)).toEqual(expected);
  }
});

test.each([404, 403, 410])('%i of one post costs that post alone, until it can be read', async (status) => {
  quote(NEWS, 3, now - HOUR);
  quote(OFFER, 2, now - HOUR);
  x.interject(`/2/tweets/${NEWS}/quote_tweets`, { status, body: { title: 'no', detail: 'no', status } });
  const first = await sandbox.json('pull', 'x');
  expect(first.code).toBe(3);
  expect(first.streams[1]!.unread.map(({ id }) => id)).toEqual([NEWS]);
  expect([await stored(sandbox, NEWS), await stored(sandbox, OFFER)]).toEqual([0, 2]);
  expect((await sandbox.run('coverage')).stderr).toContain(`${NEWS} could not be read`);
  asked();
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
  expect(asked()).toEqual(['news 10']);
  expect(await stored(sandbox, NEWS)).toBe(3);
  expect((await sandbox.run('coverage')).stderr).not.toContain('could not be read');
});

test('X says of a deleted post in an answer of 200 that there is none: it costs itself alone', async () => {
  quote(NEWS, 3, now - HOUR);
  x.interject(`/2/tweets/${NEWS}/quote_tweets`, { body: { errors: [{ detail: 'Could not find tweet' }] } });
  const { code, streams } = await sandbox.json('pull', 'x');
  expect([code, streams[1]!.unread]).toEqual([3, [{ id: NEWS, reason: 'Could not find tweet' }]]);
});

test('an app that may read no quotes at all is warned of once, not post by post', async () => {
  quote(NEWS, 3, now - HOUR);
  quote(OFFER, 2, now - HOUR);
  x.interject('/2/tweets/', { status: 403, body: { reason: 'client-not-enrolled', title: 'Client Forbidden' } });
  expect((await sandbox.json('pull', 'x')).code).toBe(4);
  expect(asked()).toHaveLength(1);
});

test('a place that X no longer takes sends the reading back to the first page', async () => {
  quote(NEWS, 150, now - HOUR);
  x.interject(`/2/tweets/${NEWS}/quote_tweets`, { after: 1, status: 400, body: { title: 'Invalid Request' } });
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
  expect(asked()).toEqual(['news 100', 'news 100 on', 'news 100', 'news 100 on']);
  expect(await stored(sandbox, NEWS)).toBe(150);
});

test('a reading that was stopped continues from its place', async () => {
  quote(NEWS, 150, now - HOUR);
  x.interject(`/2/tweets/${NEWS}/quote_tweets`, { after: 1, status: 401, body: {} });
  expect((await sandbox.json('pull', 'x')).code).toBe(4);
  expect(asked()).toEqual(['news 100', 'news 100 on']);
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
  expect(asked()).toEqual(['news 100 on']);
  expect(await stored(sandbox, NEWS)).toBe(150);
});

test('pages that lead in circles end the reading with a gap', async () => {
  quote(NEWS, 150, now - HOUR);
  const page = { data: [], meta: { result_count: 0, next_token: 't-1' } };
  x.interject(`/2/tweets/${NEWS}/quote_tweets`, { body: page }, { body: page });
  const { code, streams } = await sandbox.json('pull', 'x');
  expect([code, streams[1]!.unread.map(({ id }) => id)]).toEqual([3, [NEWS]]);
});

test('a dry run counts the quotes that wait, and says that it cannot count the others', async () => {
  quote(NEWS, 120, now - HOUR);
  await sandbox.json('pull', 'x', '--max-posts', '60');
  const plan = JSON.parse((await sandbox.run('pull', 'x', '--dry-run', '--json')).stdout);
  expect(plan.streams[1]).toMatchObject({ stream: 'mentions:@acme', posts: 120, requests: 3 });
  expect(plan.streams[1].cost_usd).toBeCloseTo(120 * 0.02, 6);
  await sandbox.json('pull', 'x');
  const { stdout, stderr } = await sandbox.run('pull', 'x', '--dry-run', '--json');
  expect(JSON.parse(stdout).streams[1]).toMatchObject({ posts: 0, requests: 1 });
  expect(stderr + (await sandbox.run('pull', 'x', '--dry-run')).stderr).toContain('quotes of own posts');
});

test('undoing the pull that read them reads them again', async () => {
  quote(NEWS, 3, now - HOUR);
  await sandbox.json('pull', 'x');
  const [batch] = await sandbox.rows("SELECT key FROM batch WHERE query = 'mentions:@acme'");
  expect((await sandbox.run('import', '--undo', String(batch!.key), '--yes')).code).toBe(0);
  expect(await stored(sandbox, NEWS)).toBe(0);
  await sandbox.json('pull', 'x');
  expect(await stored(sandbox, NEWS)).toBe(3);
});
