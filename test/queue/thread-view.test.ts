import { expect, test } from 'vitest';
import { threadViewPosts } from '../../src/queue/thread-view.ts';
import type { PostLabel } from '../../src/store/labels/post-labels.ts';
import type { ShownPost } from '../../src/store/reading/conversations.ts';

const POST = {
  ...{ key: 1, id: 'p1', channel: 'x', created_at: 0, text: 'the bill says 900 units', handle: 'ann', account_id: 'a' },
  ...{ brand: null, wait_seconds: null, reach: null, edited_at: null, deleted_at: null, url: null },
} as unknown as ShownPost;
const marksOf = (labels: Record<string, string>) => {
  const given = Object.entries(labels).map(([facet, value]) => ({ post: 1, facet, value })) as unknown as PostLabel[];
  return threadViewPosts([POST], { timezone: 'UTC', labels: given })[0]!.marks;
};

test('a post of which nothing tells whether it needs a reply says so; where it is known, the intent says it', () => {
  const about = { intent: 'other', topic: 'billing', sentiment: 'unknown' };
  expect(marksOf({ ...about, 'needs-reply': 'unknown' })).toEqual(['billing', 'needs-reply unknown']);
  expect(marksOf({ intent: 'problem', 'needs-reply': 'true' })).toEqual(['problem']);
  expect(marksOf({ intent: 'thanks', 'needs-reply': 'false', 'private-data': 'email,phone' })).toEqual([
    'thanks',
    'email, phone',
  ]);
});
