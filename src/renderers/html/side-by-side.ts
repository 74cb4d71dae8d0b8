/** Many groups in one table that a page opens with: how many were ignored, how long they waited; the worst first. */
import { grouped } from '../../domain/amount.ts';
import { groupedBy } from '../../domain/group.ts';
import { compareRanks, rankOf } from '../../domain/rank.ts';
import type { Column, Report, Row, Section } from '../../domain/report.ts';
import { html, type Markup } from './html.ts';
import { sectionTable } from './table.ts';

/** So many groups have their numbers in the summary. */
const MOST_IN_SUMMARY = 3;

/** The numbers of a group, from the row of it in each section; the first is sorted by. */
const SHOWN = [
  { metric: 'volume', keys: ['turns'] },
  { metric: 'ignored', keys: ['due', 'rate', 'unknown.due'] },
  { metric: 'response-times', keys: ['n', 'km.median_seconds'] },
];
const SORTED_BY = [
  { metric: 'ignored', key: 'rate', words: 'the highest ignored rate first' },
  { metric: 'response-times', key: 'km.median_seconds', words: 'the longest median wait first' },
];

/** @returns undefined where groups are few, or neither rate nor wait was measured */
export function sideBySide({ sections, summary = [], timezone }: Report): Markup | undefined {
  const by = Object.keys(summary.find(({ group }) => group)?.group ?? {});
  const used = SHOWN.flatMap(({ metric, keys }) => {
    const section = sections.find((each) => each.metric === metric && !each.refused && each.rows.length > 0);
    if (!section) return [];
    const has = (key: string) => section.columns.some((column) => column.key === key);
    return [{ section, keys: keys.filter(has) }];
  });
  const order = SORTED_BY.filter(({ metric }) => used.some(({ section }) => section.metric === metric));
  const [first] = order;
  if (by.length === 0 || first === undefined) return undefined;
  const all = groupsOf(used, by);
  if (all.length <= MOST_IN_SUMMARY) return undefined;
  const columns = [
    ...by.map((key) => used.flatMap(({ section }) => section.columns).find((column) => column.key === key)!),
    ...used.flatMap(({ section, keys }) => keys.map((key) => ofSection(section, key))),
  ];
  const ranks = order.map(({ metric, key }) => `${metric}.${key}`);
  const rows = all.toSorted((a, b) => {
    const compared = ranks.map((key) => {
      const column = columns.find((each) => each.key === key);
      return compareRanks(rankOf(a, key, column), rankOf(b, key, column), -1);
    });
    return compared.find((each) => each !== 0) ?? 0;
  });
  const table: Section = { ...used[0]!.section, title: 'Side by side', columns, rows, notes: [] };
  const cut = used.find(({ section }) => section.shown_groups)?.section.shown_groups;
  return html`<section id="groups"><h2>Side by side</h2>
<p class="question">${grouped(rows.length)} groups by ${by.join(', ')}, ${first.words}; those with too few last.${cut && ` ${cut}.`}</p>
${cautions(
  used.map(({ section }) => section),
  sections,
)}${sectionTable(table, { unicode: true, timezone })}</section>
`;
}

/** One row for each group: its names, and under the name of each metric the row that the metric has of it, of its first window. */
function groupsOf(used: readonly { section: Section }[], by: readonly string[]): Row[] {
  const rows = used.flatMap(({ section }) => section.rows.map((row) => ({ row, metric: section.metric })));
  return [...groupedBy(rows, ({ row }) => JSON.stringify(by.map((key) => row[key]))).values()].map((members) => ({
    ...Object.fromEntries(by.map((key) => [key, members[0]!.row[key]])),
    ...Object.fromEntries(members.toReversed().map(({ metric, row }) => [metric, row])),
  }));
}

/** A column of a section, for rows that hold those of several. */
function ofSection({ metric, columns, rows }: Section, key: string): Column {
  const { interval, of, ...column } = columns.find((each) => each.key === key)!;
  const inside = (path: string) => `${metric}.${path}`;
  return {
    ...column,
    key: inside(key),
    label: labelOf(metric, key, rows[0]!) ?? column.label,
    ...(interval && { interval: [inside(interval[0]), inside(interval[1])] }),
    ...(of !== undefined && { of: inside(of) }),
  };
}

function labelOf(metric: string, key: string, row: Row): string | undefined {
  if (key === 'rate') return `Ignored ${row.window} (95 % CI)`;
  if (key === 'km.median_seconds') return 'Median wait (95 % CI)';
  return metric === 'response-times' ? 'Waits' : undefined;
}

/** What makes these numbers doubtful, and which was refused. */
function cautions(used: readonly Section[], sections: readonly Section[]): Markup[] {
  const warnings = new Set(used.flatMap(({ notes }) => notes.filter((note) => note.startsWith('WARNING'))));
  const refused = sections.filter(({ metric, refused }) => refused && SORTED_BY.some((each) => each.metric === metric));
  return [
    ...[...warnings].map((warning) => html`<p class="notice">${warning}</p>\n`),
    ...refused.map(
      ({ title, refused }) => html`<p class="notice"><strong>${title} refused:</strong> ${refused!.reason}.</p>\n`,
    ),
  ];
}
