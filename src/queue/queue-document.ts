/** The queue as JSON. */
import { isoTime } from '../domain/clock-time.ts';
import { hoursOf } from '../domain/policy.ts';
import { teamOf } from '../domain/queue.ts';
import type { NamedItem } from './triage-context.ts';
import type { WaitingQueue } from './waiting-queue.ts';

interface QueueFacts {
  asOf: number;
  line: Pick<WaitingQueue, 'triage'>;
  ignored: number;
  awaited: number;
  items: readonly unknown[];
}

export function queueDocument(shown: readonly NamedItem[], { asOf, line, ignored, awaited, items: all }: QueueFacts) {
  return {
    version: 1,
    as_of: isoTime(asOf),
    hours: hoursOf(line.triage.policy),
    waiting: awaited,
    needs_no_reply: all.length - awaited,
    ignored_by_policy: ignored,
    items: shown.map((each, index) => ({ place: index + 1, ...itemObject(each) })),
  };
}

function itemObject({ item, turn }: NamedItem) {
  const { state, outcome } = item;
  return {
    channel: item.channel,
    post: turn.post,
    brand: item.brand,
    customer: turn.customer,
    followers: turn.followers,
    asked_at: isoTime(item.askedAt),
    waited_seconds: item.waitedSeconds,
    target_seconds: item.risk === 'none' ? null : outcome.targetSeconds,
    risk: item.risk,
    urgency: outcome.priority,
    rule: outcome.rule ?? null,
    ignored: outcome.ignore ?? null,
    answer_in: outcome.answerIn,
    acknowledge: outcome.acknowledge,
    template: outcome.template ?? null,
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
