/** How hard customers have to work for an answer. */
import type { TurnFrame } from '../domain/turn-frame.ts';
import { quantile } from '../statistics/quantile.ts';
import { type Metric, sectionOf } from './metric.ts';
import { restingOn } from './sample.ts';

export const effort: Metric = restingOn('answers', {
  name: 'effort',
  version: 1,
  title: 'Customer effort',
  question: 'How often do customers write before they are answered, and how often do they come back?',
  definition:
    'chase: posts of a first turn beyond the one that started it, over first turns. turns per conversation: turns / ' +
    'conversations. back again: share of conversations that reached a second turn. episodes: conversations of one ' +
    'customer with one brand whose gaps are under 72 h (episode_gap); repeat contacts: conversations beyond the first ' +
    'of their episode.',
  measure(frame, groups, { episodeGap }) {
    const rows = groups.list.map(({ names, turns }) => {
      const counts = new Float64Array(turns.length);
      let conversations = 0;
      let second = 0;
      let chased = 0;
      let sum = 0;
      for (const turn of turns) {
        const ordinal = frame.ordinal[turn]!;
        if (ordinal === 2) second++;
        if (ordinal !== 1) continue;
        const posts = frame.posts[turn]! - 1;
        counts[conversations++] = posts;
        sum += posts;
        if (posts > 0) chased++;
      }
      const sorted = counts.subarray(0, conversations).sort();
      const { episodes, repeats } = episodesOf(frame, turns, episodeGap);
      const per = (count: number) => (conversations === 0 ? null : count / conversations);
      return {
        ...names,
        conversations,
        chase: { mean: per(sum), p90: quantile(sorted, 0.9), share: per(chased) },
        turns_per_conversation: per(turns.length),
        back_again: per(second),
        episodes,
        repeat_contacts: repeats,
      };
    });
    return sectionOf(effort, groups, {
      columns: [
        { key: 'conversations', label: 'Conversations', kind: 'count' },
        { key: 'chase.share', label: 'Chased', kind: 'share' },
        { key: 'chase.mean', label: 'Chase posts', kind: 'number', low_priority: 3 },
        { key: 'chase.p90', label: 'p90', kind: 'number', low_priority: 4 },
        { key: 'turns_per_conversation', label: 'Turns each', kind: 'number' },
        { key: 'back_again', label: 'Back again', kind: 'share', low_priority: 2 },
        { key: 'episodes', label: 'Episodes', kind: 'count', low_priority: 1 },
        { key: 'repeat_contacts', label: 'Repeat contacts', kind: 'count' },
      ],
      rows,
      n: frame.n,
      denominator: 'conversations',
    });
  },
});

/** A conversation belongs to the episode before it when it starts within the gap after that customer's last exchange. */
function episodesOf(frame: TurnFrame, turns: Uint32Array, gap: number): { episodes: number; repeats: number } {
  const order = byCustomer(frame, turns);
  let episodes = 0;
  let repeats = 0;
  let brand = -1;
  let customer = -1;
  let lastAt = 0;
  for (const turn of order) {
    const at = frame.askedAt[turn]!;
    const known = frame.brand[turn] === brand && frame.customer[turn] === customer;
    if (frame.ordinal[turn] === 1) {
      if (known && at - lastAt < gap) repeats++;
      else episodes++;
    }
    brand = frame.brand[turn]!;
    customer = frame.customer[turn]!;
    lastAt = Math.max(known ? lastAt : 0, at + Math.max(0, frame.calendarWait[turn]!));
  }
  return { episodes, repeats };
}

/** Turns by brand, customer and time. The key packs the first two and the place in the group into one exact number. */
function byCustomer(frame: TurnFrame, turns: Uint32Array): Uint32Array {
  const size = turns.length;
  let brands = 1;
  for (const turn of turns) brands = Math.max(brands, frame.brand[turn]! + 1);
  const keys = new Float64Array(size);
  for (let at = 0; at < size; at++)
    keys[at] = (frame.customer[turns[at]!]! * brands + frame.brand[turns[at]!]!) * size + at;
  keys.sort();
  const order = new Uint32Array(size);
  let begin = 0;
  for (let at = 0; at < size; at++) {
    const turn = turns[keys[at]! % size]!;
    if (Math.floor(keys[at]! / size) !== Math.floor(keys[begin]! / size)) begin = at;
    const askedAt = frame.askedAt[turn]!;
    let place = at;
    for (; place > begin && frame.askedAt[order[place - 1]!]! > askedAt; place--) order[place] = order[place - 1]!;
    order[place] = turn;
  }
  return order;
}
