/** Every metric of turns once more, from its definition, over plain lists. */
import { isOpen, openSeconds } from './open-seconds.ts';
import { type Cover, conversation, type Exported, seconds, type Turn } from './turns.ts';

export interface Settings {
  /** Seconds, or Infinity for 'ever', by what they are called. */
  windows: Record<string, number>;
  /** Seconds promised to every turn, or by its urgency. */
  target: number | Readonly<Record<string, number>>;
  /** Count only open seconds. */
  business: boolean;
  episodeGap: number;
  /** Count turns that needed no reply too. */
  all: boolean;
  acceptBiased: boolean;
  reach: readonly string[];
}

type Row = Record<string, unknown>;

/** What is computed of a group: rows without the names of the group. @param frame all turns that the filter picks */
export type Recomputed = (group: readonly Turn[], frame: readonly Turn[], world: Exported, settings: Settings) => Row[];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const LIMITS = {
  ...{ '5m': 5 * MINUTE, '15m': 15 * MINUTE, '30m': 30 * MINUTE, '1h': HOUR, '4h': 4 * HOUR },
  ...{ '8h': 8 * HOUR, '24h': 24 * HOUR, '72h': 72 * HOUR },
};
const enough = <Value>(n: number, value: Value): Value | null => (n < 10 ? null : value);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const distinct = (values: readonly string[]) => new Set(values).size;
const asked = (turn: Turn) => seconds(turn.asked_at);

/** Quantile of type 7. */
export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (place - Math.floor(place)) * (high - low);
}

const BIASED = ['answered-only', 'brand-replies'];

/** The coverage that speaks of a turn: what may give rates before what may not. */
function coversOf(turn: Turn, { covers }: Exported): Cover[] {
  const holding = covers.filter(
    ({ brand, channel, since, until }) =>
      brand === turn.brand && channel === turn.channel && since <= asked(turn) && asked(turn) <= until,
  );
  const fair = holding.filter(({ sampling }) => !BIASED.includes(sampling));
  return fair.length > 0 ? fair : holding;
}

export function isBiased(turn: Turn, world: Exported): boolean {
  const covers = coversOf(turn, world);
  return covers.length > 0 && BIASED.includes(covers[0]!.sampling);
}

/** Seconds for which a turn was watched; undefined outside coverage. */
function watched(turn: Turn, world: Exported): number | undefined {
  const covers = coversOf(turn, world);
  if (covers.length === 0) return undefined;
  const until = Math.min(Math.max(...covers.map((cover) => cover.until)), world.asOf);
  const gone = turn.deleted_at === null || turn.status === 'answered' ? until : seconds(turn.deleted_at);
  return Math.max(0, Math.min(until, gone) - asked(turn));
}

interface Clock {
  /** Seconds in the hours that count; null while nobody answers. */
  wait: number | null;
  /** Undefined outside coverage. */
  observed: number | undefined;
  /** Answered before an open second had passed. */
  isOff: boolean;
}

function clockOf(turn: Turn, world: Exported, { business }: Settings): Clock {
  const [wait, observed] = [turn.wait_seconds, watched(turn, world)];
  if (!business) return { wait, observed, isOff: false };
  const from = asked(turn);
  const open = wait === null ? null : openSeconds(from, from + wait);
  return {
    wait: open,
    observed: observed === undefined ? undefined : openSeconds(from, from + observed),
    isOff: open === 0 && !isOpen(from),
  };
}

interface Wait {
  seconds: number;
  ended: boolean;
  isOff: boolean;
  calendar: number | null;
}

/** What is known of the waits of the turns that anybody watched. */
function waitsOf(turns: readonly Turn[], world: Exported, settings: Settings): Wait[] {
  return turns.flatMap((turn) => {
    const { wait, observed, isOff } = clockOf(turn, world, settings);
    if (observed === undefined) return [];
    const more = { isOff, calendar: turn.wait_seconds };
    return wait !== null && wait <= observed
      ? { seconds: wait, ended: true, ...more }
      : { seconds: observed, ended: false, ...more };
  });
}

/** Kaplan-Meier: the share still waiting after a time. */
function survival(waits: readonly Wait[], time: number): number {
  const ends = [...new Set(waits.filter(({ ended }) => ended).map((wait) => wait.seconds))].sort((a, b) => a - b);
  let left = 1;
  for (const end of ends.filter((each) => each <= time)) {
    const atRisk = waits.filter((wait) => wait.seconds >= end).length;
    const now = waits.filter((wait) => wait.ended && wait.seconds === end).length;
    left *= 1 - now / atRisk;
  }
  return left;
}

