/** Whether the promise was kept. */
import { durationLabel } from '../domain/duration.ts';
import { riskOf } from '../domain/queue.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { complement } from '../statistics/rate.ts';
import { CustomerTally, customersOf } from './customers.ts';
import { denominatorOf, uncoveredNotes } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import type { Group, Groups } from './groups.ts';
import { type Metric, sectionOf } from './metric.ts';
import { restingOn } from './sample.ts';
import { watchedOf } from './waits.ts';

export const sla: Metric = restingOn('mentions', {
  name: 'sla',
  version: 3,
  title: 'SLA attainment',
  question: 'Of the turns whose target has passed, how many were answered within it?',
  definition:
    'target: what the policy promises the turn by its rules, its urgency or for all; one promise for all without a policy ' +
    'or with --sla. due: turns whose target has fully elapsed inside known coverage. met: due and answered within it. ' +
    'attainment = met / due, printed from 10 due turns on, with a 95 % interval by customer. open: not answered and the target not yet passed; at risk: ' +
    'open with at least 75 % of the target used. Where posts are classified, only turns that needed a reply are counted.',
  facet: 'needs-reply',
  reads: 'targets',
  measure(frame, groups, settings) {
    const targetOf = (turn: number) => frame.target?.[turn] ?? settings.target;
    const counted = denominatorOf(frame, settings);
    const watched = (turns: Group['turns']) => watchedOf(frame, counted.pick(turns));
    const rows = groups.list.map(({ names, turns }) => {
      const picked = watched(turns);
      const { code, count } = customersOf(frame, picked);
      const missed = new CustomerTally(count);
      let open = 0;
      let atRisk = 0;
      const targets = new Set<number>();
      for (let at = 0; at < picked.length; at++) {
        const turn = picked[at]!;
        const target = targetOf(turn);
        targets.add(target);
        const wait = frame.wait[turn]!;
        const observed = frame.observed[turn]!;
        if (observed >= target) missed.add(code[at]!, wait < 0 || wait > target);
        else if (wait < 0) {
          open++;
          if (riskOf(observed, target) === 'at-risk') atRisk++;
        }
      }
      const rate = missed.rate();
      return {
        ...names,
        target_seconds: targets.size > 1 ? null : ([...targets][0] ?? settings.target),
        due: rate.n,
        met: rate.n - rate.hits,
        ...estimateCells({ attainment: complement(rate) }),
        open,
        at_risk: atRisk,
        denominator: counted.name,
      };
    });
    return sectionOf(sla, groups, {
      columns: [
        { key: 'target_seconds', label: 'Target', kind: 'seconds', absent: 'by policy' },
        { key: 'due', label: 'Due', kind: 'count' },
        { key: 'met', label: 'Met', kind: 'count' },
        estimateColumn('attainment', 'Attainment', 'share'),
        { key: 'open', label: 'Open', kind: 'count', low_priority: 2 },
        { key: 'at_risk', label: 'At risk', kind: 'count', low_priority: 1 },
      ],
      rows,
      n: groups.list.reduce((sum, { turns }) => sum + watched(turns).length, 0),
      denominator: counted.name === 'needs-reply' ? 'due turns that needed a reply' : 'due turns',
      window: frame.target ? 'by policy' : durationLabel(settings.target),
      notes: [...counted.notes, ...uncoveredNotes(frame), ...targetNotes(frame, groups, watched)],
    });
  },
});

/** Which targets there are, and how many turns each was promised. */
function targetNotes(
  { target }: TurnFrame,
  { list }: Groups,
  pick: (turns: Group['turns']) => Group['turns'],
): string[] {
  if (!target) return [];
  const counts = new Map<number, number>();
  for (const { turns } of list)
    for (const turn of pick(turns)) counts.set(target[turn]!, (counts.get(target[turn]!) ?? 0) + 1);
  const parts = [...counts].sort(([a], [b]) => a - b).map(([seconds, n]) => `${durationLabel(seconds)}: ${n}`);
  return parts.length > 0 ? [`turns by the target that the policy gives them: ${parts.join(', ')}`] : [];
}
