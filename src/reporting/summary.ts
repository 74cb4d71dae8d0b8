/** The summary of a report: fixed sentences, filled with the cells of its sections and with nothing else. */

import { amount, grouped } from '../domain/amount.ts';
import { groupedBy } from '../domain/group.ts';
import type { Column, Row, Section, SummaryLine } from '../domain/report.ts';
import { valueAt } from '../domain/report.ts';
import { comparison } from '../metrics/comparison.ts';
import { METRICS } from '../metrics/index.ts';
import { type CellStyle, cellText } from '../renderers/cells.ts';
import { SIGNIFICANT } from '../statistics/difference.ts';

/** Up to this many groups each has a sentence; of more, only the best and the worst. */
const MOST_GROUPS = 3;

interface Statement {
  section: Section;
  row: Row;
  /** The sentence, with column keys in braces; left out where there are too few cases. */
  text?: string | undefined;
  /** Its rank among many groups: 'lowest', … */
  place?: string | undefined;
}

/**
 * @param by keys of the columns that identify groups
 * @param style how cells are written
 * @returns group by group; of many groups, metric by metric
 */
export function summaryOf(sections: readonly Section[], by: readonly string[], style: CellStyle): SummaryLine[] {
  const changes = sections.find(({ metric }) => metric === comparison.name);
  const statements = sections.flatMap((section): Statement[] => {
    const says = sayingOf(section);
    if (!says) return [];
    // The first row of a group with a sentence is that of the headline window, or of the whole group.
    const rows = [...groupedBy(section.rows, (row) => nameOf(row, by)).values()].map(
      (group) => group.find((row) => says(row) !== undefined) ?? group[0]!,
    );
    if (rows.length > MOST_GROUPS) return endsOf(rows, section, by, says);
    return rows.map((row) => ({ section, row, text: says(row) }));
  });
  const inOrder = statements.some(({ place }) => place)
    ? [statements]
    : groupedBy(statements, ({ row }) => nameOf(row, by)).values();
  return [
    ...[...inOrder].flatMap((group) => [
      ...group.flatMap(({ text, ...rest }) => (text ? [lineOf({ ...rest, text }, by, changes, style)] : [])),
      ...tooFew(
        group.filter(({ text }) => text === undefined),
        by,
      ),
    ]),
    ...refusals(sections.filter(sayingOf)),
  ];
}

/** One sentence for all metrics of which a group has too few cases. */
function tooFew(group: readonly Statement[], by: readonly string[]): SummaryLine[] {
  const [first] = group;
  if (!first) return [];
  const titles = group.map(({ section }) => section.title).join(', ');
  const apart = group.find(({ row }) => Number(valueAt(row, 'unknown.due') ?? 0) > 0)?.row;
  const turns = apart && amount(Number(valueAt(apart, 'unknown.due')), apart.window === 'ever' ? 'turn' : 'due turn');
  const hint = turns ? `; of ${turns} nothing tells whether a reply was needed (--denominator all counts them)` : '';
  return [{ metric: first.section.metric, ...aboutOf(first, by, `too little to say of ${titles}${hint}`) }];
}

/** One sentence for all metrics refused for the same reason. */
function refusals(sections: readonly Section[]): SummaryLine[] {
  const refused = sections.filter((section) => section.refused);
  return [...groupedBy(refused, (section) => section.refused!.reason)].map(([reason, of]) => ({
    metric: of[0]!.metric,
    sentence: `${of.map(({ title }) => title).join(', ')}: refused, for ${reason}.`,
  }));
}

type Says = (row: Row) => string | undefined;

function sayingOf({ metric }: Section): Says | undefined {
  return METRICS.find(({ name }) => name === metric)?.says;
}

function nameOf(row: Row, by: readonly string[]): string {
  return by.map((key) => String(row[key] ?? 'none')).join(', ');
}

