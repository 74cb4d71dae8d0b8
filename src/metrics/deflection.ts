/** How often customers are sent elsewhere instead of being helped. */
import { ANY_DEFLECTION, DEFLECTS, isDeflection, UNLABELLED } from '../domain/reply-acts.ts';
import type { Column } from '../domain/report.ts';
import { DESTINATIONS, type Destination } from '../domain/tried-channels.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { rateOf } from '../statistics/rate.ts';
import { CustomerTally } from './customer-types.ts';
import { type Metric, sectionOf } from './metric.ts';
import { RATE_COLUMN, rateCells } from './rate-cells.ts';
import { restingOn } from './sample.ts';

export const deflection: Metric = restingOn('nothing', {
  name: 'deflection',
  version: 1,
  title: 'Deflection',
  question: 'Of the conversations that were answered, how many got nothing but another channel to try?',
  definition:
    'answered: conversations with at least one reply by a person, all of whose replies are classified. deflected: of these, ' +
    'those whose every reply act is a greeting, an acknowledgement, an apology, thanks, a question for details or a ' +
    'deflection (to direct message, phone, web, e-mail or store), with at least one deflection. rate = deflected / answered, ' +
    'from 10 on; interval as for ignored, by customer. Destinations count deflected conversations, several each where ' +
    'several were named. dodge chains: replies that send the customer where their own words, before or in their next turn, ' +
    'say they have been. A conversation counts where its first turn falls. Moving a customer to a private channel can be ' +
    'right: this says how often, not whether.',
  reads: 'replies',
  measure(frame, groups) {
    const conversations = conversationsOf(frame);
    const rows = groups.list.map(({ names, turns }) => {
      const tally = new CustomerTally();
      const to: Record<Destination, number> = { dm: 0, phone: 0, web: 0, email: 0, store: 0 };
      let unlabelled = 0;
      let dodges = 0;
      for (const turn of turns) {
        const found = conversations.get(turn);
        if (!found || found.acts === 0) continue;
        dodges += found.dodges;
        if ((found.acts & UNLABELLED) !== 0) {
          unlabelled++;
          continue;
        }
        const deflected = isDeflection(found.acts);
        tally.add(frame.customer[turn]!, deflected);
        if (deflected) for (const name of DESTINATIONS) if ((found.acts & DEFLECTS[name]) !== 0) to[name]++;
      }
      const rate = rateOf(tally.types());
      return {
        ...names,
        answered: rate.due,
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

/** Conversations by their first turn. */
function conversationsOf(frame: TurnFrame): Map<number, Conversation> {
  const { replies, n, brand, customer, ordinal } = frame;
  if (!replies) return new Map();
  const held = new Map<string, number[]>();
  for (let turn = 0; turn < n; turn++) {
    const name = `${brand[turn]} ${customer[turn]} ${replies.thread[turn]}`;
    const turns = held.get(name);
    if (turns) turns.push(turn);
    else held.set(name, [turn]);
  }
  const conversations = new Map<number, Conversation>();
  for (const turns of held.values()) {
    turns.sort((a, b) => ordinal[a]! - ordinal[b]!);
    let acts = 0;
    let tried = 0;
    let dodges = 0;
    for (const [at, turn] of turns.entries()) {
      acts |= replies.acts[turn]!;
      tried |= at === 0 ? replies.tried[turn]! & ~wholly(replies.tried[turn]!) : replies.tried[turn]!;
      const sent = replies.acts[turn]! & ANY_DEFLECTION;
      const next = turns[at + 1];
      if ((sent & (tried | (next === undefined ? 0 : replies.tried[next]!))) !== 0) dodges++;
    }
    conversations.set(turns[0]!, { acts, dodges });
  }
  return conversations;
}

/** "I did" in a first post answers nobody: without a deflection before it, it says nothing of channels. */
function wholly(tried: number): number {
  return tried === ANY_DEFLECTION ? ANY_DEFLECTION : 0;
}
