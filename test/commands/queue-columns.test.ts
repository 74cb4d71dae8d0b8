import { expect, test } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { queueColumns } from '../../src/queue/queue-columns.ts';
import type { NamedItem } from '../../src/queue/waiting-queue.ts';
import { listText } from '../../src/terminal/table.ts';

const item = (text: string) =>
  ({
    item: {
      brand: 'acme',
      risk: 'breached',
      waitedSeconds: 60,
      labels: {},
      outcome: { targetSeconds: 3600, priority: 'normal' },
    },
    turn: { customer: 'ann', post: '1', text, threadPosts: 1 },
  }) as unknown as NamedItem;

test('a line on the screen begins with what the customer says; a pipe gets the whole text', () => {
  const what = queueColumns([item('@acme hi')], { filter: { brands: ['acme'] } }).at(-1)!;
  expect(what.text(item('@acme @acmecare where is it @acme'))).toBe('where is it @acme');
  expect(what.text(item('@acme'))).toBe('@acme');
  expect(what.plain!(item('@acme where is it'))).toBe('@acme where is it');
});

test('in eighty columns the words are readable, and what has left is named', () => {
  const long = {
    ...item('@acme the buttons of my remote do nothing since the update').item,
    brand: 'A Brand Of Long Name',
  };
  const items = [
    { ...item(''), item: { ...long, labels: { intent: ['complaint'], topic: ['product'] } } },
  ] as NamedItem[];
  items[0]!.turn.text = '@acme the buttons of my remote do nothing since the update';
  const lines = listText(items, queueColumns(items, { filter: { brands: [] } }), {
    laidOut: true,
    width: 80,
    palette: PLAIN,
    unicode: true,
  }).split('\n');
  expect(lines[1]).toContain('the buttons of my remote');
  expect(lines[2]).toContain('not shown in 80 columns: ');
  expect(lines.every((line) => line.length <= 80)).toBe(true);
});
