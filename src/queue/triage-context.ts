/** The triage context: policy, business hours, labels and decisions brought together over the waiting turns. */
import type { Context } from '../context.ts';
import { type Decision, turnStateOf } from '../domain/decision.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { OpenHours } from '../domain/open-hours.ts';
import { foldWords } from '../domain/phrase.ts';
import { fits, type IsOpen, outcomeOf, outcomesOf, type Policy, phrasesOf, type TurnFacts } from '../domain/policy.ts';
import { isAwaited, type QueueItem, type Risk, riskOf, type WaitingTurn } from '../domain/queue.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/open.ts';
import { brandNames, type TurnColumns } from '../store/reading/turn-columns.ts';
import { decisionsByTurn } from '../store/work/decisions.ts';
import { type NamedTurn, namedTurns, type OpenTurn, oldestTurn, textsOfTurns } from '../store/work/open-turns.ts';
import { openHoursNamed } from './business-hours.ts';
import { loadPolicy } from './policy-source.ts';
import { openFacts } from './turn-facts.ts';

export interface NamedItem {
  item: QueueItem;
  turn: NamedTurn;
}

export interface TriageContext {
  policy: Policy;
  isOpen: IsOpen;
  /**
   * Very many turns, with the facts that decide their position in the queue; `posts` must be among the columns.
   * @param areAll whether they are all that wait, of which every decision is read
   */
  waiting(columns: TurnColumns, now: number, areAll: boolean): Promise<WaitingTurn[]>;
  /** A few turns, with everything that is shown of them. */
  items(turns: readonly OpenTurn[], now: number): Promise<QueueItem[]>;
  /**
   * Those of a few turns that wait, by their keys, asked for together.
   * @param answeredFrom unix seconds: turns answered later are listed as waiting
   */
  named(db: Database, keys: readonly number[], now: number, answeredFrom?: number): Promise<NamedItem[]>;
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

  /** What customers wrote in a few turns, where the policy reads words. */
  const textsOf = async (db: Database, keys: readonly number[]): Promise<Texts> =>
    phrasesOf(policy).length > 0 ? textsOfTurns(db, keys) : undefined;

  function factsOf(turn: OpenTurn, texts: Texts): TurnFacts {
    const { brand, channel, reach, askedAt, posts, ordinal, followers, labels } = turn;
    const words = texts ? foldWords(texts.get(turn.key) ?? '') : '';
    return { brand, channel, reach, askedAt, posts, ordinal, followers, labels, words };
  }

  function itemOf(turn: OpenTurn, texts: Texts, decisions: readonly Decision[] | undefined, now: number): QueueItem {
    const { key, channel, brand, askedAt, posts, followers, labels } = turn;
    const state = decisions && turnStateOf(decisions, posts);
    const outcome = outcomeOf(policy, factsOf(turn, texts), isOpen);
    const item = { turn: key, channel, brand, askedAt, posts, followers, outcome, state };
    return { ...item, labels, waitedSeconds: waited(brand, askedAt, now), risk: riskAt(item, now) };
  }

  const decisionsOf = (db: Database, turns?: readonly number[]) => decisionsByTurn(db, turns, decidedBy);

  return {
    policy,
    isOpen,
    waited,
    riskAt,
    async facts(turns) {
      const texts = await textsOf(store, turns.map(keyOf));
      return turns.map((turn) => factsOf(turn, texts));
    },
    async waiting(columns, now, areAll) {
      if (columns.n === 0) return [];
      const decisions = await decisionsOf(store, areAll && !columns.isPast ? undefined : columns.key);
      const factsAt = await factsIn(columns);
      const { key, brand, askedAt, posts, followers } = columns;
      return key.map((turn, row) => {
        const turnFacts = factsAt(row);
        const rule = policy.rules.find(({ when }) => fits(when, turnFacts, isOpen));
        const decided = decisions.get(turn);
        const waiting: WaitingTurn = {
          turn,
          brand: brands.get(brand[row]!)!,
          askedAt: askedAt[row]!,
          posts: posts![row]!,
          followers: followers?.[row] ?? null,
          outcome: outcome(rule, turnFacts),
          state: decided && turnStateOf(decided, posts![row]!),
          risk: 'in-time',
        };
        waiting.risk = riskAt(waiting, now);
        return waiting;
      });
    },
    async items(turns, now) {
      const keys = turns.map(keyOf);
      const [decisions, texts] = await Promise.all([decisionsOf(store, keys), textsOf(store, keys)]);
      return turns.map((turn) => itemOf(turn, texts, decisions.get(turn.key), now));
    },
    async named(db, keys, now, answeredFrom) {
      const [turns, decisions, texts] = await Promise.all([
        namedTurns(db, keys, answeredFrom),
        decisionsOf(db, keys),
        textsOf(db, keys),
      ]);
      return keys.flatMap((key) => {
        const turn = turns.get(key);
        if (turn?.status !== 'unanswered') return [];
        return { turn, item: itemOf(turn, texts, decisions.get(key), now) };
      });
    },
  };
}

type Texts = ReadonlyMap<number, string> | undefined;

const keyOf = ({ key }: OpenTurn) => key;

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
