/** serve: what a browser of this computer is shown, and what everybody else is answered. */
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainPage } from '../../src/commands/serve/explain-page.ts';
import { reportPage } from '../../src/commands/serve/report-page.ts';
import { Interrupted } from '../../src/errors.ts';
import { html } from '../../src/renderers/html/html.ts';
import { databaseAt } from '../helpers/database.ts';
import { htmlTables, textOf } from '../helpers/html-tables.ts';
import { environmentIn, run, temporaryFolder } from '../helpers/run.ts';
import { ask, type Served, served, startServe } from '../helpers/served.ts';
import { HEAD, twoBrandsFolder } from '../helpers/two-brands-folder.ts';

const POSTS = `x,1,2026-10-01T09:00:00Z,ann,"@acme <img src=x onerror=alert(1)> my parcel is late, call +44 7911 123456",
x,2,2026-10-01T09:30:00Z,acme,@ann sorry,1
x,3,2026-10-02T09:00:00Z,bob,@acme "hello?" & <script>alert(1)</script>,
x,4,2026-10-03T09:00:00Z,cleo,@globex where is my refund,
`;

let cwd: string;
let site: Served;

beforeAll(async () => {
  cwd = await twoBrandsFolder(POSTS);
  site = await served(cwd);
});
afterAll(() => site?.end());

test('the link opens the pages once: it hands over a cookie and leads to an address without the key', async () => {
  const own = await startServe(cwd);
  const opened = await ask(own.port, own.path);
  expect([opened.status, opened.headers.location, opened.body]).toEqual([303, '/', '']);
  expect(opened.headers['set-cookie']).toEqual([
    expect.stringMatching(/^socialcare_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/),
  ]);
  const again = await ask(own.port, own.path);
  expect([again.status, textOf(again.body)]).toEqual([403, expect.stringContaining('This link was used already')]);
  const { stderr, code } = await own.end();
  // Only the next link is said, and that it is over.
  expect(stderr.match(/key=[\w-]+/g)).toHaveLength(1);
  expect(stderr).not.toContain(own.path);
  expect([code, stderr]).toEqual([
    130,
    expect.stringMatching(/opened in a browser\. For another one: http.*\nended\n$/),
  ]);
});

test.each([
  ['a report', reportPage, {}],
  ['a number', explainPage, { what: 'ignored' }],
])('%s that nobody waits for any more is not read to its end', async (_, page, choices) => {
  const asked = {
    ...{
      environment: environmentIn(cwd, { env: { SOCIALCARE_DB: databaseAt(join(cwd, 'care.db')) } }),
      flags: {},
      choices: new URLSearchParams(choices),
      named: false,
    },
    bar: { markup: html``, style: '' },
  };
  expect((await page({ ...asked, disconnected: new AbortController().signal })).status).toBeUndefined();
  await expect(page({ ...asked, disconnected: AbortSignal.abort() })).rejects.toThrow(Interrupted);
});

test('with --quiet nothing but the link is printed', async () => {
  const own = await served(cwd, '--quiet');
  expect((await own.end()).stderr).toBe('');
});

test('to look at the head of the link does not use it up, and a path in it leads to no other host', async () => {
  const own = await startServe(cwd);
  expect((await ask(own.port, own.path, {}, 'HEAD')).status).toBe(403);
  const { status, headers } = await ask(own.port, `/.//evil.example${own.path}&brand=acme`);
  expect([status, headers.location]).toEqual([303, '/evil.example/?brand=acme']);
  await own.end();
});

test('without the cookie there is nothing to see, whatever is asked for', async () => {
  for (const path of ['/', '/queue', '/show?what=1', '/explain?what=ignored', '/nothing', '/?key=', '/?key=guess']) {
    const { status, body, headers } = await ask(site.port, path);
    expect([path, status, headers['set-cookie'], body.includes('acme')]).toEqual([path, 403, undefined, false]);
  }
});

test.each([
  ['a name that a stranger points at this computer', { host: 'evil.example' }, 421],
  ['the same with the right port', { host: 'evil.example:PORT' }, 421],
  ['another port', { host: '127.0.0.1:1' }, 421],
  ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['another port of this computer', { 'sec-fetch-site': 'same-site' }, 403],
  ['an origin', { origin: 'https://evil.example' }, 403],
  ['no origin at all', { origin: 'null' }, 403],
])('%s: refused, cookie or not', async (_, headers, status) => {
  const sent = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(site.port))]),
  );
  const { status: got, body } = await site.get('/', sent);
  expect([got, body.includes('Volume')]).toEqual([status, false]);
});

