/** Decisions in effect already: a batch that was stopped, or whose answer was lost, is given again and nothing is written twice. */
import { createHash } from 'node:crypto';
import { type Decision, leavesQueue, splitLabel } from '../../domain/decision.ts';
import type { Store } from '../../store/open.ts';
import { decisionsById, decisionsByTurn } from '../../store/work/decisions.ts';
import type { Prepared } from './decision-lines.ts';

/** "In two hours", said again at once, is a moment later. */
const SAME_TIME_SECONDS = 60;

export interface SortedDecisions {
  fresh: Prepared[];
  /** For each of the others, the decision that is in effect already. */
  existing: Map<Prepared, Decision>;
}

/** The id of a decision of a named request: the same for the same words about the same post. */
export function requestedId(
  request: string,
  {
    channel,
    post,
    brand,
    action,
    value,
    note,
  }: Pick<Decision, 'channel' | 'post' | 'brand' | 'action' | 'value' | 'note'>,
): string {
  const words = JSON.stringify([request, channel, post, brand, action, value, note]);
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

/** Decisions apart by whether they, or their like by the same person about the same posts, are in effect already. */
export async function sortRepeated(store: Store, prepared: readonly Prepared[]): Promise<SortedDecisions> {
  const known = await decisionsById(
    store,
    prepared.map(({ decision }) => decision.id),
  );
  const byTurn = await decisionsByTurn(
    store,
    prepared.flatMap(({ turn }) => turn ?? []),
  );
  const sorted: SortedDecisions = { fresh: [], existing: new Map() };
  for (const each of prepared) {
    const { decision, turn } = each;
    const before = turn === undefined ? [] : (byTurn.get(turn) ?? []);
    const existing = known.get(decision.id) ?? likeOf(decision, before);
    if (existing) {
      sorted.existing.set(each, existing);
      continue;
    }
    sorted.fresh.push(each);
    known.set(decision.id, decision);
    if (turn !== undefined) byTurn.set(turn, [...before, decision]);
  }
  return sorted;
}

/** The newest decision of the same kind, where it says the same. @param before in effect, oldest first */
function likeOf(decision: Decision, before: readonly Decision[]): Decision | undefined {
  const of = kindOf(decision);
  const newest = before.findLast((each) => kindOf(each) === of);
  return newest && isSame(newest, decision) ? newest : undefined;
}

/** What a later decision takes the place of; tags and notes stand beside each other. */
function kindOf({ action, value, note }: Decision): string {
  if (leavesQueue(action)) return 'leaves the queue';
  if (action === 'label') return `label ${splitLabel(value ?? '')[0]}`;
  return action === 'tag' || action === 'note' ? `${action} ${value} ${note}` : action;
}

function isSame(one: Decision, other: Decision): boolean {
  const words = ({ action, value, note, actor, posts_seen }: Decision) =>
    JSON.stringify([action, value, note, actor, posts_seen]);
  return words(one) === words(other) && Math.abs((one.until ?? 0) - (other.until ?? 0)) <= SAME_TIME_SECONDS;
}
