/** Response times by another product's definition, next to this program's own. */
import { formatDuration } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Column, Row } from '../domain/report.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { Population } from './counts/population.ts';
import { turns } from './counts/turns.ts';
import { dueAfterOf, waits } from './counts/waits.ts';
import { isByNeed, populationOf } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import type { Settings, TurnMetric } from './metric.ts';
import type { Product } from './products.ts';
import { responseTimes } from './response-times.ts';

/** At most this many sentences are printed above the table. */
const MOST_SENTENCES = 10;

/** A metric over the turns that the product counts, with the product's definition and its source. */
export function asProduct(product: Product): TurnMetric {
  const { name, title, measure, says, differs, source } = product;
  return {
    ...{ of: 'turns', name: `as-${name}`, version: 1, title: `As ${title} counts it` },
    summary: `${measure} of ${title}`,
    question: `What would ${title} call the response time of the same turns?`,
    definition: `${title}, ${measure}: ${says}. Differences: ${differs}. Source: ${source}.`,
    restsOn: 'answers',
    worst: { by: 'answered_only.mean_seconds', descending: true },
    needs: (settings) => Object.values(statisticsOf(product, settings)),
    rows(counts, settings) {
      const asked = statisticsOf(product, settings);
      const rows = counts.list.map(({ names, at }): Row & Cells => {
        const [theirs, n] = [counts.of(asked.theirs).of(at), counts.of(asked.all).of(at)];
        const { seconds, quantiles } = theirs.answeredOnly();
        const [median, p90] = quantiles as [Estimate, Estimate];
        const { intervals, ...cells } = estimateCells({ median_seconds: median, p90_seconds: p90 }, theirs.answered);
        const ours = estimateCells({ median_seconds: counts.of(asked.ours).of(at).curve().quantiles[0]! });
        const mean = theirs.answered < PRINT_FROM ? null : seconds / theirs.answered;
        return {
          ...names,
          product: name,
          n,
          answered_only: { n: theirs.answered, mean_seconds: mean, ...cells },
          left_out: n - theirs.answered,
          km: { median_seconds: ours.median_seconds },
          intervals: { answered_only: intervals, km: ours.intervals },
        };
      });
      const sentences = rows.flatMap((row, at) => sentenceOf(product, row, counts.list[at]!.names, settings));
      return {
        columns: columnsOf(product),
        rows,
        n: rows.reduce((sum, { n }) => sum + n, 0),
        denominator: product.turns === 'first' ? 'conversations' : 'turns',
        notes: [
          ...(sentences.length <= MOST_SENTENCES ? sentences : []),
          `${title}, ${measure}: ${says}`,
          `differences: ${differs}`,
          `source: ${source}`,
        ],
      };
    },
    countsAs: responseTimes.countsAs,
  };
}

interface Cells {
  n: number;
  answered_only: Row;
  left_out: number;
  km: Row;
}

/** Always over all turns: no product separates those that needed a reply. */
function statisticsOf({ dropsInstant }: Product, settings: Settings) {
  const ours = populationOf(responseTimes, settings, { watched: true });
  const all: Population = { ...ours, replies: 'all' };
  const dueAfter = dueAfterOf(settings.window);
  return {
    theirs: waits({ ...all, ...(dropsInstant && { later: true }) }, dueAfter),
    all: turns(all),
    ours: waits(ours, dueAfter),
  };
}

/** 'Your tool says 46 min; half of the customers wait longer than 9 h.' */
function sentenceOf(
  { title, headline, turns: which }: Product,
  { n, answered_only, left_out, km }: Cells,
  names: Row,
  settings: Settings,
): string[] {
  const theirs = answered_only[`${headline}_seconds`] as number | null;
  const ours = km.median_seconds as number | null;
  if (theirs === null) return [];
  const counted = isByNeed(settings) ? 'turns that needed a reply' : 'turns';
  const half =
    ours === null
      ? `fewer than half of the ${counted} were answered`
      : `half of the ${counted} wait ${formatDuration(ours)} or longer`;
  const group = Object.values(names).map((each) => `${each}: `);
  const what = which === 'first' ? 'conversations' : 'turns';
  return [
    `${group.join('')}${title} would say ${formatDuration(theirs)}; ${half}. It leaves out the ${left_out} of ${n} ${what} without an answer`,
  ];
}

function columnsOf({ title, headline, measure }: Product): Column[] {
  const theirs = 'answered_only';
  const mean: Column = {
    ...{ key: `${theirs}.mean_seconds`, label: 'Mean', kind: 'seconds', of: `${theirs}.n`, needs: PRINT_FROM },
  };
  const median = estimateColumn(`${theirs}.median_seconds`, 'Median', 'seconds', { of: `${theirs}.n` });
  const [first, second] = headline === 'mean' ? [mean, median] : [median, mean];
  return [
    { key: `${theirs}.n`, label: 'Answered', kind: 'count' },
    { key: 'left_out', label: 'Left out', kind: 'count' },
    { ...first, label: `${title}: ${measure}` },
    { ...second, drop_order: 2 },
    estimateColumn(`${theirs}.p90_seconds`, 'p90', 'seconds', { of: `${theirs}.n`, drop_order: 3 }),
    estimateColumn('km.median_seconds', 'Ours: median', 'seconds', { absent: 'not reached' }),
  ];
}
