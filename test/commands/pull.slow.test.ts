import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const now = NOON / 1000;
let x: XServer | undefined;

afterEach(async () => {
  await x?.close();
  x = undefined;
});

/** Acme on X: customers ask once an hour, every other question has its answer ten minutes later. */
async function acmeOnX(questions: number, every = HOUR): Promise<{ sandbox: Sandbox; x: XServer }> {
  const sandbox = openSandbox({ X_BEARER_TOKEN: 'good-token' });
  x = await startX(sandbox.clock);
  sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
  x.users = [
    { id: '1', username: 'acme' },
    { id: '2', username: 'ann' },
    { id: '3', username: 'bob' },
  ];
  for (let n = 0; n < questions; n++) ask(x, n, now - (n + 1) * every, n % 2 === 1);
  await sandbox.run('brand', 'add', 'acme', '@acme');
  return { sandbox, x };
}

function ask(server: XServer, n: number, at: number, answered: boolean): string {
  const id = xId(at, n);
  const author = answered ? 'ann' : 'bob';
  server.posts.push({ id, author, text: `@acme question ${n}?`, at });
  if (answered)
    server.posts.push({
      id: xId(at + 600, n),
      author: 'acme',
      text: `@ann answer ${n}`,
      at: at + 600,
      replyTo: id,
    });
  return id;
}

function config(sandbox: Sandbox, toml: string): void {
  writeFileSync(join(sandbox.cwd, 'socialcare.toml'), toml);
}

const PERSON = {
  X_BEARER_TOKEN: '',
  X_API_KEY: 'k',
  X_API_SECRET: 's',
  X_ACCESS_TOKEN: 't',
  X_ACCESS_SECRET: 'u',
};

const FACTS =
  'SELECT p.id, p.text, p.deleted_at, a.id AS author, p.reply_to FROM post p JOIN account a ON a.key = p.author ORDER BY p.id';
const TURNS = 'SELECT status, count(*) AS n FROM turn GROUP BY status ORDER BY status';
const KNOWN = "SELECT since, until, sampling FROM coverage WHERE kind = 'brand' AND gap = 0 ORDER BY since";

