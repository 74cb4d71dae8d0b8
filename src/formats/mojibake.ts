/** Text that was UTF-8, read as windows-1252 and saved again: "Itâ€™s". Repaired where the original is certain. */
import { isUtf8 } from 'node:buffer';
import { windows1252Bytes } from './encoding.ts';

// A UTF-8 lead byte followed by a continuation byte, both as windows-1252 shows them.
const MISREAD_BYTES =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/** Notes for a tally of repaired and of unrepairable texts. */
export const REPAIRED = [
  'text was UTF-8 misread as windows-1252 and has been repaired',
  'texts were UTF-8 misread as windows-1252 and have been repaired',
] as const;
export const MISREAD_TEXT = [
  'text looks misread (mojibake) and could not be repaired',
  'texts look misread (mojibake) and could not be repaired',
] as const;

export interface Repair {
  text: string;
  /** The text was read wrongly once, and is now as its author wrote it. */
  repaired: boolean;
  /** The text looks misread, but its bytes cannot be brought back. */
  misread: boolean;
}

/** Undoes one wrong reading when the whole text survives the way back as valid UTF-8; otherwise does not change it. */
export function repairMojibake(text: string): Repair {
  if (!MISREAD_BYTES.test(text)) return { text, repaired: false, misread: false };
  const bytes = windows1252Bytes(text);
  if (bytes && isUtf8(bytes)) return { text: bytes.toString('utf8'), repaired: true, misread: false };
  return { text, repaired: false, misread: /â€|Ã[\u0080-\u00bf]|ðŸ/.test(text) };
}
