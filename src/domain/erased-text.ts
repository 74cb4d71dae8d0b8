/** What is left of a text whose words are erased: the brands it names, in the places that say for whom it was meant. */
import { namedHandles } from './handles.ts';

/** Stands for the words. */
export const ERASED = '[erased]';

/** Begins every name and id that stands for an erased one. */
const TOMBSTONE = 'erased_';

/** Stands for a handle of which nothing but its place in the text may be kept. */
const SOMEBODY = TOMBSTONE;

/** The name that stands for an erased one. @param digest of the erased name, as word characters */
export function tombstoneOf(digest: string): string {
  return `${TOMBSTONE}${digest}`;
}

export function isTombstone(name: string): boolean {
  return name.startsWith(TOMBSTONE);
}

/**
 * A text without its words. Handles before the first word keep their places, for the first may be the parent's author;
 * behind it only those stay that `kept` knows. An empty text stays empty.
 * @param kept what may stand for a folded handle; undefined where nothing may
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
