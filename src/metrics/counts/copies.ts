/** Groups of near-identical replies: copies of one canned text. */
import { ReplyWords } from '../../domain/reply-words.ts';
import { OUTSIDE, type TurnFrame } from '../../domain/turn-frame.ts';
import { groupsOfCopies } from '../../statistics/minhash.ts';
import { mixed, ShingleSets } from '../../statistics/shingles.ts';
import { grown } from './grown.ts';

/** Fewest words of a reply that is compared: short replies resemble each other by chance. */
export const LEAST_WORDS = 6;
/** Fewest customers who must have got a text for it to be canned. */
export const LEAST_CUSTOMERS = 3;

/** Member of a reply to a turn that the filter leaves out. */
const NOBODY = 0xffff_ffff;

/** The replies of a round. Keeps twenty bytes a reply, and the shingles of distinct texts. */
export class Copies {
  n = 0;
  /** By reply: the member it was written to, the key of its post, the agent who signed it. */
  member = new Uint32Array(0);
  post = new Uint32Array(0);
  agent = new Uint32Array(0);
  #customer = new Int32Array(0);
  #sets = new ShingleSets();
  #setOf = new Uint32Array(0);
  #words = new ReplyWords();

  /** Adds the replies of a frame. @param memberOf the member of each turn @param short called for each reply that is too short */
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
      // Equal texts of two brands are not copies of each other.
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
  /** Six hexadecimal digits, derived from its first reply. */
  name: string;
  /** Indexes of its replies to members, ascending. */
  replies: readonly number[];
  /** How many customers got it, in all groups together, including those that are not members. */
  customers: number;
}
