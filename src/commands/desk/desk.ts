/** The desk: policy, hours, labels and decisions brought together over the turns that wait. */
import type { Context } from '../../context.ts';
import { stateOf } from '../../domain/decision.ts';
import type { OpenHours } from '../../domain/open-hours.ts';
import { type IsOpen, type Outcome, outcomeOf, type Policy, readsWords, type TurnFacts } from '../../domain/policy.ts';
import { type QueueItem, riskOf } from '../../domain/queue.ts';
import { ConfigError } from '../../errors.ts';
import type { Store } from '../../store/open.ts';
import type { OpenTurn } from '../../store/open-turns.ts';
import { loadPolicy } from './policy-source.ts';

export interface Desk {
  policy: Policy;
  isOpen: IsOpen;
  /** What waits at a moment, as items of the queue; reads labels, decisions and (when the policy does) words for all of them at once. */
  items(turns: readonly OpenTurn[], now: number): QueueItem[];
  /** What a policy looks at, turn by turn, answered or not; for tens of thousands at a time. */
  facts(turns: readonly OpenTurn[]): TurnFacts[];
  /** Seconds of waiting that count, from asked_at to a moment. */
  waited(brand: string, from: number, to: number): number;
  /** The item at another moment: it has waited longer. */
  aged(item: QueueItem, now: number): QueueItem;
}

const WHOLE_STORE = 5_000;

/**
 * @param asOf unix seconds: up to when turns have waited
 * @param policy instead of the configured one
 */
export async function openDesk(context: Context, store: Store, asOf: number, given?: Policy): Promise<Desk> {
  const [policy, config, rooms] = await Promise.all([
    given ?? loadPolicy(context),
    context.config(),
    Promise.all([
      import('../../store/decisions.ts'),
      import('../../store/turn-labels.ts'),
      import('../../store/open-turns.ts'),
      import('../../domain/phrase.ts'),
    ]),
  ]);
  const [{ decisionsByTurn }, { labelsByTurn }, { textsOfTurns }, { foldWords }] = rooms;
  const hoursOf = await hoursFor(context, store, asOf);
  const business = policy.hours === 'business';
  if (business && config.schedules.value.length === 0)
    throw new ConfigError(
      'policy.hours is "business", and no business hours are configured',
      'Add a [[schedule]] to socialcare.toml.',
    );
  const isOpen: IsOpen = (brand, at) => within(hoursOf(brand), at)?.isOpen(at);
  const waited = (brand: string, from: number, to: number) => {
    const hours = business ? hoursOf(brand) : undefined;
    return hours && from >= hours.since && to <= hours.until ? hours.openSeconds(from, to) : to - from;
  };
  /** Many waiting turns are read as what they nearly are: all that wait. */
  const someOrAll = (turns: readonly OpenTurn[]) => (turns.length > WHOLE_STORE ? undefined : keysOf(turns));

  function factsOf(turns: readonly OpenTurn[], keys: readonly number[] | undefined): TurnFacts[] {
    const labels = labelsByTurn(store, keys);
    const texts = readsWords(policy) ? wordsOf(turns) : undefined;
    return turns.map((turn) => ({
      brand: turn.brand,
      channel: turn.channel,
      reach: turn.reach,
      askedAt: turn.askedAt,
      posts: turn.posts,
      ordinal: turn.ordinal,
      followers: turn.followers,
      labels: labels.get(turn.key) ?? NONE,
      words: texts ? foldWords(texts.get(turn.key) ?? '') : '',
    }));
  }

  function wordsOf(turns: readonly OpenTurn[]): Map<number, string> {
    const texts = new Map<number, string>();
    for (let at = 0; at < turns.length; at += WHOLE_STORE)
      for (const [turn, text] of textsOfTurns(
        store,
        turns.slice(at, at + WHOLE_STORE).map(({ key }) => key),
      ))
        texts.set(turn, text);
    return texts;
  }

  const shared = new Map<string, Outcome>();
  const sharedOutcome = (facts: TurnFacts): Outcome => {
    const outcome = outcomeOf(policy, facts, isOpen);
    const name = `${outcome.rule ?? ''}\n${outcome.priority}`;
    const known = shared.get(name);
    if (!known) shared.set(name, outcome);
    return known ?? outcome;
  };
  const aged = (item: QueueItem, now: number): QueueItem => {
    const waitedSeconds = waited(item.brand, item.askedAt, now);
    return { ...item, waitedSeconds, risk: riskOf(waitedSeconds, item.outcome.targetSeconds) };
  };

  return {
    policy,
    isOpen,
    waited,
    aged,
    facts: (turns) => factsOf(turns, keysOf(turns)),
    items(turns, now) {
      const states = decisionsByTurn(store.db, someOrAll(turns));
      return factsOf(turns, someOrAll(turns)).map((facts, index) => {
        const turn = turns[index]!;
        const held = states.get(turn.key);
        const outcome = sharedOutcome(facts);
        const waitedSeconds = waited(turn.brand, turn.askedAt, now);
        return {
          turn: turn.key,
          channel: turn.channel,
          brand: turn.brand,
          askedAt: turn.askedAt,
          posts: turn.posts,
          followers: turn.followers,
          outcome,
          state: held && stateOf(held, turn.posts),
          labels: facts.labels,
          waitedSeconds,
          risk: riskOf(waitedSeconds, outcome.targetSeconds),
        };
      });
    },
  };
}

const NONE = {};

function keysOf(turns: readonly OpenTurn[]): number[] {
  return turns.map(({ key }) => key);
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
  const [{ openHoursNamed }, { oldestTurn }] = await Promise.all([
    import('../business-hours.ts'),
    import('../../store/open-turns.ts'),
  ]);
  const until = Math.max(asOf, context.now());
  const DAY = 86_400;
  return openHoursNamed(context, schedules.value, Math.min(oldestTurn(store) ?? until, until), until + DAY);
}
