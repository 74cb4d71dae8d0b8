/** Posts of the store as the thread view draws them. */
import { type Decision, describeDecision } from '../domain/decision.ts';
import { formatDuration } from '../domain/duration.ts';
import { groupedBy } from '../domain/group.ts';
import type { ThreadViewPost } from '../domain/thread-view.ts';
import { type PostLabel, STATED } from '../store/labels/post-labels.ts';
import type { ShownPost } from '../store/reading/conversations.ts';

export interface ThreadExtras {
  /** IANA zone of the times in decisions. */
  timezone: string;
  labels?: readonly PostLabel[];
  decisions?: readonly Decision[];
  /** Shows the address of each post. */
  links?: boolean;
  /** Applied to what customers wrote. */
  mask?: (text: string) => string;
}

/** Facets, and values of facets, that are not shown beside a post. */
const HIDDEN_LABELS: ReadonlySet<string> = new Set([
  'language',
  'agent',
  'auto',
  'needs-reply true',
  'needs-reply false',
  'topic other',
  'intent other',
  'sentiment neutral',
  'sentiment unknown',
  'urgency normal',
  'urgency low',
]);

/** Whether a label is shown beside a post. */
export function isShownLabel({
  facet,
  value,
}: Pick<PostLabel, 'facet' | 'value'> | { facet: string; value: string }): boolean {
  return !HIDDEN_LABELS.has(facet) && !HIDDEN_LABELS.has(`${facet} ${value}`);
}

/** Values speak for themselves, but for an unknown one. */
function markOf({ facet, value }: PostLabel): string {
  return value === 'unknown' ? `${facet} ${value}` : value.replaceAll(',', ', ');
}

export function threadViewPosts(posts: readonly ShownPost[], extras: ThreadExtras): ThreadViewPost[] {
  const undone = new Set(extras.decisions?.map(({ undoes }) => undoes));
  const labelsOf = groupedBy(extras.labels ?? [], ({ post }) => post);
  const decisionsOf = groupedBy(extras.decisions ?? [], ({ channel, post }) => `${channel} ${post}`);
  return posts.map((post, at) => {
    const before = posts[at - 1];
    const labelsOfPost = labelsOf.get(post.key) ?? [];
    const labels = labelsOfPost.filter(isShownLabel);
    // A sign-off stands in the text for everybody to read.
    const agent = labelsOfPost.find(({ facet, reason }) => facet === 'agent' && reason === STATED);
    const decided = decisionsOf.get(`${post.channel} ${post.id}`) ?? [];
    const decisions = decided.filter(({ action }) => action !== 'undo');
    const marks = [
      ...(before && post.wait_seconds === null ? [`${formatDuration(post.created_at - before.created_at)} later`] : []),
      ...(post.auto ? ['auto reply'] : []),
      ...(post.inferred ? ['inferred answer'] : []),
      ...(post.reach !== null && post.reach !== 'direct' ? [post.reach] : []),
      ...(post.edited_at === null ? [] : ['edited']),
      ...(post.deleted_at === null ? [] : ['deleted']),
      ...labels.map(markOf),
      ...(agent ? [`by ${agent.value}, ${STATED}`] : []),
      ...decisions.map(
        (each) =>
          `${describeDecision(each, extras.timezone)} by ${each.actor}${undone.has(each.id) ? ' (undone)' : ''}`,
      ),
      ...(extras.links && post.url !== null ? [post.url] : []),
      ...decisions.flatMap(({ note }) => (note === null ? [] : [`note: ${note}`])),
    ];
    const name = `@${post.handle ?? post.account_id}`;
    return {
      at: post.created_at,
      who: post.brand === null ? name : `${name} (${post.brand})`,
      side: post.brand === null ? 'customer' : 'brand',
      text: post.brand === null && extras.mask ? extras.mask(post.text) : post.text,
      id: post.id,
      marks,
      ...(post.wait_seconds === null ? {} : { wait_seconds: post.wait_seconds }),
    };
  });
}
