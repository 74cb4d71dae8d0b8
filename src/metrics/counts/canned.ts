/** Replies that are copies of a text that several customers got. */
import { groupedBy } from '../../domain/group.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { Copies } from './copies.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

/** A text as one group used it. */
export interface CannedText {
  name: string;
  /** Key of the first reply with it. */
  post: number;
  replies: number;
  customers: number;
  /** Agents who signed it, in alphabetical order; empty where it was never signed. */
  agents: readonly string[];
}

export interface Canned {
  /** By customer: replies that are long enough, and those of them that are copies. */
  replies: ClusterType[];
  /** Customers who got any such reply, and those who got a copy. */
  customers: ClusterType[];
  /** Replies of too few words. */
  short: number;
  /** Automatic replies, which are not compared. */
  automatic: number;
  /** In descending order of the customers who got them. */
  texts: readonly CannedText[];
  /** How many texts there are, also those beyond KEPT. */
  textsInAll: number;
}

export interface CannedCounts {
  of(group: number): Canned;
}

/** At most this many texts are kept for each group. */
const KEPT = 20;

/**
 * Copies are found among all replies of a round, across groups, including those that the filter leaves out. For what is kept
 * in memory see Copies.
 */
export const cannedReplies: TurnStatistic<CannedCounts> = { name: 'canned', open: foldCanned };

function foldCanned() {
  const [replies, customers] = [new MemberTally(), new MemberTally()];
  const [replyTypes, customerTypes] = [new CustomerTypes(), new CustomerTypes()];
  const texts: CannedText[][] = [];
  const textsInAll: number[] = [];
  let [short, automatic] = [new Uint32Array(0), new Uint32Array(0)];
  let copies = new Copies();
  let agents: readonly string[] = [''];
  let members: Members | undefined;

  function tally(place: number, tallied: 0 | 1): void {
    const pair = 2 * copies.member[place]! + tallied;
    replies.pairs[pair]!++;
    customers.pairs[pair] = 1;
  }

  function keep(group: number, found: CannedText[]): void {
    textsInAll[group] = (textsInAll[group] ?? 0) + found.length;
    const all = [...(texts[group] ?? []), ...found].sort(
      (a, b) => b.customers - a.customers || b.replies - a.replies || a.post - b.post,
    );
    texts[group] = all.slice(0, KEPT);
  }

  return {
    add({ frame, group, groups, member, members: all }: TurnChunk) {
      members = all;
      short = grown(short, groups);
      automatic = grown(automatic, groups);
      for (let turn = 0; turn < frame.n; turn++) automatic[group[turn]!]! += frame.autoReplies[turn]!;
      copies.add(frame, member, (turn) => short[group[turn]!]!++);
      agents = frame.written?.agents ?? agents;
    },
    endRound() {
      if (!members) return;
      replies.reach(members.n);
      customers.reach(members.n);
      for (let at = 0; at < copies.n; at++) if (copies.isCounted(at)) tally(at, 0);
      const found = new Map<number, CannedText[]>();
      const { group: groups } = members;
      const groupOf = (at: number) => groups[copies.member[at]!]!;
      for (const text of copies.texts())
        for (const [group, places] of groupedBy(text.replies, groupOf)) {
          for (const at of places) tally(at, 1);
          const used = { name: text.name, replies: places.length, post: copies.post[places[0]!]! };
          const people = new Set(places.map((at) => copies.member[at]!)).size;
          const signed = new Set(places.map((at) => agents[copies.agent[at]!]!));
          signed.delete('');
          const known = found.get(group) ?? [];
          found.set(group, known);
          known.push({ ...used, customers: people, agents: [...signed].sort() });
        }
      for (const [group, list] of found) keep(group, list);
      replyTypes.add(replies, members);
      customerTypes.add(customers, members);
      replies.endRound();
      customers.endRound();
      copies = new Copies();
    },
    finish: (): CannedCounts => ({
      of: (group) => ({
        replies: replyTypes.of(group),
        customers: customerTypes.of(group),
        short: short[group] ?? 0,
        automatic: automatic[group] ?? 0,
        texts: texts[group] ?? [],
        textsInAll: textsInAll[group] ?? 0,
      }),
    }),
  };
}
