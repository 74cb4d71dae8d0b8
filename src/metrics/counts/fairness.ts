/** Turns by the followers of their customers: who was answered, after how long, and whether that differs by more than chance. */

import { COMPARE_FROM } from '../../domain/enough.ts';
import { bandName, bandOf, type FollowerBands, UNKNOWN_FOLLOWERS } from '../../domain/follower-bands.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { type Estimate, inequalityOf } from '../../statistics/estimate.ts';
import { waitingCurve } from '../../statistics/kaplan-meier.ts';
import { type GroupedWaits, type LogRank, permutedLogRank, plainAndRobust } from '../../statistics/log-rank.ts';
import { complement, rateOf } from '../../statistics/rate.ts';
import { type AnswerOdds, answerOdds } from './answer-odds.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import { sortedBy } from './row-order.ts';
import { type GroupWaits, NO_WAITS } from './sorter.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { isDue, TurnTraits } from './turn-traits.ts';
import { Values } from './values.ts';

/** Turns of the customers in one band of followers. */
export interface Served {
  band: string;
  customers: number;
  due: number;
  answered: number;
  /** Share of the due turns answered in time. */
  share: Estimate;
  /** Seconds, from the Kaplan–Meier curve. */
  median: Estimate;
}

export interface Fairness {
  bands: Served[];
  all: Served;
  logRank: WaitTests | string;
  odds: AnswerOdds | string;
}

/** Log-rank tests of equal waits in all bands. */
export interface WaitTests {
  bands: number;
  plain: LogRank;
  robust: LogRank;
  /** Made with at most FEW_CUSTOMERS customers. */
  permuted?: LogRank;
}

export interface FairnessCounts {
  bands?: FollowerBands;
  of(group: number): Fairness;
}

/** @param window seconds @param gap seconds within which a customer who writes again is a repeat contact */
export function fairnessCounts(window: number, gap: number, population: Population): TurnStatistic<FairnessCounts> {
  return {
    name: `fairness ${window} ${gap} ${populationName(population)}`,
    open: () => foldFairness(window, gap, population),
  };
}

const BANDS = UNKNOWN_FOLLOWERS + 1;
/** Up to this many customers the permutation test is made as well. */
const FEW_CUSTOMERS = 1_000;
/** Least effective number of customers: with fewer the tests do not keep their level. */
const ENOUGH_CUSTOMERS = 12;

/** Keeps twenty-four bytes a turn and sixteen a customer until the round ends. */
function foldFairness(window: number, gap: number, population: Population) {
  const values = new Values();
  const tally = new MemberTally();
  const traits = new TurnTraits();
  const found: Fairness[] = [];
  let followers = new Int32Array(0);
  let bands: FollowerBands | undefined;
  let members: Members | undefined;
  return {
    add(chunk: TurnChunk) {
      const { frame, group, member } = chunk;
      members = chunk.members;
      bands = frame.followers!.bands;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      tally.reach(members.n);
      followers = grown(followers, members.n);
      for (let turn = 0; turn < frame.n; turn++) {
        const one = member[turn]!;
        followers[one] = frame.followers!.of[turn]!;
        if (picked && picked[turn] === 0) continue;
        const [waited, watched] = [wait[turn]!, observed[turn]!];
        const isAnswered = waited >= 0 && waited <= watched;
        values.add(group[turn]!, isAnswered ? waited : watched, members.place[one]!, isAnswered ? 1 : 0);
        if (watched < window) continue;
        tally.count(one, waited < 0 || waited > window);
      }
      traits.add(chunk, window, population);
    },
    endRound() {
      if (!members || !bands) return;
      const band = Uint8Array.from(followers.subarray(0, members.n), (each) => bandOf(bands!, each));
      const types = new CustomerTypes();
      const subgroup = Uint32Array.from(band, (each, one) => members!.group[one]! * BANDS + each);
      types.add(tally, { n: members.n, group: subgroup, sizes: new Uint32Array(members.sizes.length * BANDS) });
      traits.findRepeats(members.person, gap);
      const byGroup = sortedBy(Uint32Array.from(traits.member.subarray(0, traits.n), (one) => members!.group[one]!));
      for (const group of values.groups()) {
        const waits = values.take(group, members.sizes[group]!);
        const bandOfPlace = new Uint8Array(members.sizes[group]!);
        for (let one = 0; one < members.n; one++)
          if (members.group[one] === group) bandOfPlace[members.place[one]!] = band[one]!;
        const turns = byGroup.order.subarray(byGroup.starts[group]!, byGroup.starts[group + 1]!);
        const isUsed = (at: number) => isDue(traits.of(at)) && band[traits.member[at]!] !== UNKNOWN_FOLLOWERS;
        const served = servedOf(waits, bandOfPlace, (each) => types.of(group * BANDS + each), bands);
        const objection = objectionTo(waits, bandOfPlace, bands);
        found[group] = {
          ...served,
          logRank: objection ?? waitTests(waits, bandOfPlace),
          odds: objection ?? answerOdds(traits, turns.filter(isUsed), followers, members.place, waits.customers),
        };
      }
      tally.endRound();
      traits.endRound();
    },
    finish: (): FairnessCounts => ({ ...(bands && { bands }), of: (group) => found[group] ?? NOTHING }),
  };
}

