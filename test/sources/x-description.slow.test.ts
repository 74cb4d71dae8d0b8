import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox } from '../helpers/sandbox.ts';
import { departures, type Schema } from '../helpers/schema.ts';
import type { Asked } from '../helpers/servers/server.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';
import { describedPath, hasXDescription, readXDescription, type XDescription } from '../helpers/x-description.ts';

if (!hasXDescription) console.warn('SKIPPED: the description of the X API is not on this computer');
const PAGES = fileURLToPath(new URL('../../../shared/data/x-api-v2-twarc', import.meta.url));
const pages = existsSync(PAGES)
  ? readdirSync(PAGES)
      .filter((name) => name.endsWith('.jsonl') && !name.includes('with_error'))
      .flatMap(readPages)
  : [];
if (pages.length === 0) console.warn('SKIPPED: real pages of the X API are not on this computer');

let x: XServer | undefined;

afterEach(async () => {
  await x?.close();
});

/** Real answers that hold a list of posts. */
function readPages(name: string): { name: string; page: Page }[] {
  const lines = readFileSync(join(PAGES, name), 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as Page)
    .filter(({ data }) => Array.isArray(data) && typeof data[0]?.text === 'string')
    .map((page, at) => ({ name: `${name}:${at + 1}`, page: { ...page, meta: { result_count: page.data.length } } }));
}

interface Page {
  data: Record<string, unknown>[];
  includes?: { users?: Record<string, unknown>[] };
  meta?: object;
}

const now = NOON / 1000;

async function acme() {
  const sandbox = openSandbox({ X_BEARER_TOKEN: 'good-token' });
  x = await startX(sandbox.clock);
  sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
  x.users = [
    { id: '1', username: 'acme' },
    { id: '2', username: 'ann' },
  ];
  await sandbox.run('brand', 'add', 'acme', '@acme');
  return { sandbox, x };
}

describe.skipIf(!hasXDescription)('what is asked of X and what it answers', () => {
  test('every request of a pull is one that the platform describes, every answer of the server beside the tests too', async () => {
    const { sandbox, x } = await acme();
    for (let n = 0; n < 120; n++) {
      const at = now - n * 600 - 60;
      const id = xId(at, n);
      x.posts.push({ id, author: 'ann', text: `@acme ${n}`, at, deleted: n % 40 === 7 });
      if (n % 10 === 7)
        x.posts.push({ id: xId(at + 30, n), author: 'acme', text: '@ann yes', at: at + 30, replyTo: id, long: 'yes!' });
    }
    for (const via of ['feed', 'search', 'archive']) {
      await sandbox.run('pull', 'x', '--via', via, '--dry-run');
      expect((await sandbox.run('pull', 'x', '--via', via)).code).toBe(0);
    }
    sandbox.time += 8 * 3_600_000;
    await sandbox.run('pull', 'x', '--max-posts', '37');
    await sandbox.run('doctor');
    const description = readXDescription();
    const kinds = new Set(x.asked.map((asked) => holdRequest(asked, description)));
    expect([...kinds].sort()).toEqual([
      '/2/tweets',
      '/2/tweets/counts/all',
      '/2/tweets/counts/recent',
      '/2/tweets/search/all',
      '/2/tweets/search/recent',
      '/2/users/by/username/{username}',
      '/2/users/{id}',
      '/2/users/{id}/mentions',
      '/2/users/{id}/tweets',
    ]);
    expect(x.answered.some((answer) => 'errors' in (answer as object))).toBe(true);
    for (const [at, { path }] of x.asked.entries()) {
      const schema = description.paths[describedPath(description, path)!]!.get!.responses['200']!;
      // A user's metrics are told in part: nothing but followers is read.
      const found = departures(
        description.components.schemas,
        schema.content['application/json'].schema,
        x.answered[at],
      );
      expect(
        found.filter((one) => !/metrics: lacks|errors\.\d+: unknown/.test(one)),
        path,
      ).toEqual([]);
    }
  });

  test.skipIf(pages.length === 0)(
    'real pages are what the platform describes, in every field that is read here',
    () => {
      const description = readXDescription();
      const { Tweet, User } = description.components.schemas;
      for (const { name, page } of pages) {
        for (const post of page.data)
          expect(departures(description.components.schemas, only(Tweet!, POST_FIELDS), pick(post)), name).toEqual([]);
        for (const user of page.includes?.users ?? [])
          expect(
            departures(description.components.schemas, only(User!, USER_FIELDS), pick(user, USER_FIELDS)),
            name,
          ).toEqual([]);
      }
    },
  );
});

