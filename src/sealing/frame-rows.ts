/** A part of the turns as rows: everything that statistics read of it, and the ids of the posts. */
import { isoTime } from '../domain/clock-time.ts';
import { TRIED_FIRST } from '../domain/reply-acts.ts';
import { AGENT_UNKNOWN, type ReplyColumns } from '../domain/reply-columns.ts';
import { NOT_CLASSIFIED, ONE_SIDED, SOUGHT_AT_WORD, type TurnFrame } from '../domain/turn-frame.ts';
import type { Times } from '../metrics/counts/population.ts';
import type { ReadTurns } from '../metrics/counts/turn-chunk.ts';
import type { OpenHoursRow, OpenWait, PartRow, PersonalRow, TurnRow } from './rows.ts';

/** The platform's ids of the posts of a turn. */
export interface TurnPosts {
  asked: string | null;
  answer: string | null;
}

/** What the rows say besides the frame. */
export interface Naming {
  /** By key of turn. */
  posts: ReadonlyMap<number, TurnPosts>;
  /** What stands for a customer. @param key of the account */
  customer(key: number): { customer: number; customer_name?: string };
}

/** Columns of a frame that no statistic of an audit reads. */
const UNSEALED = ['weekHour', 'replyHours', 'brandsTagged', 'checked', 'audience'] as const;

/** @throws TypeError for a frame with facts that seals have no rows for */
export function partRow({ frame, promised }: ReadTurns, reading: number): PartRow {
  const strange = UNSEALED.find((name) => frame[name] !== undefined);
  if (strange) throw new TypeError(`a seal has no rows for ${strange}`);
  const { replies, followers } = frame;
  return {
    ...{ kind: 'part', reading, clock_skew: frame.clockSkew, samplings: Object.fromEntries(frame.samplings) },
    labels: Object.fromEntries(
      Object.entries(frame.labels ?? {}).map(([facet, { values }]) => [facet, values.length > 1]),
    ),
    dates_only: frame.datesOnly !== undefined,
    ...(frame.offHours && { open_hours: openHours(frame) }),
    ...(promised && { promised_hours: openHours(promised) }),
    targets: frame.target !== undefined,
    cut_turns: frame.cutTurns !== undefined,
    replies: replies
      ? { tried: replies.tried !== undefined, details: replies.given !== undefined, moods: replies.moods !== undefined }
      : false,
    ...(followers && { followers: followers.bands }),
  };
}

function openHours({ byCalendar = [], unscheduled = 0 }: Times & { unscheduled?: number }): OpenHoursRow {
  return { by_calendar: byCalendar, unscheduled };
}

/** The rows that follow the part: its turns, then what belongs to them. */
export function* personalRows(turns: ReadTurns, naming: Naming): Generator<PersonalRow> {
  const { frame } = turns;
  for (let at = 0; at < frame.n; at++) yield turnRow(turns, at, naming);
  const { cutTurns, replies } = frame;
  for (let at = 0; cutTurns && at < cutTurns.key.length; at++) {
    const turn = cutTurns.key[at]!;
    yield {
      ...{ kind: 'cut-turn', turn, ordinal: cutTurns.ordinal[at]!, brand: frame.brands.get(cutTurns.brand[at]!)! },
      ...naming.customer(cutTurns.customer[at]!),
      asked_post: naming.posts.get(turn)?.asked ?? null,
      ...{ asked_at: isoTime(cutTurns.askedAt[at]!), ended_at: isoTime(cutTurns.endedAt[at]!) },
    };
  }
  if (replies) yield* replyRows(frame, replies, naming);
}

