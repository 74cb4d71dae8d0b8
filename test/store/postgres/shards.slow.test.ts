/** The plan of sql/citus.sql: what everyday commands ask reads no two machines at once, as far as docs/citus.md says. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { type Group, type Place, type Reading, readingOf, type Schema } from '../../helpers/joins.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PLAN = readFileSync(join(ROOT, 'sql/citus.sql'), 'utf8');

const server = startServer(
  '-c log_statement=all -c logging_collector=on -c log_destination=jsonlog -c log_directory=said -c log_rotation_size=0',
);
const story = test.skipIf(server === undefined);

/** Columns by which rows of one thread know one another: those of one kind that are equal lie in one thread. */
const OF_A_THREAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  post: { key: 'post', parent: 'post', thread: 'thread' },
  turn: { key: 'turn', root: 'post', asked_post: 'post', answer_post: 'post', thread: 'thread' },
  mention: { post: 'post', turn: 'turn' },
  reply: { post: 'post', turn: 'turn' },
  turn_label: { turn: 'turn' },
  inferred_link: { asked: 'post' },
  ...Object.fromEntries(
    ['quick_reply', 'sighting', 'statement', 'stated_name', 'post_label', 'hand_label', 'erased_post'].map((table) => [
      table,
      { post: 'post' },
    ]),
  ),
};

/** Joins that do reach other threads: a table, and what of it is looked up there. */
const ELSEWHERE = ['post.quote_of'];

const named = (call: string) => [...PLAN.matchAll(new RegExp(`${call}\\('(\\w+)'`, 'g'))].map(([, table]) => table!);
const spread = named('create_distributed_table').filter((table) => table !== 'post_place');
const everywhere = named('create_reference_table');

async function schemaOf(address: string): Promise<Schema> {
  const store = await openStore(address);
  const [columns, views] = [
    await store.readRaw<[string, string]>(
      `SELECT c.table_name, string_agg(c.column_name, ',') FROM information_schema.columns c
       JOIN pg_tables t ON t.schemaname = c.table_schema AND t.tablename = c.table_name
       WHERE c.table_schema = current_schema() GROUP BY c.table_name`,
    ),
    await store.readRaw<[string, string]>(
      'SELECT viewname::text, definition FROM pg_views WHERE schemaname = current_schema()',
    ),
  ];
  await store.close();
  return { tables: new Map(columns.map(([table, all]) => [table, new Set(all.split(','))])), views: new Map(views) };
}

/** What is taken for granted there, counted where it does not hold. */
const SAME_THREAD = {
  'a parent': 'SELECT count(*) FROM post c JOIN post p ON p.key = c.parent WHERE p.thread <> c.thread',
  'a question': 'SELECT count(*) FROM turn t JOIN post p ON p.key IN (t.root, t.asked_post) WHERE p.thread <> t.thread',
  'an answer': 'SELECT count(*) FROM turn t JOIN post p ON p.key = t.answer_post WHERE p.thread <> t.thread',
  'a mention':
    'SELECT count(*) FROM mention m JOIN post p ON p.key = m.post JOIN turn t ON t.key = m.turn WHERE p.thread <> t.thread',
  'a reply':
    'SELECT count(*) FROM reply r JOIN post p ON p.key = r.post JOIN turn t ON t.key = r.turn WHERE p.thread <> t.thread',
};

/** All that the server was asked since the last time. */
let seen = 0;
function statements(): string[] {
  const folder = join(server!.folder, 'data/said');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
  const messages = lines.map((line) => (JSON.parse(line) as { message: string }).message);
  const since = messages.slice(seen);
  seen = messages.length;
  return since.flatMap((line) => /^(?:execute [^:]*|statement): ([\s\S]*)/.exec(line)?.[1] ?? []);
}

/** What a group reads that is not on one machine: tables that no thread ties to the others, or that the coordinator has alone. */
function untied({ groups, equal }: Reading): string[] {
  const thread = new Map<Place, Place>();
  const home = (place: Place): Place => {
    const above = thread.get(place);
    return above ? home(above) : place;
  };
  for (const [one, other] of equal) {
    const [kind, same] = [one, other].map(({ place, column }) => OF_A_THREAD[place.table]?.[column]);
    if (kind !== undefined && kind === same && home(one.place) !== home(other.place))
      thread.set(home(one.place), home(other.place));
  }
  const around = (group: Group): Place[] => [...group.places, ...(group.within ? around(group.within) : [])];
  return groups.flatMap((group) => {
    const read = around(group).filter(({ table }) => !everywhere.includes(table));
    if (!read.some(({ table }) => spread.includes(table))) return [];
    const homes = new Map(read.map((place) => [home(place), place.alias]));
    const names = [...homes].map(([place, alias]) => `${place.table} ${alias}`).sort();
    if (names.length < 2) return [];
    const by = equal.flatMap((pair) => pair.map(({ place, column }) => `${place.table}.${column}`));
    const reached = ELSEWHERE.filter((column) => by.includes(column));
    return [reached.length > 0 ? reached.join() : names.join(' and ')];
  });
}

