/** Made-up threads for laws: posts that reply to, quote and edit each other at random, with clocks that are sometimes wrong. */
import fc from 'fast-check';
import type { SourcePost } from '../../src/domain/post.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const AUTHORS = ['ann', 'bob', 'acme', 'acmecare', 'rival'];
const WORDS = ['help', '@acme help', '@ann hello', '@bob @acme hm', 'thanks!', '@rival and you?', 'Hi Ann, noted ^JK'];

export const posts = fc
  .array(
    fc.record({
      author: fc.constantFrom(...AUTHORS),
      words: fc.constantFrom(...WORDS),
      minute: fc.nat(30),
      parent: fc.option(fc.nat(11), { nil: undefined }),
      quoted: fc.option(fc.nat(11), { nil: undefined, freq: 6 }),
      conversation: fc.option(fc.nat(2), { nil: undefined, freq: 3 }),
      deleted: fc.option(fc.nat(60), { nil: undefined, freq: 6 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map((draft, at): SourcePost => {
      // A parent may not be held at all, and replies may run in circles.
      const parent = draft.parent === undefined || draft.parent === at ? undefined : draft.parent;
      return {
        channel: 'x',
        id: String(100 + at),
        authorHandle: draft.author,
        createdAt: DAY_ONE + draft.minute * 10,
        text: draft.words,
        replyToId: idOf(parent),
        quoteOfId: idOf(draft.quoted === at ? undefined : draft.quoted),
        conversationId: idOf(draft.conversation),
        deletedAt: draft.deleted === undefined ? undefined : DAY_ONE + 600 + draft.deleted,
      };
    }),
  );

function idOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : String(100 + at);
}

export const BRANDS = { acme: ['acme', 'acmecare'], rival: ['rival'] };
