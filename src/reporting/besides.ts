/** Data that some metrics need besides the columns of turns: whole conversations and customers, replies, audiences. */
import type { ReplyFact } from '../domain/reply-columns.ts';
import { laterTurnsOf, type TurnFrame } from '../domain/turn-frame.ts';
import type { TurnMetric } from '../metrics/metric.ts';
import type { Store } from '../store/open.ts';
import type { TurnPart } from '../store/reading/turn-frame.ts';
import type { TurnRound } from '../store/reading/turn-rounds.ts';
import type { Scope } from './options.ts';

/** `round`: the turns of other rounds were left out. */
export type BesidePart = TurnPart & { round?: TurnRound };

export async function openBesides(
  store: Store,
  { filter, asOf }: Scope,
  asks: (what: TurnMetric['reads']) => boolean,
  replyFacts: readonly ReplyFact[],
): Promise<((part: BesidePart) => Promise<Partial<TurnFrame>>) | undefined> {
  const [cut, replies, audience, written, checked] = await Promise.all([
    asks('conversations') || asks('texts') ? import('../store/reading/cut-turns.ts') : undefined,
    replyFacts.length > 0
      ? (await import('../store/reading/reply-columns.ts')).openReplyColumns(store, asOf, replyFacts)
      : undefined,
    asks('audience') ? import('../store/reading/audience-columns.ts') : undefined,
    asks('texts') ? (await import('../store/reading/written-replies.ts')).openWrittenReplies(store, asOf) : undefined,
    asks('inboxes') ? (await import('../store/reading/checked-posts.ts')).openCheckedPosts(store, asOf) : undefined,
  ]);
  if (!cut && !replies && !audience && !written && !checked) return undefined;
  return async (part) => {
    const cutTurns = asks('conversations') ? await cut!.loadCutTurns(store, filter, asOf, part.frame, part) : undefined;
    return {
      ...(cutTurns && { cutTurns, laterTurns: laterTurnsOf(cutTurns) }),
      ...(replies && { replies: await replies(part.frame, part) }),
      ...(audience && { audience: await audience.loadAudience(store, part.frame, asOf) }),
      ...(written && {
        written: await written(part.frame, await cut!.loadOtherTurns(store, filter, asOf, part.frame, part)),
      }),
      ...(checked && { checked: await checked(part) }),
    };
  };
}

/** The facts of replies that metrics need; without labels of replies, none for metrics that count only labels. */
export async function replyFactsOf(
  store: Store,
  metrics: readonly Pick<TurnMetric, 'replyFacts' | 'repliesOnceLabelled'>[],
): Promise<ReplyFact[]> {
  const asking = metrics.filter(({ replyFacts = [] }) => replyFacts.length > 0);
  if (asking.length === 0) return [];
  const { saysAnythingOfReplies } = await import('../store/reading/reply-cells.ts');
  const isLabelled = asking.every((metric) => !metric.repliesOnceLabelled) || (await saysAnythingOfReplies(store));
  const facts = asking.flatMap((metric) => (metric.repliesOnceLabelled && !isLabelled ? [] : metric.replyFacts!));
  return [...new Set(facts)];
}
