/** Pseudonyms: what is printed in place of a customer's name where names are hidden. */
import { replaceHandles } from './handles.ts';
import { foldName } from './names.ts';

const PREFIX = 'customer_';

/** The pseudonym of a customer. @param digest keyed hash of the name, as word characters */
export function pseudonymOf(digest: string): string {
  return `${PREFIX}${digest}`;
}

/** Links to a person's page on a network, or to a post of theirs, which leads to them as well. */
const PROFILES =
  /((?:x|twitter|instagram|threads|facebook|bsky|youtube)\.(?:com|net|app)\/(?:profile\/|@)?)([\p{L}\p{N}_.-]+)(?:\/\S*)?/giu;

/**
 * A text in which handles are others, in mentions and in links, and no link leads to a post.
 * @param other replacement of a folded handle; undefined leaves it
 */
export function withOtherHandles(text: string, channel: string, other: (folded: string) => string | undefined): string {
  return replaceHandles(text, channel, other).replace(
    PROFILES,
    (_, address: string, handle: string) => `${address}${other(foldName(handle)) ?? handle}`,
  );
}
