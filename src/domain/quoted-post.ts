/** Own posts that others quote: how many quotes the platform counts, and how many have been read. */

/** Quotes of a post that are read, but not to their end. */
export interface OpenQuotes {
  /** How many the platform counted when the reading began. */
  count: number;
  /** Unix seconds. */
  started: number;
  /** Where its next page starts. */
  next?: string;
}

/** An own post with quotes to be read. */
export interface QuotedPost {
  id: string;
  /** Quotes as the platform counts them. */
  shown: number;
  /** The count when they were last read to their end. */
  read: number;
  /** Unix seconds up to which they have been read; null before the first time. */
  until: number | null;
  open: OpenQuotes | null;
}

export interface QuoteCount {
  id: string;
  count: number;
}
