/** A compared with B: how far apart two brands, channels, agents or periods are, and whether chance alone could explain it. */

import { durationLabel } from '../domain/duration.ts';
import { COMPARE_FROM, PRINT_FROM } from '../domain/enough.ts';
import { groupedBy } from '../domain/group.ts';
import type { Column, Section } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';
import { type ComparedRow, type Pair, rowsOf } from './compared-rows.ts';
import { isByNeed, isOfNeed } from './denominator.ts';
import { type Definition, type Settings, sectionOf } from './metric.ts';
import { adjustAll, caveats, lapseNotes } from './sides.ts';
import type { DifferenceVerdict, Margin } from './verdict.ts';

export const versus: Definition = {
  name: 'compare',
  version: 1,
  title: 'Compared',
  question: 'How far apart are they, and could chance alone explain it?',
  definition:
    'Difference: the first side less the second, as of the same moment; of shares in percentage points. Intervals: 95 %, from ' +
    'those of both sides (Zou & Donner 2008), each by its own customers, and the sides taken for independent: where the same ' +
    'customers stand on both and are treated alike, they are wider than need be. No turn may stand on both sides; where one ' +
    'period is not over, the other is cut to as much of it. n: what each row counts of each side. All waits: the log-rank test with the variance between ' +
    'customers (Lin & Wei 1989), whoever stands on both sides being one. Matched: shares of both sides under the mix of both ' +
    'together (direct standardisation), by time of the week, weekdays and weekends by four hours, and by intent where posts are ' +
    'classified; kinds of case that fewer than two customers of either side asked are left out and counted. A difference is shown ' +
    'where p, adjusted for the number of comparisons (Benjamini–Hochberg), is below 0.05. No worse within a margin: the whole ' +
    'interval lies on the near side of it. Printed from 30 on each side; not where the number itself is refused, nor where a ' +
    'day or more of either period lies outside coverage.',
};

export interface Comparison {
  pairs: readonly Pair[];
  groups: readonly Column[];
  settings: Settings;
  margin: Margin;
  /** The attributes by which cases are matched, in words; null where the sides have none in common. */
  mix: string | null;
  /** A side is made of turns that ended alike: no share of the ignored means anything. */
  byOutcome: boolean;
  notes: readonly string[];
}

/** At most this many sentences are printed. */
const MANY_SENTENCES = 20;
/** Up to this many pairs are matched and tested by log-rank; for more that would take longer than everything else. */
const MOST_WHOLE = 15;

export function comparedSection({ pairs, groups, settings, margin, mix, byOutcome, notes }: Comparison): Section {
  const isTested = pairs.length <= MOST_WHOLE;
  const wanted = { settings, margin, byOutcome, isTested, isMatched: isTested && mix !== null };
  const rows = pairs.flatMap((pair) => rowsOf(pair, wanted));
  const several = adjustAll(
    rows.map(({ difference }) => difference),
    'difference',
  );
  const judged = rows.map(({ judge, ...row }) => ({ ...row, ...judge() }));
  const lapses = [...new Set(pairs.flatMap(({ lapse }) => lapse ?? []))];
  const sides = new Set(pairs.flatMap(({ a, b }) => [a.sections, b.sections]));
  const counted = isByNeed(settings) ? 'response-times' : 'volume';
  const n = [...sides].reduce((sum, sections) => sum + (sections.find(({ metric }) => metric === counted)?.n ?? 0), 0);
  const sentences = sentencesOf(judged, groups.length === 0 && pairs.length > 1);
  return sectionOf(
    versus,
    { columns: [...groups] },
    {
      columns: columnsOf(pairs),
      rows: judged.map(({ group, ...row }) => ({ ...group, ...row })),
      n,
      denominator: isByNeed(settings) ? 'turns that needed a reply, of all sides' : 'turns of all sides',
      window: settings.windows.map(durationLabel).join(', '),
      notes: [
        ...(sentences.length <= MANY_SENTENCES ? sentences : []),
        ...(mix === null ? [] : mixNotes(rows, mix, settings.windows)),
        ...(!isTested ? [`neither matched nor tested by all waits: more than ${MOST_WHOLE} pairs`] : []),
        ...neededNotes(pairs),
        ...lapseNotes(lapses),
        ...caveats([...sides].flat()),
        ...notes,
        ...several,
      ],
    },
  );
}

