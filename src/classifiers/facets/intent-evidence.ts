/** What speaks for each intent of a post, which both layers of intent read. */
import { oncePerPost } from '../classifier.ts';
import { type Evidence, gatherEvidence } from '../text/evidence.ts';

/** Intent → its evidence. */
export const intentEvidence = oncePerPost(
  (reading): ReadonlyMap<string, Evidence> => gatherEvidence(reading, 'intent'),
);
