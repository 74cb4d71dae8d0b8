/** Replies that say the same: copies of one text, in groups of near-identical ones. */
import { ReplyWords } from '../../domain/reply-words.ts';
import { OUTSIDE, type TurnFrame } from '../../domain/turn-frame.ts';
import { groupsOfCopies } from '../../statistics/minhash.ts';
import { mixed, ShingleSets } from '../../statistics/shingles.ts';
import { grown } from './grown.ts';

/** A reply of fewer words says too little to be called a copy. */
export const LEAST_WORDS = 6;
/** A text that fewer customers got is no canned one. */
export const LEAST_CUSTOMERS = 3;

/** A reply to a turn that the filter leaves out has no member. */
const NOBODY = 0xffff_ffff;

/** The replies of a round: twenty bytes each, and what the shingles of distinct ones take. */
export class Copies {
  n = 0;
  /** Of each reply: the member of its group, the key of its post, who signed it. */
  member = new Uint32Array(0);
  post = new Uint32Array(0);
  agent = new Uint32Array(0);
  #customer = new Int32Array(0);
  #sets = new ShingleSets();
  #setOf = new Uint32Array(0);
  #words = new ReplyWords();

  /** Adds the replies of a frame. @param memberOf numbers whoever got one @param short is called for each that is too short */
  add({ written }: TurnFrame, memberOf: Uint32Array, short: (turn: number) => void = () => {}): void {
    if (!written) return;
    const { turn, post, texts, agent, names, brand, customer } = written;
    for (const [at, text] of texts.entries()) {
      const isOutside = turn[at] === OUTSIDE;
      const length = this.#words.read(text, names[at]);
      if (length < LEAST_WORDS) {
        if (!isOutside) short(turn[at]!);
        continue;
      }
      this.#reach(this.n + 1);
      // Another brand's text is no copy of this one.
      this.#setOf[this.n] = this.#sets.add(this.#words.words, length, mixed(brand[at]!));
      this.member[this.n] = isOutside ? NOBODY : memberOf[turn[at]!]!;
      this.#customer[this.n] = customer[at]!;
      this.post[this.n] = post[at]!;
      this.agent[this.n++] = agent[at]!;
    }
  }

  /**
   * The texts that reached enough customers, and a member among them, each as the places of its replies to members, in order
   * of its first.
   */
  texts(): Text[] {
    const groups = groupsOfCopies(this.#sets);
    const sizes = new Uint32Array(this.#sets.n + 1);
    for (let at = 0; at < this.n; at++) sizes[groups[this.#setOf[at]!]!]!++;
    const byGroup = new Map<number, number[]>();
    for (let at = 0; at < this.n; at++) {
      const group = groups[this.#setOf[at]!]!;
      if (sizes[group]! < LEAST_CUSTOMERS) continue;
      const known = byGroup.get(group);
      if (known) known.push(at);
      else byGroup.set(group, [at]);
    }
    const texts: Text[] = [];
    for (const [group, replies] of byGroup) {
      const people = new Set<number>();
      for (const at of replies) people.add(this.#customer[at]!);
      const counted = replies.filter((at) => this.isCounted(at));
      if (people.size >= LEAST_CUSTOMERS && counted.length > 0)
        texts.push({ name: this.#nameOf(group), replies: counted, customers: people.size });
    }
    return texts;
  }

  /** Whether the reply at a place is to a member. */
  isCounted(place: number): boolean {
    return this.member[place] !== NOBODY;
  }

  #nameOf(set: number): string {
    let hash = 0;
    for (const shingle of this.#sets.of(set)) hash = mixed(Math.imul(hash, 31) ^ shingle);
    return (hash >>> 0).toString(16).padStart(8, '0').slice(-6);
  }

  #reach(n: number): void {
    this.member = grown(this.member, n);
    this.post = grown(this.post, n);
    this.agent = grown(this.agent, n);
    this.#customer = grown(this.#customer, n);
    this.#setOf = grown(this.#setOf, n);
  }
}

export interface Text {
  /** Six digits made from the first reply of it. */
  name: string;
  /** Places of its replies to members, ascending. */
  replies: readonly number[];
  /** How many customers got it, whatever their group, and whether or not they are members. */
  customers: number;
}
