/** Turns as columns, one typed array per fact: all that were requested, or some at a time. */
import type { FollowerBands } from './follower-bands.ts';
import type { FrameFacet } from './label.ts';
import type { Reach } from './reach.ts';
import type { ReplyColumns } from './reply-columns.ts';

/** Samplings without a meaningful ignored rate: all of their conversations contain a reply. */
export const BIASED_SAMPLINGS: ReadonlySet<string> = new Set(['answered-only', 'brand-replies']);

/** A facet of every turn, as an index into its values; value 0 is '', not labelled. */
export interface LabelColumn {
  codes: Uint32Array;
  values: readonly string[];
}

export const NO_REPLY_NEEDED = 0;
export const REPLY_NEEDED = 1;
/** Read, and nothing tells. */
export const NEED_UNKNOWN = 2;
/** A post of the turn was not read yet. */
export const NOT_CLASSIFIED = 3;

/** The data show that the brand's own posts were searched for. */
export const ANSWERS_SOUGHT = 0;
/** Nothing shows it, so that an answer may have been missed. */
export const ONE_SIDED = 1;
/** Only a person's statement of what the data cover says so. */
export const SOUGHT_AT_WORD = 2;

/** Facts of turns that are read only on request. */
export type TurnFact = 'followers' | 'week-hours' | 'brands-tagged' | 'reply-hours';

/** Replies by people in each hour of the local week, by brand and channel. */
export interface ReplyHours {
  of(brand: number, channel: string): Uint32Array | undefined;
}

/** How many followers customers have. */
export interface Followers {
  /** Of each turn's customer, -1 where unknown. */
  of: Int32Array;
  bands: FollowerBands;
}

/** Of turns with a complaint, ascending. */
export interface AudienceColumns {
  /** Place in the frame. */
  turn: Int32Array;
  /** Of the customer; -1 where unknown. */
  followers: Float64Array;
  /** Of all posts of the turn; -1 where one of them is unknown. */
  impressions: Float64Array;
}

export const OUTSIDE = -1;

/** Replies by people, in the order of their turns, also of turns that the filter leaves out. */
export interface WrittenReplies {
  /** Place of the turn in the frame; OUTSIDE where the filter leaves it out. */
  turn: Int32Array;
  /** Keys of the brand and the customer of the turn. */
  brand: Int32Array;
  customer: Int32Array;
  /** Key of the reply. */
  post: Int32Array;
  texts: readonly string[];
  /** Who signed it, as an index into agents; 0 where nobody did. */
  agent: Uint32Array;
  agents: readonly string[];
  /** The display name of the customer's account, where the data contain it: 'Ann Lee'. */
  names: readonly (string | null)[];
}

/** Turns that a filter leaves out, by key. */
export interface CutTurns {
  key: Int32Array;
  ordinal: Int32Array;
  brand: Int32Array;
  customer: Int32Array;
  /** Unix seconds. */
  askedAt: Float64Array;
  /** When it was answered; when it was asked where it was not. */
  endedAt: Float64Array;
}

/** Posts of customers that search found in a time which the brand's own inbox covers, too. */
export interface CheckedPosts {
  /** Feeds that could be compared: 'bluesky mentions:@acme.example'. */
  inboxes: readonly string[];
  /** Place of the turn in the frame. */
  turn: Int32Array;
  /** Key of the post. */
  post: Int32Array;
  /** 1 where the inbox showed it. */
  shown: Uint8Array;
}

