/** Whether customers with many followers are served better. */

import { durationLabel } from '../domain/duration.ts';
import { bandName, bandNotes, bandOf } from '../domain/follower-bands.ts';
import type { Column, Row } from '../domain/report.ts';
import { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED } from '../statistics/bootstrap.ts';
import type { LogRank } from '../statistics/log-rank.ts';
import { barOf, barPictures } from './bar-pictures.ts';
import { due } from './counted.ts';
import { type Fairness, fairnessCounts, type Served, type WaitTests } from './counts/fairness.ts';
import { clockSkewNotes, denominatorName, isByNeed, needNotes, populationOf, uncoveredNotes } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { fairnessNotes, oddsWords } from './fairness-notes.ts';
import type { Counted, Settings, TurnMetric } from './metric.ts';
import { checkWindowEnds, windowNotes } from './window-notes.ts';

export const fairness: TurnMetric = {
  of: 'turns',
  name: 'fairness',
  version: 1,
  title: 'Fairness',
  summary: 'whether customers with many followers are answered more, or sooner',
  question: 'Do loud customers get better service?',
  definition:
    'followers: fifths of the customers, each counted once, with the number last seen in the data; equals are never parted, ' +
    'and customers whose followers are unknown are a group of their own. answered: due turns answered within the window, ' +
    'and their share; median: Kaplan–Meier; both from 10 turns on, with 95 % intervals by customer. log-rank: whether the ' +
    'fifths wait differently long, over those with 30 turns and more; robust: against the variance between customers (Lin & ' +
    'Wei); plain: as if every turn were a customer’s own; permuted: customers change fifths by chance 2,000 times (up to 1,000 ' +
    'customers, seed 20130131). odds ratio: logistic regression of an answer within the window on log10(followers + 1), errors ' +
    'by customer (CR1), for ten times the followers, adjusted for what is known: part of the week (night 22–6, 6–14, 14–22, on ' +
    'weekdays and at weekends), language, whether it is a question or a complaint, how many brands it is addressed to, and ' +
    'whether the customer began another turn with the brand within the episode gap (72 h) before. What fewer than five were ' +
    'answered for, or not, on either side is left out of it, and so are turns without labels where others have them. The ' +
    'smallest odds ratio that so many turns would have shown is that of 80 % power at 5 %. Nothing is tested with fewer than 12 ' +
    'customers’ worth of turns (Kish). A difference is not its reason: brands that answer differently draw different customers, ' +
    'so compare within one brand.',
  facet: 'needs-reply',
  labels: ['intent', 'language'],
  facts: ['followers', 'week-hours', 'brands-tagged'],
  withinWindow: true,
  restsOn: 'mentions',
  ofOneBrand: true,
  worst: { by: 'share', descending: false },
  says: ({ odds_ratio: odds }) => (odds ? oddsWords(odds as Parameters<typeof oddsWords>[0]) : undefined),
  needs: (settings) => [fairnessOf(settings)],
  rows(counts, settings) {
    const { of, bands } = counts.of(fairnessOf(settings));
    const groups = counts.list.map(({ names, at }) => ({ names, found: of(at) }));
    const banded = groups.map(({ names, found }) => ({
      names,
      rows: found.bands.map((served) => ({ ...names, ...cellsOf(served, settings) })),
    }));
    return {
      columns: COLUMNS,
      rows: groups.flatMap(({ names, found }, at) => [
        { ...names, ...cellsOf(found.all, settings), ...testCells(found) },
        ...banded[at]!.rows,
      ]),
      pictures: barPictures(
        {
          title: `Answered within ${durationLabel(settings.window)}, by followers`,
          value: { label: 'answered in time', unit: 'share' },
          by: { label: 'followers', unit: 'text' },
        },
        banded
          .filter(({ rows }) => rows.length > 0)
          .map(({ names, rows }) => ({
            names,
            n: rows.reduce((sum, { due }) => sum + (due as number), 0),
            bars: rows.map((row: Row) => ({ name: String(row.quintile), ...barOf(row, 'share') })),
          })),
      ),
      n: groups.reduce((sum, { found }) => sum + found.all.due, 0),
      denominator: isByNeed(settings) ? 'due turns that needed a reply' : 'due turns',
      window: durationLabel(settings.window),
      notes: [
        ...fairnessNotes(
          groups.filter(({ found }) => found.bands.length > 0),
          settings,
        ),
        ...(bands ? bandNotes(bands) : []),
        ...windowNotes(settings),
        ...[...needNotes(counts, settings), ...uncoveredNotes(counts), ...clockSkewNotes(counts)],
      ],
    };
  },
  countsAs(frame, settings) {
    checkWindowEnds(fairness, settings);
    const { window } = settings;
    const { bands, of } = frame.followers!;
    const kinds = new Map<string, Counted>();
    const counted = (as: string, because: string, make: (as: string, because: string) => Counted) => {
      const known = kinds.get(as + because) ?? make(as, because);
      kinds.set(as + because, known);
      return known;
    };
    return (turn) => {
      const band = `followers ${bandName(bands, bandOf(bands, of[turn]!))}`;
      if (frame.observed[turn]! < window)
        return counted('pending', `watched for less than the window; ${band}`, (as, because) => ({ as, because }));
      const waited = frame.wait[turn]!;
      return counted(waited >= 0 && waited <= window ? 'answered' : 'ignored', band, due);
    };
  },
};

function fairnessOf(settings: Settings) {
  const { window, episodeGap } = settings;
  return fairnessCounts(window, episodeGap, populationOf(fairness, settings, { watched: true }));
}

const COLUMNS: Column[] = [
  { key: 'quintile', label: 'Followers', kind: 'text' },
  { key: 'customers', label: 'Customers', kind: 'count', drop_order: 1 },
  { key: 'due', label: 'Due', kind: 'count' },
  { key: 'answered', label: 'Answered', kind: 'count', drop_order: 2 },
  estimateColumn('share', 'Answered in time', 'share'),
  estimateColumn('median_seconds', 'Median wait', 'seconds', { absent: 'not reached' }),
];

function cellsOf({ band, customers, due, answered, share, median }: Served, settings: Settings): Row {
  return {
    ...{ quintile: band, window: durationLabel(settings.window), customers, due, answered },
    ...estimateCells({ share, median_seconds: median }),
    denominator: denominatorName(settings),
  };
}

/** What the tests found; null where there is nothing to test. */
function testCells({ logRank, odds }: Fairness): Row {
  return {
    log_rank: typeof logRank === 'string' ? null : logRankCells(logRank),
    odds_ratio: typeof odds === 'string' ? null : odds,
  };
}

function logRankCells({ bands, robust, plain, permuted }: WaitTests): Row {
  const cells = ({ chi_square, freedom, p }: LogRank) => ({ chi_square, freedom, p });
  return {
    groups: bands,
    robust: cells(robust),
    plain: cells(plain),
    permuted: permuted ? { ...cells(permuted), draws: BOOTSTRAP_DRAWS, seed: BOOTSTRAP_SEED } : null,
  };
}
