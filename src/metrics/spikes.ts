/** When far more customers wrote than usual. */
import { amount, grouped } from '../domain/amount.ts';
import { isoTime } from '../domain/clock-time.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Column, Row, Section } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import { LEAST_COUNT, LEAST_RATIO, LEAST_WEEKS } from '../statistics/spikes.ts';
import { countFrame } from './counted.ts';
import { type Spike, spikeCounts } from './counts/spikes.ts';
import { populationOf } from './denominator.ts';
import { RATE_COLUMN, rateCells } from './estimates.ts';
import type { Counted, PostReader, Settings, TurnMetric } from './metric.ts';
import { newTerms } from './new-terms.ts';
import { windowNotes } from './window-notes.ts';

/** Spikes that are listed of a group: those with most customers beyond what is usual. */
const LISTED = 20;
/** Above this share of hours without any customer a note says so. */
const MOSTLY = 0.9;
/** Least expected count for which a multiple of it is printed. */
const HARDLY_ANY = 0.5;
/** Dimensions that split time: their groups have no other weeks to compare with. */
const OF_TIME = ['day', 'week', 'month'];

export const spikes: TurnMetric = {
  of: 'turns',
  name: 'spikes',
  version: 1,
  title: 'Spikes',
  summary: 'hours in which far more customers wrote than usual, about what, and whether they were answered',
  question: 'When did far more customers write than the same hour of other weeks led to expect?',
  definition:
    'Counted are the different customers who began a turn in each hour of the wall clock that known coverage holds in ' +
    `full. expected: the mean of the same hour of the week in the other weeks of the period, at least ${LEAST_WEEKS} weeks in all. An ` +
    'hour stands out where so many are too unlikely, by the negative binomial distribution with the dispersion of all ' +
    'hours, Poisson where there is none, and the mean known from so few weeks: corrected over all hours tested ' +
    `(Benjamini–Hochberg, 5 % of the spikes may be none), and with at least ${LEAST_COUNT} customers and ${LEAST_RATIO} times the expected. Hours that stand out are ` +
    'left out of what is expected of others. They are joined where at most one hour lies between. One customer counts once, ' +
    'however much they write. unanswered: the share of due turns of the spike that were not answered within the window, from 10 on, ' +
    'with the interval by customer. new terms: words that at least three customers used, three times as often as customers before and more ' +
    'than chance would have it (log odds, z ≥ 3), of 500 turns of the spike and 2,000 before it. Holidays and a growing number of ' +
    'customers stand out, too: a spike says that something happened, not that something is wrong.',
  restsOn: 'nothing',
  ofOneBrand: true,
  goesBy: 'hours',
  worst: { by: 'customers', descending: true },
  needs: (settings) => [spikesOf(settings)],
  rows(counts, settings) {
    const slicing = counts.columns.find(({ key }) => OF_TIME.includes(key));
    if (slicing) return { ...NO_ROWS, refused: slicedBy(slicing.key) };
    const found = counts.list.map(({ names, at }) => ({ names, ...counts.of(spikesOf(settings)).of(at) }));
    const rows = found.flatMap(({ names, spikes }) => listed(spikes).map((spike) => rowOf(names, spike)));
    const total = (key: 'hours' | 'tested' | 'empty') => found.reduce((sum, group) => sum + group[key], 0);
    const all = found.reduce((sum, { spikes }) => sum + spikes.length, 0);
    if (total('tested') === 0 && counts.n > 0) return { ...NO_ROWS, refused: TOO_SHORT };
    const unjudged = found.filter(({ tested, hours }) => tested === 0 && hours > 0).length;
    return {
      columns: COLUMNS,
      rows,
      n: total('tested'),
      denominator: 'hours tested',
      window: durationLabel(settings.window),
      notes: [
        all === 0
          ? `no spike in ${amount(total('tested'), 'hour')} tested`
          : `${amount(all, 'spike')} in ${amount(total('tested'), 'hour')} tested`,
        ...(all > 0 && total('empty') > MOSTLY * total('hours')
          ? [
              `in ${Math.floor((1000 * total('empty')) / total('hours')) / 10} % of these hours nobody wrote: where the data hold only some of the days, those stand out`,
            ]
          : []),
        ...(all > rows.length ? [`${grouped(all - rows.length)} smaller ones are not listed`] : []),
        ...(total('hours') > total('tested')
          ? [
              `${amount(total('hours') - total('tested'), 'hour')} not tested: fewer than ${LEAST_WEEKS} weeks of that hour`,
            ]
          : []),
        ...windowNotes(settings),
        ...(unjudged > 0
          ? [`${amount(unjudged, 'group')} of ${grouped(found.length)} cannot be judged: too few weeks`]
          : []),
      ],
    };
  },
  complete: (section, counts, settings, posts) =>
    withTerms(
      section,
      counts.list.flatMap(({ at }) => listed(counts.of(spikesOf(settings)).of(at).spikes)),
      posts,
    ),
  countsAs(frame, settings, group = new Uint32Array(frame.n)) {
    const by = { name: 'group', label: 'Group', order: 'code' as const, text: String };
    const counts = countFrame(frame, spikesOf(settings), [{ ...by, code: (_, turn) => group[turn]! }]);
    const named = new Map<Spike, Counted>();
    const usual = { as: 'usual', because: 'in no spike' };
    return (turn) => {
      const at = frame.askedAt[turn]!;
      const spike = counts.of(group[turn]!).spikes.find(({ from, until }) => from <= at && at < until);
      if (!spike) return usual;
      const known = named.get(spike) ?? {
        as: 'spike',
        because: `in the spike from ${momentOf(spike.from)} to ${momentOf(spike.until)}`,
      };
      named.set(spike, known);
      return known;
    };
  },
};

