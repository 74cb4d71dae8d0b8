/** The columns of the queue: age against target, who, what, labels, how long the thread is, whose it is. */
import { formatDuration } from '../domain/duration.ts';
import { type QueueItem, teamOf } from '../domain/queue.ts';
import type { ListColumn } from '../terminal/table.ts';
import type { NamedItem } from './triage-context.ts';

/** Facets worth a place on a narrow line. */
const SHOWN_FACETS = ['intent', 'topic'] as const;
/** Of a turn that no rule and no model recognises; its intent is other. */
const NEED_UNKNOWN = 'need unknown';
/** Columns that the beginning of a text needs to be readable. */
const READABLE = 30;
const RISK_SIGNS = { breached: '!', 'at-risk': '~', 'in-time': ' ', none: ' ' } as const;

export function queueColumns(
  shown: readonly NamedItem[],
  { filter }: { filter: { brands: readonly string[] } },
): ListColumn<NamedItem>[] {
  const brands = new Set(shown.map(({ item }) => item.brand));
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
      dropOrder: 5,
    },
    { label: 'Urgency', text: ({ item }) => item.outcome.priority, dropOrder: 2 },
    {
      ...{ label: 'Brand', text: ({ item }: NamedItem) => item.brand, truncate: true, dropOrder: 1 },
      idle: brands.size <= 1 && filter.brands.length === 1,
    },
    { label: 'Who', text: ({ turn }) => `@${turn.customer}`, truncate: true },
    { label: 'Post', text: ({ turn }) => turn.post, copied: true, dropOrder: 4 },
    {
      ...{ label: 'Labels', text: ({ item }: NamedItem) => labelText(item), truncate: true, dropOrder: 3 },
      idle: !shown.some(({ item }) => labelText(item) !== ''),
    },
    {
      label: 'Posts',
      text: ({ turn }) => String(turn.threadPosts),
      align: 'right' as const,
      dropOrder: 6,
    },
    { label: 'For', text: ({ item }) => ownerText(item), idle: !shown.some(({ item }) => ownerText(item) !== '') },
    {
      label: 'What',
      text: ({ turn }) => ownWords(turn.text),
      plain: ({ turn }) => turn.text,
      truncate: 'words',
      minWidth: READABLE,
    },
  ];
}

/** The text behind the handles at its beginning, which are the same in every line. */
function ownWords(text: string): string {
  return text.replace(/^(?:@\S+\s+)+(?=\S)/, '');
}

export function labelText({ labels }: QueueItem): string {
  const shown = SHOWN_FACETS.flatMap((facet) => labels[facet] ?? []);
  if (!labels['needs-reply']?.includes('unknown')) return shown.join(' ');
  return [NEED_UNKNOWN, ...shown.filter((value) => value !== 'other')].join(' ');
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
