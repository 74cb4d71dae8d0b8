/** The recorder: turns a checked request about a waiting turn into one appended decision. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../context.ts';
import { ACTIONS, type Decision } from '../../domain/decision.ts';
import { UsageError } from '../../errors.ts';
import type { Store } from '../../store/open.ts';
import { appendDecisions, decisionsByTurn, lastDecision } from '../../store/work/decisions.ts';
import type { NamedTurn } from '../../store/work/open-turns.ts';
import type { DecisionRequest } from './request.ts';

/** What was known when the decision was made. */
export interface DecisionContext {
  /** Unix seconds; null when decided by a flag. */
  shownAt: number | null;
  ahead: number | null;
  rule: string | undefined;
}

type DecidedTurn = Pick<NamedTurn, 'channel' | 'post' | 'brand' | 'posts'>;

export interface Recorder {
  actor: string;
  /** The decision as it would be written. */
  prepare(turn: DecidedTurn, request: DecisionRequest, context: DecisionContext): Decision;
  write(decisions: readonly Decision[]): Promise<number>;
  /** The undo of the newest decision in effect: about a turn, or the actor's own. */
  undoNewest(turn?: Pick<NamedTurn, 'key' | 'post'>): Promise<{ undo: Decision; undone: Decision }>;
  /** The undo of this decision. */
  undoOf(undone: Decision): Decision;
}

export function openRecorder(context: Context, store: Store, actor: string): Recorder {
  const recorder: Recorder = {
    actor,
    prepare: ({ channel, post, brand, posts }, { action, value, note, until }, { shownAt, ahead, rule }) => ({
      id: randomUUID(),
      channel,
      post,
      brand,
      action,
      value,
      note,
      until,
      actor,
      shown_at: shownAt,
      decided_at: context.now(),
      posts_seen: posts,
      ahead: ACTIONS[action].closes ? ahead : null,
      rule: rule ?? null,
      undoes: null,
    }),
    write: (decisions) => appendDecisions(store, decisions),
    async undoNewest(turn) {
      const undone = turn
        ? (await decisionsByTurn(store, [turn.key])).get(turn.key)?.at(-1)
        : await lastDecision(store, actor);
      if (!undone)
        throw new UsageError(
          turn ? `there is no decision about post ${turn.post} to undo` : `${actor} has no decision to undo`,
          'Look at a post’s decisions: socialcare show POST',
        );
      return { undone, undo: recorder.undoOf(undone) };
    },
    undoOf: (undone) => ({
      ...undone,
      id: randomUUID(),
      action: 'undo',
      value: undone.action,
      note: null,
      until: null,
      actor,
      shown_at: null,
      decided_at: context.now(),
      ahead: null,
      rule: null,
      undoes: undone.id,
    }),
  };
  return recorder;
}
