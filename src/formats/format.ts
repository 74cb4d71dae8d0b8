/** The contract of this room: a stream of bytes becomes chunks of SourcePosts, bad rows become rejects, nothing is lost silently. */
import type { Sampling, SourcePost } from '../domain/post.ts';
import type { RowBlock } from './csv-rows.ts';

/** A row that could not be imported, for the reject file. */
export interface Reject {
  file: string;
  /** 1-based physical line of the row's beginning; for JSON without lines, the ordinal of the record. */
  line: number;
  column?: string;
  /** Of a workbook: sheet and cell, as in Data!C12. */
  cell?: string;
  reason: string;
  /** The row as written in the file, truncated to 2,000 characters. */
  raw: string;
}

export interface Chunk {
  posts: SourcePost[];
  rejects: Reject[];
  /** 1-based line of each post's row, where the options ask for it. */
  lines?: number[];
  /** Rows read to make this chunk: posts, rejects and skipped alike. */
  rows: number;
  /** Rows that hold nothing to import, by reason: blank, repost, private, not a post, … */
  skipped: Record<string, number>;
  /** Bytes of the input file consumed so far, for the progress bar. */
  bytes: number;
  /** Things the person should know once, not per row: "45 cells of response_tweet_id have lost digits". */
  notes?: string[];
  /** With the last chunk of an input: its times are dates without a time of day, so waits under a day are not known. */
  datesOnly?: boolean;
}

/** The beginning of an input, decoded, for detection. */
export interface Head {
  /** The name of the file or zip member; '-' for standard input. */
  name: string;
  /** At most 64 KiB of decoded text. */
  text: string;
}

export interface ReadOptions {
  /** Field -> column name, for csv and jsonl; see csv-fields.ts for the fields. */
  mapping?: Record<string, string>;
  preset?: string;
  delimiter?: string;
  encoding?: string;
  /** Names or numbers of a workbook's sheets. */
  sheets?: readonly string[];
  /** Day-first or month-first, when the file's dates do not say. */
  dateOrder?: 'dmy' | 'mdy';
  /** IANA zone of dates written without one. */
  timezone?: string;
  /** Channel of all rows, whatever they say. */
  channel?: string;
  /** Stop at the first reject. */
  strict?: boolean;
  /** Unix seconds: rows dated later are rejected. */
  latest?: number;
  /** Chunks say on which line each post begins. */
  lines?: boolean;
}

/** A decoded text stream of one file or zip member. */
export interface TextInput {
  name: string;
  /** The beginning of `text`; reading it consumes nothing. */
  head: Head;
  /** utf-8, utf-16le, utf-16be, windows-1252 or the encoding that was asked for. */
  encoding: string;
  /** Decoded text in pieces of any size, from the beginning. */
  text: AsyncIterable<string>;
  /** Compressed bytes consumed so far, for the progress bar. */
  bytesRead(): number;
  /** What the decoding met: NUL bytes, bytes that are not text. Complete once `text` has ended. */
  notes(): string[];
  /** Set where the input is a sheet of a workbook: its rows are read in place of `text`. */
  sheet?: SheetInput;
  /** The other members of the same zip or folder, for formats that keep a post's parts in several files. */
  siblings(): Sibling[];
  /** Lets go of the file when `text` is not read to its end. */
  close(): Promise<void>;
}

export interface SheetInput {
  name: string;
  /** A place in it, as in Data!C12, or Data!12 of a whole row. @param row from 1 @param column from 0 */
  cell(row: number, column?: number): string;
  /** @param rule `after`: number of the header's row; `width`: how many cells its rows have */
  rows(rule: { width: number; after: number }): AsyncIterable<RowBlock>;
}

/** A member beside the one being read. */
export interface Sibling {
  name: string;
  open(): Promise<TextInput>;
}

/** Options that make sense for some formats only. */
export type TableOption = 'mapping' | 'preset' | 'delimiter' | 'dateOrder';

export interface Format {
  name: string;
  /** One line for --help and for "detected as". */
  title: string;
  /** What the posts of such a file may be used for unless the person says otherwise. */
  sampling: Sampling;
  /** The network of all its posts, where there is only one. */
  channel?: string;
  /** What a person may say about the file that this format can follow; everything else is refused by name. */
  applies: readonly TableOption[];
  /** How sure the format is that the input is its own: 0 no … 1 certain. */
  detect(head: Head): number;
  /** Yields chunks of at most 5,000 posts. Throws FormatError when the file as a whole is not what it claims to be. */
  read(input: TextInput, options: ReadOptions): AsyncIterable<Chunk>;
}

/** Posts per chunk at most. */
export const CHUNK_POSTS = 5_000;
/** Characters of a rejected row that are kept. */
export const RAW_CHARACTERS = 2_000;
