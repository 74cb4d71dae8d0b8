/** X hands out texts with three characters escaped as in HTML, and nothing else of HTML. */

const CHARACTERS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The text as its author wrote it; unescaped once, so that "&amp;lt;" is "&lt;". */
export function wordsOfX(text: string): string {
  return text.includes('&') ? text.replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTERS[entity]!) : text;
}
