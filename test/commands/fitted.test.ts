import { expect, test } from 'vitest';
import { fitted } from '../../src/commands/mcp/fitted.ts';

const row = (at: number) => ({ brand: `brand${String(at).padStart(4, '0')}`, turns: 1000 + at });
const rows = (n: number) => Array.from({ length: n }, (_, at) => row(at));
const lengthOf = (document: unknown) => JSON.stringify(document).length;

test('what fits is handed over as it is', () => {
  const document = { rows: rows(10) };
  expect(fitted(document, 10_000)).toBe(document);
});

test('a list that is too long by a little loses a little, and says how much', () => {
  const document = { rows: rows(1_000) };
  const cut = fitted(document, lengthOf(document) - 1);
  const kept = (cut.rows as unknown[]).length;
  // 400 characters stay free for the sentences; a row has 33 and a comma.
  expect(kept).toBeGreaterThanOrEqual(1_000 - Math.ceil(401 / 34));
  expect(cut.left_out).toEqual([
    `${1_000 - kept} of 1,000 in rows: choose a brand, a shorter period, fewer groups or a limit`,
  ]);
});

test('the longest list is cut until another is longer, and all of it fits', () => {
  const document = { rows: rows(2_000), summary: rows(100), coverage: rows(1_500) };
  const cut = fitted(document, 20_000) as Record<string, unknown[]>;
  expect(lengthOf(cut)).toBeLessThanOrEqual(20_000);
  expect(lengthOf(cut)).toBeGreaterThan(18_000);
  expect(cut.summary).toHaveLength(100);
  for (const name of ['rows', 'coverage']) expect(cut[name]!.length).toBeGreaterThan(100);
  expect(cut.left_out).toHaveLength(2);
});

test('one item that is too large by itself goes, and lists that are gone do not keep the work going', () => {
  const cut = fitted({ title: 'x'.repeat(900), items: [{ a: 'y'.repeat(5_000) }] }, 1_000);
  expect(cut.items).toEqual([]);
  expect(cut.left_out).toEqual([expect.stringContaining('1 of 1 in items')]);
});
