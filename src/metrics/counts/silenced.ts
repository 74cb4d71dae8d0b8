/** Posts that search found and the brand's own inbox did not show. */
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import type { Members } from './members.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Silenced {
  /** By customer: posts that were compared, and those that the inbox did not show. */
  posts: ClusterType[];
  /** Customers with a compared post, and those of whom the inbox missed at least one. */
  customers: ClusterType[];
  /** Customers of whose compared posts the inbox showed none. */
  unseen: number;
}

export interface SilencedCounts {
  /** Feeds that could be compared. */
  inboxes: readonly string[];
  of(group: number): Silenced;
}

export const silencedPosts: TurnStatistic<SilencedCounts> = {
  name: 'silenced',
  whole: 'customers',
  open: foldSilenced,
};

function foldSilenced() {
  const [posts, customers] = [new MemberTally(), new MemberTally()];
  const [postTypes, customerTypes] = [new CustomerTypes(), new CustomerTypes()];
  const unseen: number[] = [];
  let inboxes: readonly string[] = [];
  let members: Members | undefined;
  return {
    add({ frame, member, members: all }: TurnChunk) {
      members = all;
      posts.reach(all.n);
      customers.reach(all.n);
      if (!frame.checked) return;
      const { turn, shown } = frame.checked;
      inboxes = frame.checked.inboxes;
      for (let at = 0; at < turn.length; at++) {
        const one = member[turn[at]!]!;
        posts.count(one, shown[at] === 0);
        customers.pairs[2 * one] = 1;
        if (shown[at] === 0) customers.pairs[2 * one + 1] = 1;
      }
    },
    endRound() {
      if (!members) return;
      for (let member = 0; member < members.n; member++) {
        const [compared, hidden] = [posts.pairs[2 * member]!, posts.pairs[2 * member + 1]!];
        const group = members.group[member]!;
        if (compared > 0 && compared === hidden) unseen[group] = (unseen[group] ?? 0) + 1;
      }
      postTypes.add(posts, members);
      customerTypes.add(customers, members);
      posts.endRound();
      customers.endRound();
    },
    finish: (): SilencedCounts => ({
      inboxes,
      of: (group) => ({ posts: postTypes.of(group), customers: customerTypes.of(group), unseen: unseen[group] ?? 0 }),
    }),
  };
}
