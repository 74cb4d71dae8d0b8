/** How many people may have read complaints that nobody answered. */
import { amount, grouped } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Column } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import { due, excluded } from './counted.ts';
import { type ExposureCounts, exposureCounts } from './counts/exposure.ts';
import type { Counts } from './counts/statistic.ts';
import { populationOf } from './denominator.ts';
import { RATE_COLUMN, rateCells } from './estimates.ts';
import { labelErrorNote } from './label-errors.ts';
import type { Settings, TurnMetric } from './metric.ts';

export const exposure: TurnMetric = {
  of: 'turns',
  name: 'exposure',
  version: 1,
  title: 'Exposure of unanswered complaints',
  summary: 'how many followers may have read complaints that nobody answered',
  question: 'How many people may have seen a complaint that was not answered in time?',
  definition:
    'complaints: turns labelled complaint whose window has fully elapsed inside known coverage. unanswered: of these, not ' +
    'answered within the window; rate = unanswered / complaints, from 10 on, with the 95 % interval by customer. followers: ' +
    'the sum over the customers who wrote an unanswered complaint, each of them once, as many as the platform counted when ' +
    'they were last read; unknown: customers whose followers the data do not tell, who add nothing. largest: the share of the ' +
    'sum that is one account’s. impressions: the sum over unanswered complaints of which the platform counted them. ' +
    'A follower can have seen a post: how many did, only impressions tell. Followers of several customers are ' +
    'counted several times, and those of a complaint that was answered late are counted in full.',
  facet: 'intent',
  reads: 'audience',
  restsOn: 'mentions',
  ofOneBrand: true,
  worst: { by: 'follower_sum', descending: true },
  says: ({ rate, window }) =>
    rate === null
      ? undefined
      : `{rate} of {complaints} due complaints were not answered within ${window}, by customers with {follower_sum} followers in all`,
  needs: (settings) => settings.windows.map((window) => exposureOf(window, settings)),
  rows(counts, settings) {
    if (counts.n > 0 && everyTurnIsUnclassified(counts, settings)) return UNLABELLED;
    const rows = counts.list.flatMap(({ names, at }) =>
      settings.windows.map((window) => {
        const found = counts.of(exposureOf(window, settings)).of(at);
        const rate = rateOf(found.customers);
        const { pending, authors, known, followers, largest, shown, impressions } = found;
        return {
          ...{ ...names, window: durationLabel(window), complaints: rate.n, unanswered: rate.hits },
          ...rateCells(rate),
          ...{
            pending,
            customers: authors,
            follower_sum: known === 0 && authors > 0 ? null : followers,
            unknown: authors - known,
          },
          largest_share: followers === 0 ? null : largest / followers,
          ...{ impressions: shown === 0 && rate.hits > 0 ? null : impressions, impressions_known: shown },
        };
      }),
    );
    const { unclassified } = firstOf(counts, settings);
    return {
      columns: COLUMNS,
      rows,
      n: rows.reduce((sum, { window, complaints }) => sum + (window === rows[0]!.window ? complaints : 0), 0),
      denominator: 'due complaints',
      window: settings.windows.map(durationLabel).join(', '),
      notes: [
        'followers could have seen a complaint; nobody knows here how many did',
        ...(unclassified > 0
          ? [`${amount(unclassified, 'turn')} left out: not classified yet (socialcare classify)`]
          : []),
        ...(rows.some(({ rate }) => rate !== null)
          ? [labelErrorNote({ facet: 'intent', values: ['complaint'] }, settings)]
          : []),
        ...loudNotes(rows),
      ],
    };
  },
  countsAs(frame, { window }) {
    const unanswered = due('unanswered', 'a complaint, not answered within the window');
    const answered = due('answered', 'a complaint, answered within the window');
    const pending = { as: 'pending', because: 'a complaint, watched for less than the window' };
    const unread = excluded('not classified yet');
    const other = excluded('no complaint');
    const { codes = new Uint32Array(0), values = [] } = frame.labels?.intent ?? {};
    const complaint = values.indexOf('complaint');
    return (turn) => {
      if (!codes[turn]) return unread;
      if (codes[turn] !== complaint) return other;
      if (frame.observed[turn]! < window) return pending;
      const seconds = frame.wait[turn]!;
      return seconds >= 0 && seconds <= window ? answered : unanswered;
    };
  },
};

const exposureOf = (window: number, settings: Settings) => exposureCounts(window, populationOf(exposure, settings));

const firstOf = (counts: Counts, settings: Settings): ExposureCounts =>
  counts.of(exposureOf(settings.windows[0]!, settings));

const everyTurnIsUnclassified = (counts: Counts, settings: Settings) =>
  firstOf(counts, settings).unclassified === counts.n;

const UNLABELLED = {
  columns: [],
  rows: [],
  n: 0,
  refused: {
    reason: 'no turn is classified, so it cannot say which are complaints',
    hint: 'Label them first: socialcare classify',
  },
};

/** The share with one decimal; below 100 % where it is less than all. */
function percentText(share: number): string {
  const percent = Number((100 * share).toFixed(1));
  return `${percent === 100 && share < 1 ? 99.9 : percent} %`;
}

/** Above this share of one account a note says that the sum is mostly about it. */
const MOST = 0.5;

function loudNotes(rows: readonly { largest_share: number | null; customers: number }[]): string[] {
  const loud = rows.filter(({ largest_share, customers }) => customers > 1 && (largest_share ?? 0) > MOST);
  if (loud.length === 0) return [];
  const [row] = loud as [(typeof loud)[number]];
  return [
    rows.length === 1
      ? `one account has ${percentText(row.largest_share!)} of these followers: the sum is mostly about it`
      : `in ${grouped(loud.length)} of ${amount(rows.length, 'row')} one account has most of the followers: the sum is mostly about it`,
  ];
}

const COLUMNS: Column[] = [
  { key: 'window', label: 'Window', kind: 'text', drop_order: 2 },
  { key: 'complaints', label: 'Complaints', kind: 'count' },
  { key: 'unanswered', label: 'Unanswered', kind: 'count' },
  RATE_COLUMN,
  { key: 'pending', label: 'Pending', kind: 'count', drop_order: 4 },
  { key: 'customers', label: 'Customers', kind: 'count', drop_order: 3 },
  { key: 'follower_sum', label: 'Followers', kind: 'count', absent: 'unknown' },
  { key: 'unknown', label: 'Unknown', kind: 'count' },
  { key: 'largest_share', label: 'Largest', kind: 'share', drop_order: 1 },
  { key: 'impressions', label: 'Impressions', kind: 'count', absent: 'unknown', drop_order: 5 },
];
