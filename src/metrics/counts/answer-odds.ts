/** Odds of an answer in time by the customer's followers, adjusted for other properties of the turn. */
import { COMPARE_FROM } from '../../domain/enough.ts';
import { detectableOddsRatio } from '../../statistics/detectable.ts';
import { logisticRegression } from '../../statistics/logistic.ts';
import {
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
  /** Odds ratio for ten times as many followers. */
  ratio: number;
  low: number;
  high: number;
  p: number;
  /** The smallest odds ratio above 1 that these turns would show with a power of 80 %. */
  detectable: number;
  turns: number;
  customers: number;
  /** Names of the covariates in the model, and of those that had to be left out. */
  adjusted: string[];
  left_out: string[];
  /** Turns left out because they are not classified. */
  unlabelled: number;
}

/** A column of the regression. */
interface Covariate {
  name: string;
  value(traits: Traits): number;
}

/** Fewest answered and fewest unanswered turns with and without a covariate: with fewer its effect cannot be estimated. */
const ENOUGH = 5;
/** Languages with a column of their own. */
const MOST_LANGUAGES = 4;

/**
 * Logistic regression of an answer in time on log10(followers + 1), errors by customer.
 * @param turns places of those that are due and whose customers' followers are known
 * @param followers and customer of each member; customers are numbered densely
 * @returns the reason, in words, where the model cannot be fitted
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
  const customer = used.map((at) => customerOf[traits.member[at]!]!);
  const all = covariatesOf(traits, used);
  let kept = all.filter((covariate) => tells(covariate, traits, used));
  const fitted = () => {
    const { x, columns } = designOf(traits, used, followers, kept);
    return logisticRegression({ x, columns, hit, customer, customers })?.[1];
  };
  let effect = fitted();
  // A covariate that is collinear, or separates answered from unanswered turns, is left out.
  while (!effect && kept.length > 0) {
    const last = kept.at(-1)!.name;
    kept = kept.filter(({ name }) => name !== last);
    effect = fitted();
  }
  if (!effect) return 'no odds ratio: the number of followers tells who was answered from who was not';
  const adjusted = namesOf(kept);
  return {
    ratio: Math.exp(effect.value),
    low: Math.exp(effect.low),
    high: Math.exp(effect.high),
    p: effect.p,
    detectable: detectableOddsRatio(effect.error),
    turns: used.length,
    customers: distinct(customer, customers),
    adjusted,
    left_out: [...namesOf(all), ...(traits.areLabelled ? [] : [INTENT, LANGUAGE])].filter(
      (name) => !adjusted.includes(name),
    ),
    unlabelled: turns.length - used.length,
  };
}

/** The design matrix, row by row: intercept, log10(followers + 1), covariates. */
function designOf(traits: TurnTraits, turns: Uint32Array, followers: Int32Array, covariates: readonly Covariate[]) {
  const columns = 2 + covariates.length;
  const x = new Float64Array(turns.length * columns);
  for (let row = 0; row < turns.length; row++) {
    x[row * columns] = 1;
    x[row * columns + 1] = Math.log10(followers[traits.member[turns[row]!]!]! + 1);
  }
  for (const [place, { value }] of covariates.entries())
    for (let row = 0; row < turns.length; row++) x[row * columns + 2 + place] = value(traits.of(turns[row]!));
  return { x, columns };
}

function distinct(codes: Uint32Array, most: number): number {
  const isThere = new Uint8Array(most);
  for (const code of codes) isThere[code] = 1;
  return isThere.reduce((sum, one) => sum + one, 0);
}

function namesOf(covariates: readonly Covariate[]): string[] {
  return [...new Set(covariates.map(({ name }) => name))];
}

const INTENT = 'question or complaint';
const LANGUAGE = 'language';

/** Question, complaint, or neither. */
const kindOf = (known: Traits) => (isQuestion(known) ? 1 : isComplaint(known) ? 2 : 0);

/** The candidate covariates; the most frequent block, kind and language are the reference levels. */
function covariatesOf(traits: TurnTraits, turns: Uint32Array): Covariate[] {
  const ranked = (code: (known: Traits) => number): number[] => {
    const counts = new Float64Array(256);
    for (const at of turns) counts[code(traits.of(at))]!++;
    const codes = [...counts.keys()].filter((each) => counts[each]! > 0);
    return codes.sort((a, b) => counts[b]! - counts[a]! || a - b);
  };
  const holding = (name: string, code: (known: Traits) => number, codes: readonly number[]): Covariate[] =>
    codes.map((each) => ({ name, value: (known) => (code(known) === each ? 1 : 0) }));
  const languages = ranked(languageOf);
  const shown = languages.slice(1, 1 + MOST_LANGUAGES);
  const isShown = new Set(languages.slice(0, 1 + MOST_LANGUAGES));
  return [
    ...holding('part of the week', blockOf, ranked(blockOf).slice(1)),
    { name: 'repeat contact', value: (known) => (isRepeat(known) ? 1 : 0) },
    { name: 'brands tagged', value: (known) => brandsTagged(known) - 1 },
    ...(traits.areLabelled
      ? [
          ...holding(INTENT, kindOf, ranked(kindOf).slice(1)),
          ...holding(LANGUAGE, languageOf, shown),
          { name: LANGUAGE, value: (known: Traits) => (isShown.has(languageOf(known)) ? 0 : 1) },
        ]
      : []),
  ];
}

/** Whether there are ENOUGH answered and unanswered turns both with and without the covariate. */
function tells({ value }: Covariate, traits: TurnTraits, turns: Uint32Array): boolean {
  const counts = [0, 0, 0, 0];
  for (const at of turns) {
    const known = traits.of(at);
    counts[(value(known) > 0 ? 2 : 0) + (wasAnswered(known) ? 1 : 0)]!++;
  }
  return counts.every((n) => n >= ENOUGH);
}
