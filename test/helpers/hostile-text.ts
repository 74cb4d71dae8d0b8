/** Text of strangers that would command a terminal, hide, or turn words around, and what of it must never be printed. */

/** What hostile text is made of, between ordinary words. */
export const PIECES = [
  '\u001b[2J',
  '\u001b]0;owned\u0007',
  '\u001b[8m',
  '\u001bc',
  '\u009b2J',
  '\u0085',
  '\u0080',
  '\u0007',
  '\b\b',
  '\rover',
  '\u007f',
  '\u0000',
  '\u202e',
  '\u202a',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u2028',
  '\u2029',
  '\ud800',
  '\udc00',
  '\u{e0041}',
] as const;

const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\p{Cs}]/u;
/** What the program itself prints: lines of CSV, a line of progress that is drawn again, a title that is none. */
const OWN = /\r\n|\r\u001b\[K|\u001b\[\?25[lh]/g;

/** The place of a raw character, with what stands around it; undefined where there is none. */
export function rawText(output: string): string | undefined {
  const text = output.replace(OWN, '\n');
  const at = text.search(RAW);
  return at < 0 ? undefined : JSON.stringify(text.slice(Math.max(0, at - 60), at + 20));
}
