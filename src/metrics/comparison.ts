/** Two periods side by side, group by group: what changed, and whether chance alone could explain it. */
import { amount } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import { COMPARE_FROM, PRINT_FROM } from '../domain/enough.ts';
import type { Column, ColumnKind, Row, Section } from '../domain/report.ts';
import { adjusted, type Difference, differenceOf } from '../statistics/difference.ts';
import type { Definition, Settings } from './metric.ts';
import { sectionOf } from './metric.ts';

export const comparison: Definition = {
  name: 'comparison',
  version: 2,
  title: 'Compared with the period before',
  question: 'What changed against the period before?',
  definition:
    'Both periods as of the same moment, group by group; a period of whole calendar months is compared with as many months ' +
    'before it, any other with the period of equal length before it. Change: this period less the one before; of shares in ' +
    'percentage points. Intervals: 95 %, from those of both sides (Zou & Donner 2008), each by its own customers and with ' +
    'the errors of labels where those were measured. Printed from 30 on each side; not where the number itself is refused, ' +
    'nor where a day or more of either period lies outside coverage. p: of no change, adjusted for the number of changes ' +
    'shown (Benjamini–Hochberg).',
};

/** The sections of one period. */
export type PeriodSections = readonly Section[];

interface Side {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  interval: string | null;
}

interface Measure {
  name: string;
  unit: ColumnKind;
  metric: string;
  /** Its number in the rows of the metric. */
  column: string;
  /** Whether a row of the metric is the one that is compared. */
  picks(row: Row): boolean;
  side(row: Row): Side;
}

/**
 * @param now sections of this period, and `before` of the one before it, by the same groups
 * @param groups columns of the groups
 * @param uncovered why a group cannot be compared for want of coverage; undefined where it can
 */
export function compare(
  now: PeriodSections,
  before: PeriodSections,
  groups: readonly Column[],
  settings: Settings,
  uncovered: (names: Row) => string | undefined,
): Section {
  const names = groups.map(({ key }) => key);
  const nameOf = (row: Row) => JSON.stringify(names.map((name) => row[name]));
  const known = new Map<string, Row>();
  for (const { rows } of [...now, ...before])
    for (const row of rows) known.set(nameOf(row), Object.fromEntries(names.map((name) => [name, row[name]])));
  const lapses = new Set<string>();
  const measures = measuresOf(settings, now);
  const rows = [...known].flatMap(([name, group]) => {
    const lapse = uncovered(group);
    if (lapse) lapses.add(lapse);
    return measures.map((measure) => {
      const rowIn = (sections: PeriodSections) =>
        sections
          .find(({ metric }) => metric === measure.metric)
          ?.rows.find((row) => nameOf(row) === name && measure.picks(row));
      const isRefused = [now, before].some(
        (sections) => sections.find(({ metric }) => metric === measure.metric)?.refused,
      );
      const sides = [rowIn(now), rowIn(before)].map((row) => (row ? measure.side(row) : NOBODY)) as [Side, Side];
      const { name: called, unit, metric, column } = measure;
      return { ...group, measure: called, unit, metric, column, ...changeOf(measure, sides, isRefused, lapse) };
    });
  });
  const changes = rows.map(({ change }) => change).filter((change) => change.p !== null);
  const ps = adjusted(changes.map(({ p }) => p!));
  for (const [at, change] of changes.entries()) change.p_adjusted = ps[at]!;
  return sectionOf(
    comparison,
    { columns: [...groups] },
    {
      columns: COLUMNS,
      rows,
      n: sumOf(now) + sumOf(before),
      denominator: 'turns of both periods',
      notes: [
        'changes of shares are in percentage points',
        ...lapseNotes([...lapses]),
        ...caveats([...now, ...before]),
        ...severalNotes(changes),
      ],
    },
  );
}

const COLUMNS: Column[] = [
  { key: 'measure', label: 'Measure', kind: 'text' },
  {
    key: 'now.value',
    label: 'Now',
    kind: 'number',
    unit: 'unit',
    of: 'now.n',
    needs: PRINT_FROM,
    absent_key: 'now.why',
  },
  {
    key: 'before.value',
    label: 'Before',
    kind: 'number',
    unit: 'unit',
    of: 'before.n',
    needs: PRINT_FROM,
    absent_key: 'before.why',
  },
  {
    key: 'change.value',
    label: 'Change (95 % CI)',
    kind: 'number',
    unit: 'unit',
    difference: true,
    absent_key: 'change.why',
    interval: ['change.low', 'change.high'],
  },
  { key: 'change.p_adjusted', label: 'p (adjusted)', kind: 'number', drop_order: 1 },
];

const NOBODY: Side = { n: 0, value: null, low: null, high: null, interval: null };

