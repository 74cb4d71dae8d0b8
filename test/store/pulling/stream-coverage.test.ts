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
  await store.write('DELETE FROM coverage');
  batch = await startBatch(store, { source: 'pull x', sampling: 'complete', toolVersion: '0', startedAt: 0 });
});

describe('what a stream knows', () => {
  test('walk after walk becomes one stretch', async () => {
    await coverStream(store, key('own'), batch, 'complete', { since: 100, until: 200 });
    await coverStream(store, key('own'), batch, 'complete', { since: 180, until: 300 });
    expect(await readStream(store, key('own'))).toEqual({ known: [{ since: 100, until: 300 }], gaps: [] });
  });

  test('a gap closes when a later walk fills it, and only as far as it does', async () => {
    await coverStream(
      store,
      key('own'),
      batch,
      'complete',
      { since: 500, until: 600 },
      { since: 100, until: 500, reason: 'cap' },
    );
    await coverStream(store, key('own'), batch, 'search', { since: 300, until: 550 });
    expect((await readStream(store, key('own'))).gaps).toEqual([{ since: 100, until: 300, reason: 'cap' }]);
    expect(await listGaps(store)).toMatchObject([{ brand: 'acme', since: 100, until: 300, reason: 'cap' }]);
    await coverStream(store, key('own'), batch, 'search', { since: 50, until: 310 });
    expect(await listGaps(store)).toEqual([]);
  });
});

describe('what may be said of a brand', () => {
  const streams = [
    { stream: 'own', kind: 'own', sampling: 'complete' },
    { stream: 'mentions', kind: 'mentions', sampling: 'complete' },
  ] as const;

  test('mentions without the answers say nothing', async () => {
    await coverStream(store, key('mentions'), batch, 'complete', { since: 100, until: 300 });
    await coverBrand(store, key(''), batch, streams);
    expect(await listCover(store)).toEqual([]);
    await coverStream(store, key('own'), batch, 'complete', { since: 200, until: 400 });
    await coverBrand(store, key(''), batch, streams);
    expect(await listCover(store)).toMatchObject([{ brand: 'acme', sampling: 'complete', since: 200, until: 300 }]);
  });

  test('a second account of the brand must be known too', async () => {
    for (const { stream } of streams)
      await coverStream(store, key(stream), batch, 'complete', { since: 0, until: 900 });
    const more = [...streams, { stream: 'own2', kind: 'own', sampling: 'complete' } as const];
    await coverStream(store, key('own2'), batch, 'complete', { since: 600, until: 800 });
    await coverBrand(store, key(''), batch, more);
    expect(await listCover(store)).toMatchObject([{ since: 600, until: 800 }]);
  });

  test('a feed that holds both sides stands for itself, and a check counts for nothing', async () => {
    await coverStream(store, key('comments'), batch, 'complete', { since: 10, until: 90 });
    await coverBrand(store, key(''), batch, [
      { stream: 'comments', kind: 'both', sampling: 'complete' },
      { stream: 'search', kind: 'check', sampling: 'search' },
    ]);
    expect(await listCover(store)).toMatchObject([{ since: 10, until: 90 }]);
  });
});

describe('charges', () => {
  test('the same post is billed once a UTC day, and again the next', async () => {
    const charges = [
      { id: '1', unit: 'post', price: 0.005 },
      { id: '1', unit: 'user', price: 0.01 },
      { id: '2', unit: 'post', price: 0 },
    ];
    expect(await bill(store, 'pull x', charges, 86_400)).toBeCloseTo(0.015, 9);
    expect(await bill(store, 'pull x', charges, 86_400 + 80_000)).toBe(0);
    expect(await bill(store, 'pull x', charges, 2 * 86_400)).toBeCloseTo(0.015, 9);
    expect(await store.readColumn('SELECT DISTINCT day FROM charge')).toEqual([2]);
  });
});

describe('locks', () => {
  const holder = (id: string, pid = 7, alive = true) => ({ id, host: 'here', pid, isAlive: () => alive });

  test('one at a time, renewed while at work, free after a silence or a death', async () => {
    const db = store;
    expect(await takeLock(db, 'x', 'own', holder('a'), 1000)).toBeUndefined();
    expect(await takeLock(db, 'x', 'own', holder('b'), 1500)).toEqual({ host: 'here', pid: 7, takenAt: 1000 });
    await renewLocks(db, { id: 'a' }, 1590);
    expect(await takeLock(db, 'x', 'own', holder('b'), 1700)).toBeDefined();
    expect(await takeLock(db, 'x', 'own', holder('b'), 2190)).toBeUndefined();
    await releaseLock(db, 'x', 'own', { id: 'a' });
    expect(await takeLock(db, 'x', 'own', holder('c', 9, false), 2200)).toBeUndefined();
    expect(await takeLock(db, 'x', 'own', { ...holder('d', 9, false), host: 'there' }, 2200)).toBeDefined();
  });
});
