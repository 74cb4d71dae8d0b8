/** How much waits, period by period. */
import type { CalendarStep } from '../domain/calendar-steps.ts';
import { type BacklogFrame, ENDS } from '../domain/decision-frame.ts';
import type { Row, Section } from '../domain/report.ts';
import type { Groups } from './groups.ts';
import { type Definition, sectionOf } from './metric.ts';

export const backlog: Definition = {
  name: 'backlog',
  version: 1,
  title: 'Backlog',
  question: 'How many turns began, ended and still waited at the end of each day, week or month?',
  definition:
    'began: turns whose clock started then. answered: ended by a brand’s answer. closed: ended by a decision (no reply, ' +
    'elsewhere) that still stands. gone: ended because the customer deleted all of it. waiting: began before the end of ' +
    'the period and had not ended by then. A turn that was closed and in which the customer wrote again waits again.',
};

/**
 * @param groups whose turns are rows of the frame
 * @param steps in order, without gaps
 * @param unit what a step is called, as a heading
 */
export function measureBacklog(
  frame: BacklogFrame,
  groups: Groups,
  steps: readonly CalendarStep[],
  unit: string,
): Section {
  const period = { key: 'period', label: unit, kind: 'text' as const };
  const rows = groups.list.flatMap(({ names, turns }) =>
    stepsOf(frame, turns, steps).map((step): Row => ({ ...names, ...step })),
  );
  return sectionOf(
    backlog,
    { columns: [...groups.columns, period] },
    {
      columns: [
        { key: 'began', label: 'Began', kind: 'count' },
        { key: 'answered', label: 'Answered', kind: 'count' },
        { key: 'closed', label: 'Closed', kind: 'count' },
        { key: 'gone', label: 'Gone', kind: 'count', low_priority: 1 },
        { key: 'waiting', label: 'Waiting', kind: 'count' },
      ],
      rows,
      n: frame.n,
      denominator: 'turns',
    },
  );
}

function stepsOf(frame: BacklogFrame, turns: Uint32Array, steps: readonly CalendarStep[]) {
  const rows = steps.map(({ name }) => ({ period: name, began: 0, answered: 0, closed: 0, gone: 0, waiting: 0 }));
  const changes = new Float64Array(steps.length + 1);
  const first = steps[0]?.from ?? 0;
  const place = (at: number) => {
    let low = 0;
    let high = steps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (steps[middle]!.until <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const turn of turns) {
    const [asked, ended] = [frame.askedAt[turn]!, frame.endedAt[turn]!];
    const began = place(asked);
    const left = place(ended);
    changes[began]!++;
    if (left < steps.length) changes[left]!--;
    if (asked >= first && began < steps.length) rows[began]!.began++;
    if (ended >= first && left < steps.length) rows[left]![ENDS[frame.how[turn]!]!]++;
  }
  let waiting = 0;
  for (const [at, row] of rows.entries()) {
    waiting += changes[at]!;
    row.waiting = waiting;
  }
  return rows;
}
