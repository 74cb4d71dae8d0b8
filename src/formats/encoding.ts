/** Bytes to text: the encoding is found or forced, damage is counted, only the current piece is in memory. */
import { isAscii, isUtf8 } from 'node:buffer';
import { amount } from '../domain/amount.ts';
import { FormatError } from '../errors.ts';

export interface Decoder {
  /** Known for certain only once a byte above 127 was met; utf-8 until then. */
  encoding: string;
  /** Decodes a piece; `final` flushes an incomplete character. */
  decode(piece: Uint8Array, final: boolean): string;
  notes(): string[];
}

const WINDOWS_1252_NAMES = new Set(['windows-1252', 'cp1252', 'latin1', 'latin-1', 'iso-8859-1', 'ansi']);
// The 32 places where windows-1252 differs from latin-1. TextDecoder of several Node releases leaves them out.
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * @param forced name of an encoding, or undefined to detect: byte order mark, UTF-16 by its zero bytes, valid
 *   UTF-8, else windows-1252. A file that is plain ASCII at first is detected at its first other byte.
 * @throws FormatError for an unknown encoding
 */
export function decoder(first: Uint8Array, forced?: string): Decoder {
  const encoding = forced?.toLowerCase() ?? byMark(first) ?? byZeroBytes(first);
  let decode = encoding === undefined ? undefined : decodeAs(encoding);
  let nul = 0;
  let damaged = 0;
  let rest: Uint8Array = new Uint8Array();
  const state: Decoder = {
    encoding: encoding ?? 'utf-8',
    decode(piece, final) {
      let bytes = piece;
      if (!decode) {
        if (rest.length > 0) bytes = Buffer.concat([rest, piece]);
        rest = new Uint8Array();
        if (isAscii(bytes)) return strip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
        // A character split between two pieces must not look like damage.
        if (!final && bytes.length < 8) {
          rest = Uint8Array.from(bytes);
          return '';
        }
        state.encoding = looksLikeUtf8(bytes) ? 'utf-8' : 'windows-1252';
        decode = decodeAs(state.encoding);
      }
      return strip(decode(bytes, final));
    },
    notes() {
      const notes: string[] = [];
      if (encoding === undefined && isWindows1252(state.encoding))
        notes.push('read as windows-1252: use --encoding if letters look wrong');
      if (nul > 0) notes.push(`${amount(nul, 'NUL character', 'NUL characters')} removed`);
      if (damaged > 0)
        notes.push(
          `${amount(damaged, 'place', 'places')} where the bytes are no ${state.encoding} text, shown as \ufffd`,
        );
      return notes;
    },
  };
  return state;

  function strip(text: string): string {
    if (decode && !isWindows1252(state.encoding)) damaged += occurrences(text, '\ufffd');
    if (!text.includes('\0')) return text;
    nul += occurrences(text, '\0');
    return text.replaceAll('\0', '');
  }
}

function decodeAs(encoding: string): (piece: Uint8Array, final: boolean) => string {
  if (isWindows1252(encoding)) return (piece) => windows1252(piece);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding);
  } catch {
    throw new FormatError(
      `unknown encoding "${encoding}"`,
      'Use a name such as utf-8, utf-16le, windows-1252, iso-8859-15, shift_jis or gb18030.',
    );
  }
  return (piece, final) => decoder.decode(piece, { stream: !final });
}

function isWindows1252(encoding: string): boolean {
  return WINDOWS_1252_NAMES.has(encoding);
}

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

/** The bytes of a text in windows-1252, or undefined when a character has no place in it. */
export function windows1252Bytes(text: string): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code > 0xff) {
      const place = WINDOWS_1252.indexOf(text[i]!);
      if (place < 0) return undefined;
      code = 0x80 + place;
    }
    bytes[i] = code;
  }
  return bytes;
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 of mostly Latin text has a zero in every second byte; stray NUL bytes are fewer. */
function byZeroBytes(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > length * 0.3 && even < length * 0.05) return 'utf-16le';
  if (even > length * 0.3 && odd < length * 0.05) return 'utf-16be';
  return undefined;
}

function looksLikeUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  const bad = occurrences(text, '\ufffd');
  let good = 0;
  for (let i = 0; i < text.length && good <= bad; i++) if (text.charCodeAt(i) > 127 && text[i] !== '\ufffd') good++;
  return good > bad || bad === 0;
}

function occurrences(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}