test.skipIf(pages.length === 0)(
  'real pages that are pulled and such that are imported give the same rows',
  async () => {
    const rows =
      'SELECT p.id, p.text, p.created_at, p.reply_to, p.quote_of, p.lang, a.id AS author, a.handle, a.name FROM post p JOIN account a ON a.key = p.author ORDER BY p.id';
    expect(pages.length).toBeGreaterThan(5);
    const { sandbox, x } = await acme();
    const other = openSandbox();
    await other.run('brand', 'add', 'acme', '@acme');
    const files = pages.map(({ page }, at) => {
      const file = join(other.cwd, `${at}.json`);
      const meta = { result_count: page.data.length, ...(at < pages.length - 1 && { next_token: `more${at}` }) };
      x.interject('/2/tweets/search/all', { body: { ...page, meta } });
      writeFileSync(file, JSON.stringify(page));
      return file;
    });
    expect(await sandbox.json('pull', 'x', '--via', 'archive', '--since', '2006-01-01', '--no-reread')).toMatchObject({
      code: 0,
    });
    expect((await other.run('import', ...files)).code).toBe(0);
    expect(await sandbox.rows(rows)).toEqual(await other.rows(rows));
  },
);

const POST_FIELDS = [
  'id',
  'text',
  'author_id',
  'created_at',
  'conversation_id',
  'in_reply_to_user_id',
  'referenced_tweets',
  'edit_history_tweet_ids',
  'note_tweet',
  'lang',
];
const USER_FIELDS = ['id', 'username', 'name', 'created_at', 'verified', 'verified_type', 'protected'];

function pick(value: Record<string, unknown>, fields = POST_FIELDS): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => fields.includes(key)));
}

/** A schema of these fields alone, each of which must be described. */
function only(schema: Schema, fields: readonly string[]): Schema {
  const properties = Object.fromEntries(
    fields.map((field) => {
      expect(schema.properties, field).toHaveProperty(field);
      return [field, schema.properties![field]!];
    }),
  );
  return { properties };
}

/** Holds one request against the description; returns the path it is described under. */
function holdRequest(asked: Asked, description: XDescription): string {
  const path = describedPath(description, asked.path);
  expect(path, asked.path).toBeDefined();
  const parameters = new Map(
    description.paths[path!]!.get!.parameters.map((one) =>
      one.$ref ? description.components.parameters[one.$ref.split('/').at(-1)!]! : one,
    ).map((one) => [one.name, one.schema]),
  );
  for (const [name, value] of asked.query) {
    const schema = parameters.get(name);
    expect(schema, `${path} ${name}`).toBeDefined();
    if (schema!.minimum !== undefined) expect(Number(value), `${path} ${name}`).toBeGreaterThanOrEqual(schema!.minimum);
    if (schema!.maximum !== undefined) expect(Number(value), `${path} ${name}`).toBeLessThanOrEqual(schema!.maximum);
    const list = value.split(',');
    if (schema!.maxItems !== undefined) expect(list.length).toBeLessThanOrEqual(schema!.maxItems);
    for (const item of list) if (schema!.items?.enum) expect(schema!.items.enum, `${path} ${name}`).toContain(item);
    if (schema!.enum) expect(schema!.enum).toContain(value);
  }
  return path!;
}
