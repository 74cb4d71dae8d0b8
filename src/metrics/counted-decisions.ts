/** What a decision counts as in each metric of the work itself. */
import type { DecisionFrame } from '../domain/decision-frame.ts';
import type { Counted } from './counted.ts';
import { AWAY_SECONDS } from './handle-time.ts';
import type { DECISION_METRICS } from './index.ts';

/** Tells for a row of the frame; the same object for the same answer. */
type Counting = (row: number) => Counted;

const UNDONE: Counted = { as: 'undone', because: 'taken back' };

export const DECISION_COUNTINGS: Record<keyof typeof DECISION_METRICS, (frame: DecisionFrame) => Counting> = {
  decisions({ action, actions, undone, reopened }) {
    const stands = actions.map((as): Counted => ({ as, because: 'still stands' }));
    const open = actions.map((as): Counted => ({ as, because: 'stands, and the customer wrote again' }));
    return (row) => (undone[row] === 1 ? UNDONE : (reopened[row] === 1 ? open : stands)[action[row]!]!);
  },
  'handle-time'({ shown }) {
    const timed = { as: 'timed', because: 'its page stood before the decision' };
    const away = { as: 'away', because: 'its page stood longer than 10 minutes' };
    const byFlag = { as: 'not timed', because: 'decided by a flag' };
    return (row) => (shown[row]! < 0 ? byFlag : shown[row]! > AWAY_SECONDS ? away : timed);
  },
  overtakes({ ahead, undone }) {
    const overtook = { as: 'overtakes', because: 'closed while others stood before it' };
    const inOrder = { as: 'in order', because: 'closed with none before it' };
    const unknown = { as: 'excluded', because: 'its place in the queue is not known' };
    const takenBack = { as: 'excluded', because: 'taken back' };
    return (row) => {
      if (ahead[row]! < 0) return unknown;
      if (undone[row] === 1) return takenBack;
      return ahead[row]! > 0 ? overtook : inOrder;
    };
  },
};