const spikesOf = (settings: Settings) =>
  spikeCounts(settings.window, populationOf({ ...spikes, restsOn: 'mentions' }, settings), settings.known);

/** Those with most customers beyond what is usual, in order of time. */
function listed(spikes: readonly Spike[]): Spike[] {
  const excess = ({ customers, expected }: Spike) => customers - expected;
  const largest = [...spikes].sort((a, b) => excess(b) - excess(a) || a.from - b.from).slice(0, LISTED);
  return largest.sort((a, b) => a.from - b.from);
}

function rowOf(names: Row, { from, until, hours, customers, expected, p, due }: Spike): Row {
  const rate = rateOf(due);
  return {
    ...{
      ...names,
      from,
      until,
      hours,
      customers,
      expected,
      times: expected < HARDLY_ANY ? null : customers / expected,
      new_terms: [],
    },
    ...{ due: rate.n, unanswered: rate.hits, ...rateCells(rate), p },
  };
}

/** The rows with the words that are new in each. @param spikes of the rows */
async function withTerms(section: Section, spikes: readonly Spike[], posts: PostReader): Promise<Section> {
  const rows: Row[] = [];
  for (const [at, { turns, before }] of spikes.entries()) {
    const texts = await posts.asked([...turns, ...before].map(({ key }) => key).sort((a, b) => a - b));
    const said = (some: Spike['turns']) => some.map(({ key, customer }) => ({ customer, text: texts.get(key) ?? '' }));
    rows.push({ ...section.rows[at], new_terms: newTerms(said(turns), said(before)) });
  }
  return { ...section, rows };
}

const NO_ROWS = { columns: [], rows: [], n: 0 };

const TOO_SHORT = {
  reason: `too few weeks: an hour is held against the same hour of the week in the others, at least ${LEAST_WEEKS} weeks in all`,
  hint: 'Name an earlier --since, or leave it out.',
};

function slicedBy(dimension: string) {
  return {
    reason: `spikes are looked for along the whole time: a ${dimension} has no other weeks to be compared with`,
    hint: 'Group by brand, channel, topic, language, …',
  };
}

const COLUMNS: Column[] = [
  { key: 'from', label: 'From', kind: 'time' },
  { key: 'until', label: 'Until', kind: 'time', drop_order: 4 },
  { key: 'hours', label: 'Hours', kind: 'count', drop_order: 2 },
  { key: 'customers', label: 'Customers', kind: 'count' },
  { key: 'expected', label: 'Expected', kind: 'number' },
  { key: 'times', label: 'Times', kind: 'number', absent: 'from none', drop_order: 3 },
  { ...RATE_COLUMN, label: 'Unanswered (95 % CI)', drop_order: 1 },
  { key: 'new_terms', label: 'New terms', kind: 'text' },
];

/** 2026-03-02T14:00:00Z */
function momentOf(at: number): string {
  return isoTime(at).replace('.000', '');
}
