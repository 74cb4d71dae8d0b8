/** Made-up threads for laws: accounts by id, by handle or both, renamed and taken over; mentions by text and by list. */
import fc from 'fast-check';
import type { SourcePost } from '../../src/domain/post.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

/** Ids with the handles they may go by: 91 is the brand and is renamed; 5555 takes its old name; 71 and 72 share one. */
const PEOPLE = [
  { id: '91', handles: ['acme', 'acmehq'] },
  { id: '5555', handles: ['ACME'] },
  { id: '71', handles: ['ann', 'Ännchen'] },
  { id: '72', handles: ['Ann', 'ännchen', 'ÄNNCHEN'] },
  { id: '81', handles: ['rival'] },
];
const WORDS = ['help', '@acme help', '@AcmeHQ hello', '@ann @acme hm', 'thanks!', '@rival and you?', '@Ann noted'];

const person = fc
  .constantFrom(...PEOPLE)
  .chain(({ id, handles }) =>
    fc
      .constantFrom(...handles)
      .chain((handle) =>
        fc.constantFrom<{ id?: string; handle?: string }>({ id, handle }, { id, handle }, { id }, { handle }),
      ),
  );

export const renamedPosts = fc
  .array(
    fc.record({
      author: person,
      words: fc.constantFrom(...WORDS),
      minute: fc.nat(30),
      parent: fc.option(fc.nat(11), { nil: undefined }),
      quoted: fc.option(fc.nat(11), { nil: undefined, freq: 6 }),
      repliedTo: fc.option(person, { nil: undefined, freq: 2 }),
      mentions: fc.option(fc.array(person, { maxLength: 2 }), { nil: undefined, freq: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(
      (draft, at): SourcePost => ({
        channel: 'x',
        id: String(100 + at),
        ...(draft.author.id !== undefined && { authorId: draft.author.id }),
        ...(draft.author.handle !== undefined && { authorHandle: draft.author.handle }),
        createdAt: DAY_ONE + draft.minute * 600,
        text: draft.words,
        // States that it is linked to nothing, so that nothing is inferred from which batch holds it.
        conversationId: `of ${100 + at}`,
        ...(draft.parent !== undefined && draft.parent !== at && { replyToId: String(100 + draft.parent) }),
        ...(draft.quoted !== undefined && draft.quoted !== at && { quoteOfId: String(100 + draft.quoted) }),
        ...(draft.parent !== undefined &&
          draft.parent !== at && {
            replyToAuthorId: draft.repliedTo?.id,
            replyToAuthorHandle: draft.repliedTo?.handle,
          }),
        ...(draft.mentions && { mentions: draft.mentions }),
      }),
    ),
  );
