/** Turns by what they count as, as explain prints them. */

import type { Filter } from '../../domain/filter.ts';
import type { Counted } from '../../metrics/metric.ts';
import type { FlatRow } from '../../renderers/rows.ts';
import type { Pauses } from '../../reporting/measuring.ts';
import type { Store } from '../../store/open.ts';
import { type Explained, type Part, Parts, textColumn } from './explained.ts';

const AT_ONCE = 5_000;
const COLUMNS = [
  'brand',
  'channel',
  'customer',
  'asked_post',
  'asked_at',
  'posts',
  'answer_post',
  'answered_at',
  'wait_seconds',
  'reach',
  'inferred',
  'status',
] as const;

interface Turns {
  n: number;
  key: ArrayLike<number>;
  /** Unix seconds. */
  askedAt: ArrayLike<number>;
}

/** A grouping of the turns. */
export interface TurnGroup {
  name: string;
  label: string;
  of(turn: number): string;
}

interface ListedTurn {
  key: number;
  askedAt: number;
  part: Part;
  /** Index into the turns; -1 for what no metric counts. */
  turn: number;
}

/** Keys of the posts for which a turn counts as it does. */
export type PostsOfTurn = (turn: number) => readonly number[];

/**
 * Every turn that the filter picks, the worst parts of the number first, each part by time.
 * @param asOf unix seconds
 */
export async function explainedTurns(
  store: Store,
  { filter, asOf }: { filter: Filter; asOf: number },
  { n, key, askedAt }: Turns,
  { counting, between }: { counting(turn: number): Counted; between?: Pauses['between'] },
  by: readonly TurnGroup[] = [],
  postsOf?: PostsOfTurn,
): Promise<Explained> {
  const [{ CLOCK_SKEW }, { skewedTurns, turnsSql }] = await Promise.all([
    import('../../metrics/counted.ts'),
    import('../../store/reading/turn-rows.ts'),
  ]);
  const counted = new Parts();
  const listed: ListedTurn[] = [];
  for (let turn = 0; turn < n; turn++) {
    if (turn % AT_ONCE === 0) await between?.();
    listed.push({ key: key[turn]!, askedAt: askedAt[turn]!, part: counted.add(counting(turn)), turn });
  }
  for (const turn of await skewedTurns(store, filter, asOf))
    listed.push({ ...turn, part: counted.add(CLOCK_SKEW), turn: -1 });
  const parts = counted.list();
  const place = new Map(parts.map((part, at) => [part, at]));
  listed.sort((a, b) => place.get(a.part)! - place.get(b.part)! || a.askedAt - b.askedAt || a.key - b.key);
  const groups = by.filter(({ name }) => !(COLUMNS as readonly string[]).includes(name));
  const sort = { by: 'asked_at', descending: false };
  const { sql, params } = await turnsSql(store, filter, asOf, { columns: COLUMNS, sort });
  return {
    what: 'turn',
    sql: await store.literal(sql, params),
    parts,
    total: listed.length,
    rows: (limit) => rowsOf(store, asOf, listed.slice(0, limit), groups, postsOf),
    columns: [...groups.map(({ name }) => name), ...COLUMNS, ...(postsOf ? ['counted_posts'] : [])],
    screen: [
      ...groups.map(({ label, name }) => ({ ...textColumn(label, name), truncate: true, dropOrder: 4 })),
      { ...textColumn('Brand', 'brand'), truncate: true, dropOrder: 8 },
      { ...textColumn('Customer', 'customer'), truncate: true },
      { ...textColumn('Post', 'asked_post'), copied: true },
      textColumn('Asked at', 'asked_at'),
      { ...textColumn('Wait (s)', 'wait_seconds'), align: 'right' as const },
      { ...textColumn('Answer', 'answer_post'), copied: true, dropOrder: 9 },
      ...(postsOf ? [{ ...textColumn('Counted posts', 'counted_posts'), copied: true, dropOrder: 2 }] : []),
      { label: 'Inferred', text: ({ inferred }: FlatRow) => (inferred === 1 ? 'yes' : ''), dropOrder: 10 },
    ],
  };
}

async function* rowsOf(
  store: Store,
  asOf: number,
  listed: readonly ListedTurn[],
  groups: readonly TurnGroup[],
  postsOf: PostsOfTurn | undefined,
): AsyncGenerator<FlatRow> {
  const [{ turnRows }, { quotedPosts }] = await Promise.all([
    import('../../store/reading/turn-rows.ts'),
    import('../../store/reading/quoted-posts.ts'),
  ]);
  for (let from = 0; from < listed.length; from += AT_ONCE) {
    const some = listed.slice(from, from + AT_ONCE);
    const keys = some.map(({ key }) => key);
    const posts = some.map(({ turn }) => (postsOf && turn >= 0 ? postsOf(turn) : []));
    const ids = await quotedPosts(store, posts.flat());
    for (const [at, row] of (await turnRows(store, keys, asOf, COLUMNS)).entries()) {
      const { part, turn } = some[at]!;
      const group = groups.map(({ name, of }) => [name, turn < 0 ? null : of(turn)]);
      const counted = { counts_as: part.as, because: part.because, due: part.due ?? false };
      const behind = postsOf && { counted_posts: posts[at]!.map((post) => ids.get(post)!.id).join(' ') };
      yield { ...counted, ...Object.fromEntries(group), ...row, ...behind };
    }
  }
}
