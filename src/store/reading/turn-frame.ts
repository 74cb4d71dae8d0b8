/** Reading turns into columns, some of them at a time: memory does not grow with how many there are. */
import type { Filter } from '../../domain/filter.ts';
import type { FrameFacet } from '../../domain/label.ts';
import { REACHES } from '../../domain/reach.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { packed, readList, UNINDEXED } from '../dialect.ts';
import { listAnswersSought } from '../facts/answers-sought.ts';
import { listChannels } from '../facts/channels.ts';
import { listCover } from '../facts/coverage.ts';
import { anyTurnLabels } from '../labels/turn-labels.ts';
import type { Store } from '../open.ts';
import { AUTO_REPLIES_THEN, isPast, POSTS_THEN } from './as-of.ts';
import { datesOnlyTurns } from './dates-only.ts';
import { frameColumns, KINDS, STATUSES } from './frame-columns.ts';
import { joinFrames } from './join-frames.ts';
import { LABEL_COLUMN, openLabels } from './label-columns.ts';
import { inDigits } from './packed-numbers.ts';
import { brandNames } from './turn-columns.ts';
import { openTurnParts } from './turn-parts.ts';
import { inRound, type TurnRound } from './turn-rounds.ts';
import { watchOver } from './watched.ts';

/** Keys of one reading: an offset is one character, and from here on characters are halves of a pair, which UTF-8 has not. */
const CHUNK = 0xd800;

/** When a turn ended; what was deleted was not answered. */
const ENDED = 'coalesce(t.deleted_at, t.answered_at)';

/** A part of the turns. */
export interface TurnPart {
  frame: TurnFrame;
  /** The turns are those of these keys: (after, upto]. */
  after: number;
  upto: number;
}

/**
 * The turns that a filter picks, as they stood at a time, in the order of their keys; one part at least. What a part holds is
 * overwritten by the next.
 * @param asOf unix seconds: later turns, answers and deletions have not happened yet
 * @param facets labels to read as well: each costs time
 * @param round turns of other rounds are left out
 */
export async function* readTurns(
  store: Store,
  filter: Filter,
  asOf: number,
  facets: readonly FrameFacet[] = [],
  round?: TurnRound,
): AsyncGenerator<TurnPart> {
  const parts = await openTurnParts(store, filter, asOf);
  const ofRound = inRound(round);
  const isLabelled = await anyTurnLabels(store);
  const labels = openLabels(facets, isLabelled);
  const channels = await listChannels(store);
  const [covers, dated] = [await listCover(store), await datesOnlyTurns(store)];
  const frames = frameColumns(CHUNK, channels, watchOver(covers, await listAnswersSought(store), asOf), asOf);
  const brands = await brandNames(store);
  // Counting posts as they stood costs a fifth of a large report, and at the moment that holds by default all stand.
  const [posts, autoReplies] = (await isPast(store, asOf))
    ? [POSTS_THEN, AUTO_REPLIES_THEN]
    : ['t.posts', 't.auto_replies'];
  const counts = ['t.brand', 't.ordinal', posts, autoReplies];
  const cells = [
    't.key - :after - 1',
    ...inDigits('t.asked_at'),
    ...inDigits(ENDED),
    ...inDigits('t.customer'),
    `${codeOf('t.channel', channels)} * ${KINDS} + ${codeOf('t.reach', REACHES)} * ${STATUSES.length} + ${codeOf('t.status', STATUSES)}`,
    ...counts,
  ];
  const from = `FROM turn t ${UNINDEXED} ${labels.isRead ? 'LEFT JOIN turn_label x ON x.turn = t.key' : ''}
    WHERE ${parts.sql} AND ${ofRound.sql}`;
  const arrays = labels.facets.map((facet) => readList(LABEL_COLUMN[facet], 't.key'));
  const sql = `SELECT ${[packed(cells, 't.key'), ...arrays].join(', ')} ${from}`;
  const exactly = `SELECT ${['t.asked_at', `coalesce(${ENDED}, 0)`, ...counts].join(', ')} ${from} ORDER BY t.key`;
  const last = (await store.oneValue<number>('SELECT coalesce(max(key), 0) FROM turn')) ?? 0;
  try {
    for (let after = 0; after === 0 || after < last; after += CHUNK) {
      const range = { after, upto: after + CHUNK };
      const params = { ...parts.params, ...ofRound.params, ...range };
      const [[bytes, ...lists]] = (await store.readRaw<[Uint8Array | null, ...string[]]>(sql, params)) as [
        [Uint8Array | null, ...string[]],
      ];
      const isSure = frames.unpack(bytes);
      if (!isSure) frames.correct(await store.readRaw(exactly, params));
      const frame = { ...frames.frame(after), brands };
      const read = labels.read(
        lists.map((list) => JSON.parse(list) as (string | null)[]),
        frames.skewed,
      );
      const datesOnly = dated && { datesOnly: Uint8Array.from(frame.key, (turn) => Number(dated.has(turn))) };
      yield { frame: { ...frame, ...read, ...datesOnly }, ...range };
    }
  } finally {
    await parts.close();
  }
}

/** All of them at once, for what looks at turns one by one. */
export async function loadTurnFrame(
  store: Store,
  filter: Filter,
  asOf: number,
  facets: readonly FrameFacet[] = [],
): Promise<TurnFrame> {
  const frames: TurnFrame[] = [];
  for await (const { frame } of readTurns(store, filter, asOf, facets)) frames.push(joinFrames([frame]));
  return joinFrames(frames);
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A place in a list, as SQL. */
function codeOf(cell: string, values: readonly string[]): string {
  if (values.length < 2) return '0';
  const codes = values.slice(0, -1).map((value, at) => `WHEN ${quoted(value)} THEN ${at}`);
  return `CASE ${cell} ${codes.join(' ')} ELSE ${values.length - 1} END`;
}