describe('pulling from X', () => {
  test('mentions and answers of the last days arrive, own posts first', async () => {
    const { sandbox, x } = await acmeOnX(20);
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(0);
    // The answers bring their questions along.
    expect(
      summary.streams.map(({ stream, state, new: fresh, parents_new }) => [stream, state, fresh, parents_new]),
    ).toEqual([
      ['own:@acme', 'complete', 10, 10],
      ['mentions:@acme', 'complete', 10, 0],
    ]);
    const feeds = x.asked.map(({ path }) => path).filter((path) => /mentions|tweets$/.test(path));
    expect(feeds).toEqual(['/2/users/1/tweets', '/2/users/1/mentions']);
    expect(await sandbox.rows(TURNS)).toEqual([
      { status: 'answered', n: 10 },
      { status: 'unanswered', n: 10 },
    ]);
    expect(await sandbox.rows(KNOWN)).toEqual([{ since: now - 30 * DAY, until: now, sampling: 'complete' }]);
  });

  test('an hour later only the new question is new, and what was read today is not billed again', async () => {
    const { sandbox, x } = await acmeOnX(20);
    const first = await sandbox.json('pull', 'x');
    // 20 own posts and mentions, 10 answered questions with them, 3 profiles.
    expect(first.cost_usd).toBeCloseTo(30 * 0.005 + 3 * 0.01, 6);
    sandbox.time += HOUR * 1000;
    ask(x, 99, now + 1800, false);
    const second = await sandbox.json('pull', 'x');
    expect(second.streams.map(({ new: fresh }) => fresh)).toEqual([0, 1]);
    expect(second.cost_usd).toBeCloseTo(0.005, 6);
    // By its name once, then by its id.
    expect(x.asked.map(({ path }) => path).filter((path) => /users\/(by|1$)/.test(path))).toEqual([
      '/2/users/by/username/acme',
      '/2/users/1',
    ]);
    expect(await sandbox.rows(KNOWN)).toEqual([{ since: now - 30 * DAY, until: now + HOUR, sampling: 'complete' }]);
  });

  test('10: the newest 800 mentions end before the month does: a gap is kept, exit code 3, and rates say what they cover', async () => {
    const { sandbox } = await acmeOnX(1000, 600);
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(3);
    const [own, mentions] = summary.streams;
    expect(own).toMatchObject({ state: 'complete', gaps: [] });
    expect(mentions!.gaps).toEqual([
      {
        since: new Date((now - 30 * DAY) * 1000).toISOString(),
        until: new Date((now - 800 * 600) * 1000).toISOString(),
        reason: 'X returns only the newest 800 mentions',
      },
    ]);
    expect(await sandbox.rows(KNOWN)).toEqual([{ since: now - 800 * 600, until: now, sampling: 'complete' }]);
    const shown = await sandbox.run('coverage');
    expect(shown.stdout).toContain('mentions and answers (complete)');
    expect(shown.stderr).toContain('newest 800 mentions');
    const again = await sandbox.json('pull', 'x', '--since', '30d');
    expect(again.code).toBe(0);
    const { stdout, code } = await sandbox.run('measure', 'ignored', '--json');
    expect(code).toBe(0);
    const since = new Date((now - 800 * 600) * 1000).toISOString();
    expect(JSON.parse(stdout).coverage).toMatchObject([
      { brand: 'acme', channel: 'x', since, complete: false, gaps: 1 },
    ]);
  });

  test('3,200 posts of which two in three are reposts meet the limit of the timeline all the same', async () => {
    const { sandbox, x } = await acmeOnX(0);
    for (let n = 0; n < 3300; n++) {
      const at = now - (n + 1) * 600;
      x.posts.push({ id: xId(at, n), author: 'acme', text: `news ${n}`, at, repost: n % 3 > 0 });
    }
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(3);
    expect(summary.streams[0]).toMatchObject({ state: 'partial', posts: 1067 });
    expect(summary.streams[0]!.gaps[0]!.reason).toContain('3,200');
  });

  test('search reaches back seven days: asking for thirty leaves a gap, asking for nothing does not', async () => {
    const { sandbox } = await acmeOnX(20, 12 * HOUR);
    const far = await sandbox.json('pull', 'x', '--via', 'search', '--since', '30d');
    expect(far.code).toBe(3);
    expect(far.streams[1]).toMatchObject({ stream: 'search:@acme', state: 'partial' });
    expect(far.streams[1]!.gaps[0]!.reason).toContain('7 days');
    const other = await acmeOnX(20, 12 * HOUR);
    const near = await other.sandbox.json('pull', 'x', '--via', 'search');
    expect(near.code).toBe(0);
    expect(await other.sandbox.rows(KNOWN)).toEqual([{ since: now - 7 * DAY + 60, until: now, sampling: 'search' }]);
  });

  test('a rival is audited through search and its public posts', async () => {
    const { sandbox, x } = await acmeOnX(0);
    x.users.push({ id: '9', username: 'rival' });
    x.posts.push({ id: xId(now - HOUR), author: 'ann', text: '@rival where is it?', at: now - HOUR });
    await sandbox.run('brand', 'add', 'rival', '@rival');
    const summary = await sandbox.json('pull', 'x', '--brand', 'rival', '--via', 'search');
    expect(summary.streams.map(({ stream, new: fresh }) => [stream, fresh])).toEqual([
      ['own:@rival', 0],
      ['search:@rival', 1],
    ]);
    const archive = await sandbox.json('pull', 'x', '--brand', 'rival', '--via', 'archive', '--since', '2026-01-01');
    expect(archive.streams.map(({ stream, state }) => [stream, state])).toEqual([
      ['own-archive:@rival', 'complete'],
      ['archive:@rival', 'complete'],
    ]);
  });

  test('35: an empty page that has a next cursor is not the end', async () => {
    const { sandbox, x } = await acmeOnX(250, 600);
    x.emptyPages = true;
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(0);
    expect(summary.streams.map(({ posts }) => posts)).toEqual([125, 250]);
  });

  test('old and new field names give the same rows', async () => {
    const factsWith = async (newSpelling: boolean) => {
      const { sandbox, x } = await acmeOnX(12);
      x.newSpelling = newSpelling;
      x.posts[0]!.long = `@acme ${'long '.repeat(80)}`;
      x.posts[1]!.edits = [x.posts[1]!.id];
      await sandbox.json('pull', 'x');
      return sandbox.rows(FACTS);
    };
    const old = await factsWith(false);
    expect(old.some(({ text }) => String(text).length > 280)).toBe(true);
    expect(await factsWith(true)).toEqual(old);
  });

  test('a customer deletes a question, another edits one: a tombstone and one post with its first time', async () => {
    const { sandbox, x } = await acmeOnX(6);
    await sandbox.json('pull', 'x');
    const [gone, , edited] = x.posts.filter(({ author }) => author === 'bob');
    gone!.deleted = true;
    const later = xId(edited!.at + 300, 7);
    edited!.edits = [edited!.id, later];
    x.posts.push({ ...edited!, id: later, text: '@acme question, corrected', at: edited!.at + 300, deleted: false });
    sandbox.time += 10 * HOUR * 1000;
    const first = await sandbox.json('pull', 'x');
    expect(first.code).toBe(0);
    expect(first.streams[1]).toMatchObject({ deleted: 0, looks_deleted: 1, changed: 1, new: 0 });
    sandbox.time += HOUR * 1000;
    expect((await sandbox.json('pull', 'x')).streams[1]).toMatchObject({ deleted: 1, looks_deleted: 0 });
    const rows = await sandbox.rows(FACTS);
    expect(rows.find(({ id }) => id === gone!.id)).toMatchObject({ deleted_at: now + 10 * HOUR });
    expect(rows.find(({ id }) => id === edited!.id)).toMatchObject({ text: '@acme question, corrected' });
    expect(rows.find(({ id }) => id === later)).toBeUndefined();
  });
});

