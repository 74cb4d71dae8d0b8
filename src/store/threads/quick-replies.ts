/** Replies so quick that a machine may have written them: automatic once enough of a brand's say nearly the same. */
import { NEAR_IDENTICAL_OTHERS } from '../../domain/automation.ts';
import { templateOf } from '../../domain/template.ts';
import type { ThreadPost } from '../../domain/thread.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, list, records } from '../dialect.ts';
import { isTombstoneIn, openTombstones } from '../erasure/tombstones.ts';

interface Template {
  brand: number;
  template: string;
}

/** Few enough for their texts to be forgotten soon: a turn may have a hundred thousand of them. */
const REPLIES_AT_ONCE = 1_000;

const THREADS_OF = `SELECT thread FROM post WHERE key IN ${list('posts')}
  UNION SELECT q.thread FROM post p ${IN_ORDER} JOIN post q ON q.channel = p.channel AND q.id = p.quote_of
    WHERE p.key IN ${list('posts')} AND p.quote_of IS NOT NULL
  UNION SELECT h.thread FROM inferred_link i JOIN post h ON h.key = i.asked WHERE i.post IN ${list('posts')}`;

/** Remembers quick replies, and marks those as automatic that have enough like them. Returns the posts newly marked. */
export async function markAutomatic(db: Database, quick: readonly ThreadPost[]): Promise<number[]> {
  const templates = new Map<string, Template>();
  for (let at = 0; at < quick.length; at += REPLIES_AT_ONCE) {
    const candidates = await candidatesOf(db, quick.slice(at, at + REPLIES_AT_ONCE));
    for (const { brand, template } of candidates) templates.set(nameOf({ brand, template }), { brand, template });
    await remember(db, candidates);
  }
  if (templates.size === 0) return [];
  return db.readColumn<number>(
    `UPDATE quick_reply SET auto = 1
     WHERE auto = 0 AND (brand, template) IN (
       SELECT brand, template FROM ${records('templates', { brand: 'integer', template: 'text' })} t)
       AND (SELECT count(*) FROM (SELECT 1 FROM quick_reply o WHERE o.brand = quick_reply.brand
         AND o.template = quick_reply.template LIMIT ${NEAR_IDENTICAL_OTHERS + 1}) alike) > ${NEAR_IDENTICAL_OTHERS}
     RETURNING post`,
    { templates: [...templates.values()] },
  );
}

/** The threads that hold these posts or a post that they quote, or in which they were inferred to answer. */
export async function threadsOf(db: Database, posts: readonly number[]): Promise<Set<number>> {
  return new Set(posts.length === 0 ? [] : await db.readColumn<number>(THREADS_OF, { posts }));
}

interface QuickReply extends Template {
  post: number;
}

async function remember(db: Database, candidates: readonly QuickReply[]): Promise<void> {
  const stored = new Map(
    (
      await db.readRaw<[post: number, brand: number, template: string]>(
        `SELECT post, brand, template FROM quick_reply WHERE post IN ${list('posts')}`,
        { posts: candidates.map(({ post }) => post) },
      )
    ).map(([post, brand, template]) => [post, nameOf({ brand, template })]),
  );
  await db.writeMany(
    `INSERT INTO quick_reply (post, brand, template, auto) VALUES (:post, :brand, :template, 0)
     ON CONFLICT (post) DO UPDATE SET brand = excluded.brand, template = excluded.template`,
    candidates.filter((reply) => stored.get(reply.post) !== nameOf(reply)),
  );
}

/** Quick replies with their templates. Of erased ones the stored template holds; without one, their text is unknown. */
async function candidatesOf(db: Database, quick: readonly ThreadPost[]): Promise<QuickReply[]> {
  const posts = quick.map(({ key }) => key);
  const texts = new Map(
    await db.readRaw<[key: number, text: string]>(
      `SELECT key, text FROM post WHERE key IN ${list('posts')} AND key NOT IN (SELECT post FROM erased_post)`,
      { posts },
    ),
  );
  const read = quick.flatMap(({ key, authorBrand }) => {
    const text = texts.get(key);
    return text === undefined ? [] : [{ post: key, brand: authorBrand!, template: templateOf(text) }];
  });
  if ((await db.oneValue('SELECT 1 FROM erased_post LIMIT 1')) === undefined) return read;
  const erased = await db.read<QuickReply>(
    `SELECT post, brand, template FROM quick_reply WHERE post IN ${list('posts')} AND post IN (SELECT post FROM erased_post)`,
    { posts },
  );
  const tombstones = await tombstonesOf(db, different(read));
  const known = new Set(
    await db.readColumn<string>(
      `SELECT DISTINCT template FROM quick_reply WHERE template IN ${list('templates', 'text')}`,
      { templates: [...tombstones.values()] },
    ),
  );
  return [
    ...erased,
    ...read.map((reply) => {
      const tombstone = tombstones.get(nameOf(reply))!;
      return known.has(tombstone) ? { ...reply, template: tombstone } : reply;
    }),
  ];
}

const nameOf = ({ brand, template }: Template) => `${brand}\n${template}`;

async function tombstonesOf(db: Database, templates: readonly Template[]): Promise<Map<string, string>> {
  const tombstone = await openTombstones(db);
  return new Map(templates.map((one) => [nameOf(one), tombstone('template', String(one.brand), one.template)]));
}

/** Replaces what these posts say by tombstones, also where others say it: they still count as alike. */
export async function eraseTemplates(db: Database, posts: readonly number[]): Promise<void> {
  const templates = await db.read<Template>(
    `SELECT DISTINCT brand, template FROM quick_reply WHERE post IN ${list('posts')} AND NOT ${isTombstoneIn('template')}`,
    { posts },
  );
  const tombstones = await tombstonesOf(db, templates);
  await db.writeMany(
    'UPDATE quick_reply SET template = :tombstone WHERE brand = :brand AND template = :template',
    templates.map((one) => ({ ...one, tombstone: tombstones.get(nameOf(one))! })),
  );
}

/**
 * Forgets the quick replies of shaken threads, and that others like them are automatic: building the turns finds both
 * again. What erased ones said is not found again, and stays. Returns the threads of those others.
 */
export async function forgetQuickReplies(db: Database): Promise<number[]> {
  const forgotten = await db.read<Template>(
    `DELETE FROM quick_reply WHERE post IN (
       SELECT p.key FROM shaken s ${IN_ORDER} JOIN post p ON p.thread = s.thread
       WHERE p.key NOT IN (SELECT post FROM erased_post) OR p.key IN (SELECT post FROM seen WHERE goes = 1))
     RETURNING brand, template`,
  );
  const posts = await db.readColumn<number>(
    `UPDATE quick_reply SET auto = 0
     WHERE auto = 1 AND (brand, template) IN (
       SELECT brand, template FROM ${records('templates', { brand: 'integer', template: 'text' })} t)
     RETURNING post`,
    { templates: different(forgotten) },
  );
  return [...(await threadsOf(db, posts))];
}

function different(templates: readonly Template[]): Template[] {
  return [
    ...new Map(templates.map(({ brand, template }) => [nameOf({ brand, template }), { brand, template }])).values(),
  ];
}
