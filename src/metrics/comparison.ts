/** Two periods side by side, group by group: what changed, and whether chance alone could explain it. */
import { parseDuration } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Column, Row, Section } from '../domain/report.ts';
import type { Definition, Settings } from './metric.ts';
import { sectionOf } from './metric.ts';
import {
  adjustAll,
  type Change,
  caveats,
  compared,
  isRefusedIn,
  lapseNotes,
  levelOf,
  type MeasuredSide,
  measuresOf,
  type SideSections,
  sideIn,
} from './sides.ts';

export const comparison: Definition = {
  name: 'comparison',
  version: 3,
  title: 'Compared with the period before',
  question: 'What changed against the period before?',
  definition:
    'Both periods as of the same moment, group by group; a period of whole calendar months is compared with as many months ' +
    'before it, any other with the period of equal length before it; of one that is not over, as much as is known is held ' +
    'against as much of the one before it. Change: this period less the one before; of shares in ' +
    'percentage points. Intervals: 95 %, from those of both sides (Zou & Donner 2008), each by its own customers and with ' +
    'the errors of labels where those were measured. Printed from 30 on each side; not where the number itself is refused, ' +
    'nor where a day or more of either period lies outside coverage. p: of no change, adjusted for the number of changes ' +
    'shown (Benjamini–Hochberg); the service level of the very time that is promised and SLA attainment count as one.',
};

/**
 * @param now sections of this period, and `before` of the one before it, by the same groups
 * @param groups columns of the groups
 * @param uncovered why a group cannot be compared for want of coverage; undefined where it can
 * @param cut what was cut off either period, in words
 */
export function compare(
  now: SideSections,
  before: SideSections,
  groups: readonly Column[],
  settings: Settings,
  uncovered: (names: Row) => string | undefined,
  cut: readonly string[] = [],
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
      const sideOf = (sections: SideSections) => sideIn(sections, measure, (row) => nameOf(row) === name);
      const both: [MeasuredSide, MeasuredSide] = [sideOf(now), sideOf(before)];
      const { sides, change } = compared(measure, both, isRefusedIn([now, before], measure), lapse);
      const { name: called, unit, metric } = measure;
      const column = `${metric}.${measure.column}`;
      return { ...group, measure: called, column, unit, now: sides[0], before: sides[1], change };
    });
  });
  const same = sameQuestions(rows, nameOf, [now, before], settings);
  const several = adjustAll(rows.map(({ change }) => change).filter((change) => !same.has(change)));
  for (const [change, { p_adjusted }] of same) change.p_adjusted = Math.max(change.p!, p_adjusted!);
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
        ...cut,
        ...lapseNotes([...lapses]),
        ...caveats([...now, ...before]),
        ...several,
        ...(same.size > 0 ? [`Answered ≤${levelOf(settings.target)} and SLA attainment are counted as one`] : []),
      ],
    },
  );
}

/** Changes of the service level whose time is the one that was promised, each with that of the attainment. */
function sameQuestions(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  sides: readonly SideSections[],
  { target }: Settings,
): Map<Change, Change> {
  const level = levelOf(target);
  const sectionsOf = (metric: string) => sides.map((sections) => sections.find((each) => each.metric === metric));
  const [kept, waited] = [sectionsOf('sla'), sectionsOf('response-times')];
  const isSame = (name: string) =>
    kept.every((section, side) => {
      const row = section?.rows.find((each) => nameOf(each) === name);
      return row?.target_seconds === parseDuration(level) && section?.hours === waited[side]?.hours;
    });
  const attained = new Map(
    rows.flatMap((row) => (row.column === 'sla.attainment' ? [[nameOf(row), row.change as Change] as const] : [])),
  );
  return new Map(
    rows.flatMap((row) => {
      const [change, twin] = [row.change as Change, attained.get(nameOf(row))];
      const isTwin = row.column === `response-times.service_level.${level}` && isSame(nameOf(row));
      return isTwin && change.p !== null && twin && twin.p !== null ? [[change, twin] as const] : [];
    }),
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
  { key: 'change.p', label: 'p', kind: 'p', drop_order: 2 },
  { key: 'change.p_adjusted', label: 'Adjusted p', kind: 'p', drop_order: 1 },
];

function sumOf(sections: SideSections): number {
  return sections.find(({ metric }) => metric === 'volume')?.n ?? 0;
}
