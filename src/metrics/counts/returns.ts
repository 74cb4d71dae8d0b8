/** Customers who come back: episodes after whose last exchange the customer began another with the brand. */
import { DAY_SECONDS } from '../../domain/duration.ts';
import type { CutTurns, TurnFrame } from '../../domain/turn-frame.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import { rowsByBrandAndTime, sortedBy, sortRun } from './row-order.ts';
import { leastOf } from './sums.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

/** Days within which a new episode is a return. */
export const RETURN_DAYS = [7, 30] as const;

export interface Returns {
  /** Index by RETURN_DAYS, then by customer: episodes observed for that long, and those with a return. */
  customers: ClusterType[][];
  /** Index by RETURN_DAYS: episodes not observed for that long. */
  pending: number[];
}

export interface ReturnCounts {
  of(group: number): Returns;
}

/**
 * Episodes are counted where the first of their conversations that is of the population falls. A conversation that begins
 * `gap` seconds or more after the last exchange begins another, also where the filter leaves it out.
 * Keeps 44 bytes a conversation until the round ends.
 */
export function returns(gap: number, population: Population): TurnStatistic<ReturnCounts> {
  return {
    name: `returns ${gap} ${populationName(population)}`,
    whole: 'customers',
    open: () => foldReturns(gap, population),
  };
}

/** Marks a conversation that is not counted. */
const NOBODY = -1;

function foldReturns(gap: number, population: Population) {
  const talks = new Talks();
  const types = RETURN_DAYS.map(() => new CustomerTypes());
  const pending = RETURN_DAYS.map(() => new Uint32Array(0));
  let members: Members | undefined;
  return {
    add(chunk: TurnChunk) {
      members = chunk.members;
      for (const place of pending.keys()) pending[place] = grown(pending[place]!, chunk.groups);
      talks.add(chunk, chunk.pick(population));
    },
    endRound() {
      if (!members) return;
      const { n, group } = members;
      const tallies = RETURN_DAYS.map(() => new MemberTally(n));
      talks.countReturns(gap, group, tallies, pending);
      talks.clear();
      for (const [place, tally] of tallies.entries()) types[place]!.add(tally, members);
    },
    finish: (): ReturnCounts => ({
      of: (group) => ({
        customers: types.map((each) => each.of(group)),
        pending: pending.map((each) => each[group] ?? 0),
      }),
    }),
  };
}

/** Fields of a conversation; when it began, ended and was observed until, and the member of its first turn or NOBODY. */
const [BRAND, FROM, UNTIL, WATCHED, MEMBER, FIELDS] = [0, 1, 2, 3, 4, 5];

/** The conversations of a round. What is known of each is adjacent in memory: they are visited customer by customer. */
class Talks {
  #n = 0;
  #last = Number.NaN;
  #customer = new Int32Array(0);
  #each = new Float64Array(0);

  /** @param picked 1 for each turn that is counted; all of them when left out */
  add({ frame, member }: TurnChunk, picked: Uint8Array | undefined): void {
    const { key, cutTurns } = frame;
    const cuts = cutTurns?.key.length ?? 0;
    this.#customer = grown(this.#customer, this.#n + frame.n + cuts);
    this.#each = grown(this.#each, (this.#n + frame.n + cuts) * FIELDS);
    let turn = 0;
    for (let cut = 0; cut < cuts; cut++) {
      const from = turn;
      while (turn < frame.n && key[turn]! < cutTurns!.key[cut]!) turn++;
      this.#addTurns(frame, member, picked, from, turn);
      this.#addCut(cutTurns!, cut);
    }
    this.#addTurns(frame, member, picked, turn, frame.n);
  }

  #addTurns(frame: TurnFrame, member: Uint32Array, picked: Uint8Array | undefined, from: number, to: number): void {
    const { key, ordinal, brand, customer, askedAt, calendarWait, calendarObserved } = frame;
    const [customers, each] = [this.#customer, this.#each];
    let at = (this.#n - 1) * FIELDS;
    let last = this.#last;
    for (let turn = from; turn < to; turn++) {
      const conversation = key[turn]! - ordinal[turn]!;
      const asked = askedAt[turn]!;
      const ended = asked + Math.max(0, calendarWait[turn]!);
      const seen = asked + calendarObserved[turn]!;
      if (conversation === last) {
        if (ended > each[at + UNTIL]!) each[at + UNTIL] = ended;
        if (seen > each[at + WATCHED]!) each[at + WATCHED] = seen;
        continue;
      }
      last = conversation;
      at += FIELDS;
      customers[this.#n++] = customer[turn]!;
      each[at + BRAND] = brand[turn]!;
      each[at + FROM] = asked;
      each[at + UNTIL] = ended;
      each[at + WATCHED] = seen;
      each[at + MEMBER] = ordinal[turn] === 1 && (!picked || picked[turn] === 1) ? member[turn]! : NOBODY;
    }
    this.#last = last;
  }

  #addCut({ key, ordinal, brand, customer, askedAt, endedAt }: CutTurns, cut: number): void {
    const conversation = key[cut]! - ordinal[cut]!;
    const each = this.#each;
    if (conversation === this.#last) {
      const at = (this.#n - 1) * FIELDS;
      if (endedAt[cut]! > each[at + UNTIL]!) each[at + UNTIL] = endedAt[cut]!;
      return;
    }
    const at = this.#n * FIELDS;
    this.#last = conversation;
    this.#customer[this.#n++] = customer[cut]!;
    each[at + BRAND] = brand[cut]!;
    each[at + FROM] = askedAt[cut]!;
    each[at + UNTIL] = endedAt[cut]!;
    each[at + WATCHED] = askedAt[cut]!;
    each[at + MEMBER] = NOBODY;
  }

  /**
   * Counts episodes by the first conversation of each that is counted.
   * @param group of each member
   * @param tallies and `pending` receive them; index by RETURN_DAYS, `pending` then by group
   */
  countReturns(
    gap: number,
    group: Uint32Array,
    tallies: readonly MemberTally[],
    pending: readonly Uint32Array[],
  ): void {
    const customers = this.#customer.subarray(0, this.#n);
    const { order, starts } = sortedBy(customers, leastOf(customers));
    const each = this.#each;
    const compare = rowsByBrandAndTime(each, { brand: BRAND, time: FROM, fields: FIELDS });
    for (let account = 0; account + 1 < starts.length; account++) {
      const end = starts[account + 1]!;
      sortRun(order, starts[account]!, end, compare);
      for (let to = starts[account]!; to < end; ) {
        const brand = each[order[to]! * FIELDS + BRAND]!;
        let [member, ended, watched] = [NOBODY, Number.NEGATIVE_INFINITY, 0];
        let [next, isBack] = [0, false];
        do {
          const talk = order[to++]! * FIELDS;
          if (member === NOBODY) member = each[talk + MEMBER]!;
          ended = Math.max(ended, each[talk + UNTIL]!);
          watched = Math.max(watched, each[talk + WATCHED]!);
          isBack = to < end && each[order[to]! * FIELDS + BRAND] === brand;
          next = isBack ? each[order[to]! * FIELDS + FROM]! : Number.POSITIVE_INFINITY;
        } while (isBack && next - ended < gap);
        if (member === NOBODY) continue;
        for (let place = 0; place < RETURN_DAYS.length; place++) {
          const span = RETURN_DAYS[place]! * DAY_SECONDS;
          if (watched - ended < span) pending[place]![group[member]!]!++;
          else tallies[place]!.count(member, next - ended <= span);
        }
      }
    }
  }

  clear(): void {
    this.#n = 0;
    this.#last = Number.NaN;
  }
}
