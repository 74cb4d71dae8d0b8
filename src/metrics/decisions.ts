/** What was decided. */
import type { DecisionMetric } from './decision-metric.ts';
import { sectionOf } from './metric.ts';

export const decisions: DecisionMetric = {
  name: 'decisions',
  version: 1,
  title: 'Decisions',
  question: 'What was decided about waiting posts, and how much of it was taken back?',
  definition:
    'decisions: rows of the decision log made in the period, undone ones included and counted beside. turns: distinct ' +
    'turns they are about. no reply, elsewhere, escalated, snoozed: decisions of that kind that still stand. reopened: ' +
    'standing decisions that closed a turn in which the customer wrote again before a brand answered. Closing a turn ' +
    'takes it out of the queue; it changes no rate of ignored mentions.',
  measure(frame, groups) {
    const action = (name: (typeof frame.actions)[number]) => frame.actions.indexOf(name);
    const counted = {
      no_reply: action('no-reply'),
      elsewhere: action('elsewhere'),
      escalated: action('escalate'),
      snoozed: action('snooze'),
    };
    const rows = groups.list.map(({ names, turns }) => {
      const row = {
        decisions: turns.length,
        turns: 0,
        undone: 0,
        reopened: 0,
        no_reply: 0,
        elsewhere: 0,
        escalated: 0,
        snoozed: 0,
      };
      const subjects = new Set<number>();
      for (const at of turns) {
        subjects.add(frame.subject[at]!);
        if (frame.undone[at]) {
          row.undone++;
          continue;
        }
        row.reopened += frame.reopened[at]!;
        for (const [name, code] of Object.entries(counted))
          if (frame.action[at] === code) row[name as keyof typeof counted]++;
      }
      return { ...names, ...row, turns: subjects.size };
    });
    return sectionOf(decisions, groups, {
      columns: [
        { key: 'decisions', label: 'Decisions', kind: 'count' },
        { key: 'turns', label: 'Turns', kind: 'count' },
        { key: 'no_reply', label: 'No reply', kind: 'count' },
        { key: 'elsewhere', label: 'Elsewhere', kind: 'count' },
        { key: 'escalated', label: 'Escalated', kind: 'count' },
        { key: 'snoozed', label: 'Snoozed', kind: 'count', low_priority: 1 },
        { key: 'reopened', label: 'Reopened', kind: 'count', low_priority: 2 },
        { key: 'undone', label: 'Undone', kind: 'count', low_priority: 3 },
      ],
      rows,
      n: frame.n,
      denominator: 'decisions',
    });
  },
};
