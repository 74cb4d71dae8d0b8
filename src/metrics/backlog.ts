/** Backlog: how many turns wait for an answer, period by period. */
import { ENDS } from '../domain/decision-frame.ts';
import { excluded } from './counted.ts';
import { backlogSteps } from './counts/backlog-steps.ts';
import type { BacklogMetric, Counted } from './metric.ts';
import { backlogPictures } from './trend-pictures.ts';

export const backlog: BacklogMetric = {
  of: 'backlog',
  name: 'backlog',
  version: 1,
  title: 'Backlog',
  summary: 'what waited at the end of each day (--by day, week or month; brand, channel)',
  question: 'How many turns began, ended and still waited at the end of each day, week or month?',
  definition:
    'began: turns whose clock started then. answered: ended by a brand’s answer. closed: ended by a decision (no reply, ' +
    'elsewhere) that still stands. gone: ended because the customer deleted all of it. waiting: began before the end of ' +
    'the period and had not ended by then. A turn that was closed and in which the customer wrote again waits again.',
  worst: { by: 'waiting', descending: true },
  needs: ({ steps = [] }) => [backlogSteps(steps)],
  rows(counts, { steps = [], stepLabel = 'Day' }) {
    const { of } = counts.of(backlogSteps(steps));
    const groups = counts.list.map(({ names, at }) => ({
      names,
      rows: of(at).map((step, place) => ({ ...names, period: steps[place]!.name, ...step })),
    }));
    return {
      columns: [
        { key: 'period', label: stepLabel, kind: 'text' },
        { key: 'began', label: 'Began', kind: 'count' },
        { key: 'answered', label: 'Answered', kind: 'count' },
        { key: 'closed', label: 'Closed', kind: 'count' },
        { key: 'gone', label: 'Gone', kind: 'count', drop_order: 1 },
        { key: 'waiting', label: 'Waiting', kind: 'count' },
      ],
      rows: groups.flatMap(({ rows }) => rows),
      pictures: backlogPictures(groups, steps, stepLabel),
      n: counts.n,
      denominator: 'turns',
    };
  },
  countsAs({ askedAt, endedAt, how }, { steps = [] }) {
    const { from, until } = { from: steps[0]?.from ?? 0, until: steps.at(-1)?.until ?? 0 };
    const waiting = { as: 'waiting', because: 'had not ended by the end of the period' };
    const later = excluded('began after the period');
    const earlier = excluded('ended before the period');
    const ended = ENDS.map((as): Counted => ({ as, because: 'ended in the period' }));
    return (turn) => {
      if (askedAt[turn]! >= until) return later;
      if (endedAt[turn]! >= until) return waiting;
      return endedAt[turn]! < from ? earlier : ended[how[turn]!]!;
    };
  },
};
