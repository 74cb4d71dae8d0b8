/** The body of an answer: read up to a size, and distinguished from web pages, plain text and incomplete answers. */
import { createHash } from 'node:crypto';
import type { ReceivedBody } from '../domain/arrival.ts';
import { bodyPieces } from '../domain/body-pieces.ts';
import { CareError } from '../errors.ts';
import { TruncatedAnswer } from './network-error.ts';

/** Bytes after decompression; the largest page of any platform is a hundredth of it. */
const LARGEST_BYTES = 64 * 1024 * 1024;
/** Refusals of networks in between, when a page comes with them: 511 says so, filters say 403, wrong addresses 404. */
const PORTALS = new Set([403, 404, 511]);
const EXCERPT = 120;
/** Lists and objects within each other: what walks an answer has room for a multiple of it, and no platform nests a fifth. */
const MOST_LEVELS = 1_000;

/** @throws CareError when there is more of it than any answer holds; the rest is not read */
export async function readBody(
  response: Pick<Response, 'body'>,
  host: string,
  signal: AbortSignal,
): Promise<{ text: string; received: ReceivedBody }> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of bodyPieces(response, signal)) {
    bytes += piece.byteLength;
    if (bytes > LARGEST_BYTES)
      throw new CareError(
        `${host} answered with more than ${LARGEST_BYTES / 1024 / 1024} MB, which no answer of the interface is`,
        'If a base_url is configured, check it. Nothing of the answer was kept.',
      );
    hash.update(piece);
    text += decoder.decode(piece, { stream: true });
  }
  return { text: text + decoder.decode(), received: { sha256: hash.digest('hex'), bytes } };
}

/** Escapes of half characters and NUL: a database would find another text than it was asked for. */
const UNSOUND = /\\u(?:[dD][89a-fA-F]|0000)/;

function soundText(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;
}

/** @throws CareError for anything but data, TruncatedAnswer for data that ends too early */
export function readJson(text: string, response: { status: number; headers: Headers }, host: string): unknown {
  if (text === '') return undefined;
  if (levelsOf(text) > MOST_LEVELS)
    throw new CareError(
      `${host} answered with data nested more than ${MOST_LEVELS.toLocaleString('en')} levels deep, which no answer of the interface is`,
      'If a base_url is configured, check it. Nothing of the answer was kept.',
    );
  try {
    return JSON.parse(text, UNSOUND.test(text) ? soundText : undefined);
  } catch {
    const type = response.headers.get('content-type') ?? '';
    const isPage = type.includes('html') || /^\s*</.test(text);
    if (isPage && (response.status < 400 || PORTALS.has(response.status)))
      throw new CareError(
        `${host} answered with a web page where data was expected`,
        'A captive portal or a filtering proxy stands in between: log in to the network in a browser, or set HTTPS_PROXY.\nIf a base_url is configured, check that it is the address of the interface, not of the site.',
      );
    if (response.status >= 400) return isPage ? undefined : text;
    if (/^\s*[[{"]/.test(text)) throw new TruncatedAnswer();
    throw new CareError(
      `${host} answered with text where data was expected: ${text.trim().slice(0, EXCERPT)}`,
      'It may be down for maintenance: run the same command again later.',
    );
  }
}

/** How deep brackets stand within each other, outside of strings. */
function levelsOf(json: string): number {
  let [level, deepest] = [0, 0];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') at = endOfString(json, at);
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++level);
    else if (character === ']' || character === '}') level--;
  }
  return deepest;
}

/** The place of the quote that ends a string. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === '"') return at;
    if (json[at] === '\\') at++;
  }
  return json.length;
}
