/** The waiting turn found by the id of a post. */
import { UsageError } from '../../errors.ts';
import { type PostSelector, xFirst } from '../../queue/find-posts.ts';
import { awaitedBrandsText, selectTurnsOfPost } from '../../queue/find-turns.ts';
import type { Store } from '../../store/open.ts';
import type { NamedTurn } from '../../store/work/open-turns.ts';

/**
 * The turn that holds a post; the one that waits when there are several.
 * @param harmless the action is easily undone: of one brand's turns on several networks the one on x is taken
 * @throws UsageError when no customer wrote it, or it waits for several brands or on several networks
 */
export async function findTurn(store: Store, post: string, which: PostSelector, harmless = false): Promise<NamedTurn> {
  const turns = await selectTurnsOfPost(store, post, which);
  const waiting = turns.filter(({ status }) => status === 'unanswered');
  const candidates = waiting.length > 0 ? waiting : turns;
  const [first] = xFirst(candidates);
  if (candidates.length > 1 && !(harmless && candidates.every(({ brand }) => brand === first!.brand))) {
    const channels = new Set(candidates.map(({ channel }) => channel));
    throw new UsageError(
      `${post} waits for ${awaitedBrandsText(candidates)}`,
      `Say for which: ${channels.size > 1 ? '--channel NAME, or with --brand NAME' : '--brand NAME'}.`,
    );
  }
  return first!;
}
