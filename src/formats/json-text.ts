/** JSON as it comes in files: ids kept whole, beginnings understood before the end has been read. */

const RAW_LONG_NUMBER = /[:[,]\s{0,8}-?\d{16}/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_WHOLE_NUMBER = /^-?\d{16,}$/;

/**
 * Parses JSON, but reads whole numbers of 16 digits and more as text: as numbers they would lose digits.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  if (!RAW_LONG_NUMBER.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (LONG_WHOLE_NUMBER.test(token) ? `"${token}"` : token)));
}

/**
 * The first record of a JSON text that may be incomplete: the first element of a list, the first line of JSON
 * Lines, or the beginning of one large object with whatever of it is whole. Undefined when it is not JSON.
 * An assignment before it (`window.YTD.tweets.part0 =`) is passed over.
 */
export function firstRecord(head: string): unknown {
  const text = head.slice(valueStart(head));
  const opener = text[0];
  if (opener !== '{' && opener !== '[') return undefined;
  const whole = wholeValue(text);
  const parsed = tryParse(whole ?? closed(text));
  return Array.isArray(parsed) ? parsed[0] : parsed;
}

/** Where the JSON begins behind a byte order mark, blanks and an assignment. */
export function valueStart(head: string): number {
  const blank = /^[\s\ufeff]*/.exec(head)![0].length;
  const assigned = /^[\w.$]{1,200}\s{0,20}=\s*/.exec(head.slice(blank, blank + 400));
  return blank + (assigned?.[0].length ?? 0);
}

/** The text up to the end of its first value, when that end is there. */
function wholeValue(text: string): string | undefined {
  const end = text[0] === '{' ? endOfValue(text) : undefined;
  return end === undefined ? undefined : text.slice(0, end);
}

function endOfValue(text: string): number | undefined {
  const scan = valueScanner();
  for (let at = 0; at < text.length; at++) {
    scan.step(text.charCodeAt(at));
    if (scan.depth === 0) return at + 1;
  }
  return undefined;
}

/** Truncates a text after its last complete member and closes what is open there. */
function closed(text: string): string {
  const scan = valueScanner();
  let keep = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const inString = scan.inString;
    scan.step(text.charCodeAt(at));
    if (inString || scan.inString) continue;
    if (character === ',') keep = at;
    else if (character === '}' || character === ']') keep = at + 1;
    if (scan.depth === 0) break;
  }
  const kept = text.slice(0, keep);
  return kept + closersOf(kept);
}

function closersOf(text: string): string {
  const open: string[] = [];
  const scan = valueScanner();
  for (let at = 0; at < text.length; at++) {
    const inString = scan.inString;
    scan.step(text.charCodeAt(at));
    if (inString || scan.inString) continue;
    if (text[at] === '{') open.push('}');
    else if (text[at] === '[') open.push(']');
    else if (text[at] === '}' || text[at] === ']') open.pop();
  }
  return open.reverse().join('');
}

export interface ValueScanner {
  depth: number;
  inString: boolean;
  step(code: number): void;
}

/** Follows brackets and strings of JSON one character at a time. */
export function valueScanner(): ValueScanner {
  let escaped = false;
  const scan: ValueScanner = {
    depth: 0,
    inString: false,
    step(code) {
      if (scan.inString) {
        if (escaped) escaped = false;
        else if (code === 92) escaped = true;
        else if (code === 34) scan.inString = false;
      } else if (code === 34) scan.inString = true;
      else if (code === 123 || code === 91) scan.depth++;
      else if ((code === 125 || code === 93) && scan.depth > 0) scan.depth--;
    },
  };
  return scan;
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
