/** What a turn or decision counts as in a metric: the parts that add up to the numbers of its row. */
import { NEED_UNKNOWN, NO_REPLY_NEEDED, REPLY_NEEDED, type TurnFrame } from '../domain/turn-frame.ts';
import type { Statistic } from './counts/statistic.ts';
import { type TurnChunk, TurnCounting } from './counts/turn-chunk.ts';
import type { Counted, Settings, TurnMetric } from './metric.ts';
import { objectionTo } from './sample.ts';

export const due = (as: string, because: string): Counted => ({ as, because, due: true });
export const excluded = (because: string): Counted => ({ as: 'excluded', because });

/** Turns with clock skew, which are left out before a frame is made. */
export const CLOCK_SKEW = excluded('dated after its answer (clock skew)');

/** Turns whose hour is not known. */
export const UNDATED = excluded('dated without a time of day');
export const UNCOVERED = excluded('outside known coverage');
const NEEDED_NONE = excluded('needed no reply');
const NEED_NOT_KNOWN = excluded('nothing tells whether it needed a reply');
const UNREAD = excluded('not classified yet');

/** Why a turn that is not known to have needed a reply is left out. */
const NEEDLESS: Readonly<Record<number, Counted>> = {
  [NO_REPLY_NEEDED]: NEEDED_NONE,
  [NEED_UNKNOWN]: NEED_NOT_KNOWN,
};

/** What each turn of the frame counts as in a metric; reasons to exclude it are checked first. */
export function countingOf(
  metric: TurnMetric,
  frame: TurnFrame,
  settings: Settings,
  group?: Uint32Array,
): (turn: number) => Counted {
  const counting = metric.countsAs(frame, { ...settings, labelled: frame.needsReply !== undefined }, group);
  const needsReply = metric.facet === 'needs-reply' && !settings.allTurns ? frame.needsReply : undefined;
  const leftOut = new Map<string, Counted>();
  return (turn) => {
    const objection = settings.acceptBiased ? undefined : objectionTo(metric.restsOn, frame, turn);
    if (objection !== undefined) {
      const known = leftOut.get(objection) ?? excluded(objection);
      leftOut.set(objection, known);
      return known;
    }
    if (!needsReply || needsReply[turn] === REPLY_NEEDED) return counting(turn);
    return NEEDLESS[needsReply[turn]!] ?? UNREAD;
  };
}

/** A statistic of a frame with each turn as its own group, so that counts are by turn. */
export function countEach<Count>(frame: TurnFrame, statistic: Statistic<TurnChunk, Count>): Count {
  const turn = { name: 'turn', label: 'Turn', order: 'code' as const, text: String };
  return countFrame(frame, statistic, [{ ...turn, code: (_, at) => at }]);
}

/** A statistic of a whole frame. */
export function countFrame<Count>(
  frame: TurnFrame,
  statistic: Statistic<TurnChunk, Count>,
  by: ConstructorParameters<typeof TurnCounting>[1] = [],
): Count {
  const counting = new TurnCounting([statistic], by);
  counting.add({ frame });
  counting.endRound();
  return counting.counts().of(statistic);
}
