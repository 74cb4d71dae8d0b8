/** Posts found by search, and whether the brand's inbox shows them too: read only for metrics of missing posts. */
import { intersect, type TimeRange } from '../../domain/intervals.ts';
import type { CheckedPosts } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { list, UNINDEXED } from '../dialect.ts';
import { listStreams, type StreamRow } from '../pulling/stream-coverage.ts';
import type { TurnPart } from './turn-frame.ts';

/** The feed that a platform shows to the account alone, and the ways in which anybody may search for it. */
const INBOX = /^mentions:/;
const SEARCH = /^(?:search|archive):/;
/** Networks need this long until search and notifications agree. */
const SETTLING_SECONDS = 600;

/** An account whose inbox and search are both pulled. */
interface Compared {
  name: string;
  brand: number;
  channel: string;
  /** Time for which both are complete. */
  both: TimeRange[];
  inbox: number[];
  search: number[];
}

type Row = [turn: number, post: number, at: number, found: number, shown: number];

const SEEN = (name: string) => `(p.batch IN ${list(name)}
      OR EXISTS (SELECT 1 FROM sighting s WHERE s.post = p.key AND s.batch IN ${list(name)}))`;

/**
 * Posts that were deleted are passed over: the inbox may have been read after that.
 * @param asOf unix seconds: later posts are not there yet
 */
export async function openCheckedPosts(db: Database, asOf: number): Promise<(part: TurnPart) => Promise<CheckedPosts>> {
  const accounts = await comparedAccounts(db, asOf);
  const inboxes = accounts.map(({ name }) => name).sort();
  return async ({ frame, after, upto }) => {
    const found: { turn: number; post: number; shown: number }[] = [];
    for (const { brand, channel, both, inbox, search } of accounts) {
      const params = { after, upto, brand, channel, inbox, search, as_of: asOf };
      const rows = await db.readRaw<Row>(
        `SELECT t.key, p.key, p.created_at, ${SEEN('search')}, ${SEEN('inbox')}
         FROM turn t ${UNINDEXED} JOIN mention m ON m.turn = t.key AND m.brand = t.brand JOIN post p ON p.key = m.post
         WHERE t.key > :after AND t.key <= :upto AND t.brand = :brand AND t.channel = :channel
           AND p.created_at <= :as_of AND p.deleted_at IS NULL ORDER BY t.key, p.key`,
        params,
      );
      let turn = 0;
      for (const [key, post, at, isFound, shown] of rows) {
        while (frame.key[turn]! < key) turn++;
        const isKnown = both.some(({ since, until }) => since <= at && at <= until);
        if (frame.key[turn] === key && isFound === 1 && isKnown) found.push({ turn, post, shown });
      }
    }
    return {
      inboxes,
      turn: Int32Array.from(found, ({ turn }) => turn),
      post: Int32Array.from(found, ({ post }) => post),
      shown: Uint8Array.from(found, ({ shown }) => shown),
    };
  };
}

async function comparedAccounts(db: Database, asOf: number): Promise<Compared[]> {
  const streams = (await listStreams(db)).filter(({ gap }) => !gap);
  const compared = new Map<string, Compared>();
  for (const { source, stream, channel, brand } of streams.filter((one) => INBOX.test(one.stream))) {
    const name = `${channel} ${stream}`;
    if (compared.has(`${brand} ${name}`)) continue;
    const account = stream.replace(INBOX, '');
    const isOf = (one: StreamRow) => one.source === source && one.brand === brand && one.channel === channel;
    const inbox = streams.filter((one) => isOf(one) && one.stream === stream);
    const search = streams.filter(
      (one) => isOf(one) && SEARCH.test(one.stream) && one.stream.replace(SEARCH, '') === account,
    );
    const settled = inbox.map(({ since, until }) => ({ since, until: Math.min(until - SETTLING_SECONDS, asOf) }));
    const both = intersect(settled, search);
    if (both.length === 0) continue;
    const batches = (names: readonly string[]) =>
      db.readColumn<number>(`SELECT key FROM batch WHERE source = :source AND query IN ${list('names', 'text')}`, {
        source,
        names,
      });
    compared.set(`${brand} ${name}`, {
      ...{ name, brand, channel, both },
      inbox: await batches([stream]),
      search: await batches([...new Set(search.map((one) => one.stream))]),
    });
  }
  return [...compared.values()];
}
