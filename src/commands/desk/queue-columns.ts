/** A line of the queue: age against target, who, what, labels, how long the thread is, whose it is. */
import { formatDuration } from '../../domain/duration.ts';
import { type QueueItem, teamOf } from '../../domain/queue.ts';
import type { Store } from '../../store/open.ts';
import { namedTurns } from '../../store/open-turns.ts';
import type { ListColumn } from '../../terminal/table.ts';

/** Facets worth a place on a narrow line. */
const SHOWN_FACETS = ['intent', 'topic'] as const;
const RISK_SIGNS = { breached: '!', 'at-risk': '~', 'in-time': ' ' } as const;

export async function queueColumns(
  store: Store,
  items: readonly QueueItem[],
  { filter }: { filter: { brands: readonly string[] } },
): Promise<ListColumn<QueueItem>[]> {
  const posts = namedTurns(
    store,
    items.map(({ turn }) => turn),
  );
  const brands = new Set(items.map(({ brand }) => brand));
  const whose = items.some((item) => item.state?.assignee !== undefined || teamOf(item) !== undefined);
  const labels = items.some((item) => labelText(item) !== '');
  return [
    {
      label: 'Waited',
      text: (item) => `${RISK_SIGNS[item.risk]} ${formatDuration(item.waitedSeconds)}`,
      plain: (item) => String(item.waitedSeconds),
    },
    {
      label: 'Target',
      text: ({ outcome }) => formatDuration(outcome.targetSeconds),
      plain: ({ outcome }) => String(outcome.targetSeconds),
    },
    { label: 'Urgency', text: ({ outcome }) => outcome.priority },
    ...(brands.size > 1 || filter.brands.length !== 1
      ? [{ label: 'Brand', text: (item: QueueItem) => item.brand }]
      : []),
    { label: 'Who', text: (item) => `@${posts.get(item.turn)?.customer ?? ''}` },
    { label: 'Post', text: (item) => posts.get(item.turn)?.post ?? '' },
    ...(labels ? [{ label: 'Labels', text: labelText, cut: true }] : []),
    {
      label: 'Posts',
      text: (item) => String(posts.get(item.turn)?.threadPosts ?? item.posts),
      align: 'right' as const,
    },
    ...(whose ? [{ label: 'For', text: ownerText }] : []),
    { label: 'What', text: (item) => posts.get(item.turn)?.text ?? '', cut: true },
  ];
}

export function labelText({ labels }: QueueItem): string {
  return SHOWN_FACETS.flatMap((facet) => labels[facet] ?? []).join(' ');
}

export function ownerText(item: QueueItem): string {
  const person = item.state?.assignee;
  const parts = [
    teamOf(item) ?? '',
    person === undefined ? '' : `@${person}`,
    ...(item.state?.tags ?? []).map((tag) => `#${tag}`),
  ];
  return parts.filter(Boolean).join(' ');
}
