/** What a turn counts as in each metric: the parts that add up to the numbers of its row. */
import { riskOf } from '../domain/queue.ts';
import { NO_REPLY_NEEDED, REPLY_NEEDED, type TurnFrame } from '../domain/turn-frame.ts';
import { turnsOfConversations } from './conversations.ts';
import { METRICS } from './index.ts';
import type { Metric, Settings } from './metric.ts';
import { isAnswered } from './waits.ts';

export interface Counted {
  /** A number of the metric's row, or excluded. */
  as: string;
  because: string;
  /** Counted below the line of the rate. */
  due?: true;
}

/** Tells for a turn of the frame; the same object for the same answer. */
type Counting = (turn: number) => Counted;

const due = (as: string, because: string): Counted => ({ as, because, due: true });
const excluded = (because: string): Counted => ({ as: 'excluded', because });

/** Such turns are no part of a frame. */
export const CLOCK_SKEW = excluded('dated after its answer (clock skew)');

const NEEDED_NONE = excluded('needed no reply');
const NOT_CLASSIFIED = excluded('not classified yet');
const UNCOVERED = excluded('outside known coverage');

/** 'ever' has no end of its own: buckets call what was watched for a day unanswered. */
const EVER_DUE_SECONDS = 86_400;

const COUNTINGS: Record<keyof typeof METRICS, (frame: TurnFrame, settings: Settings) => Counting> = {
  volume({ ordinal }) {
    const first = { as: 'conversation', because: 'its first turn' };
    const later = { as: 'turn', because: 'a later turn of its conversation' };
    return (turn) => (ordinal[turn] === 1 ? first : later);
  },
  'response-times'(frame, { window }) {
    const { covered, observed, offHours } = frame;
    const answered = { as: 'answered', because: 'a brand replied' };
    const closed = { as: 'answered', because: 'off hours' };
    const unanswered = { as: 'unanswered', because: 'not answered; watched through the window' };
    const pending = { as: 'pending', because: 'not answered yet; watched for less than the window' };
    const dueAfter = Number.isFinite(window) ? window : EVER_DUE_SECONDS;
    return (turn) => {
      if (covered?.[turn] === 0) return UNCOVERED;
      if (offHours?.[turn] === 1) return closed;
      if (isAnswered(frame, turn)) return answered;
      return observed[turn]! >= dueAfter ? unanswered : pending;
    };
  },
  ignored(frame, settings) {
    const { wait, observed } = frame;
    const { window } = settings;
    const answered = due('answered', 'within the window');
    const late = due('ignored', 'answered late');
    const never = due('ignored', 'not answered');
    const pending = { as: 'pending', because: 'watched for less than the window' };
    if (!Number.isFinite(window)) return everCounting(frame, settings);
    return (turn) => {
      if (observed[turn]! < window) return pending;
      const seconds = wait[turn]!;
      if (seconds < 0) return never;
      return seconds <= window ? answered : late;
    };
  },
  sla({ wait, observed, target, covered }, settings) {
    const met = due('met', 'answered within the target');
    const late = due('missed', 'answered late');
    const never = due('missed', 'not answered');
    const open = { as: 'open', because: 'not answered, the target not yet passed' };
    const atRisk = { as: 'open', because: 'at risk: at least 75 % of the target used' };
    const early = { as: 'not due', because: 'answered, the target not yet passed' };
    return (turn) => {
      if (covered?.[turn] === 0) return UNCOVERED;
      const promised = target?.[turn] ?? settings.target;
      const seconds = wait[turn]!;
      if (observed[turn]! >= promised) {
        if (seconds < 0) return never;
        return seconds <= promised ? met : late;
      }
      if (seconds >= 0) return early;
      return riskOf(observed[turn]!, promised) === 'at-risk' ? atRisk : open;
    };
  },
  effort(frame) {
    const turnsOf = turnsOfConversations(frame);
    const [quiet, back, chased, both] = [
      'neither chased nor back again',
      'back again',
      'chased',
      'chased, and back again',
    ].map((because): Counted => ({ as: 'conversation', because })) as [Counted, Counted, Counted, Counted];
    const later = { as: 'turn', because: 'a later turn of its conversation' };
    return (turn) => {
      if (turnsOf[turn] === 0) return later;
      const isBack = turnsOf[turn]! > 1;
      if (frame.posts[turn]! > 1) return isBack ? both : chased;
      return isBack ? back : quiet;
    };
  },
  deflection(frame, settings) {
    const deflected = due('deflected', 'only sent elsewhere');
    const helped = due('answered', 'got more than another channel');
    const unread = excluded('a reply is not classified yet');
    const none = excluded('no conversation begins here that a person answered');
    const list = Array.from({ length: frame.n }, (_, turn) => ({ names: {}, turns: Uint32Array.of(turn) }));
    const rows = METRICS.deflection.measure(frame, { columns: [], list }, settings).rows;
    return (turn) => {
      const row = rows[turn]!;
      if (row.unlabelled === 1) return unread;
      if (row.answered === 0) return none;
      return row.deflected === 1 ? deflected : helped;
    };
  },
};

/** All turns are on the curve of "ever", whose horizon is that of the whole frame. */
function everCounting(frame: TurnFrame, settings: Settings): Counting {
  const { wait, observed, covered } = frame;
  const answered = due('answered', 'by the horizon');
  const never = due('ignored', 'not answered by the horizon');
  const pending = due('pending', 'not answered; on the curve for as long as it was watched');
  const uncovered = { as: 'pending', because: 'outside known coverage' };
  const list = [{ names: {}, turns: Uint32Array.from({ length: frame.n }, (_, turn) => turn) }];
  const windows = [Number.POSITIVE_INFINITY];
  const [row] = METRICS.ignored.measure(frame, { columns: [], list }, { ...settings, windows }).rows;
  const horizon = Number(row?.horizon_seconds ?? 0);
  return (turn) => {
    if (covered?.[turn] === 0) return uncovered;
    if (isAnswered(frame, turn)) return wait[turn]! <= horizon ? answered : never;
    return observed[turn]! < horizon ? pending : never;
  };
}

/** What every turn of the frame counts as in a metric: what keeps it out first. */
export function countingOf(name: keyof typeof METRICS, frame: TurnFrame, settings: Settings): Counting {
  const metric: Metric = METRICS[name];
  const counting = COUNTINGS[name](frame, settings);
  const needsReply = metric.facet === 'needs-reply' && !settings.allTurns ? frame.needsReply : undefined;
  const leftOut = new Map<string, Counted>();
  return (turn) => {
    const objection = settings.acceptBiased ? undefined : metric.objection?.(frame, turn);
    if (objection !== undefined) {
      const known = leftOut.get(objection) ?? excluded(objection);
      leftOut.set(objection, known);
      return known;
    }
    if (!needsReply || needsReply[turn] === REPLY_NEEDED) return counting(turn);
    return needsReply[turn] === NO_REPLY_NEEDED ? NEEDED_NONE : NOT_CLASSIFIED;
  };
}
