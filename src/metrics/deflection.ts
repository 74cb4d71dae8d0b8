/** How often customers are sent elsewhere instead of being helped. */
import { ANY_DEFLECTION, DEFLECTS, isDeflection, TRIED_ALL, UNLABELLED } from '../domain/reply-acts.ts';
import type { Column } from '../domain/report.ts';
import { DESTINATIONS, type Destination } from '../domain/tried-channels.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { CustomerTally, customersOf } from './customers.ts';
import { RATE_COLUMN, rateCells } from './estimates.ts';
import { type Metric, sectionOf } from './metric.ts';
import { restingOn } from './sample.ts';

export const deflection: Metric = restingOn('nothing', {
  name: 'deflection',
  version: 2,
  title: 'Deflection',
  question: 'Of the conversations that were answered, how many got nothing but another channel to try?',
  definition:
    'answered: conversations with at least one reply by a person, all of whose replies are classified. deflected: of these, ' +
    'those whose every reply act is a greeting, an acknowledgement, an apology, thanks, a question for details or a ' +
    'deflection (to direct message, phone, web, e-mail or store), with at least one deflection. rate = deflected / answered, ' +
    'from 10 on; interval as for ignored, by customer. Destinations count deflected conversations, several each where ' +
    'several were named. dodge chains: replies that send the customer where their own words, before or in their next turn, ' +
    'say they have been. A conversation counts where its first turn falls, with all of its replies by now, whatever the ' +
    'period or the filter leaves out of its later turns. Moving a customer to a private channel can be ' +
    'right: this says how often, not whether.',
  reads: 'replies',
  measure(frame, groups) {
    const conversations = conversationsOf(frame);
    const rows = groups.list.map(({ names, turns }) => {
      const { code, count } = customersOf(frame, turns);
      const tally = new CustomerTally(count);
      const to: Record<Destination, number> = { dm: 0, phone: 0, web: 0, email: 0, store: 0 };
      let unlabelled = 0;
      let dodges = 0;
      for (const [at, turn] of turns.entries()) {
        const found = conversations.get(frame.key[turn]!);
        if (!found || found.acts === 0) continue;
        dodges += found.dodges;
        if ((found.acts & UNLABELLED) !== 0) {
          unlabelled++;
          continue;
        }
        const deflected = isDeflection(found.acts);
        tally.add(code[at]!, deflected);
        if (deflected) for (const name of DESTINATIONS) if ((found.acts & DEFLECTS[name]) !== 0) to[name]++;
      }
      const rate = tally.rate();
      return {
        ...names,
        answered: rate.n,
        deflected: rate.hits,
        ...rateCells(rate),
        to,
        dodge_chains: dodges,
        unlabelled,
      };
    });
    const missing = rows.reduce((sum, { unlabelled }) => sum + unlabelled, 0);
    return sectionOf(deflection, groups, {
      columns: COLUMNS,
      rows,
      n: rows.reduce((sum, { answered }) => sum + answered, 0),
      denominator: 'answered conversations',
      notes:
        missing > 0 ? [`${missing} conversations left out: a reply is not classified yet (socialcare classify)`] : [],
    });
  },
});

const COLUMNS: Column[] = [
  { key: 'answered', label: 'Answered', kind: 'count' },
  { key: 'deflected', label: 'Deflected', kind: 'count' },
  RATE_COLUMN,
  ...DESTINATIONS.map(
    (name, at): Column => ({ key: `to.${name}`, label: `to ${name}`, kind: 'count', low_priority: at + 1 }),
  ),
  { key: 'dodge_chains', label: 'Dodge chains', kind: 'count' },
];

interface Conversation {
  acts: number;
  dodges: number;
}

/** Conversations by the key of their first turn. */
function conversationsOf({ replies }: TurnFrame): Map<number, Conversation> {
  const conversations = new Map<number, Conversation>();
  if (!replies) return conversations;
  const { conversation, acts, tried } = replies;
  const n = conversation.length;
  for (let from = 0, to = 0; from < n; from = to) {
    const found: Conversation = { acts: 0, dodges: 0 };
    // "I did" in a first post answers nobody: without a deflection before it, it says nothing of channels.
    let before = tried[from]! & ~TRIED_ALL;
    for (; to < n && conversation[to] === conversation[from]; to++) {
      found.acts |= acts[to]!;
      if (to > from) before |= tried[to]!;
      const next = conversation[to + 1] === conversation[from] ? tried[to + 1]! : 0;
      const known = before | next;
      const been = (known & TRIED_ALL) === 0 ? known : ANY_DEFLECTION;
      if ((acts[to]! & ANY_DEFLECTION & been) !== 0) found.dodges++;
    }
    conversations.set(conversation[from]!, found);
  }
  return conversations;
}
