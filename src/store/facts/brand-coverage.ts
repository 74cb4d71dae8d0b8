/** Which brands an import's claim of completeness applies to; recomputed when brands change. */
import { foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { keptSince } from '../erasure/kept-since.ts';
import { addCoverage, type CoverageRow, clipped } from './coverage.ts';
import { brandsWithPostsIn } from './own-posts.ts';

/** The time for which an import claims to be complete on one channel. */
export interface Claimed {
  /** Unix seconds. */
  since: number;
  until: number;
  /** Seconds. */
  seam: number;
}

type Claim = Pick<CoverageRow, 'batch' | 'source' | 'stream' | 'sampling' | 'byPerson'>;

/**
 * Writes an import's claim for each channel and for each brand that it applies to: those it mentions, and with
 * `byPerson` every declared brand with an account on the channel. It claims nothing of what was too old to be stored.
 * @param brands names of the only ones, as in the reading of the batch; when left out, as above
 * @param touched per channel the brands that the import's posts are mentions of; when left out they are looked up
 */
export async function coverImport(
  db: Database,
  { brands, ...claim }: Claim & { brands?: readonly string[] },
  spans: ReadonlyMap<string, Claimed>,
  touched?: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<void> {
  const only = brands && (await brandsCalled(db, brands));
  const oldest = await keptSince(db);
  for (const [channel, whole] of spans) {
    const [span] = clipped([whole], oldest);
    if (!span) continue;
    const spoken = new Set(
      only ?? [
        ...(touched ? (touched.get(channel) ?? []) : await brandsMentionedIn(db, claim.batch, channel)),
        ...(await brandsWithPostsIn(db, claim.batch, channel)),
        ...(claim.byPerson ? await brandsDeclaredOn(db, channel) : []),
      ],
    );
    await addCoverage(
      db,
      [null, ...spoken].map((brand) => ({ ...claim, ...span, channel, brand })),
    );
  }
}

async function brandsCalled(db: Database, names: readonly string[]): Promise<number[]> {
  return db.readColumn<number>(`SELECT key FROM brand WHERE folded IN ${list('names', 'text')}`, {
    names: names.map(foldName),
  });
}

async function brandsDeclaredOn(db: Database, channel: string): Promise<number[]> {
  return db.readColumn<number>('SELECT DISTINCT brand FROM brand_account WHERE channel = :channel', { channel });
}

async function brandsMentionedIn(db: Database, batch: number, channel: string): Promise<number[]> {
  return db.readColumn<number>(
    `SELECT DISTINCT m.brand FROM post p JOIN mention m ON m.post = p.key WHERE p.batch = :batch AND p.channel = :channel
     UNION SELECT DISTINCT m.brand FROM sighting s JOIN post p ON p.key = s.post JOIN mention m ON m.post = p.key
     WHERE s.batch = :batch AND p.channel = :channel`,
    { batch, channel },
  );
}

interface StoredClaim extends Claimed {
  batch: number;
  source: string;
  stream: string;
  channel: string;
  sampling: CoverageRow['sampling'];
  by_person: number;
  reading: string | null;
}

/**
 * Recomputes which claims of imports apply to these brands, whose accounts changed. A claim for named brands applies to
 * these; any other applies where the batch holds a mention or a post of the brand, and a person's also on every channel
 * where the brand has an account. Coverage by claims that no longer apply is deleted.
 */
export async function coverBrandsAgain(db: Database, brands: readonly number[]): Promise<void> {
  if (brands.length === 0) return;
  const claims = await db.read<StoredClaim>(
    `SELECT c.batch, c.source, c.stream, c.channel, c.sampling, c.since, c.until, c.seam, c.by_person, b.reading
     FROM coverage c JOIN batch b ON b.key = c.batch WHERE c.brand IS NULL AND c.gap = 0 AND c.source LIKE 'import%'`,
  );
  await db.write(
    `DELETE FROM coverage WHERE brand IN ${list('brands')} AND gap = 0 AND kind = 'brand' AND source LIKE 'import%'`,
    { brands },
  );
  if (claims.length === 0) return;
  const isSpokenOf = await readSpoken(db, brands);
  await addCoverage(
    db,
    claims.flatMap(({ by_person, reading, ...claim }) =>
      brands
        .filter((brand) => isSpokenOf({ ...claim, by_person, reading }, brand))
        .map((brand) => ({ ...claim, brand, byPerson: by_person === 1 })),
    ),
  );
}

async function readSpoken(
  db: Database,
  brands: readonly number[],
): Promise<(claim: StoredClaim, brand: number) => boolean> {
  const pairs = (sql: string) => db.readColumn<string>(sql, { brands });
  const inBatch = new Set(
    await pairs(
      `SELECT DISTINCT v.batch || ' ' || p.channel || ' ' || m.brand
       FROM mention m JOIN post p ON p.key = m.post JOIN provenance v ON v.post = p.key WHERE m.brand IN ${list('brands')}
       UNION SELECT batch || ' ' || channel || ' ' || brand FROM own_posts WHERE brand IN ${list('brands')}`,
    ),
  );
  const onChannel = new Set(
    await pairs(`SELECT DISTINCT channel || ' ' || brand FROM brand_account WHERE brand IN ${list('brands')}`),
  );
  const names = new Map(
    await db.readRaw<[key: number, folded: string]>(`SELECT key, folded FROM brand WHERE key IN ${list('brands')}`, {
      brands,
    }),
  );
  return ({ batch, channel, by_person, reading }, brand) => {
    if (!names.has(brand)) return false;
    const only = reading === null ? undefined : (JSON.parse(reading) as { brand?: string[] | null }).brand;
    if (only) return only.some((name) => foldName(name) === names.get(brand));
    return inBatch.has(`${batch} ${channel} ${brand}`) || (by_person === 1 && onChannel.has(`${channel} ${brand}`));
  };
}
