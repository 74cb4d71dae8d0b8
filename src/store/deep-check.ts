/** Checks every row: damage of the file, orphaned rows, and differences from what a rebuild gives. */
import type { Database, ServerAccess } from './database.ts';
import { faultsIn, INTEGRITY } from './integrity.ts';
import { openRehearsal, type Store } from './open.ts';
import { type RebuildOptions, rebuildAll } from './rebuild.ts';
import { emptySearchIndex } from './search-index.ts';

/** Damage of the `file` itself; a `shape` of tables other than this program creates; imported `facts`; rows that can be `derived` again. */
export type FaultKind = 'file' | 'shape' | 'facts' | 'derived';

export interface Fault {
  kind: FaultKind;
  what: string;
}

const missing = (table: string, key: string, in_: string) =>
  `NOT EXISTS (SELECT 1 FROM ${in_} z WHERE z.key = ${table}.${key})`;

/** The one query of INTEGRITY that is not about derived rows. */
const UNDOING = 'a decision that takes back one that is missing';
const { [UNDOING]: undoing, ...OF_DERIVED } = INTEGRITY;

/** Queries that return no rows on a sound database: posts, labels, decisions and coverage. */
const FACTS: Record<string, string> = {
  'a post by an account that is missing': `SELECT key FROM post WHERE ${missing('post', 'author', 'account')}`,
  'a post of an import or pull that is missing': `SELECT key FROM post WHERE ${missing('post', 'batch', 'batch')}`,
  'a post that was seen again and is missing': `SELECT post FROM sighting WHERE ${missing('sighting', 'post', 'post')}`,
  'a post that was seen again by an import or pull that is missing': `SELECT post FROM sighting WHERE ${missing('sighting', 'batch', 'batch')}`,
  'an account of a brand that is missing': `SELECT key FROM account WHERE brand IS NOT NULL AND ${missing('account', 'brand', 'brand')}`,
  'labels by a classifier that is missing': `SELECT post FROM post_label WHERE ${missing('post_label', 'classifier', 'classifier')}`,
  'a measurement of a classifier that is missing': `SELECT key FROM evaluation WHERE ${missing('evaluation', 'classifier', 'classifier')}`,
  'coverage that ends before it begins': 'SELECT key FROM coverage WHERE since > until',
  'coverage of a brand that is missing': `SELECT key FROM coverage WHERE brand IS NOT NULL AND ${missing('coverage', 'brand', 'brand')}`,
  'coverage of time that retention removed':
    "SELECT key FROM coverage WHERE since < (SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'removed_before')",
  'a gap in the coverage without a reason': 'SELECT key FROM coverage WHERE gap = 1 AND reason IS NULL',
  [UNDOING]: undoing!,
};

/** Derived rows in a form that a rebuild does not change: with posts instead of keys of turns. */
const DERIVED: Record<string, { rows: string; name: [one: string, more: string] }> = {
  post: { rows: 'SELECT key AS post, parent, thread FROM post', name: ['post is', 'posts are'] },
  turn: {
    rows: `SELECT asked_post AS post, brand, root, customer, channel, ordinal, asked_at, posts, reach, status, answer_post,
      answered_at, deleted_at, auto_replies FROM turn`,
    name: ['turn is', 'turns are'],
  },
  mention: {
    rows: 'SELECT m.post, m.brand, m.reach, t.asked_post FROM mention m JOIN turn t ON t.key = m.turn',
    name: ['mention is', 'mentions are'],
  },
  reply: {
    rows: 'SELECT r.post, r.auto, t.asked_post, t.brand FROM reply r JOIN turn t ON t.key = r.turn',
    name: ['reply is', 'replies are'],
  },
  inferred_link: {
    rows: 'SELECT post, asked FROM inferred_link',
    name: ['inferred answer is', 'inferred answers are'],
  },
  hand_label: { rows: 'SELECT * FROM hand_label', name: ['label of people is', 'labels of people are'] },
  turn_label: {
    rows: `SELECT t.asked_post AS post, t.brand, l.needs_reply, l.intent, l.sentiment, l.urgency, l.topic, l.language
      FROM turn_label l JOIN turn t ON t.key = l.turn`,
    name: ['turn’s label is', 'turns’ labels are'],
  },
};

