/** Quick replies: within seconds of the customer's post, never before it. */
import { expect, test } from 'vitest';
import { quickReplies } from '../../src/domain/automation.ts';
import { templateOf } from '../../src/domain/template.ts';
import type { ThreadPost } from '../../src/domain/thread.ts';

const post = (key: number, createdAt: number, authorBrand: number | null, parent: number | null) =>
  ({ key, createdAt, authorBrand, parent, declaredInbound: null }) as ThreadPost;

test('fifteen seconds are quick, sixteen are not, and a reply before its question is a wrong clock', () => {
  const question = post(1, 100, null, null);
  const answers = [99, 100, 115, 116].map((at, index) => post(2 + index, at, 7, 1));
  expect(quickReplies([question, ...answers], 15).map(({ createdAt }) => createdAt)).toEqual([100, 115]);
});

test('names, handles, links, numbers and sign-offs make no difference to a template', () => {
  const canned = templateOf('@ann Hi Ann, we are looking into case 4711. https://t.example/1 ^JK');
  expect(canned).toBe(templateOf('@bob Hi Bob, we are looking into case 99. https://t.example/2 ^MS'));
  expect(canned).toBe('hi we are looking into case');
});
