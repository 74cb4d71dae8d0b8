/** What decisions can be grouped by: dimensions of their own, and those that they share with turns. */
import type { DecisionFrame } from '../domain/decision-frame.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { Grouping } from './counts/groups.ts';

/** What a dimension of turns may look at in a decision: its brand, its channel, and when it was made. */
export type DecisionView = Pick<TurnFrame, 'n' | 'brand' | 'channel' | 'askedAt' | 'brands' | 'channels'>;

/** Decisions as dimensions of turns see them: a decision begins when it is made. */
export function viewOfDecisions({ n, brand, channel, decidedAt, brands, channels }: DecisionFrame): DecisionView {
  return { n, brand, channel, askedAt: decidedAt, brands: new Map(brands.map((name, at) => [at, name])), channels };
}

/** Dimensions that only decisions have. */
export const DECISION_DIMENSIONS = {
  agent: { label: 'Agent', code: (frame, row) => frame.agent[row]!, text: (code, frame) => frame.agents[code]! },
  team: {
    label: 'Team',
    code: (frame, row) => frame.agentTeam[frame.agent[row]!]!,
    text: (code, frame) => frame.teams[code] || '(no team)',
  },
  action: { label: 'Action', code: (frame, row) => frame.action[row]!, text: (code, frame) => frame.actions[code]! },
  reason: {
    label: 'Reason',
    code: (frame, row) => frame.value[row]!,
    text: (code, frame) => frame.values[code] || '(none)',
  },
} as const satisfies Record<
  string,
  {
    label: string;
    code(frame: DecisionFrame, row: number): number;
    text(code: number, frame: DecisionFrame): string;
  }
>;
export type DecisionDimension = keyof typeof DECISION_DIMENSIONS;

/** What turns can be grouped by and decisions too. */
export const SHARED_DIMENSIONS = ['brand', 'channel', 'day', 'week', 'month', 'weekday', 'hour'] as const;

export function isDecisionDimension(name: string): name is DecisionDimension {
  return Object.hasOwn(DECISION_DIMENSIONS, name);
}

/**
 * The groupings of decisions.
 * @param by dimensions of turns, which are handed the view, and names of dimensions of decisions
 */
export function decisionGroupings(
  frame: DecisionFrame,
  by: readonly (Grouping<TurnFrame> | DecisionDimension)[],
): Grouping<DecisionFrame>[] {
  // Dimensions of turns that need more than this view have been refused before.
  const view = viewOfDecisions(frame) as TurnFrame;
  return by.map((each): Grouping<DecisionFrame> => {
    if (typeof each === 'string') return { name: each, order: 'text', ...DECISION_DIMENSIONS[each] };
    const { name, label, order, code, text } = each;
    return { ...{ name, label, order }, code: (_, row) => code(view, row), text: (at) => text(at, view) };
  });
}