/** The measures, named with the hours that they count where not all do. */
function measuresOf({ window, target }: Settings, sections: PeriodSections): Measure[] {
  const level = ['5m', '15m', '1h', '4h', '8h', '24h', '72h'].find((name) => name === durationLabel(target)) ?? '1h';
  const label = durationLabel(window);
  const any = () => true;
  const turns = ({ turns: n }: Row): Side => ({ ...NOBODY, n: n as number, value: n as number });
  const isWindow = ({ window: each }: Row) => each === label || String(each).startsWith(`${label} (`);
  const measures: Measure[] = [
    { name: 'Turns', unit: 'count', metric: 'volume', column: 'turns', picks: any, side: turns },
    {
      name: 'Median wait',
      unit: 'seconds',
      metric: 'response-times',
      column: 'km.median_seconds',
      picks: any,
      side: estimateAt('km', 'median_seconds'),
    },
    {
      name: `Answered ≤${level}`,
      unit: 'share',
      metric: 'response-times',
      column: `service_level.${level}`,
      picks: any,
      side: estimateAt('service_level', level),
    },
    {
      name: 'SLA attainment',
      unit: 'share',
      metric: 'sla',
      column: 'attainment',
      picks: any,
      side: estimateAt('attainment'),
    },
    { name: `Ignored ${label}`, unit: 'share', metric: 'ignored', column: 'rate', picks: isWindow, side: rateIn },
  ];
  return measures.map((measure) => {
    const hours = sections.find(({ metric }) => metric === measure.metric)?.hours;
    return hours ? { ...measure, name: `${measure.name} (${hours})` } : measure;
  });
}

function estimateAt(...path: string[]): (row: Row) => Side {
  const at = (from: unknown) => path.reduce((value: unknown, step) => (value as Row)[step], from);
  return (row) => ({ ...NOBODY, ...(at(row.intervals) as Partial<Side> | null), value: at(row) as number | null });
}

function rateIn({ due, rate, ci_low, ci_high, ci_method }: Row): Side {
  return { n: due, value: rate, low: ci_low, high: ci_high, interval: ci_method } as Side;
}

interface Change extends Omit<Difference, 'value'> {
  value: number | null;
  p_adjusted: number | null;
  why?: string;
}

function changeOf(
  { unit }: Measure,
  [now, before]: [Side, Side],
  isRefused: boolean,
  lapse: string | undefined,
): { now: Side & { why?: string }; before: Side & { why?: string }; change: Change } {
  const none = (why: string): Change => ({ value: null, low: null, high: null, p: null, p_adjusted: null, why });
  const missing = unit === 'seconds' ? 'not reached' : 'not known';
  const explained = (side: Side) => ({ ...side, why: isRefused ? 'refused' : whyNone(side, missing) });
  const sides = (change: Change) => ({ now: explained(now), before: explained(before), change });
  if (isRefused) return sides(none('refused'));
  if (lapse) return sides(none('not covered'));
  if (unit === 'count') return sides({ ...none(''), value: now.value! - before.value!, why: undefined });
  if (now.n < COMPARE_FROM || before.n < COMPARE_FROM) return sides(none('too few'));
  if (!isKnown(now) || !isKnown(before)) return sides(none(missing));
  return sides({ ...differenceOf(now, before), p_adjusted: null });
}

function isKnown(side: Side): side is Side & { value: number } {
  return side.value !== null;
}

/** Why a side has no number, where it has none. @param missing what is said where there are enough */
function whyNone({ n, value }: Side, missing: string): string | undefined {
  if (value !== null || n === 0) return undefined;
  return n < PRINT_FROM ? 'too few' : missing;
}

function sumOf(sections: PeriodSections): number {
  return sections.find(({ metric }) => metric === 'volume')?.n ?? 0;
}

const MOST_LAPSES = 3;

function lapseNotes(lapses: readonly string[]): string[] {
  const more = lapses.length - MOST_LAPSES;
  const notes = lapses.slice(0, MOST_LAPSES).map((lapse) => `not compared: ${lapse}`);
  return more > 0
    ? [
        ...notes,
        `not compared for the same reason: ${amount(more, 'more brand or channel', 'more brands or channels')}`,
      ]
    : notes;
}

/** Why a number is refused, and what its sample warns of. */
function caveats(sections: PeriodSections): string[] {
  const notes = sections.flatMap((section) => [
    ...(section.refused ? [`${section.title.toLowerCase()} refused: ${section.refused.reason}`] : []),
    ...section.notes.filter((note) => note.startsWith('WARNING') || note.includes('left out')),
  ]);
  return [...new Set(notes)];
}

function severalNotes(changes: readonly Change[]): string[] {
  if (changes.length < 2) return [];
  const held = changes.filter(({ p_adjusted }) => p_adjusted! < 0.05).length;
  return [
    `${changes.length} changes compared at once: ${held === 0 ? 'none holds' : held === 1 ? 'one holds' : `${held} hold`} at a false discovery rate of 5 % (Benjamini–Hochberg)`,
  ];
}
