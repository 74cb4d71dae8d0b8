/** What customers wrote to a brand that its own inbox does not show. */
import { amount } from '../domain/amount.ts';
import { groupedBy } from '../domain/group.ts';
import type { Column } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { rateOf } from '../statistics/rate.ts';
import { due, excluded } from './counted.ts';
import { silencedPosts } from './counts/silenced.ts';
import { estimateCells, estimateColumn, RATE_COLUMN, rateCells } from './estimates.ts';
import type { TurnMetric } from './metric.ts';

export const silenced: TurnMetric = {
  of: 'turns',
  name: 'silenced',
  version: 1,
  title: 'Silenced customers',
  summary: 'what customers wrote that search finds and the brand’s own inbox does not show',
  question: 'Which posts to the brand does its own inbox not show?',
  definition:
    'compared: posts of customers that a search for the brand returned, written when both the search and the mentions feed of ' +
    'the same account are completely known, ten minutes before the end of the feed at the latest, and not deleted. silenced: of ' +
    'these, the posts that the mentions feed never returned. rate = silenced / compared, from 10 on, with the 95 % interval by customer. ' +
    'customers: those with a post that was compared; some missing: the share of them of whom the feed lacks a post; all missing: ' +
    'customers of whom it showed none. A feed leaves out whom the account blocked or muted and replies that it hid, but also ' +
    'what the platform itself filters or lost: this says that an agent who works in the inbox cannot have seen the post, ' +
    'not that anybody hid it. What neither feed nor search returned is not in the data. Accounts of which only one of the ' +
    'two was pulled cannot be judged.',
  reads: 'inboxes',
  restsOn: 'nothing',
  ofOneBrand: true,
  worst: { by: 'rate', descending: true },
  says: ({ rate }) => (rate === null ? undefined : '{rate} of {compared} posts that search found are not in the inbox'),
  needs: () => [silencedPosts],
  rows({ list, of, n }) {
    const { inboxes, of: found } = of(silencedPosts);
    if (n > 0 && inboxes.length === 0) return ONE_ROAD;
    const rows = list.map(({ names, at }) => {
      const { posts, customers, unseen } = found(at);
      const [silenced, missing] = [rateOf(posts), rateOf(customers)];
      return {
        ...{ ...names, compared: silenced.n, silenced: silenced.hits, ...rateCells(silenced) },
        ...{ customers: missing.n, some_missing: missing.hits, all_missing: unseen },
        ...estimateCells({ customer_share: missing }),
      };
    });
    const empty = rows.filter(({ compared }) => compared === 0).length;
    return {
      columns: COLUMNS,
      rows,
      n: rows.reduce((sum, { compared }) => sum + compared, 0),
      denominator: 'posts that search found',
      notes: [
        `compared: ${inboxes.join(', ')}`,
        'a post that the inbox lacks may be hidden, muted or blocked by the brand, or filtered or lost by the platform',
        ...(empty > 0 && rows.length > 1
          ? [`${amount(empty, 'group')} of ${rows.length} cannot be judged: nothing of it was found both ways`]
          : []),
      ],
    };
  },
  countsAs(frame) {
    const shown = due('shown', 'search found it, and the inbox showed it');
    const hidden = due('silenced', 'search found a post of it that the inbox did not show');
    const apart = excluded('not found by a search while the inbox was completely known');
    const posts = hiddenPosts(frame);
    const compared = new Set(frame.checked?.turn);
    return (turn) => (posts.has(turn) ? hidden : compared.has(turn) ? shown : apart);
  },
  postsOf(frame) {
    const posts = hiddenPosts(frame);
    return (turn) => (posts.get(turn) ?? []).map((at) => frame.checked!.post[at]!);
  },
};

/** By turn: places of its posts that the inbox did not show. */
function hiddenPosts({ checked }: TurnFrame): Map<number, number[]> {
  const hidden = [...(checked?.shown.keys() ?? [])].filter((at) => checked!.shown[at] === 0);
  return groupedBy(hidden, (at) => checked!.turn[at]!);
}

const ONE_ROAD = {
  columns: [],
  rows: [],
  n: 0,
  refused: {
    reason:
      'of no account both its mentions feed and a search for it were pulled over the same time, so it cannot say what the inbox does not show',
    hint: 'On Bluesky one pull reads both. On X: socialcare pull x --via feed, and socialcare pull x --via search.',
  },
};

const COLUMNS: Column[] = [
  { key: 'compared', label: 'Compared', kind: 'count' },
  { key: 'silenced', label: 'Silenced', kind: 'count' },
  RATE_COLUMN,
  { key: 'customers', label: 'Customers', kind: 'count', drop_order: 1 },
  estimateColumn('customer_share', 'Some missing', 'share', { drop_order: 2 }),
  { key: 'all_missing', label: 'All missing', kind: 'count' },
];
