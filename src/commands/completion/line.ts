/** A command line as bash hands it over: one text, in which the last word is being typed. */

/**
 * The words after the name of the program, without their quotes; nothing in them is expanded.
 * @param typed the end of the last word, as far as bash takes it for the word: it breaks words at = and :
 * @returns skip: characters at the beginning of an answer that bash has already
 */
export function readLine(line: string, typed: string): { words: string[]; skip: number } {
  const raw = [...line.matchAll(/(?:\\.|'[^']*(?:'|$)|"(?:\\.|[^"\\])*(?:"|$)|[^\s'"\\]|\\$)+/gs)].map(
    ([word]) => word,
  );
  if (raw.length === 0 || /(?:^|[^\\])\s$/.test(line)) raw.push('');
  const last = raw.at(-1)!;
  return { words: raw.slice(1).map(unquoted), skip: unquoted(last.slice(0, last.length - typed.length)).length };
}

function unquoted(word: string): string {
  return word.replace(
    /\\(.)|'([^']*)(?:'|$)|"((?:\\.|[^"\\])*)(?:"|$)/gs,
    (_, escaped, single, double) => escaped ?? single ?? double.replace(/\\(["\\$`])/g, '$1'),
  );
}