function servedOf(
  waits: GroupWaits,
  bandOfPlace: Uint8Array,
  typesOf: (band: number) => ClusterType[],
  bands: FollowerBands,
): Pick<Fairness, 'bands' | 'all'> {
  const isThere = new Uint8Array(waits.customers);
  for (const one of waits.customer) isThere[one] = 1;
  const customers = new Uint32Array(BANDS);
  for (const [place, band] of bandOfPlace.entries()) customers[band]! += isThere[place]!;
  const present = [...customers.keys()].filter((band) => customers[band]! > 0);
  return {
    bands: present.map((band) =>
      served(bandName(bands, band), customers[band]!, typesOf(band), ofBands(waits, bandOfPlace, [band])),
    ),
    all: served(
      'all',
      customers.reduce((sum, n) => sum + n),
      present.flatMap(typesOf),
      waits,
    ),
  };
}

function served(band: string, customers: number, types: ClusterType[], waits: GroupWaits): Served {
  const missed = rateOf(types);
  const [median] = waitingCurve(waits, [], [0.5]).quantiles as [Estimate];
  return { band, customers, due: missed.n, answered: missed.n - missed.hits, share: complement(missed), median };
}

const NOTHING: Fairness = { bands: [], all: served('all', 0, [], NO_WAITS), logRank: 'no turn', odds: 'no turn' };

/** The waits of the customers in some bands, in the same order. */
function ofBands(waits: GroupWaits, bandOfPlace: Uint8Array, bands: readonly number[]): GroupWaits {
  const isAsked = new Uint8Array(BANDS);
  for (const band of bands) isAsked[band] = 1;
  const { time, ended, customer, customers } = waits;
  const [seconds, ends, whose] = [
    new Uint32Array(time.length),
    new Uint8Array(time.length),
    new Uint32Array(time.length),
  ];
  let [n, answered] = [0, 0];
  for (let at = 0; at < time.length; at++) {
    if (isAsked[bandOfPlace[customer[at]!]!] === 0) continue;
    seconds[n] = time[at]!;
    ends[n] = ended[at]!;
    whose[n++] = customer[at]!;
    answered += ended[at]!;
  }
  return {
    time: seconds.subarray(0, n),
    ended: ends.subarray(0, n),
    customer: whose.subarray(0, n),
    ...{ customers, answered },
  };
}

/** Why the bands cannot be compared; undefined where they can. */
function objectionTo({ customer, customers }: GroupWaits, bandOfPlace: Uint8Array, bands: FollowerBands) {
  if (bands.known === 0) return 'nothing to compare: the data tell of no customer how many followers they have';
  const present = new Set(bandOfPlace);
  present.delete(UNKNOWN_FOLLOWERS);
  if (present.size < 2) return 'nothing to compare: all customers here whose followers are known are in one group';
  const turns = new Uint32Array(customers);
  for (const one of customer) if (bandOfPlace[one] !== UNKNOWN_FOLLOWERS) turns[one]!++;
  let [n, squares, most] = [0, 0, 0];
  for (const each of turns) {
    n += each;
    squares += each * each;
    most = Math.max(most, each);
  }
  const { effective, largest } = inequalityOf(n, squares, most);
  if (effective >= ENOUGH_CUSTOMERS) return undefined;
  return largest > 0.5
    ? `too few customers to compare: one of them wrote ${Math.round(100 * largest)} % of the turns`
    : 'too few customers to compare';
}

function waitTests(waits: GroupWaits, bandOfPlace: Uint8Array): WaitTests | string {
  const turns = new Uint32Array(BANDS);
  for (const one of waits.customer) turns[bandOfPlace[one]!]!++;
  const compared = [...turns.keys()].filter((band) => band !== UNKNOWN_FOLLOWERS && turns[band]! >= COMPARE_FROM);
  if (compared.length < 2) return `too few: waits are compared where two groups have ${COMPARE_FROM} turns each`;
  const some = ofBands(waits, bandOfPlace, compared);
  const group = Uint8Array.from(some.customer, (one) => compared.indexOf(bandOfPlace[one]!));
  const grouped: GroupedWaits = { ...some, group, groups: compared.length };
  const { plain, robust } = plainAndRobust(grouped);
  if (!plain || !robust) return 'nothing to compare: nobody was answered';
  const isFew = waits.customers <= FEW_CUSTOMERS;
  const permuted = isFew ? permutedLogRank(grouped) : null;
  return { bands: compared.length, plain, robust, ...(permuted && { permuted }) };
}
