/** What arrived in a batch: files, or the answers of a platform, by their SHA-256. */

export interface Arrival {
  /** The file, '-' for standard input, or the stream that was pulled. */
  name: string;
  /** In hex: of the bytes of a file, or of the chain of answers. */
  sha256: string;
  /** Null where it was not written down. */
  bytes: number | null;
  /** Of a pull: how many answers the hash runs over; null of a file. */
  answers: number | null;
}

/** The body of an answer as it arrived, after compression was undone. */
export interface ReceivedBody {
  /** In hex. */
  sha256: string;
  bytes: number;
}
