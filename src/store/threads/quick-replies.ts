/** Replies so quick that a machine may have written them: automatic once enough of a brand's say nearly the same. */
import { NEAR_IDENTICAL_OTHERS } from '../../domain/automation.ts';
import { templateOf } from '../../domain/template.ts';
import type { ThreadPost } from '../../domain/thread.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, list, records } from '../dialect.ts';

interface Template {
  brand: number;
  template: string;
}

/** Threads that hold these posts, or in which they were inferred to answer. */
const THREADS_OF = `SELECT thread FROM post WHERE key IN ${list('posts')}
  UNION SELECT h.thread FROM inferred_link i JOIN post h ON h.key = i.asked WHERE i.post IN ${list('posts')}`;

/** Remembers quick replies, and marks those as automatic that have enough like them. Returns the threads this changes. */
export async function markAutomatic(db: Database, quick: readonly ThreadPost[]): Promise<Set<number>> {
  if (quick.length === 0) return new Set();
  const texts = new Map(
    await db.readRaw<[key: number, text: string]>(`SELECT key, text FROM post WHERE key IN ${list('posts')}`, {
      posts: quick.map(({ key }) => key),
    }),
  );
  const candidates = quick.map(({ key, authorBrand }) => ({
    post: key,
    brand: authorBrand!,
    template: templateOf(texts.get(key)!),
  }));
  await db.writeMany(
    `INSERT INTO quick_reply (post, brand, template, auto) VALUES (:post, :brand, :template, 0)
     ON CONFLICT (post) DO UPDATE SET brand = excluded.brand, template = excluded.template`,
    candidates,
  );
  const posts = await db.readColumn<number>(
    `UPDATE quick_reply SET auto = 1
     WHERE auto = 0 AND (brand, template) IN (
       SELECT brand, template FROM ${records('templates', { brand: 'integer', template: 'text' })} t)
       AND (SELECT count(*) FROM quick_reply o WHERE o.brand = quick_reply.brand AND o.template = quick_reply.template) > ${NEAR_IDENTICAL_OTHERS}
     RETURNING post`,
    { templates: different(candidates) },
  );
  if (posts.length === 0) return new Set();
  return new Set(await db.readColumn<number>(THREADS_OF, { posts }));
}

/**
 * Forgets the quick replies of shaken threads, and that others like them are automatic: building the turns finds both
 * again. Returns the threads of those others.
 */
export async function forgetQuickReplies(db: Database): Promise<number[]> {
  const forgotten = await db.read<Template>(
    `DELETE FROM quick_reply WHERE post IN (SELECT p.key FROM shaken s ${IN_ORDER} JOIN post p ON p.thread = s.thread)
     RETURNING brand, template`,
  );
  const posts = await db.readColumn<number>(
    `UPDATE quick_reply SET auto = 0
     WHERE auto = 1 AND (brand, template) IN (
       SELECT brand, template FROM ${records('templates', { brand: 'integer', template: 'text' })} t)
     RETURNING post`,
    { templates: different(forgotten) },
  );
  return posts.length === 0 ? [] : db.readColumn<number>(THREADS_OF, { posts });
}

function different(templates: readonly Template[]): Template[] {
  return [...new Map(templates.map(({ brand, template }) => [`${brand}\n${template}`, { brand, template }])).values()];
}