/** Undefined where the curve does not reach so far. */
function survivalKnown(waits: readonly Wait[], time: number): number | null {
  if (waits.length === 0) return null;
  const last = Math.max(...waits.map((wait) => wait.seconds));
  const left = survival(waits, time);
  return time > last && left > 1e-12 ? null : left;
}

function curveQuantile(waits: readonly Wait[], q: number): number | null {
  const ends = waits.filter(({ ended }) => ended).map((wait) => wait.seconds);
  const reached = ends.filter((end) => survival(waits, end) <= 1 - q + 1e-9);
  return reached.length === 0 ? null : Math.min(...reached);
}

/** Needing a reply, once anything at all is classified. */
function counting(turns: readonly Turn[], world: Exported, { all }: Settings): readonly Turn[] {
  return all || !isLabelled(world) ? turns : turns.filter(({ needs_reply }) => needs_reply === 'true');
}

function isLabelled({ turns }: Exported): boolean {
  return turns.some(({ needs_reply, intent }) => needs_reply !== null || intent !== null);
}

function times(turns: readonly Turn[], world: Exported, settings: Settings): Row {
  const waits = waitsOf(turns, world, settings);
  const n = waits.length;
  const ended = waits.filter((wait) => wait.ended);
  const answered = ended.filter(({ isOff }) => !isOff).map((wait) => wait.seconds);
  const off = waits.filter(({ isOff }) => isOff);
  const levels = Object.entries(LIMITS).filter(([name]) => name !== '30m');
  const share = (left: number | null) => (left === null ? null : 1 - left);
  return {
    n,
    answered: ended.length,
    ...(settings.business && {
      off_hours: {
        n: off.length,
        median_calendar_seconds: enough(
          n,
          quantile(
            off.map(({ calendar }) => calendar!),
            0.5,
          ),
        ),
      },
    }),
    answered_only: {
      n: answered.length,
      mean_seconds: enough(n, answered.length === 0 ? null : sum(answered) / answered.length),
      median_seconds: enough(n, quantile(answered, 0.5)),
      p90_seconds: enough(n, quantile(answered, 0.9)),
    },
    km: {
      median_seconds: enough(n, curveQuantile(waits, 0.5)),
      p75_seconds: enough(n, curveQuantile(waits, 0.75)),
      p90_seconds: enough(n, curveQuantile(waits, 0.9)),
    },
    service_level: Object.fromEntries(
      levels.map(([name, limit]) => [name, enough(n, share(survivalKnown(waits, limit)))]),
    ),
  };
}

function buckets(turns: readonly Turn[], world: Exported, settings: Settings): Row {
  const waits = waitsOf(turns, world, settings);
  const [window] = Object.values(settings.windows) as [number];
  const due = Number.isFinite(window) ? window : 24 * HOUR;
  const counts: Record<string, number> = {};
  let below = -1;
  for (const [name, limit] of Object.entries(LIMITS)) {
    counts[name] = waits.filter((wait) => wait.ended && wait.seconds > below && wait.seconds <= limit).length;
    below = limit;
  }
  const open = waits.filter(({ ended }) => !ended);
  return {
    ...counts,
    later: waits.filter((wait) => wait.ended && wait.seconds > below).length,
    unanswered: open.filter((wait) => wait.seconds >= due).length,
    pending: open.filter((wait) => wait.seconds < due).length,
  };
}

/** Of the turns that needed a reply or may have, those that may have; and the rate of them all. */
function apart(own: Row, possible: Row): Row {
  const known = own.ignored !== null && possible.ignored !== null;
  return {
    due: (possible.due as number) - (own.due as number),
    ignored: known ? (possible.ignored as number) - (own.ignored as number) : null,
    rate: possible.rate,
  };
}

/** One window of ignored. */
function left(turns: readonly Turn[], world: Exported, settings: Settings, window: number): Row {
  if (window === Number.POSITIVE_INFINITY) return leftEver(turns, world, settings);
  const due = turns.map((turn) => clockOf(turn, world, settings)).filter(({ observed = 0 }) => observed >= window);
  const ignored = due.filter(({ wait }) => wait === null || wait > window);
  const [n, hits] = [due.length, ignored.length];
  return { due: n, ignored: hits, pending: turns.length - n, rate: enough(n, hits / n) };
}