/**
 * What each row says, pair by pair; what cannot be said is said once for each reason.
 * @param isNamed whether a pair is known by its sides alone
 */
function sentencesOf(rows: readonly (Omit<ComparedRow, 'judge'> & DifferenceVerdict)[], isNamed: boolean): string[] {
  const pairs = groupedBy(rows, ({ a, b, group }) => JSON.stringify([a.name, b.name, group]));
  return [...pairs.values()].flatMap((own) => {
    const { a, b, group } = own[0]!;
    const which = Object.values(group)
      .map((name) => `${name}: `)
      .join('');
    const silent = groupedBy(
      own.filter(({ verdict, sentence }) => verdict !== null && sentence === null),
      ({ difference }) => difference.why ?? 'not known',
    );
    return [
      ...own.flatMap(({ sentence }) => (sentence === null ? [] : which + sentence)),
      ...[...silent].map(([why, all]) => {
        const measures = all.map(({ measure }) => measure).join('; ');
        return `${which}${isNamed ? `${a.name} and ${b.name}: ` : ''}cannot say (${REASONS[why] ?? why}): ${measures}`;
      }),
    ];
  });
}

const REASONS: Readonly<Record<string, string>> = {
  'too few': `too few: at least ${COMPARE_FROM} are needed on each side`,
  'too little in common': 'too little in common: fewer than half of the cases have a like on the other side',
};

/** How many needed a reply: of each side where each was read by itself. */
function neededNotes(pairs: readonly Pair[]): string[] {
  const names = new Map(pairs.flatMap(({ a, b }) => [a, b].map(({ sections, name }) => [sections, name] as const)));
  return [...names].flatMap(([sections, name]) => {
    const notes = new Set(sections.flatMap((section) => section.notes.filter(isOfNeed)));
    return [...notes].map((note) => (names.size > 1 ? `${name}: ${note}` : note));
  });
}

function mixNotes(rows: readonly ComparedRow[], mix: string, windows: readonly number[]): string[] {
  const shares = rows.flatMap(({ unmatched, difference }) => (difference.why === undefined ? (unmatched ?? []) : []));
  if (shares.length === 0) return [];
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const left = percent(least) === percent(most) ? percent(least) : `${percent(least)} to ${percent(most)}`;
  const leftOut = most === 0 ? '' : `; ${left} of the cases have no like on the other side and are left out`;
  const first = windows.length > 1 ? `; of several windows ${durationLabel(windows[0]!)} alone` : '';
  return [`matched by ${mix}, in the mix of both sides${leftOut}${first}`];
}

/** With one pair the names of its sides head the columns; with several they have columns of their own. */
function columnsOf(pairs: readonly Pair[]): Column[] {
  const names = new Set(pairs.map(({ a, b }) => JSON.stringify([a.name, b.name])));
  const [first] = pairs;
  const one = names.size === 1 ? first : undefined;
  const valuesOf = (side: 'a' | 'b', label: string): Column[] => [
    { key: `${side}.n`, label: one ? 'n' : `n ${label}`, kind: 'count', drop_order: 0 },
    {
      ...{ key: `${side}.value`, label, kind: 'number', unit: 'unit' },
      ...{ of: `${side}.n`, needs: PRINT_FROM, absent_key: `${side}.why` },
    },
    {
      ...{ key: `${side}.low`, label: '95 % CI', kind: 'number', unit: 'unit', range: true },
      ...{ interval: [`${side}.low`, `${side}.high`], drop_order: 4 },
    },
  ];
  return [
    ...(one
      ? []
      : [
          { key: 'a.name', label: 'A', kind: 'text' as const },
          { key: 'b.name', label: 'B', kind: 'text' as const },
        ]),
    { key: 'measure', label: 'Measure', kind: 'text' },
    ...valuesOf('a', one ? safeLine(one.a.name) : 'A'),
    ...valuesOf('b', one ? safeLine(one.b.name) : 'B'),
    {
      ...{ key: 'difference.value', label: 'Difference (95 % CI)', kind: 'number', unit: 'unit', difference: true },
      ...{ absent_key: 'difference.why', interval: ['difference.low', 'difference.high'] },
    },
    { key: 'difference.p', label: 'p', kind: 'p', drop_order: 3 },
    { key: 'difference.p_adjusted', label: 'Adjusted p', kind: 'p', drop_order: 2 },
    { key: 'verdict', label: 'Verdict', kind: 'text', drop_order: 1 },
  ];
}
