/** Flags in hints are flags that can be typed. */
import { readdirSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addFilterOptions, type FilterFlags, filtersIn, filterWords } from '../../src/reporting/options.ts';

const EVERY: Required<FilterFlags> & { reach: string } = {
  brand: ['acme'],
  channel: ['x'],
  since: '2026-03',
  until: '2026-04',
  asOf: '2026-06-01',
  status: ['due'],
  customer: 'ann',
  agent: ['JK'],
  search: 'late',
  label: ['intent=complaint'],
  turns: 'first',
  reach: 'all',
};

test('every filter is written as the flag that was typed', () => {
  const known = addFilterOptions(new Command()).options.map(({ long }) => long);
  const words = filterWords(EVERY, []).filter((word) => word.startsWith('--'));
  expect(words).toHaveLength(Object.keys(EVERY).length);
  for (const word of [...words, ...filtersIn(EVERY).map((name) => `--${name}`)]) expect(known).toContain(word);
  expect(filterWords({ asOf: '2026-06-01' }, [])).toEqual(['--as-of', '2026-06-01']);
});

test('no text of the program spells a flag with a capital', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const misspelt = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(/--[a-z]+[A-Z]\w*/g)].map(([flag]) => `${file}: ${flag}`),
  );
  expect(misspelt).toEqual([]);
});
