/** Reading turns into columns: 65,536 at a time, as one JSON array per column, five times as fast as rows. */
import type { Filter } from '../../domain/filter.ts';
import type { FrameFacet } from '../../domain/label.ts';
import { SAMPLINGS } from '../../domain/post.ts';
import { REACHES } from '../../domain/reach.ts';
import {
  ANSWERS_SOUGHT,
  BIASED_SAMPLINGS,
  ONE_SIDED,
  SOUGHT_AT_WORD,
  type TurnFrame,
} from '../../domain/turn-frame.ts';
import { jsonList } from '../dialect.ts';
import { type Heard, listHeard } from '../facts/answers-sought.ts';
import { listChannels } from '../facts/channels.ts';
import { type Cover, listCover } from '../facts/coverage.ts';
import type { Store } from '../open.ts';
import { AUTO_REPLIES_THEN, isPast, POSTS_THEN } from './as-of.ts';
import { datesOnlyTurns } from './dates-only.ts';
import { whereTurns } from './filter.ts';
import { growingLabels, LABEL_COLUMN } from './label-columns.ts';
import { SMALL, type Small, unpackInto } from './small-numbers.ts';
import { brandNames } from './turn-columns.ts';

/** As many as SMALL can tell apart. */
const CHUNK = 65_536;

/** What is read of each turn. `stream`: brand and channel in one. `ended`: seconds to the answer; -1 less the seconds to its deletion; null while open. */
const COLUMNS = {
  stream: 't.brand * :channelCount + :channels',
  askedAt: 't.asked_at',
  ended: `CASE WHEN t.status = 'deleted' THEN CASE WHEN t.deleted_at <= :as_of THEN t.asked_at - t.deleted_at - 1 END
    WHEN t.answered_at <= :as_of THEN max(t.answered_at - t.asked_at, 0) END`,
  small: SMALL,
  customer: 't.customer',
} as const;
type Columns = Record<keyof typeof COLUMNS, (number | string | null)[]>;

/** Facets of the answer: without any label they still tell who got none. */
const OF_ANSWER: ReadonlySet<FrameFacet> = new Set(['reply-act', 'agent']);

/**
 * Loads the turns that a filter picks, as they stood at a time.
 * @param asOf unix seconds: later turns, answers and deletions have not happened yet
 * @param facets labels to read as well: each costs time
 */
export async function loadTurnFrame(
  store: Store,
  filter: Filter,
  asOf: number,
  facets: readonly FrameFacet[] = [],
): Promise<TurnFrame> {
  const where = await whereTurns(store, filter, asOf);
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const labelled = (await store.oneValue('SELECT EXISTS (SELECT 1 FROM turn_label)')) === 1;
  const asked = [...new Set(facets)].filter((facet) => labelled || OF_ANSWER.has(facet));
  const channels = await listChannels(store);
  const codes = channels.map((channel, at) => `WHEN '${channel.replaceAll("'", "''")}' THEN ${at}`).join(' ');
  const channelCode = codes === '' ? '0' : `CASE t.channel ${codes} END`;
  // Counting posts as they stood costs a fifth of a large report, and at the moment that holds by default all stand.
  const [posts, auto] = (await isPast(store, asOf)) ? [POSTS_THEN, AUTO_REPLIES_THEN] : ['t.posts', 't.auto_replies'];
  const dated = await datesOnlyTurns(store);
  const cells = [
    ...names.map((name) =>
      COLUMNS[name]
        .replace(':channelCount', String(channels.length))
        .replace(':channels', channelCode)
        .replaceAll(':posts', posts)
        .replaceAll(':auto', auto),
    ),
    ...asked.map((facet) => LABEL_COLUMN[facet]),
  ];
  const chunk = `SELECT ${cells.map((cell) => jsonList(cell)).join(', ')}
    FROM turn t NOT INDEXED ${asked.length > 0 ? 'LEFT JOIN turn_label x ON x.turn = t.key' : ''} WHERE t.key > :after AND t.key <= :upto AND ${where.sql}`;
  const last = (await store.oneValue<number>('SELECT coalesce(max(key), 0) FROM turn'))!;
  const frame = growingFrame(channels, watchOver(await listCover(store), await listHeard(store), asOf), last);
  const labels = growingLabels(asked);
  for (let after = 0; after < last; after += CHUNK) {
    const [found] = await store.readRaw<string[]>(chunk, { ...where.params, after, upto: after + CHUNK });
    const arrays = found!;
    const columns = Object.fromEntries(names.map((name, at) => [name, JSON.parse(arrays[at]!)])) as Columns;
    const skewed = frame.append(columns, after);
    if (asked.length > 0)
      labels.append(
        arrays.slice(names.length).map((array) => JSON.parse(array)),
        skewed,
      );
  }
  const turns = frame.finish(await brandNames(store));
  return {
    ...turns,
    ...labels.finish(facets),
    ...(dated && { datesOnly: Uint8Array.from(turns.key, (turn) => Number(dated.has(turn))) }),
  };
}