function turnRow({ frame, promised }: ReadTurns, at: number, { posts, customer }: Naming): TurnRow {
  const turn = frame.key[at]!;
  const { calendarWait, askedAt, oneSided } = frame;
  const ids = posts.get(turn);
  const isAnswered = calendarWait[at]! >= 0;
  const labels = labelsOf(frame, at);
  return {
    ...{ kind: 'turn', turn, brand: frame.brands.get(frame.brand[at]!)!, channel: frame.channels[frame.channel[at]!]! },
    ...{ reach: frame.reaches[frame.reach[at]!]!, ...customer(frame.customer[at]!) },
    ...{ asked_post: ids?.asked ?? null, asked_at: isoTime(askedAt[at]!) },
    answer_post: isAnswered ? (ids?.answer ?? null) : null,
    answered_at: isAnswered ? isoTime(askedAt[at]! + calendarWait[at]!) : null,
    watched_seconds: frame.calendarObserved[at]!,
    ...{ ordinal: frame.ordinal[at]!, posts: frame.posts[at]!, automatic_replies: frame.autoReplies[at]! },
    ...(frame.covered?.[at] === 0 && { uncovered: true }),
    ...(frame.unbiased[at] === 0 && { answered_only: true }),
    ...(oneSided[at] === ONE_SIDED && { answers: 'not-sought' as const }),
    ...(oneSided[at] === SOUGHT_AT_WORD && { answers: 'at-word' as const }),
    ...(frame.datesOnly?.[at] === 1 && { dates_only: true }),
    ...(labels && { labels }),
    ...(frame.target && { target_seconds: frame.target[at]! }),
    ...(frame.offHours && { open: openWait(frame, at) }),
    ...(promised && { promised: openWait(promised, at) }),
    ...(frame.followers && { followers: frame.followers.of[at]! }),
  };
}

/** The values that are known of the turn. */
function labelsOf({ labels, needsReply }: TurnFrame, at: number): Record<string, string> | undefined {
  const known = Object.entries(labels ?? {}).flatMap(([facet, { codes, values }]): [string, string][] => {
    const isKnown = facet !== 'needs-reply' || needsReply?.[at] !== NOT_CLASSIFIED;
    const value = values[codes[at] ?? 0]!;
    return isKnown && value !== '' ? [[facet, value]] : [];
  });
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

function openWait({ wait, observed, offHours }: Times, at: number): OpenWait {
  return {
    ...{ wait_seconds: wait[at]!, watched_seconds: observed[at]! },
    ...(offHours?.[at] === 1 && { off_hours: true as const }),
  };
}

function* replyRows(frame: TurnFrame, replies: ReplyColumns, naming: Naming): Generator<PersonalRow> {
  // The conversations began in this frame, so the customer of each stands in it.
  const places = new Map<number, number>();
  for (let at = 0; at < frame.n; at++) places.set(frame.key[at]!, at);
  const customerOf = (first: number) => naming.customer(frame.customer[places.get(first)!]!);
  const { agents, moods } = replies;
  for (let at = 0; at < replies.n; at++) {
    const [conversation, agent] = [replies.conversation[at]!, replies.agent[at]!];
    yield {
      ...{ kind: 'reply', turn: replies.turn[at]!, conversation, ...customerOf(conversation) },
      at: isoTime(replies.at[at]!),
      ...(replies.auto[at] === 1 && { automatic: true }),
      acts: replies.acts[at]!,
      ...(agent !== AGENT_UNKNOWN && { agent: agents[agent]! }),
    };
  }
  for (let at = 0; moods && at < moods.key.length; at++) {
    const conversation = moods.conversation[at]!;
    yield {
      ...{ kind: 'mood', turn: moods.key[at]!, conversation, ...customerOf(conversation) },
      ...{ at: isoTime(moods.at[at]!), mood: moods.mood[at]! },
    };
  }
  for (const { conversation, ...detail } of details(replies))
    yield { kind: 'detail', ...detail, ...customerOf(conversation) };
}

/**
 * What is read of details: those of conversations with replies, up to the turn of the last reply, and of channels that were
 * tried also in the turn after it. The columns hold turns of other conversations as well.
 */
function* details({ n, conversation, turn, tried, given, asked }: ReplyColumns) {
  const turns = [tried, given, asked].flatMap((column) => [...(column?.keys() ?? [])]);
  const order = [...new Set(turns)].sort((a, b) => a - b);
  let next = 0;
  for (let from = 0, to = 0; from < n; from = to) {
    const first = conversation[from]!;
    while (to < n && conversation[to] === first) to++;
    const last = turn[to - 1]!;
    while (next < order.length && order[next]! < first) next++;
    for (let at = next; at < order.length && order[at]! <= last + 1; at++) {
      const key = order[at]!;
      const mask = tried?.get(key);
      const isTheirs = mask !== undefined && ((mask & TRIED_FIRST) === 0 || key === first);
      const found = {
        ...(isTheirs && { tried: mask }),
        ...(key <= last && given?.has(key) && { given: given.get(key)! }),
        ...(key <= last && asked?.has(key) && { asked: asked.get(key)! }),
      };
      if (Object.keys(found).length > 0) yield { turn: key, conversation: first, ...found };
    }
  }
}
