/** One agent of a group while replies are counted. */
import { ANSWERS, isDeflection, PROMISES, UNLABELLED } from '../../domain/reply-acts.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { ClusterTypes } from '../../statistics/cluster-types.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { sampleQuantiles } from '../../statistics/sample-quantiles.ts';
import { grown } from './grown.ts';
import { type GroupWaits, NO_WAITS } from './sorter.ts';
import { readLater } from './values.ts';

/** What a reply does, as bits; packed with the number of the member it was written to. */
const MARKS = { classified: 1, answers: 2, elsewhere: 4, promises: 8 };
const MARK_VALUES = 16;
const SHARES = ['answers', 'elsewhere', 'promises'] as const;

/** By customer: classified replies, and those that answer or say that it is fixed, only send elsewhere, or promise. */
export type AgentShares = Record<(typeof SHARES)[number], ClusterType[]>;

export class Agent {
  /** Its number among all agents of all groups. */
  readonly slot: number;
  readonly group: number;
  /** Key of the brand. */
  readonly brand: number;
  /** AGENT_UNKNOWN, NO_SIGNATURE or a person. */
  readonly number: number;
  replies = 0;
  /** Of these, not classified yet. */
  unlabelled = 0;
  customers = 0;
  conversations = 0;
  /** Conversations in which they were the first person to reply. */
  firstAnswers = 0;
  /** Times that they took a conversation over from another agent, and that another took one over from them. */
  received = 0;
  given = 0;
  shares: AgentShares = { answers: [], elsewhere: [], promises: [] };
  /** Seconds to their first answers: see sampleQuantiles. */
  median = () => medianOf(NO_WAITS);
  /** Member × MARK_VALUES + what the reply does, of each reply of this round. */
  #marks = new Float64Array(0);
  #marked = 0;
  #nameNow: () => string;

  /** @param nameNow the agent's name, by the replies read so far */
  constructor(
    { slot, group, brand, number }: Pick<Agent, 'slot' | 'group' | 'brand' | 'number'>,
    nameNow: () => string,
  ) {
    this.slot = slot;
    this.group = group;
    this.brand = brand;
    this.number = number;
    this.#nameNow = nameNow;
  }

  get name(): string {
    return this.#nameNow();
  }

  add(member: number, acts: number): void {
    this.replies++;
    const isRead = (acts & UNLABELLED) === 0;
    if (!isRead) this.unlabelled++;
    this.#marks = grown(this.#marks, this.#marked + 1);
    this.#marks[this.#marked++] = member * MARK_VALUES + (isRead ? marksOf(acts) : 0);
  }

  takeWaits(waits: GroupWaits, mayWait: boolean): void {
    this.median = readLater(() => medianOf(waits), mayWait);
  }

  /** Counts the customers of the round. */
  endRound(): void {
    if (this.#marked === 0) return;
    const marks = this.#marks.subarray(0, this.#marked).sort();
    const types = SHARES.map(() => new ClusterTypes());
    for (let from = 0, to = 0; from < marks.length; from = to) {
      const member = Math.floor(marks[from]! / MARK_VALUES);
      let due = 0;
      const hits = [0, 0, 0];
      for (; to < marks.length && Math.floor(marks[to]! / MARK_VALUES) === member; to++) {
        const mark = marks[to]! % MARK_VALUES;
        if ((mark & MARKS.classified) !== 0) due++;
        for (const [at, share] of SHARES.entries()) if ((mark & MARKS[share]) !== 0) hits[at]!++;
      }
      this.customers++;
      if (due > 0) for (const [at, count] of hits.entries()) types[at]!.add(due, count);
    }
    const [answers, elsewhere, promises] = types.map((each) => each.all()) as [
      ClusterType[],
      ClusterType[],
      ClusterType[],
    ];
    this.shares = { answers, elsewhere, promises };
    this.#marks = new Float64Array(0);
    this.#marked = 0;
  }
}

function marksOf(acts: number): number {
  const answers = (acts & ANSWERS) !== 0 ? MARKS.answers : 0;
  const promises = (acts & PROMISES) !== 0 ? MARKS.promises : 0;
  return MARKS.classified + answers + promises + (isDeflection(acts) ? MARKS.elsewhere : 0);
}

function medianOf(waits: GroupWaits): Estimate {
  return sampleQuantiles(waits, [0.5])[0]!;
}
