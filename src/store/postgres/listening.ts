/** News of others on a connection of its own, made again when it was lost. */
import type { Pool, PoolClient } from 'pg';
import type { Listening, News } from '../database.ts';
import type { Call } from './exchange.ts';
import { TYPE } from './values.ts';

const RECONNECT_MS = 1_000;
/** Longer payloads are refused by the server. */
const MOST_BYTES = 7_900;

/** The statement that announces what a transaction wrote, once it is kept. The channel is called as the schema. */
export function announcementOf(schema: string, news: News): string {
  return `SELECT pg_notify('${schema}', '${payloadOf(news).replaceAll("'", "''")}')`;
}

/** The same with what is announced as a parameter. */
export function announcementCall(schema: string, news: News): Call {
  return { sql: 'SELECT pg_notify($1, $2)', types: [TYPE.text, TYPE.text], sets: [[schema, payloadOf(news)]] };
}

function payloadOf({ kind, posts }: News): string {
  const whole = JSON.stringify({ kind, posts });
  return Buffer.byteLength(whole) > MOST_BYTES ? JSON.stringify({ kind }) : whole;
}

/** @throws the server's error where it takes no listeners, as a replica does */
export async function listenOn(pool: Pool, schema: string, onNews: (news: News) => void): Promise<Listening> {
  let client: PoolClient | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  /** Processes of the server that work for this pool: who writes knows what they wrote. */
  const own = new Set<number>();
  pool.on('acquire', (acquired) => own.add(processOf(acquired)));
  pool.on('remove', (removed) => own.delete(processOf(removed)));

  async function connect(): Promise<void> {
    const one = await pool.connect();
    const lost = () => {
      if (client !== one) return;
      client = undefined;
      one.release(true);
      if (!stopped) again = setTimeout(reconnect, RECONNECT_MS);
    };
    client = one;
    one.on('notification', ({ processId, payload = '' }) => {
      if (!own.has(processId)) onNews(newsOf(payload));
    });
    one.on('error', lost);
    one.on('end', lost);
    try {
      await one.query(`LISTEN "${schema}"`);
    } catch (error) {
      if (client === one) {
        client = undefined;
        one.release(true);
      }
      throw error;
    }
    if (stopped) lost();
  }

  /** News of the time between are lost: everything may have changed. */
  function reconnect(): void {
    connect().then(
      () => onNews({ kind: 'facts' }),
      // Whatever it is: a server that comes back may be slow, or full, before it listens to everybody again.
      () => {
        if (!stopped) again = setTimeout(reconnect, RECONNECT_MS);
      },
    );
  }

  await connect();
  return {
    stop() {
      stopped = true;
      clearTimeout(again);
      const one = client;
      client = undefined;
      // Its session must not go on listening in the pool.
      one?.release(true);
    },
  };
}

function processOf(client: PoolClient): number {
  return (client as unknown as { processID: number }).processID;
}

/** Others may speak on the channel too. */
function newsOf(payload: string): News {
  try {
    const { kind, posts } = JSON.parse(payload) as Partial<News>;
    if (kind === 'decisions' || kind === 'claims')
      return Array.isArray(posts) ? { kind, posts: posts.map(String) } : { kind };
  } catch {
    // Not ours: look.
  }
  return { kind: 'facts' };
}
