/** When turns began, in order, and how urgent each is. */
import { FACET_VALUES } from '../../domain/label.ts';
import { WEEK_HOURS } from '../../domain/week-hours.ts';
import { grown } from './grown.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Arrivals {
  /** Unix seconds, ascending. */
  at: Float64Array;
  /** 0 is critical; not labelled is normal. */
  priority: Uint8Array;
  /** By local hour of the week. */
  byHour: Uint32Array;
}

export interface ArrivalCounts {
  of(group: number): Arrivals;
  n: number;
  /** Unix seconds of the first and the last. */
  first: number;
  last: number;
  /** Turns with a label of urgency. */
  labelled: number;
  /** Turns left out because they are dated without a time of day. */
  datesOnly: number;
}

/** Keeps eight bytes a turn. */
export function arrivalCounts(population: Population): TurnStatistic<ArrivalCounts> {
  return { name: `arrivals ${populationName(population)}`, open: () => foldArrivals(population) };
}

const LEVELS = 4;
const NORMAL = FACET_VALUES.urgency!.indexOf('normal');

function foldArrivals(population: Population) {
  /** By group: time and urgency of each turn, packed into one number. */
  const lists: Float64Array[] = [];
  const lengths: number[] = [];
  const hours: Uint32Array[] = [];
  let [n, first, last, labelled, datesOnly] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  return {
    add(chunk: TurnChunk) {
      const { frame, group } = chunk;
      const picked = chunk.pick(population);
      const { codes } = frame.labels?.urgency ?? {};
      for (let turn = 0; turn < frame.n; turn++) {
        if (picked && picked[turn] === 0) continue;
        if (frame.datesOnly?.[turn] === 1) {
          datesOnly++;
          continue;
        }
        const [of, asked, code] = [group[turn]!, frame.askedAt[turn]!, codes?.[turn] ?? 0];
        const at = lengths[of] ?? 0;
        const list = grown(lists[of] ?? new Float64Array(0), at + 1);
        lists[of] = list;
        lengths[of] = at + 1;
        // Value 0 of the facet is "not labelled"; its values follow in order.
        list[at] = asked * LEVELS + (code === 0 ? NORMAL : code - 1);
        hours[of] ??= new Uint32Array(WEEK_HOURS);
        hours[of][frame.weekHour![turn]!]!++;
        n++;
        if (code > 0) labelled++;
        if (asked < first) first = asked;
        if (asked > last) last = asked;
      }
    },
    finish: (): ArrivalCounts => ({
      ...{ n, first, last, labelled, datesOnly },
      of(group) {
        const list = (lists[group] ?? new Float64Array(0)).subarray(0, lengths[group] ?? 0).sort();
        return {
          at: list.map((each) => Math.floor(each / LEVELS)),
          priority: Uint8Array.from(list, (each) => each % LEVELS),
          byHour: hours[group] ?? new Uint32Array(WEEK_HOURS),
        };
      },
    }),
  };
}