test('the address by name, a typed address and links of the page itself are served', async () => {
  const all: Record<string, string>[] = [
    { host: `localhost:${site.port}` },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-origin', origin: `http://127.0.0.1:${site.port}` },
  ];
  for (const headers of all) expect((await site.get('/', headers)).status).toBe(200);
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s changes nothing: 405', async (method) => {
  const { status, headers } = await site.get('/', {}, method);
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
});

test('HEAD has the headers of GET and no page', async () => {
  const { status, body, headers } = await site.get('/', {}, 'HEAD');
  expect([status, body, Number(headers['content-length']) > 1_000]).toEqual([200, '', true]);
});

test('every answer forbids keeping, framing and loading, also a refusal', async () => {
  for (const { headers } of [await site.get('/'), await site.get('/nothing'), await ask(site.port, '/')])
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
});

test.each([
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%5c..%5cetc%5cpasswd',
  '//evil.example/',
  '/.//evil.example/',
  '/__proto__',
  '/constructor',
  '/care.db',
])('%s is no page', async (path) => {
  const { status, body, headers } = await site.get(path);
  expect([404, 200]).toContain(status);
  expect([body.includes('root:'), headers.location]).toEqual([false, undefined]);
});

test('longer addresses, larger heads and nonsense are refused, and it goes on', async () => {
  expect((await site.get(`/?brand=${'x'.repeat(5_000)}`)).status).toBe(414);
  expect((await site.get('/', { 'x-bomb': 'x'.repeat(20_000) })).status).toBe(431);
  const nonsense = connect(site.port, '127.0.0.1');
  const answered = new Promise<string>((resolve) => nonsense.once('data', (piece) => resolve(String(piece))));
  nonsense.write('GARBAGE\r\n\r\n');
  expect(await answered).toMatch(/^HTTP\/1\.1 400 /);
  expect((await site.get('/')).status).toBe(200);
});

test('who sends half a request, or takes no answer, keeps nobody waiting', async () => {
  const slow = Array.from({ length: 10 }, () => connect(site.port, '127.0.0.1'));
  for (const each of slow) {
    each.on('error', () => {});
    each.write('GET / HTTP/1.1\r\nHost: ');
  }
  expect((await site.get('/queue')).status).toBe(200);
  for (const each of slow) each.destroy();
});

