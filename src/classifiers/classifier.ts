/** The contract of this room: text in, labels out, no clock, no network, no database. */
export interface Label {
  /** The value, e.g. 'negative' for sentiment. */
  value: string;
  /** 0 … 1: how often such a label is right. */
  confidence: number;
  /** The words or rule that decided, shown by `explain`. */
  reason: string;
}

/** A facet that may hold several values at once, e.g. reply acts. */
export interface MultiLabel {
  values: string[];
  confidence: number;
  reason: string;
}

export type Direction = 'inbound' | 'outbound';

/** What is known of a post besides its words. */
export interface TextContext {
  text: string;
  direction: Direction;
  /** The platform's own language tag, if any. */
  lang?: string;
}
