/** Two periods side by side: what changed, and whether chance alone could explain it. */
import type { Row, Section } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { newcombeInterval } from '../statistics/wilson.ts';
import { groupTurns } from './groups.ts';
import { ignored } from './ignored.ts';
import type { Settings } from './metric.ts';
import { RATE_NEEDS } from './rate-cells.ts';
import { responseTimes } from './response-times.ts';
import { sla } from './sla.ts';

/** Below this many on either side two shares are not compared. */
const COMPARE_NEEDS = 30;

interface Figures {
  turns: number;
  median_seconds: number | null;
  kept: { n: number; hits: number } | null;
  ignored: { n: number; hits: number } | null;
  /** Why a number is refused, and warnings that stand beside it. */
  notes: string[];
}

/** The turns of a period, twice where the policy promises in other hours than the report counts in. */
export interface Side {
  frame: TurnFrame;
  promised: TurnFrame;
}

/** @param before the period of equal length, seen as of the same moment */
export function comparison(now: Side, before: Side, settings: Settings): Section {
  const label = (name: string, { offHours }: TurnFrame) => (offHours ? `${name} (open hours)` : name);
  const here = figures(now, settings);
  const there = figures(before, settings);
  const change: Row = {
    period: 'change',
    turns: here.turns - there.turns,
    attainment: difference(here.kept, there.kept),
    ignored: difference(here.ignored, there.ignored),
  };
  return {
    metric: 'comparison',
    version: 1,
    title: 'Compared with the period before',
    question: 'What changed against the period of equal length before?',
    definition:
      'Both periods as of the same moment, all groups together; shares over turns that had their full window. The ' +
      'change of a share is in percentage points with a 95 % Newcombe interval, from 30 due turns on each side.',
    columns: [
      { key: 'period', label: 'Period', kind: 'text' },
      { key: 'turns', label: 'Turns', kind: 'count' },
      {
        key: 'median_seconds',
        label: label('Median wait', now.frame),
        kind: 'seconds',
        absent: 'not reached',
        of: 'turns',
      },
      {
        key: 'attainment.value',
        label: label('Promise kept', now.promised),
        kind: 'share',
        absent: 'too few',
        interval: ['attainment.low', 'attainment.high'],
      },
      {
        key: 'ignored.value',
        label: label('Ignored', now.frame),
        kind: 'share',
        absent: 'too few',
        interval: ['ignored.low', 'ignored.high'],
      },
    ],
    rows: [row('this period', here), row('before', there), change],
    n: now.frame.n + before.frame.n,
    denominator: 'turns of both periods',
    notes: [...new Set([...here.notes, ...there.notes])],
  };
}

const NO_DIFFERENCE = { value: null, low: null, high: null };

function figures({ frame, promised }: Side, settings: Settings): Figures {
  const all = groupTurns(frame, []);
  const measured = [
    responseTimes.measure(frame, all, settings),
    sla.measure(promised, all, settings),
    ignored.measure(frame, all, { ...settings, windows: [settings.window] }),
  ] as const;
  const [times, kept, rate] = measured.map(({ rows }) => rows[0]) as [
    { km: { median_seconds: number | null } } | undefined,
    { due: number; met: number } | undefined,
    { due: number; ignored: number } | undefined,
  ];
  return {
    turns: frame.n,
    median_seconds: times?.km.median_seconds ?? null,
    kept: kept ? { n: kept.due, hits: kept.met } : null,
    ignored: rate ? { n: rate.due, hits: rate.ignored } : null,
    notes: measured.flatMap(({ title, refused, notes }) => [
      ...(refused ? [`${title.toLowerCase()} refused: ${refused.reason}`] : []),
      ...notes.filter((note) => note.startsWith('WARNING') || note.includes('left out')),
    ]),
  };
}

function row(period: string, { turns, median_seconds, kept, ignored: rate }: Figures): Row {
  return { period, turns, median_seconds, attainment: share(kept), ignored: share(rate) };
}

function share(counted: Figures['kept']): Row {
  if (!counted) return NO_DIFFERENCE;
  const { n, hits } = counted;
  return { n, value: n < RATE_NEEDS ? null : hits / n };
}

function difference(a: Figures['kept'], b: Figures['kept']): Row {
  if (!a || !b || a.n < COMPARE_NEEDS || b.n < COMPARE_NEEDS) return NO_DIFFERENCE;
  return { value: a.hits / a.n - b.hits / b.n, ...newcombeInterval(a.hits, a.n, b.hits, b.n) };
}
