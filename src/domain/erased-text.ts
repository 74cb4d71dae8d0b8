/** The remainder of an erased text: the mentions of brands, in the positions that decide to whom it was addressed. */
import { namedHandles } from './handles.ts';

/** Placeholder for the erased words. */
export const ERASED = '[erased]';

/** Prefix of every tombstone of a name or an id. */
const TOMBSTONE = 'erased_';

/** Placeholder for a handle of which only the position may be kept. */
const SOMEBODY = TOMBSTONE;

/** The tombstone of an erased name. @param digest of the erased name, as word characters */
export function tombstoneOf(digest: string): string {
  return `${TOMBSTONE}${digest}`;
}

export function isTombstone(name: string): boolean {
  return name.startsWith(TOMBSTONE);
}

/**
 * A text without its words. Handles before the first word keep their positions, as the first may be the parent's author;
 * after it only handles that `kept` knows remain. An empty text stays empty.
 * @param kept replacement of a folded handle; undefined where it must not be kept
 * @param longNames names of brands that do not look like handles
 */
export function erasedText(
  text: string,
  channel: string,
  kept: (folded: string) => string | undefined,
  longNames?: readonly string[],
): string {
  if (text === '') return '';
  const { leading, own } = namedHandles(text, channel, longNames);
  const replacement = (handle: string) => (isTombstone(handle) ? handle : kept(handle));
  return [
    ...leading.map((handle) => `@${replacement(handle) ?? SOMEBODY}`),
    ERASED,
    ...own.flatMap((handle) => replacement(handle) ?? []).map((handle) => `@${handle}`),
  ].join(' ');
}
