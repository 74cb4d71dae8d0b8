/** Customers who come back: episodes after whose last exchange the customer began another with the brand. */
import type { CutTurns } from '../../domain/turn-frame.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { sortedBy } from './episodes.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

const DAY = 86_400;
/** Days within which a new episode is a return. */
export const RETURN_DAYS = [7, 30] as const;

export interface Returns {
  /** By customer, for each of RETURN_DAYS: episodes that were watched for so long, and those with a return. */
  customers: ClusterType[][];
  /** For each of them: episodes that were not. */
  pending: number[];
}

export interface ReturnCounts {
  of(group: number): Returns;
}

/**
 * Episodes are counted where the first of their conversations that is of the population falls. A conversation that begins
 * `gap` seconds or more after the last exchange begins another, also where the filter leaves it out.
 * Held of each conversation until the round ends: 44 bytes.
 */
export function returns(gap: number, population: Population): TurnStatistic<ReturnCounts> {
  return { name: `returns ${gap} ${populationName(population)}`, open: () => foldReturns(gap, population) };
}

/** Of a conversation that is not counted. */
const NOBODY = -1;

function foldReturns(gap: number, population: Population) {
  const talks = new Talks();
  const tallies = RETURN_DAYS.map(() => new MemberTally());
  const types = RETURN_DAYS.map(() => new CustomerTypes());
  const pending = RETURN_DAYS.map(() => new Uint32Array(0));
  let members: Members | undefined;

  /** @param next when the customer's next episode began */
  function count(talk: number, ended: number, watched: number, next: number): void {
    const member = talks.member[talk]!;
    for (const [place, days] of RETURN_DAYS.entries()) {
      if (watched - ended < days * DAY) {
        pending[place]![members!.group[member]!]!++;
        continue;
      }
      const { pairs } = tallies[place]!;
      pairs[2 * member]!++;
      if (next - ended <= days * DAY) pairs[2 * member + 1]!++;
    }
  }

  return {
    add(chunk: TurnChunk) {
      members = chunk.members;
      talks.add(chunk, chunk.pick(population));
    },
    endRound() {
      if (!members) return;
      for (const tally of tallies) tally.reach(members.n);
      for (const place of pending.keys()) pending[place] = grown(pending[place]!, members.sizes.length);
      talks.eachEpisode(gap, count);
      talks.clear();
      for (const [place, tally] of tallies.entries()) {
        types[place]!.add(tally, members);
        tally.endRound();
      }
    },
    finish: (): ReturnCounts => ({
      of: (group) => ({
        customers: types.map((each) => each.of(group)),
        pending: pending.map((each) => each[group] ?? 0),
      }),
    }),
  };
}

/** Sorts places [start, end): most runs are short, which insertion sorts fastest. */
function sortRun(order: Uint32Array, start: number, end: number, isBefore: (a: number, b: number) => boolean): void {
  if (end - start > LONG_RUN) {
    order.subarray(start, end).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    return;
  }
  for (let at = start + 1; at < end; at++) {
    const item = order[at]!;
    let to = at;
    for (; to > start && isBefore(item, order[to - 1]!); to--) order[to] = order[to - 1]!;
    order[to] = item;
  }
}

const LONG_RUN = 64;

/** The conversations of a round: whose they are, from when to when they went, and until when they were watched. */
class Talks {
  #n = 0;
  #last = Number.NaN;
  #customer = new Int32Array(0);
  #brand = new Int32Array(0);
  #from = new Float64Array(0);
  #until = new Float64Array(0);
  #watched = new Float64Array(0);
  /** Of the first turn; NOBODY where it is not counted. */
  member = new Int32Array(0);

  /** @param picked 1 for each turn that is counted; all of them when left out */
  add({ frame, member }: TurnChunk, picked: Uint8Array | undefined): void {
    const { n, key, ordinal, brand, customer, askedAt, calendarWait, calendarObserved, cutTurns } = frame;
    const cut = cutTurns?.key.length ?? 0;
    this.#reach(this.#n + n + cut);
    let other = 0;
    for (let turn = 0; turn < n; turn++) {
      for (; other < cut && cutTurns!.key[other]! < key[turn]!; other++) this.#addCut(cutTurns!, other);
      const asked = askedAt[turn]!;
      const isNew = this.#turn(key[turn]! - ordinal[turn]!, brand[turn]!, customer[turn]!, asked);
      const at = this.#n - 1;
      const isCounted = ordinal[turn] === 1 && (!picked || picked[turn] === 1);
      if (isNew) this.member[at] = isCounted ? member[turn]! : NOBODY;
      const ended = asked + Math.max(0, calendarWait[turn]!);
      if (ended > this.#until[at]!) this.#until[at] = ended;
      const watched = asked + calendarObserved[turn]!;
      if (watched > this.#watched[at]!) this.#watched[at] = watched;
    }
    for (; other < cut; other++) this.#addCut(cutTurns!, other);
  }

  #addCut({ key, ordinal, brand, customer, askedAt, endedAt }: CutTurns, at: number): void {
    if (this.#turn(key[at]! - ordinal[at]!, brand[at]!, customer[at]!, askedAt[at]!)) this.member[this.#n - 1] = NOBODY;
    if (endedAt[at]! > this.#until[this.#n - 1]!) this.#until[this.#n - 1] = endedAt[at]!;
  }

  /** @returns whether the turn begins a conversation; turns come in the order of their keys */
  #turn(conversation: number, brand: number, customer: number, asked: number): boolean {
    if (conversation === this.#last) return false;
    this.#last = conversation;
    const at = this.#n++;
    this.#customer[at] = customer;
    this.#brand[at] = brand;
    this.#from[at] = asked;
    this.#until[at] = asked;
    this.#watched[at] = asked;
    return true;
  }

  /** Visits episodes by the first conversation of each that is counted. */
  eachEpisode(gap: number, visit: (talk: number, ended: number, watched: number, next: number) => void): void {
    const { order, starts } = sortedBy(this.#customer.subarray(0, this.#n));
    for (let account = 0; account + 1 < starts.length; account++) {
      const end = starts[account + 1]!;
      sortRun(order, starts[account]!, end, (a, b) => this.#isBefore(a, b));
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

  #isBefore(a: number, b: number): boolean {
    if (this.#brand[a] !== this.#brand[b]) return this.#brand[a]! < this.#brand[b]!;
    if (this.#from[a] !== this.#from[b]) return this.#from[a]! < this.#from[b]!;
    return a < b;
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
