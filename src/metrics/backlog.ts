/** How much waits, day by day. */
import type { CalendarStep } from '../domain/calendar-steps.ts';
import { type BacklogFrame, ENDS } from '../domain/decision-frame.ts';
import type { Section } from '../domain/report.ts';
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

/** @param steps in order, without gaps */
export function measureBacklog(frame: BacklogFrame, steps: readonly CalendarStep[], unit: string): Section {
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
  for (let turn = 0; turn < frame.n; turn++) {
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
  const calendar = { columns: [{ key: 'period', label: unit, kind: 'text' as const }] };
  return sectionOf(backlog, calendar, {
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
  });
}