/** All faults, each with its first row; empty when all is well. Works on a copy and changes nothing; on a server those who import wait meanwhile. */
export async function findFaults(store: Store, options: RebuildOptions, access: ServerAccess): Promise<Fault[]> {
  const { damage, references, index } = await store.findAllDamage();
  // Of a damaged file SQLite may read anything.
  if (damage.length > 0) return damage.map((what) => ({ kind: 'file', what }));
  return [
    ...references.map((what): Fault => ({ kind: 'facts', what })),
    ...(await shapeFaults(store)),
    ...(await faultsIn(store, FACTS)).map((what): Fault => ({ kind: 'facts', what })),
    ...(await faultsIn(store, OF_DERIVED)).map((what): Fault => ({ kind: 'derived', what })),
    ...(index === undefined ? [] : [{ kind: 'derived', what: index } as const]),
    ...(await rebuildFaults(store.path, options, { indexToo: index === undefined, access })),
  ];
}

async function shapeFaults(store: Store): Promise<Fault[]> {
  return (await unlikeParts(store)).map(({ part, isThere }) => ({
    kind: 'shape',
    what: `${part} is ${isThere ? 'not as it was made' : 'missing'}`,
  }));
}

/** Tables, indexes, triggers and views that differ from those of a new database. */
async function unlikeParts(store: Store): Promise<{ part: string; isThere: boolean; sql: string }[]> {
  const { wanted, found } = await store.shapes();
  return [...wanted]
    .filter(([part, sql]) => found.get(part) !== sql)
    .map(([part, sql]) => ({ part, isThere: found.has(part), sql }));
}

/** What holds nothing of its own. */
const MADE_AGAIN = /^(index|trigger|view|function) /;

/** Repairs derived rows, and indexes, triggers and views, but no tables; empties the index of searches. Returns how many threads were rebuilt. */
export async function repairFaults(store: Store, options: RebuildOptions): Promise<number> {
  for (const { part, isThere, sql } of (await unlikeParts(store)).filter(({ part }) => MADE_AGAIN.test(part))) {
    if (isThere && !part.startsWith('function ')) await store.write(`DROP ${part}`);
    await store.write(sql);
  }
  return store.transaction(async (db) => {
    await emptySearchIndex(db);
    return rebuildAll(db, options);
  });
}

/** @param indexToo whether the index of searches is sound, so that it can be compared */
async function rebuildFaults(
  path: string,
  options: RebuildOptions,
  { indexToo, access }: { indexToo: boolean; access: ServerAccess },
): Promise<Fault[]> {
  const copy = await openRehearsal(path, access);
  try {
    const isIndexRight = !indexToo || (await copy.isIndexOfTexts());
    const ofIndex: Fault[] = isIndexRight
      ? []
      : [{ kind: 'derived', what: 'the index of searches does not hold the words of the posts' }];
    const faults = await copy.transaction(async (db) => {
      for (const [name, { rows }] of Object.entries(DERIVED))
        await db.write(`CREATE TEMP TABLE stored_${name} AS ${rows}`);
      await rebuildAll(db, options);
      const faults: Fault[] = [];
      for (const [name, derived] of Object.entries(DERIVED)) faults.push(...(await unlike(db, name, derived)));
      return faults;
    });
    return [...ofIndex, ...faults];
  } finally {
    await copy.close();
  }
}

async function unlike(db: Database, table: string, { rows, name }: (typeof DERIVED)[string]): Promise<Fault[]> {
  const either = `SELECT post FROM (SELECT * FROM stored_${table} EXCEPT ${rows}) lost
    UNION SELECT post FROM (${rows} EXCEPT SELECT * FROM stored_${table}) new`;
  const { n, first } = (await db.one<{ n: number; first: number | null }>(
    `SELECT count(*) AS n, min(post) AS first FROM (${either}) d`,
  ))!;
  if (n === 0) return [];
  const post = await db.oneValue<string>(`SELECT channel || ' ' || id FROM post WHERE key = :first`, { first });
  const [one, more] = name;
  return [
    { kind: 'derived', what: `${n} ${n === 1 ? one : more} not as the posts say (first: post ${post ?? first})` },
  ];
}
