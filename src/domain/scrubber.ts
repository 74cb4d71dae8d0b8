/** Scrubbing: a person's handles, ids and names taken out of what others wrote. */
import { ERASED } from './erased-text.ts';
import { foldName } from './names.ts';
import type { AccountName } from './post.ts';

/** The names of a person; each handle and id with its replacement. */
export interface PersonNames {
  /** Folded. */
  handles: ReadonlyMap<string, string>;
  ids: ReadonlyMap<string, string>;
  posts: ReadonlyMap<string, string>;
  /** Display names. */
  names: readonly string[];
}

export interface Scrubber {
  /** @param isTheirs it was written in a conversation of theirs: what may be an ordinary word elsewhere means them there */
  text(text: string, isTheirs: boolean): string;
  /** Accounts as a platform lists them. */
  listed(accounts: readonly AccountName[]): AccountName[];
  /** Whether a line of a file names the person, by a handle, an id, a whole name or the id of a post. */
  isNamedIn(line: string): boolean;
  /** The replacement of the id of an erased post; any other id as it is. */
  post(id: string): string;
  /** Texts without any of these need not be read; compared by searchText. */
  signs: readonly string[];
}

/** Shorter ids are numbers that mean other things as well. */
const LEAST_ID = 6;
const LEAST_WORD = 3;
/** A display name of one word that is shorter may be anybody's, or a word. */
const LEAST_NAME = 10;
const NO_NAMES = /^(the|this|your|you|not|just|mrs|and|for|with|from|real|official)$/i;
const IDS = /[\p{L}\p{N}_]{6,}/gu;

export function openScrubber({ handles, ids, posts, names }: PersonNames): Scrubber {
  const handle = whole([...handles.keys()], 'giu');
  const accounts = whole(
    [...ids.keys()].filter((id) => id.length >= LEAST_ID),
    'gu',
  );
  const full = names.filter((name) => name.trim().length >= LEAST_WORD);
  const anywhere = whole(
    full.filter((name) => /\s/.test(name.trim()) || name.length >= LEAST_NAME),
    'giu',
  );
  const named = whole(full, 'giu');
  const parts = whole([...full, ...full.flatMap(wordsOf)], 'gu');

  function text(written: string, isTheirs: boolean): string {
    const replace = (left: string, pattern: RegExp | undefined, stands: (found: string) => string | undefined) =>
      pattern === undefined
        ? left
        : left.replace(pattern, (found, at: number, all: string) =>
            isTheirs || /[@/]/.test(all.charAt(at - 1)) || isDistinct(found) ? (stands(found) ?? found) : found,
          );
    let left = replace(written, accounts, (id) => ids.get(id));
    left = replace(left, handle, (found) => handles.get(foldName(found)));
    if (anywhere) left = left.replace(anywhere, ERASED);
    if (parts && isTheirs) left = left.replace(parts, ERASED);
    return posts.size === 0 ? left : replace(left, IDS, (id) => posts.get(id));
  }

  const found = (pattern: RegExp | undefined, line: string) => pattern !== undefined && line.search(pattern) >= 0;

  return {
    text,
    isNamedIn: (line) =>
      [handle, accounts, named].some((pattern) => found(pattern, line)) ||
      (posts.size > 0 && idsIn(line).some((id) => posts.has(id))),
    post: (id) => posts.get(id) ?? id,
    listed: (list) =>
      list.map(({ id, handle: name }) => ({
        ...(id !== undefined && { id: ids.get(id) ?? id }),
        ...(name !== undefined && { handle: handles.get(foldName(name)) ?? name }),
      })),
    signs: [...handles.keys(), ...[...ids.keys()].filter((id) => id.length >= LEAST_ID), ...full],
  };
}

/** Words, and anything between spaces, commas and quotes: ids of some networks are addresses. */
function idsIn(line: string): string[] {
  return [...(line.match(/[\p{L}\p{N}_]+/gu) ?? []), ...line.split(/[\s,;"]+/)];
}

/** Whether an id is distinctive: neither a word nor a number that may mean something else. */
function isDistinct(name: string): boolean {
  return name.length >= 12 || (/[\d_]/.test(name) && /\p{L}/u.test(name) && name.length >= LEAST_ID);
}

/** The words of a display name by which somebody may be addressed. */
export function wordsOf(name: string): string[] {
  return name
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word.length >= LEAST_WORD && /^\p{Lu}/u.test(word) && !NO_NAMES.test(word));
}

/** Any of these as a word of its own. */
function whole(words: readonly string[], flags: string): RegExp | undefined {
  if (words.length === 0) return undefined;
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, flags);
}