function leftEver(turns: readonly Turn[], world: Exported, settings: Settings): Row {
  const waits = waitsOf(turns, world, settings);
  const n = waits.length;
  const uncovered = turns.length - n;
  if (n === 0) return { due: 0, ignored: null, pending: uncovered, rate: null, horizon_seconds: null };
  const longest = turns.flatMap((turn) => clockOf(turn, world, settings).observed ?? []).sort((a, b) => b - a);
  const last = Math.max(...waits.map((wait) => wait.seconds));
  const end = survival(waits, last) < 1e-12 ? Number.POSITIVE_INFINITY : last;
  const horizon = Math.min(longest[Math.min(10, n) - 1]!, end);
  const rate = survival(waits, horizon);
  const cut = waits.filter((wait) => !wait.ended && wait.seconds < horizon).length;
  const ignored = rate < 1e-12 ? 0 : cut === 0 ? Math.round(rate * n) : null;
  return { due: n, ignored, pending: cut + uncovered, rate: enough(n, rate), horizon_seconds: horizon };
}

const EASY = ['greeting', 'acknowledge', 'apologise', 'thank', 'ask-info'];
const DESTINATIONS = ['dm', 'phone', 'web', 'email', 'store'];
const actsOf = (turn: Turn) => (turn.all_reply_acts ?? '').split(',').filter(Boolean);
const sendsTo = (acts: readonly string[]) => DESTINATIONS.filter((name) => acts.includes(`deflect-${name}`));

/** Where the customer says to have been, of the phrases that the made-up posts know; 'again' for "I did". */
function tried({ texts }: Turn): string[] {
  const words = texts.join(' ');
  return [
    ...(words.includes('I called') ? ['phone'] : []),
    ...(words.includes('sent you a dm') ? ['dm'] : []),
    ...(words.includes('I did') ? ['again'] : []),
  ];
}

/** Replies that send the customer where they have been. */
function dodges(turns: readonly Turn[]): number {
  let before: string[] = [];
  let count = 0;
  for (const [at, turn] of turns.entries()) {
    const said = tried(turn);
    before = [...before, ...(at === 0 ? said.filter((name) => name !== 'again') : said)];
    const known = [...before, ...(turns[at + 1] ? tried(turns[at + 1]!) : [])];
    if (sendsTo(actsOf(turn)).some((name) => known.includes(name) || known.includes('again'))) count++;
  }
  return count;
}

function episodes(frame: readonly Turn[], gap: number): Set<string> {
  const spans = new Map<string, { turn: Turn; from: number; until: number }>();
  for (const turn of [...frame].sort((a, b) => a.turn - b.turn)) {
    const end = asked(turn) + (turn.wait_seconds ?? 0);
    const span = spans.get(conversation(turn));
    if (span) span.until = Math.max(span.until, end);
    else spans.set(conversation(turn), { turn, from: asked(turn), until: end });
  }
  const repeats = new Set<string>();
  for (const [name, { turn, from }] of spans) {
    if (turn.turn !== 1) continue;
    const isEarlier = (other: { turn: Turn; from: number; until: number }) =>
      other.turn.customer === turn.customer &&
      other.turn.channel === turn.channel &&
      other.turn.brand === turn.brand &&
      conversation(other.turn) !== name &&
      other.from < from;
    if ([...spans.values()].some((other) => isEarlier(other) && from - other.until < gap)) repeats.add(name);
  }
  return repeats;
}

