/** Text from strangers made safe to show: no control byte, no hidden direction change ever reaches a terminal. */

/**
 * What must not pass: C0 (newline is handled before), DEL, C1, soft hyphen, direction marks, zero-width characters that
 * join nothing, line separators, embeddings, overrides, isolates, deprecated format characters, interlinear annotation,
 * tag characters, lone surrogates. The joiners U+200C and U+200D stay: Persian and emoji need them.
 */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const INVISIBLE = new Set([0xad, 0x200b, 0x2060, 0xfeff]);
const MARKS = new Set([0x61c, 0x200e, 0x200f]);
/** Regional flags are a black flag spelled out in tag characters. */
const REGIONAL_FLAG = /\u{1f3f4}[\u{e0061}-\u{e007a}\u{e0030}-\u{e0039}]{1,6}\u{e007f}/gu;

/**
 * Text of several lines: newlines stay (CR LF and CR become LF), a tab becomes a space, control characters become their
 * pictures (`␛`), direction changes are written out (`<U+202E>`); direction marks pass only beside right-to-left letters.
 */
export function safeText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (lines.search(UNSAFE) < 0) return lines;
  const marksBelong = RIGHT_TO_LEFT.test(lines);
  let safe = '';
  let done = 0;
  for (const flag of lines.matchAll(REGIONAL_FLAG)) {
    safe += neutral(lines.slice(done, flag.index), marksBelong) + flag[0];
    done = flag.index + flag[0].length;
  }
  return safe + neutral(lines.slice(done), marksBelong);
}

/** The same for use within one line: newlines become `⏎`. */
export function safeLine(text: string): string {
  const safe = safeText(text);
  return safe.includes('\n') ? safe.replaceAll('\n', '⏎') : safe;
}

/** The colours of the palette; in a text they can do no more than colour it. */
const COLOUR = '\\[(?:[1-3]|2[2-4]|3[1-79]|9[0-7])m';
/** As UNSAFE, but for the tabs of TSV and the ends of lines of CSV. */
const OTHER_UNSAFE =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001a\\u001c-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}\\p{Cs}]|\\r(?!\\n)';
const UNPRINTABLE = new RegExp(`${OTHER_UNSAFE}|\\u001b`, 'gu');
const UNPRINTABLE_IN_COLOUR = new RegExp(`${OTHER_UNSAFE}|\\u001b(?!${COLOUR})`, 'gu');

/**
 * The last step before a screen or a pipe: what was not made safe before is made so here. Lines, tabs and, where asked for, the
 * colours of the palette stay.
 */
export function printable(text: string, inColour: boolean): string {
  const unprintable = inColour ? UNPRINTABLE_IN_COLOUR : UNPRINTABLE;
  if (text.search(unprintable) < 0) return text;
  const flags = new Set([...text.matchAll(REGIONAL_FLAG)].flatMap(({ index, 0: flag }) => spanOf(index, flag)));
  const marksBelong = RIGHT_TO_LEFT.test(text);
  return text.replace(unprintable, (character, at: number) =>
    flags.has(at) ? character : pictureOf(character, marksBelong).replace('\n', '⏎'),
  );
}

function spanOf(index: number, text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => index + at);
}

/** JSON in which everything that a terminal would obey or hide is escaped, as JSON itself escapes only C0. */
export function jsonText(value: unknown, space?: number): string {
  return escapedJson(JSON.stringify(value, null, space));
}

/** The same JSON with these escaped. */
export function escapedJson(json: string): string {
  return json.search(UNPRINTABLE) < 0
    ? json
    : json.replace(UNPRINTABLE, (characters) =>
        [...Array(characters.length).keys()]
          .map((at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
      );
}

function neutral(text: string, marksBelong: boolean): string {
  return text.replace(UNSAFE, (character) => pictureOf(character, marksBelong));
}

function pictureOf(character: string, marksBelong: boolean): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 9) return ' ';
  if (code < 32) return String.fromCharCode(0x2400 + code);
  if (code === 127) return '␡';
  if (code === 0x2028 || code === 0x2029) return '\n';
  if (INVISIBLE.has(code)) return '';
  if (MARKS.has(code) && marksBelong) return character;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
