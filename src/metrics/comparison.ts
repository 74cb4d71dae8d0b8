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
  kept: { n: number; hits: number };
  ignored: { n: number; hits: number } | null;
}

/** @param before the period of equal length, seen as of the same moment */
export function comparison(now: TurnFrame, before: TurnFrame, settings: Settings): Section {
  const here = figures(now, settings);
  const there = figures(before, settings);
  const change: Row = {
    period: 'change',
    turns: here.turns - there.turns,
    attainment: difference(here.kept, there.kept),
    ignored: here.ignored && there.ignored ? difference(here.ignored, there.ignored) : NO_DIFFERENCE,
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
      { key: 'median_seconds', label: 'Median wait', kind: 'seconds', absent: 'not reached', of: 'turns' },
      {
        key: 'attainment.value',
        label: 'Promise kept',
        kind: 'share',
        absent: 'too few',
        interval: ['attainment.low', 'attainment.high'],
      },
      {
        key: 'ignored.value',
        label: 'Ignored',
        kind: 'share',
        absent: 'too few',
        interval: ['ignored.low', 'ignored.high'],
      },
    ],
    rows: [row('this period', here), row('before', there), change],
    n: now.n + before.n,
    denominator: 'turns of both periods',
    notes: [],
  };
}

const NO_DIFFERENCE = { value: null, low: null, high: null };

function figures(frame: TurnFrame, settings: Settings): Figures {
  const all = groupTurns(frame, []);
  const [times] = responseTimes.measure(frame, all, settings).rows as { km: { median_seconds: number | null } }[];
  const [kept] = sla.measure(frame, all, settings).rows as { due: number; met: number }[];
  const [rate] = ignored.measure(frame, all, { ...settings, windows: [settings.window] }).rows as {
    due: number;
    ignored: number;
  }[];
  return {
    turns: frame.n,
    median_seconds: times!.km.median_seconds,
    kept: { n: kept!.due, hits: kept!.met },
    ignored: rate ? { n: rate.due, hits: rate.ignored } : null,
  };
}

function row(period: string, { turns, median_seconds, kept, ignored: rate }: Figures): Row {
  return { period, turns, median_seconds, attainment: share(kept), ignored: rate ? share(rate) : NO_DIFFERENCE };
}

function share({ n, hits }: { n: number; hits: number }): Row {
  return { n, value: n < RATE_NEEDS ? null : hits / n };
}

function difference(a: { n: number; hits: number }, b: { n: number; hits: number }): Row {
  if (a.n < COMPARE_NEEDS || b.n < COMPARE_NEEDS) return NO_DIFFERENCE;
  return { value: a.hits / a.n - b.hits / b.n, ...newcombeInterval(a.hits, a.n, b.hits, b.n) };
}
