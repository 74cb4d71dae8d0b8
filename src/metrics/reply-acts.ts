/** What brands do in their replies. */
import { amount } from '../domain/amount.ts';
import { REPLY_ACTS } from '../domain/label.ts';
import { actsIn, UNLABELLED } from '../domain/reply-acts.ts';
import type { Column, Row } from '../domain/report.ts';
import { type Rate, rateOf } from '../statistics/rate.ts';
import { barOf, barPictures } from './bar-pictures.ts';
import { due, excluded } from './counted.ts';
import { type Acts, acts } from './counts/acts.ts';
import { actsOfPeople, eachConversation } from './counts/replies.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { labelErrorNote } from './label-errors.ts';
import type { Counted, TurnMetric } from './metric.ts';

export const replyActs: TurnMetric = {
  of: 'turns',
  name: 'reply-acts',
  version: 1,
  title: 'What replies do',
  summary: 'what replies do: apologise, ask, send elsewhere, answer, promise, …',
  question: 'What do the brand’s replies do?',
  definition:
    'replies: those by people that are classified; automatic and unclassified ones are counted apart. One reply may do ' +
    'several things and counts once for each: a greeting; acknowledge, say that it was read; apologise; ask-info, ask for ' +
    'details; deflect-dm, -phone, -web, -email, -store, send the customer there; answer, say something about the matter; ' +
    'promise to act; fixed, say that it is done; thank; other, none of these. of replies: share that holds the act. of ' +
    'conversations: share of those that people answered, all of whose replies are classified, with the act in any reply. ' +
    'Both from 10 on, with the 95 % interval by customer. A reply to several customers counts for each. Replies count where ' +
    'their conversation began, with all of its replies by now, whatever the period or the filter leaves out of its later ' +
    'turns. Acts are read off the words: that an answer helped, they do not tell.',
  replyFacts: ['acts'],
  restsOn: 'nothing',
  ofOneBrand: true,
  worst: { by: 'n', descending: true },
  needs: () => [acts],
  rows(counts, settings) {
    const { of } = counts.of(acts);
    const groups = counts.list.map(({ names, at }) => ({ names, ...of(at) }));
    const sum = (name: 'unlabelled' | 'automatic') => groups.reduce((total, group) => total + group[name], 0);
    const [unlabelled, automatic] = [sum('unlabelled'), sum('automatic')];
    const rowsOf = groups.map(({ names, ...done }) => ({ names, rows: actRows(done) }));
    const rows = rowsOf.flatMap(({ names, rows: its }) => its.map((row) => ({ ...names, ...row })));
    const unseen = rows.filter(({ never }) => never).length;
    const n = rows.reduce((total, { act, n: replies }) => total + (act === REPLY_ACTS[0] ? replies : 0), 0);
    if (n === 0 && unlabelled > 0) return NOT_CLASSIFIED;
    return {
      columns: COLUMNS,
      rows,
      n,
      denominator: 'replies by people',
      detail: 'never',
      pictures: barPictures(
        {
          title: 'What replies do',
          value: { label: 'of replies', unit: 'share' },
          by: { label: 'act', unit: 'text' },
        },
        rowsOf
          .filter(({ rows: its }) => its.length > 1)
          .map(({ names, rows: its }) => ({
            names,
            n: its[0]!.n,
            bars: its.map((row) => ({ name: row.act, ...barOf(row, 'of_replies') })),
          })),
      ),
      notes: [
        ...(unseen > 0
          ? [`${amount(unseen, 'row')} of acts that never occur left out on a screen: --json has them`]
          : []),
        ...(unlabelled > 0
          ? [`${amount(unlabelled, 'reply', 'replies')} left out: not classified yet (socialcare classify)`]
          : []),
        ...(automatic > 0 ? [`${amount(automatic, 'automatic reply', 'automatic replies')} counted apart`] : []),
        ...(rows.some((row: Row) => row.of_replies !== null) ? [labelErrorNote({ facet: 'reply-act' }, settings)] : []),
      ],
    };
  },
  countsAs(frame) {
    const unread = excluded('a reply is not classified yet');
    const none = excluded('no conversation begins here that a person answered');
    const byActs = new Map<number, Counted>();
    const counted = new Map<number, Counted>();
    eachConversation(frame, (turn, replies, from, to) => {
      const done = actsOfPeople(replies, from, to);
      if (done === 0) return;
      if (!byActs.has(done)) byActs.set(done, (done & UNLABELLED) !== 0 ? unread : due('answered', actsIn(done)));
      counted.set(turn, byActs.get(done)!);
    });
    return (turn) => counted.get(turn) ?? none;
  },
};

const NOT_CLASSIFIED = {
  columns: [],
  rows: [],
  n: 0,
  refused: {
    reason: 'cannot say what replies do: none of them is classified',
    hint: 'Label them first: socialcare classify',
  },
};

/** A row for each act; of a group where no reply is classified, one that says so. */
function actRows({ replies, conversations, automatic, unlabelled, unlabelledConversations }: Acts) {
  const rates = REPLY_ACTS.map((act, place): { act: string; replies: Rate; conversations: Rate } => ({
    act,
    replies: rateOf(replies[place]!),
    conversations: rateOf(conversations[place]!),
  }));
  const [first] = rates as [(typeof rates)[number]];
  const nothing = { ...first, act: unlabelled > 0 ? '(not classified)' : '(no reply)' };
  return (first.replies.n > 0 ? rates : [nothing]).map(({ act, ...rate }) => ({
    ...{ act, never: rate.replies.n > 0 && rate.replies.hits + rate.conversations.hits === 0 ? true : null },
    ...{ replies: rate.replies.hits, conversations: rate.conversations.hits },
    ...estimateCells({ of_replies: rate.replies, of_conversations: rate.conversations }),
    ...{ n: rate.replies.n, conversations_n: rate.conversations.n },
    ...{ automatic, unlabelled, unlabelled_conversations: unlabelledConversations },
  }));
}

const COLUMNS: Column[] = [
  { key: 'act', label: 'Act', kind: 'text' },
  { key: 'replies', label: 'Replies', kind: 'count' },
  estimateColumn('of_replies', 'Of replies (95 % CI)', 'share'),
  { key: 'conversations', label: 'Conversations', kind: 'count', drop_order: 1 },
  estimateColumn('of_conversations', 'Of conversations', 'share'),
];
