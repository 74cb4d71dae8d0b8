/** How many decisions of each kind were made, and what became of them. */
import { decided } from './counts/decided.ts';
import type { DecisionMetric } from './metric.ts';

export const decisions: DecisionMetric = {
  of: 'decisions',
  name: 'decisions',
  version: 1,
  title: 'Decisions',
  summary: 'what was decided, by whom and why (--by agent, team, action, reason)',
  question: 'What was decided about waiting posts, and how much of it was undone?',
  definition:
    'decisions: rows of the decision log made in the period, undone ones included and counted beside. turns: distinct ' +
    'turns they are about. no reply, elsewhere, escalated, snoozed: decisions of that kind that still stand. reopened: ' +
    'standing decisions that closed a turn in which the customer wrote again before a brand answered. Closing a turn ' +
    'takes it out of the queue; it changes no rate of ignored mentions.',
  worst: { by: 'undone', descending: true },
  needs: () => [decided],
  rows(counts) {
    const { of } = counts.of(decided);
    const rows = counts.list.map(({ names, at }) => {
      const { standing, decisions, turns, undone, reopened } = of(at);
      return {
        ...names,
        ...{ decisions, turns, undone, reopened },
        no_reply: standing.get('no-reply') ?? 0,
        elsewhere: standing.get('elsewhere') ?? 0,
        escalated: standing.get('escalate') ?? 0,
        snoozed: standing.get('snooze') ?? 0,
      };
    });
    return {
      columns: [
        { key: 'decisions', label: 'Decisions', kind: 'count' },
        { key: 'turns', label: 'Turns', kind: 'count' },
        { key: 'no_reply', label: 'No reply', kind: 'count' },
        { key: 'elsewhere', label: 'Elsewhere', kind: 'count' },
        { key: 'escalated', label: 'Escalated', kind: 'count' },
        { key: 'snoozed', label: 'Snoozed', kind: 'count', drop_order: 1 },
        { key: 'reopened', label: 'Reopened', kind: 'count', drop_order: 2 },
        { key: 'undone', label: 'Undone', kind: 'count', drop_order: 3 },
      ],
      rows,
      n: counts.n,
      denominator: 'decisions',
    };
  },
  countsAs({ action, actions, undone, reopened }) {
    const taken = { as: 'undone', because: 'undone later' };
    const stands = actions.map((as) => ({ as, because: 'in effect' }));
    const open = actions.map((as) => ({ as, because: 'in effect, and the customer wrote again' }));
    return (row) => (undone[row] === 1 ? taken : (reopened[row] === 1 ? open : stands)[action[row]!]!);
  },
};