test('of very many questions at once some are told to come back, and none is lost', async () => {
  const replies = await Promise.all(Array.from({ length: 40 }, () => site.get('/explain')));
  const statuses = new Set(replies.map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(statuses.has(200)).toBe(true);
  expect((await site.get('/explain')).status).toBe(200);
});

test.each([
  ['', []],
  [
    'brand=acme&since=2026-10-01&until=2026-10-02',
    ['--brand', 'acme', '--since', '2026-10-01', '--until', '2026-10-02'],
  ],
  ['by=day&window=1h&denominator=all', ['--by', 'day', '--window', '1h', '--denominator', 'all']],
])('the numbers of the page with "%s" are those of --json', async (choices, flags) => {
  const { stdout } = await run(['report', '--sections', 'volume,ignored', ...flags, '--json'], { cwd });
  const { sections } = JSON.parse(stdout) as { sections: { rows: Record<string, unknown>[] }[] };
  const { body } = await site.get(`/?sections=volume,ignored&${choices}`);
  const [volume, ignored] = htmlTables(body);
  expect(volume!.map(([group, turns]) => [group, turns])).toEqual(
    sections[0]!.rows.map((row) => [String(row.brand ?? row.day), String(row.turns)]),
  );
  expect(ignored!.map((cells) => cells.slice(1, 4).join(' '))).toEqual(
    sections[1]!.rows.map(({ window, due, ignored }) => `${window} ${due} ${ignored ?? '–'}`),
  );
});

test('the queue shows what queue --json lists, masked, with a link to each conversation', async () => {
  const { stdout } = await run(['queue', '--mask', '--json'], { cwd });
  const { items } = JSON.parse(stdout) as { items: { post: string; customer: string }[] };
  const { body } = await site.get('/queue');
  expect(body.match(/href="\/show\?what=(\d+)/g)).toEqual(items.map(({ post }) => `href="/show?what=${post}`));
  for (const { customer } of items) expect(body).toContain(customer);
  expect(body).not.toMatch(/\bbob\b|\bcleo\b/);
});

test('a number leads to what it counts, and from there to the conversation', async () => {
  const { body } = await site.get('/?sections=ignored&brand=acme');
  const path = /href="(\/explain\?[^"]*what=ignored[^"]*)"/.exec(body)![1]!.replaceAll('&amp;', '&');
  expect(path).toContain('as-of=2026-');
  const explained = await site.get(path);
  const { stdout } = await run(['explain', 'ignored', '--brand', 'acme', '--json', '--mask'], { cwd });
  const { counted, turns } = JSON.parse(stdout) as {
    counted: { n: number; counts_as: string }[];
    turns: { asked_post: string }[];
  };
  const [, parts, rows] = htmlTables(explained.body);
  expect(parts!.map(([n, as]) => [Number(n), as])).toEqual(counted.map(({ n, counts_as: as }) => [n, as]));
  expect(rows).toHaveLength(turns.length);
  const thread = /href="(\/show\?what=1[^"]*)"/.exec(explained.body)![1]!.replaceAll('&amp;', '&');
  const { body: talk } = await site.get(thread);
  expect(textOf(talk)).toContain('answered after 30 min');
});

test('what strangers wrote is text on every page, and names and numbers of customers stay hidden', async () => {
  const paths = ['/', '/?sections=all', '/queue', '/show?what=1', '/show?what=3', '/show?what=@ann', '/explain?what=1'];
  for (const path of [...paths, '/explain?what=ignored&by=brand']) {
    const { status, body } = await site.get(path);
    const found = [...body.matchAll(/<script|<img|\bann\b|\bbob\b|7911/g)].map(([text]) => text);
    // The name that was typed stays in its field.
    expect([path, status, found]).toEqual([path, 200, path.includes('@ann') ? ['ann'] : []]);
  }
  expect((await site.get('/show?what=1')).body).toContain('&lt;img src=x onerror=alert(1)&gt;');
});

test('the page of a customer names waits as the terminal does, also those of clocks that disagree', async () => {
  const folder = await twoBrandsFolder(`x,1,2026-10-01T09:00:00Z,ann,@acme where is it,
x,2,2026-10-01T09:30:00Z,acme,@ann here,1
x,3,2026-10-02T09:00:00Z,ann,@acme and the other,
x,4,2026-10-02T08:00:00Z,acme,@ann there,3
x,5,2026-10-03T09:00:00Z,ann,@acme and now?,
`);
  const own = await served(folder);
  const [turns] = htmlTables((await own.get('/show?what=@ann')).body);
  await own.end();
  expect(turns!.map(([, , , waited]) => waited)).toEqual(['unanswered', 'clock-skew', '30 min']);
});

test('--with-handles names customers', async () => {
  const own = await served(cwd, '--with-handles');
  const { body } = await own.get('/queue');
  await own.end();
  expect([body.includes('bob'), body.includes('Customers are named')]).toEqual([true, true]);
});

test.each([
  ['/?since=someday', 400, '--since: "someday" is not a time'],
  ['/?brand=acmee', 400, 'there is no brand "acmee"'],
  ['/?sections=nothing', 400, 'there is no section "nothing"'],
  ['/?brnad=acme', 400, 'There is no choice "brnad"; did you mean brand?'],
  ['/?output=/tmp/x', 400, 'There is no choice "output"'],
  ['/?limit=-1', 400, "option '--limit <n>' argument '-1' is invalid"],
  ['/?by=moon', 400, 'moon'],
  ['/?denominator=needs-reply', 422, 'nothing is classified'],
  ['/queue?status=answered', 400, 'There is no choice "status"'],
  ['/queue?unassigned=maybe', 400, 'Write unassigned=yes'],
  ['/show', 400, 'type the id of a post'],
  ['/show?what=99', 404, 'there is no "99" here'],
  ['/show?what=1&channel=bluesky', 400, 'no post 1'],
  ['/explain?what=99', 404, 'neither a number nor a post'],
  ['/explain?what=moon', 400, 'moon'],
  ['/nothing', 404, 'no page of this name'],
])('%s: %d, and in words why', async (path, status, words) => {
  const { status: got, body } = await site.get(path);
  expect(got).toBe(status);
  expect(textOf(body).toLowerCase()).toContain(words.toLowerCase());
});

test('what is imported meanwhile is on the page when it is loaded again', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'posts.csv'), `${HEAD}${POSTS}`);
  await run(['brand', 'add', 'acme', '@acme'], { cwd: folder });
  const own = await served(folder);
  expect(textOf((await own.get('/')).body)).toContain('Nothing is stored yet');
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd: folder });
  const { body } = await own.get('/?sections=volume');
  await own.end();
  expect(htmlTables(body)[0]).toEqual([['acme', '2', ...Array(5).fill(expect.any(String))]]);
});

test('a port that is taken, or none, is an error that says what to do', async () => {
  const { code, stderr } = await run(['serve', '--port', String(site.port)], { cwd });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/another program does\n.*--port/s)]);
  expect((await run(['serve', '--port', '70000'], { cwd })).code).toBe(2);
  const nowhere = await run(['serve'], { cwd: temporaryFolder() });
  expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringMatching(/no database (of socialcare )?at/)]);
});
