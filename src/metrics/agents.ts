/** Who answers, and what they do. */
import { amount, grouped } from '../domain/amount.ts';
import { UNSIGNED } from '../domain/label.ts';
import { AGENT_UNKNOWN, NO_SIGNATURE } from '../domain/reply-columns.ts';
import type { Column } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import { excluded } from './counted.ts';
import type { Agent } from './counts/agent.ts';
import { agentCounts } from './counts/agents.ts';
import { eachConversation } from './counts/replies.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import type { Counted, TurnMetric } from './metric.ts';

const NOT_CLASSIFIED = '(not classified)';

export const agents: TurnMetric = {
  of: 'turns',
  name: 'agents',
  version: 1,
  title: 'Who answers',
  summary: 'who answers: their volume, first answers, acts and hand-offs',
  question: 'Who answers, how much, how soon, and what do they do?',
  definition:
    'agent: who wrote a reply, as the data say, else as it is signed at its end (^JK, *SR, -Tom, /AB); names are one whatever ' +
    'their case, and another person’s at another brand. (unsigned) is a group of its own and may be anybody. replies: by ' +
    'people; a reply to several customers counts for each. first answers: conversations in which they were the first ' +
    'person to reply, with the median wait of the customer until then, of the answered alone. answered: share of their ' +
    'replies that say something about the matter or that it is fixed; sent elsewhere: share that only send the customer elsewhere; promised: share that hold a promise; all of ' +
    'those classified, from 10 on, with 95 % intervals by customer. hand-offs: a signed reply after one that somebody else ' +
    'signed in the same conversation, received by the one and given by the other; unsigned replies between them are passed ' +
    'over. Replies count where their conversation began, with all of its replies by now. This measures work, not worth: ' +
    'cases differ in what they ask for, shifts in what they bring, and a sign-off says no more than the public does.',
  replyFacts: ['acts', 'agents'],
  restsOn: 'nothing',
  ownGroups: ['brand', 'agent_name'],
  worst: { by: 'sent_elsewhere', descending: true },
  needs: () => [agentCounts],
  rows(counts) {
    const { of, automatic, brands } = counts.of(agentCounts);
    const groups = counts.list.map(({ names, at }) => ({ names, agents: [...of(at)].sort(byVolume) }));
    const all = groups.flatMap((group) => group.agents);
    const n = repliesOf(all);
    if (n > 0 && repliesOf(all.filter(({ number }) => number === AGENT_UNKNOWN)) === n) return REFUSED;
    return {
      columns: counts.columns.some(({ key }) => key === 'brand') ? COLUMNS : [BRAND, ...COLUMNS],
      rows: groups.flatMap(({ names, agents: some }) =>
        some.map((agent) => ({ brand: brands.get(agent.brand)!, ...names, ...cellsOf(agent) })),
      ),
      n,
      denominator: 'replies by people',
      notes: notesOf(all, n, automatic),
    };
  },
  countsAs(frame) {
    const none = excluded('no conversation begins here that a person answered');
    const known = new Map<string, Counted>();
    const byTurn = new Map<number, Counted>();
    eachConversation(frame, (turn, replies, from, to) => {
      const names = new Set<string>();
      for (let at = from; at < to; at++)
        if (replies.auto[at] === 0) names.add(nameOf(replies.agent[at]!, replies.agents[replies.agent[at]!]!));
      if (names.size === 0) return;
      const because = [...names].join(', ');
      if (!known.has(because)) known.set(because, { as: 'conversation', because });
      byTurn.set(turn, known.get(because)!);
    });
    return (turn) => byTurn.get(turn) ?? none;
  },
};

const REFUSED = {
  columns: [],
  rows: [],
  n: 0,
  refused: {
    reason: 'cannot say who answers: the data name nobody, and no reply is classified, so that sign-offs are not read',
    hint: 'Label them first: socialcare classify',
  },
};

const repliesOf = (some: readonly Agent[]) => some.reduce((sum, { replies }) => sum + replies, 0);

function notesOf(all: readonly Agent[], n: number, automatic: number): string[] {
  const nobody = repliesOf(all.filter(({ number }) => number <= NO_SIGNATURE));
  const unread = all.reduce((sum, { unlabelled }) => sum + unlabelled, 0);
  const unsigned =
    nobody === n
      ? 'nobody signs here, and the data name nobody: agents cannot be told apart'
      : `${grouped(nobody)} of ${amount(n, 'reply', 'replies')} unsigned: by whom, nobody can tell`;
  return [
    ...(nobody > 0 ? [unsigned] : []),
    ...(unread > 0 ? [`${amount(unread, 'reply', 'replies')} not classified yet (socialcare classify)`] : []),
    ...(automatic > 0 ? [`${amount(automatic, 'automatic reply', 'automatic replies')} left out`] : []),
    'work, not worth: cases and shifts differ',
  ];
}

/** Sorts by replies, most first; unsigned and unclassified replies come last. */
function byVolume(a: Agent, b: Agent): number {
  const isNobody = ({ number }: Agent) => Number(number <= NO_SIGNATURE);
  return isNobody(a) - isNobody(b) || b.replies - a.replies || a.name.localeCompare(b.name, 'en');
}

/** @param name of a person */
function nameOf(agent: number, name: string): string {
  return agent === AGENT_UNKNOWN ? NOT_CLASSIFIED : agent === NO_SIGNATURE ? UNSIGNED : name;
}

function cellsOf(agent: Agent) {
  const { replies, unlabelled, customers, conversations, firstAnswers, received, given, shares } = agent;
  return {
    agent_name: nameOf(agent.number, agent.name),
    ...{ replies, customers, conversations, first_answers: firstAnswers },
    ...estimateCells({
      first_answer: { median_seconds: agent.median() },
      answered: rateOf(shares.answers),
      sent_elsewhere: rateOf(shares.elsewhere),
      promised: rateOf(shares.promises),
    }),
    ...{ handoffs_received: received, handoffs_given: given, unlabelled },
  };
}

const BRAND: Column = { key: 'brand', label: 'Brand', kind: 'text' };
const COLUMNS: Column[] = [
  { key: 'agent_name', label: 'Agent', kind: 'text' },
  { key: 'replies', label: 'Replies', kind: 'count' },
  { key: 'customers', label: 'Customers', kind: 'count', drop_order: 4 },
  { key: 'conversations', label: 'Conversations', kind: 'count', drop_order: 5 },
  { key: 'first_answers', label: 'First answers', kind: 'count', drop_order: 3 },
  estimateColumn('first_answer.median_seconds', 'Median', 'seconds'),
  estimateColumn('answered', 'Answered (95 % CI)', 'share', { drop_order: 1 }),
  estimateColumn('sent_elsewhere', 'Sent elsewhere (95 % CI)', 'share'),
  estimateColumn('promised', 'Promised', 'share', { drop_order: 6 }),
  { key: 'handoffs_received', label: 'Taken over', kind: 'count', drop_order: 2 },
  { key: 'handoffs_given', label: 'Handed on', kind: 'count', drop_order: 2 },
];
