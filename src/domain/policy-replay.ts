/** Replay of past turns through a policy: which rule decides each, and where another policy would have decided differently. */
import { fits, type IsOpen, outcomesOf, type Policy, type PolicyOutcome, rulesFor, type TurnFacts } from './policy.ts';

export interface ReplayedTurn {
  /** May be the same object for every turn: nothing of it is kept. */
  facts: TurnFacts;
  /** Key of the turn, for examples. */
  turn: number;
  /** Seconds to the answer; null when it never came. */
  waitSeconds: number | null;
}

export interface RuleTally {
  rule: string;
  /** Turns that this rule decides. */
  decides: number;
  /** Turns that fit it while an earlier rule decides. */
  shadowed: number;
  answered: number;
  /** Answered within the target that the policy gives. */
  met: number;
  /** Turns that the policy ignores although somebody answered them. */
  ignoredButAnswered: number;
  examples: number[];
}

export interface Replay {
  turns: number;
  /** Turns that a rule decides. */
  covered: number;
  ignored: number;
  /** One per rule, in the order of the policy, then one named '(no rule)'. */
  rules: RuleTally[];
  /** Against the other policy: turns by what differs. */
  changed: { any: number; ignored: number; team: number; priority: number; target: number; examples: number[] };
}

const EXAMPLES = 3;
export const NO_RULE = '(no rule)';

/** A replay in progress: `add` takes the turns one by one, `replay` holds the counts so far. */
export interface RunningReplay {
  add(turn: ReplayedTurn): void;
  replay: Replay;
}

/** A turn that the two policies treat differently. */
export interface PolicyChange {
  turn: number;
  now: PolicyOutcome;
  before: PolicyOutcome;
}

/**
 * @param against what history is compared with: another policy, or one without rules
 * @param onChange receives each turn on which the two policies differ
 */
export function startReplay(
  policy: Policy,
  against: Policy,
  isOpen: IsOpen,
  onChange: (change: PolicyChange) => void = () => {},
): RunningReplay {
  const tallies = new Map([...policy.rules.map(({ name }) => name), NO_RULE].map((name) => [name, emptyTally(name)]));
  const replay: Replay = {
    turns: 0,
    covered: 0,
    ignored: 0,
    rules: [...tallies.values()],
    changed: { any: 0, ignored: 0, team: 0, priority: 0, target: 0, examples: [] },
  };
  const now = outcomesOf(policy);
  const before = outcomesOf(against);
  return {
    replay,
    add({ facts, turn, waitSeconds }) {
      const [rule, ...shadowed] = rulesFor(policy, facts, isOpen);
      const outcome = now(rule, facts);
      const tally = tallies.get(outcome.rule ?? NO_RULE)!;
      replay.turns++;
      if (outcome.rule !== undefined) replay.covered++;
      if (outcome.ignore !== undefined) replay.ignored++;
      tally.decides++;
      if (waitSeconds !== null) tally.answered++;
      if (waitSeconds !== null && waitSeconds <= outcome.targetSeconds) tally.met++;
      if (waitSeconds !== null && outcome.ignore !== undefined) tally.ignoredButAnswered++;
      if (tally.examples.length < EXAMPLES) tally.examples.push(turn);
      for (const { name } of shadowed) tallies.get(name)!.shadowed++;
      const other = against.rules.find(({ when }) => fits(when, facts, isOpen));
      const change = { turn, now: outcome, before: before(other, facts) };
      if (compare(replay.changed, change)) onChange(change);
    },
  };
}

function compare(changed: Replay['changed'], { turn, now, before }: PolicyChange): boolean {
  const ignored = (now.ignore === undefined) !== (before.ignore === undefined);
  const team = now.team !== before.team;
  const priority = now.priority !== before.priority;
  const target = now.targetSeconds !== before.targetSeconds;
  if (ignored) changed.ignored++;
  if (team) changed.team++;
  if (priority) changed.priority++;
  if (target) changed.target++;
  if (!(ignored || team || priority || target)) return false;
  changed.any++;
  if (changed.examples.length < EXAMPLES) changed.examples.push(turn);
  return true;
}

function emptyTally(rule: string): RuleTally {
  return { rule, decides: 0, shadowed: 0, answered: 0, met: 0, ignoredButAnswered: 0, examples: [] };
}
