/** A line of the queue: age against target, who, what, labels, how long the thread is, whose it is. */
import { formatDuration } from '../domain/duration.ts';
import { type QueueItem, teamOf } from '../domain/queue.ts';
import type { ListColumn } from '../terminal/table.ts';
import type { NamedItem } from './waiting-line.ts';

/** Facets worth a place on a narrow line. */
const SHOWN_FACETS = ['intent', 'topic'] as const;
/** Columns in which a first line still says something. */
const READABLE = 30;
const RISK_SIGNS = { breached: '!', 'at-risk': '~', 'in-time': ' ', none: ' ' } as const;

export function queueColumns(
  shown: readonly NamedItem[],
  { filter }: { filter: { brands: readonly string[] } },
): ListColumn<NamedItem>[] {
  const brands = new Set(shown.map(({ item }) => item.brand));
  const whose = shown.some(({ item }) => item.state?.assignee !== undefined || teamOf(item) !== undefined);
  const labels = shown.some(({ item }) => labelText(item) !== '');
  return [
    {
      label: 'Waited',
      text: ({ item }) => `${RISK_SIGNS[item.risk]} ${formatDuration(item.waitedSeconds)}`,
      plain: ({ item }) => String(item.waitedSeconds),
    },
    {
      label: 'Target',
      text: ({ item }) => (item.risk !== 'none' ? formatDuration(item.outcome.targetSeconds) : '–'),
      plain: ({ item }) => (item.risk !== 'none' ? String(item.outcome.targetSeconds) : ''),
      leaves: 5,
    },
    { label: 'Urgency', text: ({ item }) => item.outcome.priority, leaves: 2 },
    ...(brands.size > 1 || filter.brands.length !== 1
      ? [{ label: 'Brand', text: ({ item }: NamedItem) => item.brand, cut: true, leaves: 1 }]
      : []),
    { label: 'Who', text: ({ turn }) => `@${turn.customer}`, cut: true },
    { label: 'Post', text: ({ turn }) => turn.post, copied: true, leaves: 4 },
    ...(labels ? [{ label: 'Labels', text: ({ item }: NamedItem) => labelText(item), cut: true, leaves: 3 }] : []),
    {
      label: 'Posts',
      text: ({ turn }) => String(turn.threadPosts),
      align: 'right' as const,
      leaves: 6,
    },
    ...(whose ? [{ label: 'For', text: ({ item }: NamedItem) => ownerText(item) }] : []),
    {
      label: 'What',
      text: ({ turn }) => ownWords(turn.text),
      plain: ({ turn }) => turn.text,
      cut: 'words',
      least: READABLE,
    },
  ];
}

/** What follows the handles at the beginning, which say the same in every line. */
function ownWords(text: string): string {
  return text.replace(/^(?:@\S+\s+)+(?=\S)/, '');
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
