/** SLA attainment: how many turns were answered within their target. */
import { durationLabel } from '../domain/duration.ts';
import { riskOf } from '../domain/queue.ts';
import { complement, rateOf } from '../statistics/rate.ts';
import { due, UNCOVERED } from './counted.ts';
import { type Promises, promises } from './counts/promises.ts';
import { denominatorName, isByNeed, needNotes, populationOf, turnWords, uncoveredNotes } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { estimateFigure } from './gates.ts';
import type { Settings, TurnMetric } from './metric.ts';

export const sla: TurnMetric = {
  of: 'turns',
  name: 'sla',
  version: 3,
  title: 'SLA attainment',
  summary: 'share of turns answered within their target',
  question: 'Of the turns whose target has passed, how many were answered within it?',
  definition:
    'target: what the policy promises the turn by its rules, its urgency or for all; one promise for all without a policy ' +
    'or with --sla. due: turns whose target has fully elapsed inside known coverage. met: due and answered within it. ' +
    'attainment = met / due, printed from 10 due turns on, with a 95 % interval by customer. open: not answered and the target not yet passed; at risk: ' +
    'open with at least 75 % of the target used. Where posts are classified, only turns that needed a reply are counted.',
  facet: 'needs-reply',
  reads: 'targets',
  restsOn: 'mentions',
  worst: { by: 'attainment', descending: false },
  gates: [
    {
      name: 'attainment',
      summary: 'share of the promises that were kept',
      unit: 'share',
      windows: [],
      figure: (rows) => estimateFigure(rows, 'attainment'),
    },
  ],
  says: (row) =>
    row.attainment === null
      ? undefined
      : `{attainment} of {due} due ${turnWords(row)} were answered within ${row.target_seconds === null ? 'the time the policy promises' : 'the {target_seconds} promised'}`,
  needs: (settings) => [promisesOf(settings)],
  rows(counts, settings) {
    const { of, byPolicy } = counts.of(promisesOf(settings));
    const groups = counts.list.map(({ names, at }) => ({ names, ...of(at) }));
    const rows = groups.map(({ names, missed, open, atRisk, targets }) => {
      const rate = rateOf(missed);
      return {
        ...names,
        target_seconds: targets.size > 1 ? null : ([...targets.keys()][0] ?? settings.target),
        due: rate.n,
        met: rate.n - rate.hits,
        ...estimateCells({ attainment: complement(rate) }),
        open,
        at_risk: atRisk,
        denominator: denominatorName(settings),
      };
    });
    return {
      columns: [
        { key: 'target_seconds', label: 'Target', kind: 'seconds', absent: 'by policy' },
        { key: 'due', label: 'Due', kind: 'count' },
        { key: 'met', label: 'Met', kind: 'count' },
        estimateColumn('attainment', 'Attainment', 'share'),
        { key: 'open', label: 'Open', kind: 'count', drop_order: 2 },
        { key: 'at_risk', label: 'At risk', kind: 'count', drop_order: 1 },
      ],
      rows,
      n: groups.reduce((sum, { n }) => sum + n, 0),
      denominator: isByNeed(settings) ? 'due turns that needed a reply' : 'due turns',
      window: byPolicy ? 'by policy' : durationLabel(settings.target),
      notes: [...needNotes(counts, settings), ...uncoveredNotes(counts), ...targetNotes(groups)],
    };
  },
  countsAs({ wait, observed, target, covered }, settings) {
    const met = due('met', 'answered within the target');
    const late = due('missed', 'answered late');
    const never = due('missed', 'not answered');
    const open = { as: 'open', because: 'not answered, the target not yet passed' };
    const atRisk = { as: 'open', because: 'at risk: at least 75 % of the target used' };
    const early = { as: 'not due', because: 'answered, the target not yet passed' };
    return (turn) => {
      if (covered?.[turn] === 0) return UNCOVERED;
      const promised = target?.[turn] ?? settings.target;
      const seconds = wait[turn]!;
      if (observed[turn]! >= promised) {
        if (seconds < 0) return never;
        return seconds <= promised ? met : late;
      }
      if (seconds >= 0) return early;
      return riskOf(observed[turn]!, promised) === 'at-risk' ? atRisk : open;
    };
  },
};

const promisesOf = (settings: Settings) => promises(settings.target, populationOf(sla, settings, { watched: true }));

/** Which targets there are, and how many turns each was promised. */
function targetNotes(groups: readonly Promises[]): string[] {
  const counts = new Map<number, number>();
  for (const { targets } of groups)
    for (const [target, n] of targets) counts.set(target, (counts.get(target) ?? 0) + n);
  const parts = [...counts].sort(([a], [b]) => a - b).map(([seconds, n]) => `${durationLabel(seconds)}: ${n}`);
  return parts.length > 0 ? [`turns by the target that the policy gives them: ${parts.join(', ')}`] : [];
}