test('a brand that is renamed stays the same account: its feeds continue, it is searched by its new name, and that is said', async () => {
  const { sandbox, x } = await acmeOnX(4);
  await sandbox.json('pull', 'x');
  x.users[0]!.username = 'acme2';
  for (const post of x.posts) if (post.author === 'acme') post.author = 'acme2';
  x.posts.push({ id: xId(now + 1800), author: 'ann', text: '@acme2 still there?', at: now + 1800 });
  sandbox.time += HOUR * 1000;
  const summary = await sandbox.json('pull', 'x', '--via', 'search');
  expect(summary.code).toBe(0);
  expect(summary.streams.map(({ stream, posts }) => [stream, posts > 0])).toEqual([
    ['own:@acme', true],
    ['search:@acme', true],
  ]);
  expect(summary.notes).toEqual([expect.stringContaining('@acme is called @acme2 on x now')]);
});

describe('being stopped and going on', () => {
  test('34: 429 on page 3: waits until the reset and continues', async () => {
    const { sandbox, x } = await acmeOnX(500, 600);
    x.interject('/2/users/1/mentions', {
      after: 2,
      status: 429,
      headers: { 'x-rate-limit-reset': String(now + 400) },
      body: { title: 'Too Many Requests', status: 429 },
    });
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(0);
    expect(summary.streams[1]).toMatchObject({ state: 'complete', posts: 500 });
    expect(sandbox.time).toBeGreaterThanOrEqual((now + 400) * 1000);
    expect(summary.stderr).toMatch(/waiting 6 min 41 s, until 2026-11-22 12:06: .* too many requests/);
  });

  test('34: 429 with --no-wait stops with exit code 5, is never called complete, and resumes', async () => {
    const { sandbox, x } = await acmeOnX(500, 600);
    await sandbox.json('pull', 'x', '--max-posts', '450');
    x.interject('/2/users/1/mentions', {
      status: 429,
      headers: { 'x-rate-limit-reset': String(now + 600) },
      body: { title: 'Too Many Requests', status: 429 },
    });
    const stopped = await sandbox.json('pull', 'x', '--no-wait');
    expect(stopped.code).toBe(5);
    expect(stopped.streams[1]).toMatchObject({ state: 'stopped', stopped: { exit_code: 5 } });
    expect(stopped.streams[1]!.stopped!.message).toContain('too many requests; it answers again at 2026-11-22 12:10');
    expect(await sandbox.rows(KNOWN)).toEqual([]);
    expect((await sandbox.run('coverage')).stderr).toContain('unfinished: acme x mentions:@acme');
    const due = async () => {
      const { stdout } = await sandbox.run('measure', 'ignored', '--json');
      return JSON.parse(stdout).rows[0];
    };
    expect((await sandbox.run('measure', 'ignored', '--json')).stdout).not.toMatch(/"rate": ?0/);
    const resumed = await sandbox.json('pull', 'x', '--no-wait');
    expect(resumed.code).toBe(0);
    expect(resumed.streams[1]).toMatchObject({ resumed: true, state: 'complete' });
    const after = await due();
    // Of the 357 questions that are a day old, every other one was never answered.
    expect(after).toMatchObject({ due: 357, ignored: 178, pending: 143 });
    expect(after.rate).toBeCloseTo(178 / 357, 9);
    expect(await sandbox.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 750 }]);
    expect(await sandbox.rows(KNOWN)).toHaveLength(1);
  });

  test('a budget of posts ends the run early; run after run the rest arrives, each post billed once', async () => {
    const whole = await acmeOnX(400, 600);
    const once = await whole.sandbox.json('pull', 'x');
    const rows = await whole.sandbox.rows(FACTS);
    const { sandbox } = await acmeOnX(400, 600);
    let cost = 0;
    let runs = 0;
    for (let code = 5; code === 5; runs++) {
      const part = await sandbox.json('pull', 'x', '--max-posts', '150', '--no-reread');
      cost += part.cost_usd;
      code = part.code;
      expect(runs).toBeLessThan(10);
    }
    expect(runs).toBe(3);
    expect(await sandbox.rows(FACTS)).toEqual(rows);
    expect(cost).toBeCloseTo(once.cost_usd, 6);
  });

  test('--max-cost is never overspent, looking up accounts included, and what is spent is in the batches', async () => {
    const { sandbox, x } = await acmeOnX(400, 600);
    x.users.push({ id: '8', username: 'other' }, { id: '9', username: 'rival' });
    await sandbox.run('brand', 'add', 'rival', '@rival', '@other');
    const part = await sandbox.json('pull', 'x', '--max-cost', '1');
    expect(part.code).toBe(5);
    expect(part.cost_usd).toBeGreaterThan(0.5);
    expect(part.cost_usd).toBeLessThanOrEqual(1);
    // Three accounts were asked for, of whom the run came to one.
    expect(await sandbox.rows("SELECT id FROM charge WHERE unit = 'user' AND id IN ('1', '8', '9')")).toHaveLength(3);
    const tight = await acmeOnX(400, 600);
    const least = await tight.sandbox.json('pull', 'x', '--max-cost', '0.11');
    expect(least.cost_usd).toBeGreaterThan(0.01);
    expect(least.cost_usd).toBeLessThanOrEqual(0.11);
    expect(await tight.sandbox.rows('SELECT round(CAST(sum(cost) AS NUMERIC), 6) AS cost FROM batch')).toEqual([
      { cost: least.cost_usd },
    ]);
    const none = await acmeOnX(4);
    const { streams } = await none.sandbox.json('pull', 'x', '--max-cost', '0.10');
    expect(streams[0]).toMatchObject({ posts: 0, cost_usd: 0.01, stopped: { exit_code: 5 } });
  });

  test('a page token that X has forgotten starts the walk again', async () => {
    const { sandbox, x } = await acmeOnX(300, 600);
    await sandbox.json('pull', 'x', '--max-posts', '250');
    x.interject('/2/users/1/mentions', {
      status: 400,
      body: { errors: [{ parameters: { pagination_token: ['t'] }, message: 'The pagination_token is invalid' }] },
    });
    const resumed = await sandbox.json('pull', 'x');
    expect(resumed.code).toBe(0);
    expect(await sandbox.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 450 }]);
  });

  test('Ctrl-C stops after the page in hand, says how to continue, and leaves with 130', async () => {
    const { sandbox, x } = await acmeOnX(500, 600);
    const interrupt = new AbortController();
    const real = x.asked.push.bind(x.asked);
    x.asked.push = (...asked) => {
      if (asked[0]!.path.endsWith('/mentions')) interrupt.abort();
      return real(...asked);
    };
    const { code, stderr } = await sandbox.runWith({ signal: interrupt.signal }, 'pull', 'x');
    expect(code).toBe(130);
    expect(stderr).toContain('Run the same command again');
    expect(await sandbox.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 550 }]);
    x.asked.push = real;
    expect((await sandbox.json('pull', 'x')).code).toBe(0);
    expect(await sandbox.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 750 }]);
  });

  test('two pulls of one stream cannot interleave; the lock of a dead process is taken over', async () => {
    const { sandbox } = await acmeOnX(4);
    const store = await sandbox.store();
    const lock = (...values: (string | number)[]) =>
      store.insertMany('pull_lock (source, stream, holder, host, pid, taken_at, expires_at)', [
        ['x', values[0]!, 'other', ...values.slice(1)],
      ]);
    const { hostname } = await import('node:os');
    await lock('own:@acme', 'elsewhere', 1, now - 60, now + 500);
    await lock('mentions:@acme', hostname(), 2 ** 22 + 1, now - 60, now + 500);
    await store.close();
    const blocked = await sandbox.json('pull', 'x');
    expect(blocked.code).toBe(5);
    expect(blocked.streams[0]!.stopped!.message).toContain('being pulled already, by process 1 on elsewhere');
    expect(blocked.streams[1]!.stopped!.message).toContain('waits for own:@acme');
    sandbox.time += 600_000;
    expect((await sandbox.json('pull', 'x')).code).toBe(0);
    expect(await sandbox.rows('SELECT * FROM pull_lock')).toEqual([]);
  });
});

