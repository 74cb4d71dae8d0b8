import { beforeEach, describe, expect, test } from 'vitest';
import { startBatch } from '../../../src/store/facts/batches.ts';
import { listCover, listGaps } from '../../../src/store/facts/coverage.ts';
import type { Store } from '../../../src/store/open.ts';
import { bill } from '../../../src/store/pulling/charges.ts';
import { releaseLock, renewLocks, takeLock } from '../../../src/store/pulling/locks.ts';
import { coverBrand, coverStream, readStream, type StreamKey } from '../../../src/store/pulling/stream-coverage.ts';
import { storeOf } from '../../helpers/store.ts';

let store: Store;
let batch: number;
const key = (stream: string): StreamKey => ({ source: 'pull x', stream, channel: 'x', brand: 1 });

beforeEach(async () => {
  store = await storeOf([], { covers: { since: 0, until: 0 } });
  store.db.exec('DELETE FROM coverage');
  batch = startBatch(store.db, { source: 'pull x', sampling: 'complete', toolVersion: '0', startedAt: 0 });
});

describe('what a stream knows', () => {
  test('walk after walk becomes one stretch', () => {
    coverStream(store.db, key('own'), batch, 'complete', { since: 100, until: 200 });
    coverStream(store.db, key('own'), batch, 'complete', { since: 180, until: 300 });
    expect(readStream(store.db, key('own'))).toEqual({ known: [{ since: 100, until: 300 }], gaps: [] });
  });

  test('a gap closes when a later walk fills it, and only as far as it does', async () => {
    coverStream(
      store.db,
      key('own'),
      batch,
      'complete',
      { since: 500, until: 600 },
      { since: 100, until: 500, reason: 'cap' },
    );
    coverStream(store.db, key('own'), batch, 'search', { since: 300, until: 550 });
    expect(readStream(store.db, key('own')).gaps).toEqual([{ since: 100, until: 300, reason: 'cap' }]);
    expect(await listGaps(store.db)).toMatchObject([{ brand: 'acme', since: 100, until: 300, reason: 'cap' }]);
    coverStream(store.db, key('own'), batch, 'search', { since: 50, until: 310 });
    expect(await listGaps(store.db)).toEqual([]);
  });
});

describe('what may be said of a brand', () => {
  const streams = [
    { stream: 'own', kind: 'own', sampling: 'complete' },
    { stream: 'mentions', kind: 'mentions', sampling: 'complete' },
  ] as const;

  test('mentions without the answers say nothing', async () => {
    coverStream(store.db, key('mentions'), batch, 'complete', { since: 100, until: 300 });
    coverBrand(store.db, key(''), batch, streams);
    expect(await listCover(store.db)).toEqual([]);
    coverStream(store.db, key('own'), batch, 'complete', { since: 200, until: 400 });
    coverBrand(store.db, key(''), batch, streams);
    expect(await listCover(store.db)).toMatchObject([{ brand: 'acme', sampling: 'complete', since: 200, until: 300 }]);
  });

  test('a second account of the brand must be known too', async () => {
    for (const { stream } of streams) coverStream(store.db, key(stream), batch, 'complete', { since: 0, until: 900 });
    const more = [...streams, { stream: 'own2', kind: 'own', sampling: 'complete' } as const];
    coverStream(store.db, key('own2'), batch, 'complete', { since: 600, until: 800 });
    coverBrand(store.db, key(''), batch, more);
    expect(await listCover(store.db)).toMatchObject([{ since: 600, until: 800 }]);
  });

  test('a feed that holds both sides stands for itself, and a check counts for nothing', async () => {
    coverStream(store.db, key('comments'), batch, 'complete', { since: 10, until: 90 });
    coverBrand(store.db, key(''), batch, [
      { stream: 'comments', kind: 'both', sampling: 'complete' },
      { stream: 'search', kind: 'check', sampling: 'search' },
    ]);
    expect(await listCover(store.db)).toMatchObject([{ since: 10, until: 90 }]);
  });
});

describe('charges', () => {
  test('the same post is billed once a UTC day, and again the next', () => {
    const charges = [
      { id: '1', unit: 'post', price: 0.005 },
      { id: '1', unit: 'user', price: 0.01 },
      { id: '2', unit: 'post', price: 0 },
    ];
    expect(bill(store.db, 'pull x', charges, 86_400)).toBeCloseTo(0.015, 9);
    expect(bill(store.db, 'pull x', charges, 86_400 + 80_000)).toBe(0);
    expect(bill(store.db, 'pull x', charges, 2 * 86_400)).toBeCloseTo(0.015, 9);
    expect(store.db.prepare('SELECT DISTINCT day FROM charge').pluck().all()).toEqual([2]);
  });
});

describe('locks', () => {
  const holder = (id: string, pid = 7, alive = true) => ({ id, host: 'here', pid, isAlive: () => alive });

  test('one at a time, renewed while at work, free after a silence or a death', () => {
    const { db } = store;
    expect(takeLock(db, 'x', 'own', holder('a'), 1000)).toBeUndefined();
    expect(takeLock(db, 'x', 'own', holder('b'), 1500)).toEqual({ host: 'here', pid: 7, takenAt: 1000 });
    renewLocks(db, { id: 'a' }, 1590);
    expect(takeLock(db, 'x', 'own', holder('b'), 1700)).toBeDefined();
    expect(takeLock(db, 'x', 'own', holder('b'), 2190)).toBeUndefined();
    releaseLock(db, 'x', 'own', { id: 'a' });
    expect(takeLock(db, 'x', 'own', holder('c', 9, false), 2200)).toBeUndefined();
    expect(takeLock(db, 'x', 'own', { ...holder('d', 9, false), host: 'there' }, 2200)).toBeDefined();
  });
});