/** Room for so many turns is taken at once: memory that nothing is written to costs nothing. */
const MOST_ROOM = 4_000_000;

/** @param most no more turns than this will come */
function growingFrame(channels: readonly string[], watch: Watch, most: number) {
  let room = Math.min(MOST_ROOM, Math.max(1, most));
  let n = 0;
  let clockSkew = 0;
  let uncovered = 0;
  const sampled = SAMPLINGS.map(() => 0);
  const make = () => ({
    brand: new Int32Array(room),
    channel: new Uint16Array(room),
    reach: new Uint8Array(room),
    askedAt: new Float64Array(room),
    wait: new Float64Array(room),
    observed: new Float64Array(room),
    unbiased: new Uint8Array(room),
    oneSided: new Uint8Array(room),
    covered: new Uint8Array(room),
    ordinal: new Int32Array(room),
    posts: new Int32Array(room),
    customer: new Int32Array(room),
    autoReplies: new Int32Array(room),
    key: new Int32Array(room),
  });
  let held = make();
  const knownStreams = new Map<number, Known | null>();
  const small: Small = { key: 0, ordinal: 0, posts: 0, autoReplies: 0, reach: 0, skewed: false };

  function grow(): void {
    const old = held;
    room *= 2;
    held = make();
    for (const name of Object.keys(held) as (keyof typeof held)[]) held[name].set(old[name]);
  }

  return {
    /** @returns 1 for each turn that is left out, its answer being dated before it */
    append(columns: Columns, after: number): Uint8Array {
      const { length } = columns.stream;
      const skewed = new Uint8Array(length);
      while (n + length > room) grow();
      for (let at = 0; at < length; at++) {
        unpackInto(small, columns.small[at] as number | string, after);
        if (small.skewed) {
          clockSkew++;
          skewed[at] = 1;
          continue;
        }
        const stream = columns.stream[at] as number;
        const brand = Math.floor(stream / channels.length);
        const channel = stream % channels.length;
        const askedAt = columns.askedAt[at] as number;
        const ended = columns.ended[at] as number | null;
        let known = knownStreams.get(stream);
        if (known === undefined) {
          known = watch.known(brand, channels[channel]!);
          knownStreams.set(stream, known);
        }
        const until = watch.look(known, askedAt);
        held.brand[n] = brand;
        held.channel[n] = channel;
        held.reach[n] = small.reach;
        held.askedAt[n] = askedAt;
        held.wait[n] = ended !== null && ended >= 0 ? ended : -1;
        held.observed[n] = ended !== null && ended < 0 ? Math.min(until - askedAt, -1 - ended) : until - askedAt;
        held.unbiased[n] = watch.unbiased ? 1 : 0;
        held.oneSided[n] = watch.oneSided;
        held.covered[n] = watch.sampling < 0 ? 0 : 1;
        if (watch.sampling < 0) uncovered++;
        else sampled[watch.sampling]!++;
        held.ordinal[n] = small.ordinal;
        held.posts[n] = small.posts;
        held.customer[n] = columns.customer[at] as number;
        held.key[n] = small.key;
        held.autoReplies[n] = small.autoReplies;
        n++;
      }
      return skewed;
    },
    finish(brands: Map<number, string>): TurnFrame {
      const cut = Object.fromEntries(Object.entries(held).map(([name, column]) => [name, column.subarray(0, n)]));
      const { covered, ...columns } = cut as typeof held;
      const samplings = new Map(
        SAMPLINGS.map((sampling, at) => [sampling, sampled[at]!] as const).filter(([, turns]) => turns > 0),
      );
      const known = { brands, channels, samplings, reaches: REACHES, clockSkew, uncovered };
      return { n, ...columns, calendarWait: columns.wait, ...known, ...(uncovered > 0 && { covered }) };
    },
  };
}

