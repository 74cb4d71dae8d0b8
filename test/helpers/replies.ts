/** A frame of a store with the replies that a metric reads. */
import type { Filter } from '../../src/domain/filter.ts';
import type { ReplyFact } from '../../src/domain/reply-columns.ts';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import type { TurnMetric } from '../../src/metrics/metric.ts';
import type { Store } from '../../src/store/open.ts';
import { openReplyColumns } from '../../src/store/reading/reply-columns.ts';
import { loadTurnFrame } from '../../src/store/reading/turn-frame.ts';
import { counted, NEVER_ENDING } from './store.ts';

export async function withReplies(
  store: Store,
  frame: TurnFrame,
  facts: readonly ReplyFact[] = [],
  asOf = NEVER_ENDING,
): Promise<TurnFrame> {
  if (facts.length === 0) return frame;
  const read = await openReplyColumns(store, asOf, facts);
  return { ...frame, replies: await read(frame, { after: 0, upto: Number.MAX_SAFE_INTEGER }) };
}

/** All turns of a store as a metric reads them. */
export async function repliesFrame(
  store: Store,
  { replyFacts, facet }: TurnMetric,
  { asOf = NEVER_ENDING, ...filter }: Partial<Filter> & { asOf?: number } = {},
): Promise<TurnFrame> {
  const frame = await loadTurnFrame(store, counted(filter), asOf, facet ? [facet] : []);
  return withReplies(store, frame, replyFacts, asOf);
}