export const METRICS: Record<string, Recomputed> = {
  volume(group, frame) {
    const all = frame.map(asked);
    const [from, to] = [Math.min(...all), Math.max(...all)];
    const width = Math.max(1, (to + 1 - from) / 12);
    const slice = (turn: Turn) => Math.min(11, Math.floor((asked(turn) - from) / width));
    return [
      {
        turns: group.length,
        posts: sum(group.map(({ posts }) => posts)),
        conversations: group.filter(({ turn }) => turn === 1).length,
        customers: distinct(group.map(({ channel, customer }) => `${channel} ${customer}`)),
        auto_replies: sum(group.map(({ auto_replies }) => auto_replies)),
        trend: Array.from({ length: 12 }, (_, at) => group.filter((turn) => slice(turn) === at).length),
      },
    ];
  },
  'response-times'(group, frame, world, settings) {
    const turns = counting(group, world, settings);
    const all = isLabelled(world) && !settings.all && times(group, world, settings);
    return [
      {
        ...times(turns, world, settings),
        ...(frame.length === 0 && { off_hours: undefined }),
        buckets: buckets(turns, world, settings),
        ...(all && {
          all_turns: {
            n: all.n,
            answered: all.answered,
            km: { median_seconds: (all.km as Row).median_seconds },
          },
        }),
      },
    ];
  },
  ignored(group, frame, world, settings) {
    // Of no turns at all nobody can tell in which hours they would have been answered.
    const hours = settings.business && frame.length > 0 ? ' (open hours)' : '';
    const possible = group.filter(({ needs_reply }) => needs_reply === 'true' || needs_reply === 'unknown');
    return Object.entries(settings.windows).map(([window, length]) => {
      const own = left(counting(group, world, settings), world, settings, length);
      return {
        ...{ window: `${window}${hours}`, ...own },
        ...(isLabelled(world) &&
          !settings.all && {
            unknown: apart(own, left(possible, world, settings, length)),
            all_turns: left(group, world, settings, length),
          }),
      };
    });
  },
  sla(group, _frame, world, settings) {
    const { target } = settings;
    const promised = ({ urgency }: Turn) => (typeof target === 'number' ? target : target[urgency ?? 'normal']!);
    const turns = counting(group, world, settings)
      .map((turn) => ({ ...clockOf(turn, world, settings), promise: promised(turn) }))
      .filter(({ observed }) => observed !== undefined);
    const due = turns.filter(({ observed, promise }) => observed! >= promise);
    const met = due.filter(({ wait, promise }) => wait !== null && wait <= promise).length;
    const open = turns.filter(({ wait, observed, promise }) => observed! < promise && wait === null);
    const [one = typeof target === 'number' ? target : 3_600, ...others] = new Set(turns.map(({ promise }) => promise));
    return [
      {
        target_seconds: others.length > 0 ? null : one,
        due: due.length,
        met,
        attainment: enough(due.length, met / due.length),
        open: open.length,
        at_risk: open.filter(({ observed, promise }) => observed! >= 0.75 * promise).length,
      },
    ];
  },
  effort(group, frame, world, { episodeGap, reach }) {
    const begun = group.filter(({ turn }) => turn === 1);
    const repeats = episodes(frame, episodeGap);
    const isCounted = (turn: Turn) => turn.status !== 'clock-skew' && reach.includes(turn.reach);
    const turnsOf = (first: Turn) =>
      world.turns.filter((turn) => conversation(turn) === conversation(first) && isCounted(turn));
    const n = begun.length;
    const lengths = begun.map((first) => turnsOf(first).length);
    const chases = begun.map(({ posts }) => posts - 1);
    const again = begun.filter((first) => repeats.has(conversation(first))).length;
    return [
      {
        conversations: n,
        chase: {
          mean: n === 0 ? null : sum(chases) / n,
          share: enough(n, chases.filter((chase) => chase > 0).length / n),
          p90: enough(n, quantile(chases, 0.9)),
        },
        turns_per_conversation: n === 0 ? null : sum(lengths) / n,
        back_again: enough(n, lengths.filter((length) => length > 1).length / n),
        episodes: n - again,
        repeat_contacts: again,
      },
    ];
  },
  deflection(group, _frame, world) {
    const conversations = group
      .filter(({ turn }) => turn === 1)
      .map((first) =>
        world.turns
          .filter((turn) => conversation(turn) === conversation(first) && turn.status !== 'clock-skew')
          .sort((a, b) => a.turn - b.turn),
      )
      .filter((turns) => turns.some((turn) => actsOf(turn).length > 0));
    const read = conversations.map((turns) => turns.flatMap(actsOf)).filter((acts) => !acts.includes('?'));
    const deflected = read.filter(
      (acts) => sendsTo(acts).length > 0 && acts.every((act) => EASY.includes(act) || act.startsWith('deflect-')),
    );
    const n = read.length;
    return [
      {
        answered: n,
        deflected: deflected.length,
        rate: enough(n, deflected.length / n),
        to: Object.fromEntries(
          DESTINATIONS.map((name) => [name, deflected.filter((acts) => sendsTo(acts).includes(name)).length]),
        ),
        dodge_chains: sum(conversations.map(dodges)),
        unlabelled: conversations.length - n,
      },
    ];
  },
};
