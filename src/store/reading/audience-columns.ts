/** How many people may have read complaints: read only for metrics of complaints. */
import type { AudienceColumns, TurnFrame } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, list } from '../dialect.ts';

const AT_ONCE = 10_000;

type Row = [followers: number | null, impressions: number | null];

/** @param asOf unix seconds: later posts are not there yet */
export async function loadAudience(db: Database, frame: TurnFrame, asOf: number): Promise<AudienceColumns> {
  const { codes, values } = frame.labels?.intent ?? NO_LABELS;
  const complaint = values.indexOf('complaint');
  const turns: number[] = [];
  for (let turn = 0; turn < codes.length; turn++) if (codes[turn] === complaint) turns.push(turn);
  const audience = {
    turn: Int32Array.from(turns),
    followers: new Float64Array(turns.length),
    impressions: new Float64Array(turns.length),
  };
  for (let from = 0; from < turns.length; from += AT_ONCE) {
    const keys = turns.slice(from, from + AT_ONCE).map((turn) => frame.key[turn]!);
    const rows = await db.readRaw<Row>(
      `SELECT c.followers, (SELECT CASE WHEN count(*) = count(p.impressions) THEN sum(p.impressions) END
           FROM mention m JOIN post p ON p.key = m.post WHERE m.turn = t.key AND p.created_at <= :as_of)
       FROM ${list('keys')} k ${IN_ORDER} JOIN turn t ON t.key = k.value JOIN account c ON c.key = t.customer
       ORDER BY t.key`,
      { keys, as_of: asOf },
    );
    for (const [at, [followers, impressions]] of rows.entries()) {
      audience.followers[from + at] = followers ?? UNKNOWN;
      audience.impressions[from + at] = impressions ?? UNKNOWN;
    }
  }
  return audience;
}

const NO_LABELS = { codes: new Uint32Array(0), values: [] as readonly string[] };
const UNKNOWN = -1;
