/** Posts with words in them, and what a search of a store finds among them. */
import type { SourcePost } from '../../src/domain/post.ts';
import type { Store } from '../../src/store/open.ts';
import { counted, turnsOf } from './store.ts';
import { transcript } from './transcript.ts';

export const [TEMPLATE] = transcript('09:00 #q1 @ann: @acme');

export function postWith(id: string, text: string, more: Partial<SourcePost> = {}): SourcePost {
  return { ...TEMPLATE!, id, text: `@acme ${text}`, ...more };
}

/** The posts that a search finds, in order of their ids. */
export async function foundIn(store: Store, search: string): Promise<unknown[]> {
  return (await turnsOf(store, counted({ search }))).map((turn) => turn.asked_post).sort();
}
