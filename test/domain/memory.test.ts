/** Amounts of memory as people type them. */
import { expect, test } from 'vitest';
import { parseMemory } from '../../src/domain/memory.ts';

test.each([
  ['8GB', 8_000_000_000],
  ['1.5 gb', 1_500_000_000],
  [' 500MB ', 500_000_000],
  ['100mb', 100_000_000],
])('%s is %d bytes', (text, bytes) => {
  expect(parseMemory(text, '--memory')).toBe(bytes);
});

test.each([
  ['lots', '"lots" is no amount of memory'],
  ['8', '"8" is no amount of memory'],
  ['8TB', '"8TB" is no amount of memory'],
  ['-1GB', '"-1GB" is no amount of memory'],
  ['99MB', '"99MB" is too little'],
])('%s is refused', (text, reason) => {
  expect(() => parseMemory(text, '--memory')).toThrow(`--memory: ${reason}`);
});