interface Watch {
  /** What is known of a brand on a channel. */
  known(brand: number, channel: string): Known | null;
  /** Unix seconds until which a turn was watched; the flags then say of what kind its coverage is. */
  look(known: Known | null, askedAt: number): number;
  /** Index into SAMPLINGS; -1 outside all known coverage. */
  sampling: number;
  unbiased: boolean;
  /** As in the frame. */
  oneSided: number;
}

interface Known {
  /** `sampling`: index into SAMPLINGS. */
  covers: { since: number; until: number; sampling: number; fair: boolean }[];
  heard: Heard[];
}

/**
 * A turn outside all known coverage was watched for no time at all; one whose answer nobody looked for is one-sided, and
 * the others were watched no longer than answers were looked for.
 */
function watchOver(covers: readonly Cover[], heard: readonly Heard[], asOf: number): Watch {
  const byBrand = new Map<number, Map<string, Known>>();
  const knownOf = (brand: number, channel: string): Known => {
    const channels = byBrand.get(brand) ?? new Map<string, Known>();
    byBrand.set(brand, channels);
    const known = channels.get(channel) ?? { covers: [], heard: [] };
    channels.set(channel, known);
    return known;
  };
  for (const { brandKey, channel, since, until, sampling } of covers) {
    const fair = !BIASED_SAMPLINGS.has(sampling);
    knownOf(brandKey, channel).covers.push({ since, until, sampling: SAMPLINGS.indexOf(sampling), fair });
  }
  for (const each of heard) knownOf(each.brandKey, each.channel).heard.push(each);
  const watch: Watch = {
    sampling: -1,
    unbiased: true,
    oneSided: ANSWERS_SOUGHT,
    known: (brand, channel) => byBrand.get(brand)?.get(channel) ?? null,
    look(known, askedAt) {
      let until = askedAt;
      watch.sampling = -1;
      watch.unbiased = true;
      watch.oneSided = ANSWERS_SOUGHT;
      if (!known) return askedAt;
      for (const { since, until: end, sampling, fair } of known.covers) {
        if (askedAt < since || askedAt > end) continue;
        const better = watch.sampling < 0 || (fair && !watch.unbiased);
        if (!better && fair !== watch.unbiased) continue;
        until = better ? end : Math.max(until, end);
        watch.sampling = better ? sampling : Math.min(watch.sampling, sampling);
        watch.unbiased = fair;
      }
      if (watch.sampling < 0) return askedAt;
      let soughtUntil = -1;
      watch.oneSided = ONE_SIDED;
      for (const each of known.heard) {
        if (askedAt < each.since || askedAt > each.until) continue;
        soughtUntil = Math.max(soughtUntil, each.until);
        if (!each.atWord) watch.oneSided = ANSWERS_SOUGHT;
        else if (watch.oneSided === ONE_SIDED) watch.oneSided = SOUGHT_AT_WORD;
      }
      return Math.max(askedAt, Math.min(until, soughtUntil < 0 ? until : soughtUntil, asOf));
    },
  };
  return watch;
}
