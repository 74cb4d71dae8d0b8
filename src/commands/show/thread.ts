/** A thread as it is shown: found by an id, read, masked, and laid out as a conversation. */
import { amount } from '../../domain/amount.ts';
import type { Decision } from '../../domain/decision.ts';
import { formatDuration } from '../../domain/duration.ts';
import type { ThreadView } from '../../domain/thread-view.ts';
import type { PostSelector } from '../../queue/find-posts.ts';
import { maskedDecisions, maskedPosts } from '../../queue/masked-thread.ts';
import type { Mask } from '../../queue/masking.ts';
import { threadViewPosts } from '../../queue/thread-view.ts';
import type { PostLabel } from '../../store/labels/post-labels.ts';
import type { Store } from '../../store/open.ts';
import type { ShownPost, ShownTurn } from '../../store/reading/conversations.ts';
import { maskedTurn } from './turn-list.ts';

/** The threads of a post, else of a conversation, that on x first. */
export async function selectThreads(
  store: Store,
  id: string,
  which: PostSelector,
): Promise<{ thread: number; channel: string }[]> {
  const [{ selectPosts, isSelected, xFirst }, { threadsOfConversation }] = await Promise.all([
    import('../../queue/find-posts.ts'),
    import('../../store/reading/conversations.ts'),
  ]);
  const posts = await selectPosts(store, id, which);
  if (posts.length > 0) return posts;
  const { channel } = which;
  return xFirst((await threadsOfConversation(store, id)).filter((found) => isSelected({ channel }, found.channel, [])));
}

export interface Thread {
  posts: ShownPost[];
  turns: ShownTurn[];
  labels: PostLabel[];
  decisions: Decision[];
}

export async function readThread(store: Store, thread: number): Promise<Thread> {
  const [conversations, { labelsOfThread }, { decisionsOfThread }] = await Promise.all([
    import('../../store/reading/conversations.ts'),
    import('../../store/labels/post-labels.ts'),
    import('../../store/work/decisions.ts'),
  ]);
  return {
    posts: await conversations.threadPosts(store, thread),
    turns: await conversations.threadTurns(store, thread),
    labels: await labelsOfThread(store, thread),
    decisions: await decisionsOfThread(store, thread),
  };
}

export function maskedThread({ posts, turns, labels, decisions }: Thread, mask: Mask): Thread {
  return {
    posts: maskedPosts(posts, mask),
    turns: turns.map((turn) => maskedTurn(turn, mask)),
    labels,
    decisions: maskedDecisions(decisions, mask),
  };
}

/** @param timezone IANA zone of its times */
export function threadView({ posts, turns, labels, decisions }: Thread, timezone: string): ThreadView {
  const open = turns.filter(({ status }) => status === 'unanswered');
  const last = posts.reduce((newest, post) => Math.max(newest, post.created_at), 0);
  const status = open
    .map(
      ({ customer, brand, asked_at }) =>
        `${customer} is not answered by ${brand}${last > asked_at ? ` (thread continued for ${formatDuration(last - asked_at)})` : ''}`,
    )
    .join('; ');
  return {
    title: `Thread of ${posts[0]!.id} on ${posts[0]!.channel}: ${amount(posts.length, 'post')}, ${amount(turns.length, 'turn')}`,
    posts: threadViewPosts(posts, { labels, decisions, links: true, timezone }),
    timezone,
    ...(status && { status }),
  };
}
