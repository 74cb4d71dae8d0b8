/** Listening to a server that goes away: it is tried until it answers again, whatever it says meanwhile. */
import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import type { News } from '../../../src/store/database.ts';
import { listenOn } from '../../../src/store/postgres/listening.ts';

afterEach(() => void vi.useRealTimers());

/** A server that refuses with these words, one each time, after the first connection. */
function serverThat(...refusals: string[]) {
  const clients: EventEmitter[] = [];
  const pool = Object.assign(new EventEmitter(), {
    async connect() {
      if (clients.length > 0 && refusals.length > 0) throw new Error(refusals.shift());
      const client = Object.assign(new EventEmitter(), { query: async () => {}, release: () => {} });
      clients.push(client);
      return client;
    },
  });
  return { pool: pool as unknown as Pool, clients };
}

test('a server that times out, and then has no connection left, is listened to once it answers', async () => {
  vi.useFakeTimers();
  const { pool, clients } = serverThat('timeout exceeded when trying to connect', 'sorry, too many clients already');
  const heard: News[] = [];
  const listening = await listenOn(pool, 'care', (news) => void heard.push(news));
  clients[0]!.emit('end');
  await vi.advanceTimersByTimeAsync(2_900);
  expect([clients.length, heard]).toEqual([1, []]);
  await vi.advanceTimersByTimeAsync(200);
  expect([clients.length, heard]).toEqual([2, [{ kind: 'facts' }]]);
  clients[1]!.emit('notification', { payload: '{"kind":"decisions","posts":["x 1"]}' });
  expect(heard[1]).toEqual({ kind: 'decisions', posts: ['x 1'] });
  listening.stop();
  clients[1]!.emit('end');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(clients).toHaveLength(2);
});
