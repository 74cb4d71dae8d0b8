import { expect, test } from 'vitest';
import { queueColumns } from '../../src/commands/desk/queue-columns.ts';
import type { NamedItem } from '../../src/commands/desk/waiting-line.ts';

const item = (text: string) =>
  ({
    item: { brand: 'acme', risk: 'breached', waitedSeconds: 60, labels: {}, outcome: { targetSeconds: 3600 } },
    turn: { customer: 'ann', post: '1', text, threadPosts: 1 },
  }) as unknown as NamedItem;

test('a line on the screen begins with what the customer says; a pipe gets the whole text', () => {
  const what = queueColumns([item('@acme hi')], { filter: { brands: ['acme'] } }).at(-1)!;
  expect(what.text(item('@acme @acmecare where is it @acme'))).toBe('where is it @acme');
  expect(what.text(item('@acme'))).toBe('@acme');
  expect(what.plain!(item('@acme where is it'))).toBe('@acme where is it');
});