test('a pull can be undone: its posts, and the coverage of its stream, are removed, and the next pull brings them again', async () => {
  const { sandbox } = await acmeOnX(20);
  await sandbox.json('pull', 'x');
  const state = async () => [await sandbox.rows(FACTS), await sandbox.rows(TURNS), await sandbox.rows(KNOWN)];
  const whole = await state();
  const [mentions] = await sandbox.rows("SELECT key FROM batch WHERE query = 'mentions:@acme'");
  expect((await sandbox.run('import', '--undo', String(mentions!.key), '--yes')).code).toBe(0);
  // The questions that were answered came along with the answers, too.
  expect((await sandbox.rows(FACTS)).length).toBe(20);
  expect(await sandbox.rows(KNOWN)).toEqual([]);
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
  expect(await state()).toEqual(whole);
});

describe('before and without pulling', () => {
  test('on a screen it shows how fast it goes and how long it will take, and leaves a summary that fits', async () => {
    const { sandbox, x } = await acmeOnX(600, 600);
    sandbox.env.NO_COLOR = '1';
    const ask = x.asked.push.bind(x.asked);
    x.asked.push = (...asked) => {
      sandbox.time += 2000;
      return ask(...asked);
    };
    const { stdout, stderr, code } = await sandbox.runWith({ columns: 80 }, 'pull', 'x');
    expect(code).toBe(0);
    expect(stderr).toMatch(/x \d+ posts\/s .* mentions:@acme, page 3, \d+ %, about \d+ s left/);
    expect(stdout.split('\n')[0]).toMatch(/^Source +Stream +State +Read +New +Changed +Deleted +Cost +Known from$/);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  test('a dry run shows requests, posts and cost, and stores nothing', async () => {
    const { sandbox } = await acmeOnX(30);
    const { stdout, stderr, code } = await sandbox.run('pull', 'x', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('mentions:@acme');
    expect(stderr).toContain('Nothing was pulled');
    const plan = JSON.parse((await sandbox.run('pull', 'x', '--since', '6d', '--dry-run', '--json')).stdout);
    // At most: each post with a parent and a profile at full price, and the look-up of the account.
    expect(plan.streams).toMatchObject([
      { stream: 'own:@acme', requests: 1, posts: 15, second_looks: 0, cost_usd: 15 * 0.02 + 0.01 },
      { stream: 'mentions:@acme', requests: 1, posts: 30, second_looks: 0, cost_usd: 30 * 0.02 },
    ]);
    expect(await sandbox.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 0 }]);
    expect(await sandbox.rows('SELECT count(*) AS n FROM cursor')).toEqual([{ n: 0 }]);
  });

  test('a dry run plans what can be pulled, names what cannot, and leaves with the code that the pull would', async () => {
    const { sandbox } = await acmeOnX(4);
    await sandbox.run('brand', 'add', 'rival', '@gone');
    await sandbox.run('brand', 'add', 'acme', 'youtube:@acme');
    const { stdout, stderr, code } = await sandbox.run('pull', '--dry-run', '--json');
    const { streams, failures } = JSON.parse(stdout);
    expect(code).toBe(4);
    expect(streams.map(({ stream }: { stream: string }) => stream)).toEqual(['own:@acme', 'mentions:@acme']);
    expect(failures).toMatchObject([
      { source: 'x', brand: 'rival', exit_code: 1 },
      { source: 'youtube', brand: null, exit_code: 4 },
    ]);
    expect(stderr).toContain('X has no account @gone');
    expect((await sandbox.json('pull')).code).toBe(4);
  });

  test('what a dry run says of requests and posts is what the pull then does, second looks and half-done walks included', async () => {
    const { sandbox, x } = await acmeOnX(420, 600);
    const plan = async (...flags: string[]) =>
      JSON.parse((await sandbox.run('pull', 'x', '--dry-run', '--json', ...flags)).stdout).streams;
    const requests = (streams: { requests: number }[]) => streams.map((stream) => stream.requests);
    const before = await plan('--since', '6d');
    const first = await sandbox.json('pull', 'x', '--since', '6d');
    // On the same day it is all paid.
    expect((await plan()).map(({ cost_usd }: { cost_usd: number }) => cost_usd)).toEqual([0, 0]);
    expect(requests(before)).toEqual([3, 5]);
    expect(requests(first.streams)).toEqual([3, 5]);
    expect(first.streams.map(({ pages }) => pages)).toEqual([3, 5]);
    // Ten hours later the walks reach back sixteen hours, and three days are looked at again.
    sandbox.time += 10 * HOUR * 1000;
    const later = await plan();
    const second = await sandbox.json('pull', 'x');
    expect(later.map(({ second_looks }: { second_looks: number }) => second_looks)).toEqual([168, 336]);
    expect(requests(later)).toEqual([3, 5]);
    expect(requests(second.streams)).toEqual([3, 5]);
    expect(second.cost_usd).toBeLessThanOrEqual(later[0].cost_usd + later[1].cost_usd);
    for (let n = 0; n < 300; n++) ask(x, 1000 + n, now + 10 * HOUR + n, false);
    sandbox.time += HOUR * 1000;
    await sandbox.json('pull', 'x', '--max-posts', '100');
    const [, half] = await plan();
    const rest = await sandbox.json('pull', 'x');
    expect(half).toMatchObject({ resumes: true, requests: rest.streams[1]!.requests });
  });

  test('requests are what was sent: failed attempts are counted, pages apart, the look-up of the account as well', async () => {
    const { sandbox, x } = await acmeOnX(10);
    x.interject('/2/users/1/mentions', { status: 503, body: {} }, { status: 500, body: {} });
    const summary = await sandbox.json('pull', 'x');
    expect(summary.streams.map(({ requests, pages }) => [requests, pages])).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(summary.requests).toBe(5);
    expect(x.asked).toHaveLength(5);
    expect(await sandbox.rows('SELECT query, requests FROM batch ORDER BY key')).toEqual([
      { query: 'look-up for own:@acme', requests: 1 },
      { query: 'own:@acme', requests: 1 },
      { query: 'mentions:@acme', requests: 3 },
    ]);
  });

  test('an archive is planned by the counts of the whole archive; a person without an app has no counts', async () => {
    const { sandbox, x } = await acmeOnX(40, DAY);
    const argv = ['pull', 'x', '--via', 'archive', '--since', '2026-10-01', '--dry-run', '--json'];
    const { streams } = JSON.parse((await sandbox.run(...argv)).stdout);
    expect(streams.map(({ posts }: { posts: number }) => posts)).toEqual([20, 40]);
    expect(x.asked.filter(({ path }) => path === '/2/tweets/counts/all').length).toBeGreaterThan(2);
    Object.assign(sandbox.env, PERSON);
    const person = JSON.parse((await sandbox.run('pull', 'x', '--dry-run', '--json')).stdout);
    expect(person.streams.map(({ posts }: { posts: number | null }) => posts)).toEqual([null, null]);
  });

  test('without a brand, or with an unknown name, it says what to do', async () => {
    const sandbox = openSandbox();
    expect(await sandbox.run('pull')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('socialcare brand add'),
    });
    await sandbox.run('brand', 'add', 'acme', '@acme');
    expect(await sandbox.run('pull', 'bluesky')).toMatchObject({ code: 2 });
    expect(await sandbox.run('pull', 'x', '--brand', 'nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no brand "nobody"'),
    });
    expect(await sandbox.run('pull', 'x')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('X_BEARER_TOKEN'),
    });
  });
});

