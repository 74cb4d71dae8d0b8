/** Properties of each turn that may have influenced whether it was answered. */
import { isNight, isWeekend } from '../../domain/week-hours.ts';
import { grown } from './grown.ts';
import type { Population } from './population.ts';
import { byBrandAndTime, sortedBy, sortRun } from './row-order.ts';
import type { TurnChunk } from './turn-chunk.ts';

/** Properties of one turn as bits, read by the functions below. */
export type Traits = number;

const [DUE, ANSWERED, LABELLED, QUESTION, COMPLAINT, REPEAT] = [1, 2, 4, 8, 16, 32];
const [BLOCK, LANGUAGE, TAGGED] = [6, 9, 17];
const MOST_TAGGED = 255;
const MOST_LANGUAGES = 255;

/** It belongs to the population and its window has passed. */
export const isDue = (traits: Traits) => (traits & DUE) !== 0;
export const wasAnswered = (traits: Traits) => (traits & ANSWERED) !== 0;
export const isLabelled = (traits: Traits) => (traits & LABELLED) !== 0;
export const isQuestion = (traits: Traits) => (traits & QUESTION) !== 0;
export const isComplaint = (traits: Traits) => (traits & COMPLAINT) !== 0;
/** Its customer began another turn with the brand less than the gap before. */
export const isRepeat = (traits: Traits) => (traits & REPEAT) !== 0;
/** Part of the week: 0 night, 1 from 6 and 2 from 14, and 3 more at weekends. */
export const blockOf = (traits: Traits) => (traits >>> BLOCK) & 7;
/** Code of the label; 0 is not labelled. */
export const languageOf = (traits: Traits) => (traits >>> LANGUAGE) & 255;
export const brandsTagged = (traits: Traits) => traits >>> TAGGED;

/** Keeps sixteen bytes a turn until the round ends. */
export class TurnTraits {
  n = 0;
  member = new Uint32Array(0);
  #askedAt = new Uint32Array(0);
  #brand = new Int32Array(0);
  #traits = new Uint32Array(0);
  /** Whether anything was classified. */
  areLabelled = false;

  add(chunk: TurnChunk, window: number, population: Population): void {
    const { frame, member } = chunk;
    const { wait, observed } = chunk.times(population.hours);
    const picked = chunk.pick(population);
    const { intent, language } = frame.labels ?? {};
    const question = intent?.values.indexOf('question') ?? -1;
    const complaint = intent?.values.indexOf('complaint') ?? -1;
    this.#reach(this.n + frame.n);
    this.areLabelled ||= (intent?.codes.length ?? 0) > 0;
    for (let turn = 0; turn < frame.n; turn++) {
      const at = this.n++;
      const counts = (!picked || picked[turn] === 1) && observed[turn]! >= window;
      const code = intent?.codes[turn] ?? 0;
      this.member[at] = member[turn]!;
      this.#askedAt[at] = frame.askedAt[turn]!;
      this.#brand[at] = frame.brand[turn]!;
      this.#traits[at] =
        (counts ? DUE : 0) +
        (wait[turn]! >= 0 && wait[turn]! <= window ? ANSWERED : 0) +
        (code > 0 ? LABELLED : 0) +
        (code === question ? QUESTION : 0) +
        (code === complaint ? COMPLAINT : 0) +
        (blockAt(frame.weekHour?.[turn] ?? 0) << BLOCK) +
        (Math.min(MOST_LANGUAGES, language?.codes[turn] ?? 0) << LANGUAGE) +
        (Math.min(MOST_TAGGED, frame.brandsTagged?.[turn] ?? 1) << TAGGED);
    }
  }

  of(at: number): Traits {
    return this.#traits[at]!;
  }

  /**
   * To be called when all turns of the round have been added: marks repeat contacts.
   * @param persons the customer of each member @param gap seconds
   */
  findRepeats(persons: Uint32Array, gap: number): void {
    const { order, starts } = sortedBy(Uint32Array.from(this.member.subarray(0, this.n), (one) => persons[one]!));
    const compare = byBrandAndTime(this.#brand, this.#askedAt);
    for (let person = 0; person + 1 < starts.length; person++) {
      const [start, end] = [starts[person]!, starts[person + 1]!];
      sortRun(order, start, end, compare);
      for (let place = start + 1; place < end; place++) {
        const [before, now] = [order[place - 1]!, order[place]!];
        if (this.#brand[before] === this.#brand[now] && this.#askedAt[now]! - this.#askedAt[before]! < gap)
          this.#traits[now]! |= REPEAT;
      }
    }
  }

  endRound(): void {
    this.n = 0;
  }

  #reach(length: number): void {
    this.member = grown(this.member, length);
    this.#askedAt = grown(this.#askedAt, length);
    this.#brand = grown(this.#brand, length);
    this.#traits = grown(this.#traits, length);
  }
}

function blockAt(weekHour: number): number {
  const part = isNight(weekHour) ? 0 : weekHour % 24 < 14 ? 1 : 2;
  return (isWeekend(weekHour) ? 3 : 0) + part;
}