export interface TurnFrame {
  n: number;
  /** Key of each turn, ascending. Turns of one conversation have consecutive keys: key − ordinal + 1 names it. */
  key: Int32Array;
  brand: Int32Array;
  /** Index into channels. */
  channel: Uint16Array;
  /** Index into REACHES. */
  reach: Uint8Array;
  /** Unix seconds. */
  askedAt: Float64Array;
  /** Seconds to the answer, in the hours that count; -1 when not answered by as_of. */
  wait: Float64Array;
  /** Seconds to the answer by the calendar; the same array as wait unless business hours were requested. */
  calendarWait: Float64Array;
  /** Seconds for which the turn was watched: to the end of known coverage, as_of, or its deletion. */
  observed: Float64Array;
  /** The same by the calendar, as calendarWait is of wait. */
  calendarObserved: Float64Array;
  /** 0 when the turn lies only in coverage from which no rate of ignored mentions may be drawn. */
  unbiased: Uint8Array;
  /** ANSWERS_SOUGHT, ONE_SIDED or SOUGHT_AT_WORD. */
  oneSided: Uint8Array;
  /** 1 where the question or the answer is dated without a time of day; left out where every post has one. */
  datesOnly?: Uint8Array;
  ordinal: Int32Array;
  posts: Int32Array;
  customer: Int32Array;
  autoReplies: Int32Array;
  /** NO_REPLY_NEEDED, REPLY_NEEDED, NEED_UNKNOWN or NOT_CLASSIFIED; absent unless requested, or where nothing was ever classified. */
  needsReply?: Uint8Array;
  /** The requested facets; absent when none was. */
  labels?: Partial<Record<FrameFacet, LabelColumn>>;
  /** Seconds promised for each turn; left out where one promise holds for all. */
  target?: Float64Array;
  /**
   * Conversations of later turns that the filter left out, once for each such turn, by the key of their first turn, ascending;
   * absent unless requested, or where the filter leaves none out.
   */
  laterTurns?: Int32Array;
  /** All turns of the same customers and brands that the filter left out; left out as those are. */
  cutTurns?: CutTurns;
  /** What the replies do; absent unless requested. */
  replies?: ReplyColumns;
  /** Hour of the local week in which each turn began, 0 … 167 from Monday 00:00; absent unless requested. */
  weekHour?: Uint8Array;
  /** When people replied; absent unless requested. */
  replyHours?: ReplyHours;
  /** How many brands a post of the turn is addressed to, at most; absent unless requested. */
  brandsTagged?: Uint8Array;
  /** Of the customers; absent unless requested. */
  followers?: Followers;
  /** What the replies say; absent unless requested. */
  written?: WrittenReplies;
  /** What search found beside the inbox; absent unless requested. */
  checked?: CheckedPosts;
  /** Who may have read complaints; absent unless requested. */
  audience?: AudienceColumns;
  /** Sampling -> turns that lie in coverage of that kind. */
  samplings: ReadonlyMap<string, number>;
  brands: ReadonlyMap<number, string>;
  channels: readonly string[];
  reaches: readonly Reach[];
  /** Turns left out because their answer is dated before them. */
  clockSkew: number;
  /** Turns outside coverage, for which it is unknown whether they were answered in time. */
  uncovered: number;
  /** 0 for these; left out where there are none. */
  covered?: Uint8Array;
  /** 1 for turns that were answered before an open second had passed; left out unless waits count only open seconds. */
  offHours?: Uint8Array;
  /** Brands without business hours, whose waits count by the calendar among others in open seconds. */
  byCalendar?: readonly string[];
  /** Turns that began before any schedule was in force. */
  unscheduled?: number;
}

/** Whether the turn was answered under observation; later answers do not count, as later non-answers are not seen either. */
export function isAnswered({ wait, observed }: Pick<TurnFrame, 'wait' | 'observed'>, turn: number): boolean {
  return wait[turn]! >= 0 && wait[turn]! <= observed[turn]!;
}

/** For each later turn among them, the key of its conversation's first, ascending. */
export function laterTurnsOf({ key, ordinal }: CutTurns): Int32Array {
  const firsts: number[] = [];
  for (let at = 0; at < key.length; at++) if (ordinal[at]! > 1) firsts.push(key[at]! - ordinal[at]! + 1);
  return Int32Array.from(firsts);
}
