/** What the tests of fairness found, in sentences. */
import { amount, grouped } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import { probabilityText } from '../domain/probability.ts';
import type { Row } from '../domain/report.ts';
import { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED } from '../statistics/bootstrap.ts';
import { SIGNIFICANT } from '../statistics/difference.ts';
import type { LogRank } from '../statistics/log-rank.ts';
import type { Fairness } from './counts/fairness.ts';
import { firstSentences } from './group-name.ts';
import type { Settings } from './metric.ts';

/** At most this many groups get sentences. */
const MOST_GROUPS = 5;

export function fairnessNotes(groups: readonly { names: Row; found: Fairness }[], settings: Settings): string[] {
  return firstSentences(
    groups,
    MOST_GROUPS,
    ({ found }) => new Set([waitSentence(found.logRank), oddsSentence(found.odds, settings)]),
  );
}

function waitSentence(tests: Fairness['logRank']): string {
  if (typeof tests === 'string') return tests;
  const { bands, robust, plain, permuted } = tests;
  const differs = (permuted ?? robust).p < SIGNIFICANT;
  const found = differs ? 'waits differ between the groups' : 'waits: no difference shown between the groups';
  return (
    `${found} (log-rank of ${bands}: by customer ${testText(robust)}` +
    `${permuted ? `, customers permuted p ${probabilityText(permuted.p)}, ${grouped(BOOTSTRAP_DRAWS)} draws, seed ${BOOTSTRAP_SEED}` : ''}; ` +
    `plain ${testText(plain)}, as if each turn were a customer of its own)`
  );
}

function testText({ chi_square, p }: LogRank): string {
  return `χ² ${chi_square.toFixed(1)}, p ${probabilityText(p)}`;
}

function oddsSentence(odds: Fairness['odds'], { window }: Settings): string {
  if (typeof odds === 'string') return odds;
  const { ratio, low, high, p, detectable, turns, customers, adjusted, left_out, unlabelled } = odds;
  const found =
    p >= SIGNIFICANT
      ? 'no difference shown'
      : ratio > 1
        ? 'customers with many followers are answered more'
        : 'customers with many followers are answered less';
  return [
    `${found}: with ten times the followers the odds of an answer within ${durationLabel(window)} are × ${two(ratio)} ` +
      `(${two(low)}–${two(high)}), p ${probabilityText(p)}; ${amount(turns, 'turn')} of ${amount(customers, 'customer')} would have ` +
      `shown × ${two(detectable)} and more, or × ${two(1 / detectable)} and less`,
    adjusted.length > 0 ? `adjusted for ${adjusted.join(', ')}` : 'not adjusted for anything',
    ...(left_out.length > 0 ? [`not for ${left_out.join(', ')}: unknown here, or too seldom`] : []),
    ...(unlabelled > 0 ? [`${grouped(unlabelled)} turns left out of it: not classified yet`] : []),
  ].join('; ');
}

/** The same in few words, of the cells of a row. */
export function oddsWords({ ratio, low, high, p }: Exclude<Fairness['odds'], string>): string {
  const odds = `with ten times the followers the odds of an answer in time are × ${two(ratio)} (${two(low)}–${two(high)})`;
  return p >= SIGNIFICANT ? `${odds}, no difference shown` : odds;
}

/** With two decimals; with four between 0.98 and 1.02, and none from 100 on. */
function two(ratio: number): string {
  if (ratio >= 100) return grouped(Math.round(ratio));
  return ratio.toFixed(Math.abs(ratio - 1) < 0.02 ? 4 : 2);
}
