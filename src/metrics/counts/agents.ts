/** Who answers: what each agent of a group wrote, to whom, how soon, and whom they took conversations over from. */
import { NO_SIGNATURE, type ReplyColumns } from '../../domain/reply-columns.ts';
import { Agent } from './agent.ts';
import type { Members } from './members.ts';
import { eachConversation } from './replies.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { Values } from './values.ts';

export interface AgentCounts {
  /** Agents of a group, in the order in which they came up. */
  of(group: number): readonly Agent[];
  automatic: number;
  /** Names of brands by key. */
  brands: ReadonlyMap<number, string>;
}

/** Conversations count in the group of their first turn. Keeps eight bytes a reply and eight a wait until the round ends. */
export const agentCounts: TurnStatistic<AgentCounts> = { name: 'agents', open: foldAgents };

function foldAgents() {
  const byGroup: Map<number, Agent>[] = [];
  const all: Agent[] = [];
  const waits = new Values();
  /** In the conversation at hand. */
  const seen = new Set<Agent>();
  let automatic = 0;
  let brands: ReadonlyMap<number, string> = new Map();
  let members: Members | undefined;

  /** The same sign-off at two brands is two agents. */
  function agentOf(group: number, brand: number, { agents: names, agent }: ReplyColumns, reply: number): Agent {
    byGroup[group] ??= new Map();
    const number = agent[reply]!;
    const person = number * 2 ** 26 + brand;
    const known = byGroup[group].get(person);
    if (known) return known;
    const added = new Agent({ slot: all.length, group, brand, number }, () => names[number]!);
    all.push(added);
    byGroup[group].set(person, added);
    return added;
  }

  return {
    add({ frame, group, member, members: everybody }: TurnChunk) {
      members = everybody;
      brands = frame.brands;
      const { place } = everybody;
      eachConversation(frame, (turn, replies, from, to) => {
        let signed: Agent | undefined;
        let first: Agent | undefined;
        seen.clear();
        for (let at = from; at < to; at++) {
          if (replies.auto[at] === 1) {
            automatic++;
            continue;
          }
          const agent = agentOf(group[turn]!, frame.brand[turn]!, replies, at);
          agent.add(member[turn]!, replies.acts[at]!);
          first ??= agent;
          if (!seen.has(agent)) agent.conversations++;
          seen.add(agent);
          if (agent.number <= NO_SIGNATURE) continue;
          if (signed && signed !== agent) {
            signed.given++;
            agent.received++;
          }
          signed = agent;
        }
        if (!first) return;
        first.firstAnswers++;
        if (frame.wait[turn]! >= 0 && frame.offHours?.[turn] !== 1)
          waits.add(first.slot, frame.wait[turn]!, place[member[turn]!]!, 1);
      });
    },
    endRound(isLast: boolean) {
      if (!members) return;
      for (const agent of all) agent.endRound();
      for (const slot of waits.groups())
        all[slot]!.takeWaits(waits.take(slot, members.sizes[all[slot]!.group]!), isLast);
    },
    finish: (): AgentCounts => ({ of: (group) => [...(byGroup[group]?.values() ?? [])], automatic, brands }),
  };
}
