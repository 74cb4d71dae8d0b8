/** The rows of a seal: everything that the statistics of an audit are folded from, a line of JSON each. */

/** How the rows of a reading are cut into parts; each is followed by what it holds. */
export interface PartRow {
  kind: 'part';
  /** Which of the readings of the manifest. */
  reading: number;
  /** Turns that are left out because their answer is dated before them. */
  clock_skew: number;
  /** Sampling of coverage -> turns in it. */
  samplings: Record<string, number>;
  /** Labels that were looked for, and whether there were any. */
  labels: Record<string, boolean>;
  /** Whether posts without a time of day are distinguished. */
  dates_only: boolean;
  /** Waits count open seconds. */
  open_hours?: OpenHoursRow;
  /** Waits against the promise count open seconds. */
  promised_hours?: OpenHoursRow;
  /** Whether the following are read at all. */
  targets: boolean;
  cut_turns: boolean;
  replies: false | { tried: boolean; details: boolean; moods: boolean };
  /** Follower bands of all customers. */
  followers?: { bounds: readonly number[]; known: number; unknown: number };
}

export interface OpenHoursRow {
  /** Brands whose waits count by the calendar. */
  by_calendar: readonly string[];
  /** Turns that began before any schedule was in force. */
  unscheduled: number;
}

/** A customer: a number that means nothing outside the seal, with the name only where it was asked for. */
interface OfCustomer {
  customer: number;
  customer_name?: string;
}

/** Seconds in open hours. */
export interface OpenWait {
  /** -1 when not answered. */
  wait_seconds: number;
  watched_seconds: number;
  /** Answered before an open second had passed. */
  off_hours?: true;
}

export interface TurnRow extends OfCustomer {
  kind: 'turn';
  /** Turns of one conversation have consecutive numbers. */
  turn: number;
  brand: string;
  channel: string;
  reach: string;
  /** The platform's ids. */
  asked_post: string | null;
  asked_at: string;
  answer_post: string | null;
  answered_at: string | null;
  /** For so long it was watched: to the end of known coverage, of the report, or to its deletion. */
  watched_seconds: number;
  /** 1 for the first turn of its conversation. */
  ordinal: number;
  posts: number;
  automatic_replies: number;
  /** Outside known coverage. */
  uncovered?: true;
  /** Only in coverage in which every conversation is answered. */
  answered_only?: true;
  /** Whether answers were looked for, where the data do not show it. */
  answers?: 'not-sought' | 'at-word';
  dates_only?: true;
  labels?: Record<string, string>;
  target_seconds?: number;
  open?: OpenWait;
  promised?: OpenWait;
  /** -1 where unknown. */
  followers?: number;
}

/** A turn of the same customer and brand that the filter leaves out. */
export interface CutTurnRow extends OfCustomer {
  kind: 'cut-turn';
  turn: number;
  ordinal: number;
  brand: string;
  asked_post: string | null;
  asked_at: string;
  ended_at: string;
}

export interface ReplyRow extends OfCustomer {
  kind: 'reply';
  turn: number;
  /** The number of the first turn of the conversation. */
  conversation: number;
  at: string;
  automatic?: true;
  /** Bits in the order of reply-act's values. */
  acts: number;
  /** '' when unsigned; left out where it is not known. */
  agent?: string;
}

/** What customers wrote and replies asked for in a turn, as bits. */
export interface DetailRow extends OfCustomer {
  kind: 'detail';
  turn: number;
  tried?: number;
  given?: number;
  asked?: number;
}

/** The mood of a later turn, as its number. */
export interface MoodRow extends OfCustomer {
  kind: 'mood';
  turn: number;
  conversation: number;
  at: string;
  mood: number;
}

/** A post with its text; only in full data. */
export interface PostRow extends OfCustomer {
  kind: 'post';
  turn: number;
  by: 'customer' | 'brand';
  id: string;
  at: string;
  text: string;
}

export type SealedRow = PartRow | TurnRow | CutTurnRow | ReplyRow | DetailRow | MoodRow | PostRow;
export type RowKind = SealedRow['kind'];
/** A row about a person. */
export type PersonalRow = Exclude<SealedRow, PartRow>;
