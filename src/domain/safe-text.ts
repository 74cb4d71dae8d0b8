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

function neutral(text: string, marksBelong: boolean): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 9) return ' ';
    if (code < 32) return String.fromCharCode(0x2400 + code);
    if (code === 127) return '␡';
    if (code === 0x2028 || code === 0x2029) return '\n';
    if (INVISIBLE.has(code)) return '';
    if (MARKS.has(code) && marksBelong) return character;
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
