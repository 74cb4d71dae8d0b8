import { expect, test } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { labelText, queueColumns } from '../../src/queue/queue-columns.ts';
import type { NamedItem } from '../../src/queue/triage-context.ts';
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

test('a pipe has the same ten columns whatever is in them; a screen is spared those that say nothing', () => {
  const list = (items: NamedItem[], brands: string[], laidOut: boolean) =>
    listText(items, queueColumns(items, { filter: { brands } }), {
      ...{ laidOut, width: 200, palette: PLAIN, unicode: true },
    });
  const bare = [item('hi')];
  const { item: about, turn } = item('hi');
  const full = [
    { turn, item: { ...about, labels: { intent: ['complaint'] }, state: { assignee: 'ann' } } },
  ] as unknown as NamedItem[];
  expect(list(bare, ['acme'], false)).toBe('60\t3600\tnormal\tacme\t@ann\t1\t\t1\t\thi\n');
  expect(list(full, [], false)).toBe('60\t3600\tnormal\tacme\t@ann\t1\tcomplaint\t1\t@ann\thi\n');
  expect(list(bare, ['acme'], true).split('\n')[0]!.split(/ +/)).toEqual([
    'Waited',
    'Target',
    'Urgency',
    'Who',
    'Post',
    'Posts',
    'What',
  ]);
  expect(list(full, [], true).split('\n')[0]!.split(/ +/)).toEqual([
    'Waited',
    'Target',
    'Urgency',
    'Brand',
    'Who',
    'Post',
    'Labels',
    'Posts',
    'For',
    'What',
  ]);
});

test('a turn whose need of a reply is unknown says so, in the place of an intent that says nothing', () => {
  const labelled = (labels: Record<string, string[]>) => labelText({ ...item('the bill says 900 units').item, labels });
  expect(labelled({ 'needs-reply': ['unknown'], intent: ['other'], topic: ['billing'] })).toBe('need unknown billing');
  expect(labelled({ 'needs-reply': ['unknown'], intent: ['other'], topic: ['other'] })).toBe('need unknown');
  expect(labelled({ 'needs-reply': ['false'], intent: ['other'], topic: ['billing'] })).toBe('other billing');
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
