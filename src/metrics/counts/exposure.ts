/** Complaints due, those not answered in time, and how many people may have read the latter. */
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Exposure {
  /** By customer: complaints that were due, and how many of them were not answered in time. */
  customers: ClusterType[];
  /** Complaints watched for less than the window. */
  pending: number;
  /** Customers with an unanswered complaint, and those of them whose followers are known. */
  authors: number;
  known: number;
  /** Sum of their followers, each customer once, and the largest single number. */
  followers: number;
  largest: number;
  /** Unanswered complaints with known impressions, and the sum of these impressions. */
  shown: number;
  impressions: number;
}

export interface ExposureCounts {
  /** Turns without an intent. */
  unclassified: number;
  of(group: number): Exposure;
}

/** @param window seconds */
export function exposureCounts(window: number, population: Population): TurnStatistic<ExposureCounts> {
  return {
    name: `exposure ${window} ${populationName(population)}`,
    whole: 'customers',
    open: () => foldExposure(window, population),
  };
}

type Sums = Omit<Exposure, 'customers'>;

const nothing = (): Sums => ({
  ...{ pending: 0, authors: 0, known: 0, followers: 0, largest: 0, shown: 0, impressions: 0 },
});

/** Keeps twenty bytes a customer until the round ends. */
function foldExposure(window: number, population: Population) {
  const groups: Sums[] = [];
  const tally = new MemberTally();
  const types = new CustomerTypes();
  /** By member: followers + 1; 0 is unknown. */
  let followers = new Float64Array(0);
  let unclassified = 0;
  let members: Members | undefined;
  const sumsOf = (group: number): Sums => {
    groups[group] ??= nothing();
    return groups[group]!;
  };
  return {
    add(chunk: TurnChunk) {
      const { frame, group, member } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      members = chunk.members;
      tally.reach(members.n);
      followers = grown(followers, members.n);
      unclassified += unclassifiedIn(frame.labels?.intent?.codes, frame.n);
      const { turn: turns = [], followers: has = [], impressions = [] } = frame.audience ?? {};
      for (let at = 0; at < turns.length; at++) {
        const turn = turns[at]!;
        if (picked?.[turn] === 0) continue;
        const sums = sumsOf(group[turn]!);
        if (observed[turn]! < window) {
          sums.pending++;
          continue;
        }
        const isAnswered = wait[turn]! >= 0 && wait[turn]! <= window;
        tally.count(member[turn]!, !isAnswered);
        if (isAnswered) continue;
        followers[member[turn]!] = has[at]! + 1;
        if (impressions[at]! < 0) continue;
        sums.shown++;
        sums.impressions += impressions[at]!;
      }
    },
    endRound() {
      if (!members) return;
      types.add(tally, members);
      for (let member = 0; member < members.n; member++) {
        if (tally.pairs[2 * member + 1] === 0) continue;
        const sums = sumsOf(members.group[member]!);
        const some = followers[member]! - 1;
        sums.authors++;
        if (some < 0) continue;
        sums.known++;
        sums.followers += some;
        if (some > sums.largest) sums.largest = some;
      }
      tally.endRound();
      followers.fill(0);
    },
    finish: (): ExposureCounts => ({
      unclassified,
      of: (group) => ({ ...(groups[group] ?? nothing()), customers: types.of(group) }),
    }),
  };
}

/** @param codes of intents; shorter than the frame where nothing was ever classified */
function unclassifiedIn(codes: Uint32Array = new Uint32Array(0), n: number): number {
  let missing = n - codes.length;
  for (let turn = 0; turn < codes.length; turn++) if (codes[turn] === 0) missing++;
  return missing;
}
