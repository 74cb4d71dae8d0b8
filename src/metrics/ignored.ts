/** How many customers got no answer in time. */
import { durationLabel } from '../domain/duration.ts';
import type { Row } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { ClusterType } from '../statistics/bootstrap.ts';
import { rateOf } from '../statistics/rate.ts';
import { type Metric, sectionOf } from './metric.ts';

/** Below this many due turns a rate says nothing. */
export const RATE_NEEDS = 10;
/** 'ever' has no end of its own: turns are due for it when they are due for the day. */
const EVER_DUE_SECONDS = 86_400;

export const ignored: Metric = {
  name: 'ignored',
  version: 1,
  title: 'Ignored mentions',
  question: 'Of the customers whose wait has run its course, how many were not answered?',
  definition:
    'due: turns whose window has fully elapsed inside known coverage; all others are pending. ignored: due and not ' +
    'answered within the window; for "ever", due for 24 h and not answered by the end of coverage. rate = ignored / due, ' +
    'printed from 10 due turns on. Interval: 95 % Wilson when every customer has one due turn, else a cluster bootstrap ' +
    'by customer (2,000 draws, percentile, seed 20130131). Deleted mentions are censored at their deletion.',
  measure(frame, groups, settings) {
    const accepted = settings.acceptBiased ? frame.n : frame.unbiased.reduce((sum, flag) => sum + flag, 0);
    const biased = frame.n - frame.unbiased.reduce((sum, flag) => sum + flag, 0);
    if (frame.n > 0 && accepted === 0)
      return sectionOf(ignored, groups, { columns: COLUMNS, rows: [], n: 0, refused: REFUSAL });
    const rows = groups.list.flatMap(({ names, turns }) =>
      settings.windows.map((window) => ({ ...names, ...rateRow(frame, turns, window, settings.acceptBiased) })),
    );
    return sectionOf(ignored, groups, {
      columns: COLUMNS,
      rows,
      n: accepted,
      denominator: 'due turns',
      window: settings.windows.map(durationLabel).join(', '),
      notes: [
        ...(biased > 0 && settings.acceptBiased
          ? [
              `WARNING: ${biased} turns come from a sample that holds only answered conversations; this rate is biased low`,
            ]
          : []),
        ...(biased > 0 && !settings.acceptBiased
          ? [`${biased} turns left out: their sample holds only answered conversations`]
          : []),
        ...(rows.some((row) => row.ci_method === 'cluster-bootstrap')
          ? ['cluster bootstrap by customer: 2,000 draws, seed 20130131']
          : []),
      ],
    });
  },
};

const REFUSAL = {
  reason:
    'every conversation in this sample holds a brand reply by construction (sampling: answered-only or brand-replies), ' +
    'so a rate of ignored mentions would be near zero whatever the brand does',
  hint:
    'Pull or import all mentions (socialcare import FILE --sampling complete), or see the number with its warning: ' +
    '--accept-biased-sample',
};

const COLUMNS: Parameters<typeof sectionOf>[2]['columns'] = [
  { key: 'window', label: 'Window', kind: 'text' },
  { key: 'due', label: 'Due', kind: 'count' },
  { key: 'ignored', label: 'Ignored', kind: 'count' },
  { key: 'rate', label: 'Rate (95 % CI)', kind: 'share', absent: 'too few', interval: ['ci_low', 'ci_high'] },
  { key: 'pending', label: 'Pending', kind: 'count', low_priority: 1 },
  { key: 'ci_method', label: 'Interval', kind: 'text', low_priority: 2 },
];

/** One group and one window. Rate and interval are null below 10 due turns. */
export function rateRow(frame: TurnFrame, turns: Uint32Array, window: number, acceptBiased: boolean): Row {
  const dueAfter = Number.isFinite(window) ? window : EVER_DUE_SECONDS;
  const customers = new Map<number, number>();
  let pending = 0;
  for (const turn of turns) {
    if (!acceptBiased && frame.unbiased[turn] === 0) continue;
    if (frame.observed[turn]! < dueAfter) {
      pending++;
      continue;
    }
    const wait = frame.wait[turn]!;
    const hit = wait < 0 || wait > window ? 1 : 0;
    const customer = frame.customer[turn]!;
    customers.set(customer, (customers.get(customer) ?? 0) + 65_536 + hit);
  }
  const { due, hits, rate, low, high, method } = rateOf(clusterTypes(customers));
  const enough = due >= RATE_NEEDS;
  return {
    window: durationLabel(window),
    due,
    ignored: hits,
    pending,
    rate: enough ? rate : null,
    ci_low: enough ? low : null,
    ci_high: enough ? high : null,
    ci_method: enough ? method : null,
  };
}

/** @param customers customer -> due × 65,536 + hits */
function clusterTypes(customers: Map<number, number>): ClusterType[] {
  const types = new Map<number, number>();
  for (const packed of customers.values()) types.set(packed, (types.get(packed) ?? 0) + 1);
  return [...types].map(([packed, count]) => ({
    due: Math.floor(packed / 65_536),
    hits: packed % 65_536,
    customers: count,
  }));
}
