/** Reading turns into columns: a hundred thousand at a time, as one JSON array per column, five times as fast as rows. */
import type { Filter } from '../domain/filter.ts';
import { REACHES } from '../domain/reach.ts';
import { BIASED_SAMPLINGS, type TurnFrame } from '../domain/turn-frame.ts';
import { type Cover, listCover } from './coverage.ts';
import { whereTurns } from './filter.ts';
import type { Store } from './open.ts';

const CHUNK = 100_000;

/** What is read of each turn; null waits are unanswered, null deletions never happened. */
const COLUMNS = {
  brand: 't.brand',
  channel: 't.channel',
  reach: 't.reach',
  askedAt: 't.asked_at',
  wait: "CASE WHEN t.status <> 'deleted' AND t.answered_at <= :as_of THEN t.answered_at - t.asked_at END",
  deleted: "CASE WHEN t.status = 'deleted' AND t.deleted_at <= :as_of THEN t.deleted_at - t.asked_at END",
  skewed: "t.status = 'clock-skew'",
  ordinal: 't.ordinal',
  posts: 't.posts',
  customer: 't.customer',
  autoReplies: 't.auto_replies',
} as const;
type Columns = Record<keyof typeof COLUMNS, (number | string | null)[]>;

/**
 * Loads the turns that a filter picks, as they stood at a time.
 * @param asOf unix seconds: later turns, answers and deletions have not happened yet
 */
export async function loadTurnFrame(store: Store, filter: Filter, asOf: number): Promise<TurnFrame> {
  const { db } = store;
  const where = whereTurns(db, filter, asOf);
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const chunk = db
    .prepare(
      `SELECT ${names.map((name) => `json_group_array(${COLUMNS[name]})`).join(', ')}
       FROM turn t NOT INDEXED WHERE t.key > :after AND t.key <= :upto AND ${where.sql}`,
    )
    .raw();
  const last = db.prepare('SELECT coalesce(max(key), 0) FROM turn').pluck().get() as number;
  const frame = growingFrame(coverLookup(await listCover(db), asOf));
  for (let after = 0; after < last; after += CHUNK) {
    const arrays = chunk.get({ ...where.params, after, upto: after + CHUNK }) as string[];
    frame.append(Object.fromEntries(names.map((name, at) => [name, JSON.parse(arrays[at]!)])) as Columns);
  }
  const brands = db.prepare('SELECT key, name FROM brand').raw().all() as [number, string][];
  return frame.finish(new Map(brands));
}

function growingFrame(watch: (brand: number, channel: string, askedAt: number) => Watch) {
  let room = 4_096;
  let n = 0;
  let clockSkew = 0;
  const channels: string[] = [];
  const make = () => ({
    brand: new Int32Array(room),
    channel: new Uint8Array(room),
    reach: new Uint8Array(room),
    askedAt: new Float64Array(room),
    wait: new Float64Array(room),
    observed: new Float64Array(room),
    unbiased: new Uint8Array(room),
    ordinal: new Int32Array(room),
    posts: new Int32Array(room),
    customer: new Int32Array(room),
    autoReplies: new Int32Array(room),
  });
  let held = make();

  function grow(): void {
    const old = held;
    room *= 2;
    held = make();
    for (const name of Object.keys(held) as (keyof typeof held)[]) held[name].set(old[name]);
  }

  return {
    append(columns: Columns) {
      const { length } = columns.brand;
      while (n + length > room) grow();
      for (let at = 0; at < length; at++) {
        if (columns.skewed[at] === 1) {
          clockSkew++;
          continue;
        }
        const channel = columns.channel[at] as string;
        const askedAt = columns.askedAt[at] as number;
        const { until, unbiased } = watch(columns.brand[at] as number, channel, askedAt);
        const deleted = columns.deleted[at] as number | null;
        held.brand[n] = columns.brand[at] as number;
        held.channel[n] = indexOf(channels, channel);
        held.reach[n] = REACHES.indexOf(columns.reach[at] as (typeof REACHES)[number]);
        held.askedAt[n] = askedAt;
        held.wait[n] = (columns.wait[at] as number | null) ?? -1;
        held.observed[n] = Math.min(until - askedAt, deleted ?? Number.POSITIVE_INFINITY);
        held.unbiased[n] = unbiased ? 1 : 0;
        held.ordinal[n] = columns.ordinal[at] as number;
        held.posts[n] = columns.posts[at] as number;
        held.customer[n] = columns.customer[at] as number;
        held.autoReplies[n] = columns.autoReplies[at] as number;
        n++;
      }
    },
    finish(brands: Map<number, string>): TurnFrame {
      const cut = Object.fromEntries(Object.entries(held).map(([name, column]) => [name, column.subarray(0, n)]));
      const columns = cut as typeof held;
      return { n, ...columns, calendarWait: columns.wait, brands, channels, reaches: REACHES, clockSkew };
    },
  };
}

function indexOf(list: string[], value: string): number {
  const found = list.indexOf(value);
  return found >= 0 ? found : list.push(value) - 1;
}

interface Watch {
  /** Unix seconds until which a turn was watched. */
  until: number;
  unbiased: boolean;
}

/** A turn outside all known coverage was watched for no time at all. */
function coverLookup(covers: Cover[], asOf: number): (brand: number, channel: string, askedAt: number) => Watch {
  const byStream = new Map<string, Cover[]>();
  for (const cover of covers) {
    const name = `${cover.brandKey}:${cover.channel}`;
    const list = byStream.get(name);
    if (list) list.push(cover);
    else byStream.set(name, [cover]);
  }
  let lastBrand = -1;
  let lastChannel = '';
  let list: Cover[] = [];
  return (brand, channel, askedAt) => {
    if (brand !== lastBrand || channel !== lastChannel) {
      list = byStream.get(`${brand}:${channel}`) ?? [];
      lastBrand = brand;
      lastChannel = channel;
    }
    let until = askedAt;
    let unbiased = false;
    for (const cover of list) {
      if (askedAt < cover.since || askedAt > cover.until) continue;
      const fair = !BIASED_SAMPLINGS.has(cover.sampling);
      if (unbiased && !fair) continue;
      until = fair && !unbiased ? cover.until : Math.max(until, cover.until);
      unbiased = fair;
    }
    return { until: Math.max(askedAt, Math.min(until, asOf)), unbiased };
  };
}
