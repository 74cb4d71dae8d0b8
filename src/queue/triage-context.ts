/** The triage context: policy, business hours, labels and decisions brought together over the waiting turns. */
import type { Context } from '../context.ts';
import { type TurnState, turnStateOf } from '../domain/decision.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { OpenHours } from '../domain/open-hours.ts';
import { foldWords } from '../domain/phrase.ts';
import { fits, type IsOpen, outcomeOf, outcomesOf, type Policy, phrasesOf, type TurnFacts } from '../domain/policy.ts';
import { isAwaited, type QueueItem, type Risk, riskOf, type WaitingTurn } from '../domain/queue.ts';
import { labelsByTurn } from '../store/labels/turn-labels.ts';
import type { Store } from '../store/open.ts';
import { isPast } from '../store/reading/as-of.ts';
import { brandNames, type TurnColumns } from '../store/reading/turn-columns.ts';
import { decisionsByTurn } from '../store/work/decisions.ts';
import { type OpenTurn, oldestTurn, textsOfTurns } from '../store/work/open-turns.ts';
import { openHoursNamed } from './business-hours.ts';
import { loadPolicy } from './policy-source.ts';
import { openFacts } from './turn-facts.ts';

export interface TriageContext {
  policy: Policy;
  isOpen: IsOpen;
  /** Very many turns, with the facts that decide their position in the queue; `posts` must be among the columns. */
  waiting(columns: TurnColumns, now: number): Promise<WaitingTurn[]>;
  /** A few turns, with everything that is shown of them. */
  items(turns: readonly OpenTurn[], now: number): Promise<QueueItem[]>;
  /** The facts by which a policy decides about a few turns, answered or not. */
  facts(turns: readonly OpenTurn[]): Promise<TurnFacts[]>;
  /** Seconds of waiting that count, from asked_at to a given time. */
  waited(brand: string, from: number, to: number): number;
  riskAt(turn: Pick<WaitingTurn, 'brand' | 'askedAt' | 'outcome' | 'state'>, now: number): Risk;
}

/**
 * @param asOf unix seconds: up to when turns have waited
 * @param given instead of the configured policy
 * @param decidedBy unix seconds: later decisions have not been made yet; every one counts when left out
 */
export async function openTriageContext(
  context: Context,
  store: Store,
  asOf: number,
  given?: Policy,
  decidedBy?: number,
): Promise<TriageContext> {
  const [policy, hoursOf] = await Promise.all([given ?? loadPolicy(context), hoursFor(context, store, asOf)]);
  const business = policy.hours === 'business';
  const isOpen: IsOpen = (brand, at) => within(hoursOf(brand), at)?.isOpen(at);
  const waited = (brand: string, from: number, to: number) => {
    const hours = business ? hoursOf(brand) : undefined;
    return hours && from >= hours.since && to <= hours.until ? hours.openSeconds(from, to) : to - from;
  };
  const riskAt: TriageContext['riskAt'] = ({ brand, askedAt, outcome, state }, now) =>
    isAwaited({ outcome, state }) ? riskOf(waited(brand, askedAt, now), outcome.targetSeconds) : 'none';
  const outcome = outcomesOf(policy);
  const brands = await brandNames(store);
  const factsIn = openFacts(store, policy, brands);

  async function facts(turns: readonly OpenTurn[]): Promise<TurnFacts[]> {
    const keys = turns.map(({ key }) => key);
    const labels = await labelsByTurn(store, keys);
    const texts = phrasesOf(policy).length > 0 ? await textsOfTurns(store, keys) : undefined;
    return turns.map(({ key, brand, channel, reach, askedAt, posts, ordinal, followers }) => ({
      ...{ brand, channel, reach, askedAt, posts, ordinal, followers },
      labels: labels.get(key) ?? {},
      words: texts ? foldWords(texts.get(key) ?? '') : '',
    }));
  }

  async function statesOf(turns?: readonly number[]): Promise<(turn: number, posts: number) => TurnState | undefined> {
    const decisionsOf = await decisionsByTurn(store, turns, decidedBy);
    return (turn, posts) => {
      const decisions = decisionsOf.get(turn);
      return decisions && turnStateOf(decisions, posts);
    };
  }

  return {
    policy,
    isOpen,
    waited,
    riskAt,
    facts,
    async waiting(columns, now) {
      const states = await statesOf((await isPast(store, now)) ? columns.key : undefined);
      const factsAt = await factsIn(columns);
      const { key, brand, askedAt, posts, followers } = columns;
      return key.map((turn, row) => {
        const turnFacts = factsAt(row);
        const rule = policy.rules.find(({ when }) => fits(when, turnFacts, isOpen));
        const waiting: WaitingTurn = {
          turn,
          brand: brands.get(brand[row]!)!,
          askedAt: askedAt[row]!,
          followers: followers?.[row] ?? null,
          outcome: outcome(rule, turnFacts),
          state: states(turn, posts![row]!),
          risk: 'in-time',
        };
        waiting.risk = riskAt(waiting, now);
        return waiting;
      });
    },
    async items(turns, now) {
      const states = await statesOf(turns.map(({ key }) => key));
      return (await facts(turns)).map((turnFacts, index): QueueItem => {
        const { key, channel, brand, askedAt, posts, followers } = turns[index]!;
        const state = states(key, posts);
        const outcome = outcomeOf(policy, turnFacts, isOpen);
        const item = { turn: key, channel, brand, askedAt, posts, followers, outcome, state };
        const waitedSeconds = waited(brand, askedAt, now);
        return { ...item, labels: turnFacts.labels, waitedSeconds, risk: riskAt(item, now) };
      });
    },
  };
}

function within(hours: OpenHours | undefined, at: number): OpenHours | undefined {
  return hours && at >= hours.since && at <= hours.until ? hours : undefined;
}

async function hoursFor(
  context: Context,
  store: Store,
  asOf: number,
): Promise<(brand: string) => OpenHours | undefined> {
  const { schedules } = await context.config();
  if (schedules.value.length === 0) return () => undefined;
  const until = Math.max(asOf, context.now());
  return openHoursNamed(
    context,
    schedules.value,
    Math.min((await oldestTurn(store)) ?? until, until),
    until + DAY_SECONDS,
  );
}