describe('when X or the road to it has troubles', () => {
  test('a 503, a closed connection and a slow answer are tried again', async () => {
    const { sandbox, x } = await acmeOnX(10);
    config(sandbox, '[sources.x]\ntimeout = "1s"\n');
    x.interject(
      '/2/users/1/mentions',
      { status: 503, body: {} },
      { body: { data: [], meta: { result_count: 0 } }, cut: true },
      { body: {}, delay: 1300 },
    );
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(0);
    expect(summary.streams[1]!.posts).toBe(10);
    expect(sandbox.slept.length).toBeGreaterThanOrEqual(3);
  });

  test('without a source all are pulled, and the trouble of one does not stop the next', async () => {
    const { sandbox } = await acmeOnX(4);
    await sandbox.run('brand', 'add', 'acme', 'youtube:@acme', 'facebook:acme');
    const summary = await sandbox.json('pull');
    expect(summary.code).toBe(4);
    expect(summary.streams.map(({ state }) => state)).toEqual(['complete', 'complete']);
    expect(summary.failures.map(({ source, exit_code }) => [source, exit_code])).toEqual([
      ['youtube', 4],
      ['facebook', 4],
    ]);
    expect(summary.stderr).toContain('no credentials for YouTube');
  });

  test('a renamed rival does not keep the own brand from being pulled; a brand with a lost account claims nothing', async () => {
    const { sandbox, x } = await acmeOnX(4);
    await sandbox.run('brand', 'add', 'rival', '@gone');
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(1);
    expect(summary.streams.map(({ stream, state }) => [stream, state])).toEqual([
      ['own:@acme', 'complete'],
      ['mentions:@acme', 'complete'],
    ]);
    expect(summary.failures).toMatchObject([{ source: 'x', brand: 'rival', exit_code: 1 }]);
    expect(summary.stderr).toContain('X has no account @gone');
    expect(await sandbox.rows(KNOWN)).toHaveLength(1);
    x.users.push({ id: '9', username: 'rival' });
    await sandbox.run('brand', 'add', 'rival', '@rival');
    const half = await sandbox.json('pull', 'x', '--brand', 'rival');
    expect(half.streams).toEqual([]);
    expect(await sandbox.rows(KNOWN)).toHaveLength(1);
  });

  test('a platform that is down for good is named, and nothing is lost', async () => {
    const { sandbox, x } = await acmeOnX(10);
    x.interject('/2/users/1/mentions', ...Array(6).fill({ status: 500, body: {} }));
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(1);
    expect(summary.streams[1]!.stopped!.message).toMatch(/answered 500 6 times/);
    expect((await sandbox.json('pull', 'x')).code).toBe(0);
  });

  const troubles: [string, (server: XServer) => void, number, string][] = [
    ['a bad token', (server) => (server.token = 'other'), 4, 'refused the credentials'],
    [
      'a suspended app',
      (server) => server.interject('/2/users/by', { status: 403, body: { detail: 'This account is suspended.' } }),
      4,
      'has suspended this account or app',
    ],
    [
      'a missing scope',
      (server) =>
        server.interject('/2/users/1/mentions', {
          status: 403,
          body: {
            title: 'Unsupported Authentication',
            detail: 'Authenticating with OAuth 2.0 Application-Only is forbidden',
          },
        }),
      4,
      'does not let these credentials read users/1/mentions',
    ],
    [
      'no credits',
      (server) => server.interject('/2/users/1/mentions', { status: 402, body: { title: 'CreditsDepleted' } }),
      4,
      'requires payment',
    ],
    ['a suspended brand', (server) => (server.users[0]!.suspended = true), 1, 'X has suspended @acme'],
    ['a protected brand', (server) => (server.users[0]!.protected = true), 4, '@acme is protected'],
    ['an unknown handle', (server) => (server.users[0]!.username = 'gone'), 1, 'X has no account @acme'],
    [
      'a captive portal',
      (server) => server.interject('/2/users/by', { body: '<html>Log in to the hotel</html>' }),
      1,
      'captive portal',
    ],
  ];
  test.each(troubles)('%s has a message of its own', async (_, spoil, code, message) => {
    const { sandbox, x } = await acmeOnX(2);
    spoil(x);
    const { stderr, code: left } = await sandbox.run('pull', 'x');
    expect(stderr).toContain(message);
    expect(left).toBe(code);
    expect(stderr).not.toContain('good-token');
  });

  test('nothing listens at the base URL', async () => {
    const { sandbox, x } = await acmeOnX(2);
    await x.close();
    const { stderr, code } = await sandbox.run('pull', 'x');
    expect(stderr).toContain('refuses connections');
    expect(code).toBe(1);
  });

  test('a clock that is an hour ahead is named, and claims no hour that has not come', async () => {
    const { sandbox } = await acmeOnX(4);
    await x!.close();
    const slow = await startX(() => sandbox.time - HOUR * 1000);
    slow.users = x!.users;
    slow.posts = x!.posts;
    x = slow;
    sandbox.env.SOCIALCARE_X_BASE_URL = `${slow.url}/2`;
    const { stderr, code } = await sandbox.run('pull', 'x');
    expect(code).toBe(0);
    expect(stderr).toContain("this computer's clock is 60 min ahead of");
    expect((await sandbox.rows(KNOWN))[0]).toMatchObject({ until: now - HOUR });
  });

  test('requests of a person are signed (OAuth 1.0a)', async () => {
    const { sandbox, x } = await acmeOnX(4);
    Object.assign(sandbox.env, PERSON);
    const summary = await sandbox.json('pull', 'x');
    expect(summary.code).toBe(0);
    const header = x.asked.at(-1)!.headers.authorization!;
    expect(header).toMatch(/^OAuth /);
    expect(header).toContain('oauth_signature=');
    expect(header).not.toContain('"s"');
  });
});