function lineOf(
  { section, row, place, text }: Statement & { text: string },
  by: readonly string[],
  changes: Section | undefined,
  style: CellStyle,
): SummaryLine {
  const { metric, columns, hours, notes } = section;
  const isDoubtful = notes.some((note) => note.startsWith('WARNING'));
  const change = changes && changeOf(changes, { section, row }, text, by, style);
  const parts = [
    filled(text, row, columns, style),
    ...(hours ? [`in ${hours}`] : []),
    ...(change ? [change] : []),
    ...(isDoubtful ? ['mind the warning in its section'] : []),
  ];
  return { metric, ...aboutOf({ row, place }, by, parts.join('; ')) };
}

function aboutOf({ row, place }: Pick<Statement, 'row' | 'place'>, by: readonly string[], words: string) {
  const group = Object.fromEntries(by.map((key) => [key, row[key] ?? null]));
  return { group, sentence: `${nameOf(row, by)}${place ? ` (${place})` : ''}: ${words}.` };
}

const PLACES = /\{([^}]+)\}/g;

function filled(text: string, row: Row, columns: readonly Column[], style: CellStyle): string {
  return text.replace(PLACES, (_, key: string) => cellText(row, columnAt(columns, key), style));
}

/** The columns that a sentence names, in its order. */
function columnsIn(text: string): string[] {
  return [...text.matchAll(PLACES)].map(([, key]) => key!);
}

/** @throws TypeError for a sentence about what is not in the section */
function columnAt(columns: readonly Column[], key: string): Column {
  const column = columns.find((each) => each.key === key);
  if (!column) throw new TypeError(`no column ${key}`);
  return column;
}

/** The change since the period before, for the first number of the sentence that was compared. */
function changeOf(
  { rows, columns }: Section,
  { section, row }: Statement,
  text: string,
  by: readonly string[],
  style: CellStyle,
): string | undefined {
  const named = columnsIn(text).map((key) => `${section.metric}.${key}`);
  const compared = rows.find(
    ({ column, ...each }) => named.includes(String(column)) && nameOf(each, by) === nameOf(row, by),
  );
  if (!compared) return undefined;
  const change = cellText(compared, columnAt(columns, 'change.value'), style);
  if (valueAt(compared, 'change.value') === null) return `not compared with the period before: ${change}`;
  return `${change} against the period before${verdictOn(compared.change as Change)}`;
}

type Change = Record<'low' | 'high' | 'p' | 'p_adjusted', number | null>;

/** Counts have no interval, and so no verdict. */
function verdictOn({ low, high, p, p_adjusted: adjusted }: Change): string {
  if (low === null && high === null && p === null) return '';
  const holdsNone = (low ?? Number.NEGATIVE_INFINITY) <= 0 && (high ?? Number.POSITIVE_INFINITY) >= 0;
  if (holdsNone) return ', no change shown';
  return adjusted !== null && adjusted >= SIGNIFICANT ? ', no change shown once all are compared at once' : '';
}

/** The best and the worst group by the first number of their sentence; groups without a number, and ties, are counted. */
function endsOf(rows: readonly Row[], section: Section, by: readonly string[], says: Says): Statement[] {
  const ranked = rows.flatMap((row) => {
    const text = says(row);
    const [first] = columnsIn(text ?? '');
    if (first === undefined) return [];
    const value = valueAt(row, first);
    return [{ row, text, value: typeof value === 'number' ? value : Number.POSITIVE_INFINITY }];
  });
  ranked.sort(
    (a, b) => (a.value === b.value ? 0 : b.value - a.value) || nameOf(a.row, by).localeCompare(nameOf(b.row, by), 'en'),
  );
  const few = rows.length - ranked.length;
  const of = (value: number) => {
    const others = ranked.filter((each) => each.value === value).length - 1;
    const tie = others > 0 && others < ranked.length - 1 ? `, tied with ${amount(others, 'other')}` : '';
    return `of ${grouped(ranked.length)}${tie}${few > 0 ? `, ${grouped(few)} with too few` : ''}`;
  };
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last) return [];
  if (ranked.length === 1) return [{ section, ...first, place: `the only one of ${grouped(rows.length)} with enough` }];
  if (first.value === last.value) return [{ section, ...first, place: `as high as any ${of(first.value)}` }];
  return [
    { section, ...first, place: `highest ${of(first.value)}` },
    { section, ...last, place: `lowest ${of(last.value)}` },
  ];
}
