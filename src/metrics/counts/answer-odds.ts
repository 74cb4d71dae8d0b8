/** How the odds of an answer go with a customer's followers, other things being equal. */
import { COMPARE_FROM } from '../../domain/enough.ts';
import { detectableOddsRatio } from '../../statistics/detectable.ts';
import { logisticRegression } from '../../statistics/logistic.ts';
import {
  BLOCKS,
  blockOf,
  brandsTagged,
  isComplaint,
  isLabelled,
  isQuestion,
  isRepeat,
  languageOf,
  type Traits,
  type TurnTraits,
  wasAnswered,
} from './turn-traits.ts';

export interface AnswerOdds {
  /** Of ten times the followers. */
  ratio: number;
  low: number;
  high: number;
  p: number;
  /** The smallest above 1 that so many turns would have shown in four of five cases. */
  detectable: number;
  turns: number;
  customers: number;
  /** What else was held equal, and what could not be. */
  adjusted: string[];
  left_out: string[];
  /** Turns left out because nothing is known of what they want. */
  unlabelled: number;
}

/** A column of the regression. */
interface Covariate {
  name: string;
  value(traits: Traits): number;
}

/** On either side of a covariate, this many answered and this many not: with fewer its effect has no bounds. */
const ENOUGH = 5;
/** Languages with a column of their own. */
const MOST_LANGUAGES = 4;

/**
 * Logistic regression of an answer in time on log10(followers + 1), errors by customer.
 * @param turns places of those that are due and whose customers' followers are known
 * @param followers and customer of each member; customers are numbered densely
 * @returns why there is none, in words, where none can be had
 */
export function answerOdds(
  traits: TurnTraits,
  turns: Uint32Array,
  followers: Int32Array,
  customerOf: Uint32Array,
  customers: number,
): AnswerOdds | string {
  const used = traits.areLabelled ? turns.filter((at) => isLabelled(traits.of(at))) : turns;
  const hit = Uint8Array.from(used, (at) => (wasAnswered(traits.of(at)) ? 1 : 0));
  const answered = hit.reduce((sum, one) => sum + one, 0);
  if (answered < COMPARE_FROM || used.length - answered < COMPARE_FROM)
    return `too few: an odds ratio takes ${COMPARE_FROM} turns that were answered in time and ${COMPARE_FROM} that were not, and here are ${answered} and ${used.length - answered}`;
  const { kept, dropped } = covariatesOf(traits, used);
  const columns = 2 + kept.length;
  const x = new Float64Array(used.length * columns);
  for (let row = 0; row < used.length; row++) {
    x[row * columns] = 1;
    x[row * columns + 1] = Math.log10(followers[traits.member[used[row]!]!]! + 1);
  }
  for (const [place, { value }] of kept.entries())
    for (let row = 0; row < used.length; row++) x[row * columns + 2 + place] = value(traits.of(used[row]!));
  const customer = used.map((at) => customerOf[traits.member[at]!]!);
  const effect = logisticRegression({ x, columns, hit, customer, customers })?.[1];
  if (!effect) return 'no odds ratio: one of what is known tells who was answered from who was not';
  return {
    ratio: Math.exp(effect.value),
    low: Math.exp(effect.low),
    high: Math.exp(effect.high),
    p: effect.p,
    detectable: detectableOddsRatio(effect.error),
    turns: used.length,
    customers: distinct(customer, customers),
    adjusted: namesOf(kept),
    left_out: [...namesOf(dropped), ...(traits.areLabelled ? [] : ['language', 'question', 'complaint'])],
    unlabelled: turns.length - used.length,
  };
}

function distinct(codes: Uint32Array, most: number): number {
  const isThere = new Uint8Array(most);
  for (const code of codes) isThere[code] = 1;
  return isThere.reduce((sum, one) => sum + one, 0);
}

function namesOf(covariates: readonly Covariate[]): string[] {
  return [...new Set(covariates.map(({ name }) => name))];
}

/** The commonest block and language are what others are held against. */
function covariatesOf(traits: TurnTraits, turns: Uint32Array): { kept: Covariate[]; dropped: Covariate[] } {
  const blocks = new Float64Array(BLOCKS.length);
  const languages = new Float64Array(256);
  for (const at of turns) {
    const known = traits.of(at);
    blocks[blockOf(known)]!++;
    languages[languageOf(known)]!++;
  }
  const commonest = blocks.indexOf(blocks.reduce((most, n) => Math.max(most, n)));
  const ranked = [...languages.keys()].filter((code) => languages[code]! > 0);
  ranked.sort((a, b) => languages[b]! - languages[a]! || a - b);
  const shown = ranked.slice(1, 1 + MOST_LANGUAGES);
  const isOther = (code: number) => code !== ranked[0] && !shown.includes(code);
  const one = (name: string, holds: (known: Traits) => boolean): Covariate => ({
    name,
    value: (known) => (holds(known) ? 1 : 0),
  });
  const all = [
    ...BLOCKS.flatMap((_, block) =>
      block === commonest ? [] : [one('part of the week', (known) => blockOf(known) === block)],
    ),
    one('repeat contact', isRepeat),
    { name: 'brands tagged', value: (known: Traits) => brandsTagged(known) - 1 },
    ...(traits.areLabelled
      ? [
          one('question', isQuestion),
          one('complaint', isComplaint),
          ...shown.map((code) => one('language', (known) => languageOf(known) === code)),
          one('language', (known) => isOther(languageOf(known))),
        ]
      : []),
  ];
  const kept = all.filter((covariate) => tells(covariate, traits, turns));
  const names = new Set(namesOf(kept));
  return { kept, dropped: all.filter(({ name }) => !names.has(name)) };
}

/** Whether enough were answered, and enough not, both where it holds and where it does not. */
function tells({ value }: Covariate, traits: TurnTraits, turns: Uint32Array): boolean {
  const counts = [0, 0, 0, 0];
  for (const at of turns) {
    const known = traits.of(at);
    counts[(value(known) > 0 ? 2 : 0) + (wasAnswered(known) ? 1 : 0)]!++;
  }
  return counts.every((n) => n >= ENOUGH);
}
