/** Customers who come back: episodes after whose last exchange the customer began another with the brand. */
import { DAY_SECONDS } from '../../domain/duration.ts';
import type { CutTurns, TurnFrame } from '../../domain/turn-frame.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import { byBrandAndTime, sortedBy, sortRun } from './row-order.ts';
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
      talks.eachEpisode(gap, (talk, ended, watched, next) => {
        const member = talks.member[talk]!;
        for (const [place, days] of RETURN_DAYS.entries())
          if (watched - ended < days * DAY_SECONDS) pending[place]![group[member]!]!++;
          else tallies[place]!.count(member, next - ended <= days * DAY_SECONDS);
      });
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

/** The conversations of a round: customer, begin, end, and until when they were observed. */
class Talks {
  #n = 0;
  #last = Number.NaN;
  #customer = new Int32Array(0);
  #brand = new Int32Array(0);
  #from = new Float64Array(0);
  #until = new Float64Array(0);
  #watched = new Float64Array(0);
  /** Member of the first turn; NOBODY where it is not counted. */
  member = new Int32Array(0);

  /** @param picked 1 for each turn that is counted; all of them when left out */
  add({ frame, member }: TurnChunk, picked: Uint8Array | undefined): void {
    const { key, cutTurns } = frame;
    const cuts = cutTurns?.key.length ?? 0;
    this.#reach(this.#n + frame.n + cuts);
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
    const [members, customers, brands] = [this.member, this.#customer, this.#brand];
    const [froms, untils, watched] = [this.#from, this.#until, this.#watched];
    let at = this.#n - 1;
    let last = this.#last;
    for (let turn = from; turn < to; turn++) {
      const conversation = key[turn]! - ordinal[turn]!;
      const asked = askedAt[turn]!;
      const ended = asked + Math.max(0, calendarWait[turn]!);
      const seen = asked + calendarObserved[turn]!;
      if (conversation === last) {
        if (ended > untils[at]!) untils[at] = ended;
        if (seen > watched[at]!) watched[at] = seen;
        continue;
      }
      last = conversation;
      at++;
      customers[at] = customer[turn]!;
      brands[at] = brand[turn]!;
      froms[at] = asked;
      untils[at] = ended;
      watched[at] = seen;
      members[at] = ordinal[turn] === 1 && (!picked || picked[turn] === 1) ? member[turn]! : NOBODY;
    }
    this.#last = last;
    this.#n = at + 1;
  }

  #addCut({ key, ordinal, brand, customer, askedAt, endedAt }: CutTurns, cut: number): void {
    const conversation = key[cut]! - ordinal[cut]!;
    if (conversation !== this.#last) {
      const at = this.#n++;
      this.#last = conversation;
      this.#customer[at] = customer[cut]!;
      this.#brand[at] = brand[cut]!;
      this.#from[at] = askedAt[cut]!;
      this.#until[at] = endedAt[cut]!;
      this.#watched[at] = askedAt[cut]!;
      this.member[at] = NOBODY;
    } else if (endedAt[cut]! > this.#until[this.#n - 1]!) this.#until[this.#n - 1] = endedAt[cut]!;
  }

  /** Visits episodes by the first conversation of each that is counted. `next` is when the customer's next one began. */
  eachEpisode(gap: number, visit: (talk: number, ended: number, watched: number, next: number) => void): void {
    const customers = this.#customer.subarray(0, this.#n);
    const { order, starts } = sortedBy(customers, leastOf(customers));
    const compare = byBrandAndTime(this.#brand, this.#from);
    for (let account = 0; account + 1 < starts.length; account++) {
      const end = starts[account + 1]!;
      sortRun(order, starts[account]!, end, compare);
      for (let from = starts[account]!, to = from; from < end; from = to) {
        const brand = this.#brand[order[from]!]!;
        let [counted, ended, watched] = [NOBODY, Number.NEGATIVE_INFINITY, 0];
        do {
          const talk = order[to++]!;
          if (counted === NOBODY && this.member[talk] !== NOBODY) counted = talk;
          ended = Math.max(ended, this.#until[talk]!);
          watched = Math.max(watched, this.#watched[talk]!);
        } while (to < end && this.#brand[order[to]!] === brand && this.#from[order[to]!]! - ended < gap);
        const isBack = to < end && this.#brand[order[to]!] === brand;
        if (counted !== NOBODY)
          visit(counted, ended, watched, isBack ? this.#from[order[to]!]! : Number.POSITIVE_INFINITY);
      }
    }
  }

  clear(): void {
    this.#n = 0;
    this.#last = Number.NaN;
  }

  #reach(length: number): void {
    this.#customer = grown(this.#customer, length);
    this.#brand = grown(this.#brand, length);
    this.#from = grown(this.#from, length);
    this.#until = grown(this.#until, length);
    this.#watched = grown(this.#watched, length);
    this.member = grown(this.member, length);
  }
}
