/** The queue as JSON. */
import { type QueueItem, teamOf } from '../../domain/queue.ts';
import type { Store } from '../../store/open.ts';
import { type NamedTurn, namedTurns } from '../../store/open-turns.ts';

export async function queueDocument(
  store: Store,
  items: readonly QueueItem[],
  { asOf, ignored, items: all }: { asOf: number; ignored: number; items: readonly QueueItem[] },
) {
  const posts = namedTurns(
    store,
    items.map(({ turn }) => turn),
  );
  return {
    version: 1,
    as_of: isoTime(asOf),
    waiting: all.length,
    ignored_by_policy: ignored,
    items: items.flatMap((item, index) => {
      const turn = posts.get(item.turn);
      return turn ? [{ place: index + 1, ...itemObject(item, turn) }] : [];
    }),
  };
}

function itemObject(item: QueueItem, turn: NamedTurn) {
  const { state, outcome } = item;
  return {
    channel: item.channel,
    post: turn.post,
    brand: item.brand,
    customer: turn.customer,
    followers: turn.followers,
    asked_at: isoTime(item.askedAt),
    waited_seconds: item.waitedSeconds,
    target_seconds: outcome.targetSeconds,
    risk: item.risk,
    urgency: outcome.priority,
    rule: outcome.rule ?? null,
    ignored: outcome.ignore ?? null,
    team: teamOf(item) ?? null,
    assignee: state?.assignee ?? null,
    closed: state?.closed ? { action: state.closed.action, value: state.closed.value, by: state.closed.actor } : null,
    snoozed_until: state?.snoozedUntil === undefined ? null : isoTime(state.snoozedUntil),
    reopened: state?.reopened ?? false,
    tags: state?.tags ?? [],
    labels: item.labels,
    posts: item.posts,
    thread_posts: turn.threadPosts,
    url: turn.url,
    text: turn.text,
  };
}

function isoTime(at: number): string {
  return new Date(at * 1000).toISOString();
}