story(
  'import, labels, queue, claim, decision and report join what one thread holds, or what every machine has',
  async () => {
    const cwd = temporaryFolder();
    const env = { SOCIALCARE_DB: server!.address({ schema: 'care' }), SOCIALCARE_ACTOR: 'eva' };
    const care = async (...argv: string[]) => {
      const { stdout, stderr, code } = await run(argv, { cwd, env });
      expect([argv[0], code, code === 0 ? '' : stderr]).toEqual([argv[0], 0, '']);
      return stdout;
    };
    const lines = readFileSync(join(ROOT, 'fixtures/demo/mentions.csv'), 'utf8').split('\n');
    writeFileSync(join(cwd, 'one.csv'), lines.slice(0, 800).join('\n'));
    writeFileSync(join(cwd, 'two.csv'), [lines[0], ...lines.slice(700)].join('\n'));
    await care('brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp');
    const schema = await schemaOf(env.SOCIALCARE_DB);
    statements();
    const asked = new Map<string, string[]>();
    const keep = (what: string) => asked.set(what, [...new Set(statements())]);
    await care('import', 'one.csv', '--sampling', 'complete');
    await care('import', 'two.csv', '--sampling', 'complete');
    keep('import');
    await care('classify');
    keep('classify');
    const [first] = JSON.parse(await care('queue', '--json')).items as { post: string }[];
    keep('queue');
    await care('triage', first!.post, '--as', 'no-reply', '--reason', 'thanks');
    keep('triage');
    await care('report');
    keep('report');
    const crossing = [...asked].flatMap(([what, all]) =>
      all.flatMap((sql) => untied(readingOf(sql, schema)).map((tables) => `${what}: ${tables}`)),
    );
    expect([...new Set(crossing)].sort()).toEqual(['import: post.quote_of']);
    const store = await openStore(env.SOCIALCARE_DB);
    for (const [what, sql] of Object.entries(SAME_THREAD)) expect([what, await store.oneValue(sql)]).toEqual([what, 0]);
    await store.close();
    // Enough was asked, and joins were seen in it.
    const readings = [...asked.values()].flat().map((sql) => readingOf(sql, schema));
    expect(readings.filter(({ equal }) => equal.length > 0).length).toBeGreaterThan(20);
  },
);

/** What Citus does with them, as far as its rules are: a unique key holds the column, and nothing refers to what is elsewhere. */
const STAND_INS = `
CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f' AND conrelid = name AND confrelid = 'post'::regclass)
  THEN RAISE EXCEPTION '% refers to posts, which are spread', name; END IF;
END $$;
CREATE FUNCTION create_distributed_table(name regclass, col text, colocate_with text DEFAULT 'default') RETURNS void
LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = name AND attname = col AND attnotnull)
  THEN RAISE EXCEPTION '%.% may be null', name, col; END IF;
  IF EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = name AND i.indisunique AND NOT EXISTS
    (SELECT 1 FROM pg_attribute a WHERE a.attrelid = name AND a.attname = col AND a.attnum = ANY (i.indkey)))
  THEN RAISE EXCEPTION 'a unique key of % lacks %', name, col; END IF;
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f' AND name IN (conrelid, confrelid))
  THEN RAISE EXCEPTION '% refers or is referred to', name; END IF;
END $$;`;

story('the plan fits the tables that the program makes, and gives each one place', async () => {
  await (await openStore(server!.address({ schema: 'plan' }))).close();
  server!.psql(`SET search_path = plan; ${STAND_INS} ${PLAN}`);
  expect([...spread, ...everywhere].length).toBe(new Set([...spread, ...everywhere]).size);
});

test.each([
  ['SELECT 1 FROM turn t JOIN post p ON p.key = t.asked_post', []],
  ['SELECT 1 FROM turn t, post p WHERE t.asked_post = p.key AND t.posts > 1', []],
  ['SELECT 1 FROM turn t JOIN post p ON p.author = t.customer', ['post p and turn t']],
  ['SELECT 1 FROM turn t JOIN post p ON p.key = t.asked_post OR p.thread = t.thread', ['post p and turn t']],
  ['SELECT 1 FROM turn WHERE thread IN (SELECT thread FROM post)', []],
  ['SELECT 1 FROM turn WHERE key IN (SELECT key FROM post)', ['post post and turn turn']],
  ['SELECT 1 FROM turn t WHERE EXISTS (SELECT 1 FROM post p WHERE p.key = t.asked_post)', []],
  ['SELECT 1 FROM turn t WHERE EXISTS (SELECT 1 FROM post p WHERE p.author = t.customer)', ['post p and turn t']],
  ['SELECT (SELECT count(*) FROM post) FROM turn', []],
  ['SELECT 1 FROM turn t JOIN account a ON a.key = t.customer JOIN post p ON p.author = a.key', ['post p and turn t']],
  ['WITH w AS (SELECT thread AS of FROM post) SELECT 1 FROM turn t JOIN w ON w.of = t.thread', []],
  [
    'SELECT 1 FROM turn t JOIN (SELECT key k FROM post UNION SELECT author FROM post q) u ON u.k = t.root',
    ['post q and turn t'],
  ],
  ['SELECT 1 FROM cursor c JOIN post p ON p.thread = c.thread', ['cursor c and post p']],
  ['SELECT key FROM post UNION SELECT key FROM turn', []],
  ['DELETE FROM reply WHERE turn IN (SELECT key FROM turn WHERE thread = 1)', []],
  ['DELETE FROM reply WHERE post IN (SELECT key FROM turn)', ['reply reply and turn turn']],
])('%s', (sql, expected) => {
  const tables = new Map(
    Object.entries({
      post: 'key thread author',
      turn: 'key thread root asked_post customer posts',
      reply: 'post turn',
      cursor: 'thread',
      account: 'key',
    }).map(([table, columns]) => [table, new Set(columns.split(' '))]),
  );
  expect(untied(readingOf(sql, { tables, views: new Map() }))).toEqual(expected);
});
