/** Replaces the names of an erased person by tombstones in the texts of others, wherever the database stores text. */
import type { AccountName } from '../../domain/post.ts';
import type { Scrubber } from '../../domain/scrubber.ts';
import type { Database } from '../database.ts';
import { containing, holdsWords, list } from '../dialect.ts';
import { packStatement, type Statement, unpackStatement } from '../facts/statements.ts';
import { keepLabels } from '../labels/kept-labels.ts';
import { changeTexts } from '../search-index.ts';

interface OthersPost {
  key: number;
  text: string;
  url: string | null;
  mentions: string | null;
  addressed_to: string | null;
  theirs: number;
}

const THEIRS = 'thread IN (SELECT thread FROM going_thread)';
const NOT_GOING = 'key NOT IN (SELECT post FROM going_post)';

/** A condition that one of the columns contains one of the signs, with its parameters. */
function holding(columns: readonly string[], { signs }: Scrubber): { where: string; params: Record<string, string> } {
  const params = Object.fromEntries(signs.map((sign, at) => [`sign${at}`, containing(sign)]));
  const tests = columns.flatMap((column) => Object.keys(params).map((name) => `(${holdsWords(column, name)})`));
  return { where: tests.length === 0 ? 'false' : tests.join(' OR '), params };
}

/** Keys of posts by others that may name the person; links may contain the id of one of their posts. */
function othersNaming(db: Database, scrubber: Scrubber): Promise<number[]> {
  const { where, params } = holding(
    ['text', "coalesce(mentions, '')", "coalesce(addressed_to, '')", "coalesce(url, '')"],
    scrubber,
  );
  return db.readColumn(
    `SELECT key FROM post WHERE ${NOT_GOING} AND (${THEIRS} OR text LIKE '%http%' OR ${where}) ORDER BY key`,
    params,
  );
}

const POSTS_AT_ONCE = 2_000;

/** Returns the posts whose words changed. @param write false only finds them */
export async function scrubPosts(db: Database, scrubber: Scrubber, write: boolean): Promise<number[]> {
  const touched: number[] = [];
  const keys = await othersNaming(db, scrubber);
  for (let at = 0; at < keys.length; at += POSTS_AT_ONCE) {
    const changed = (await postsOf(db, keys.slice(at, at + POSTS_AT_ONCE))).flatMap((post) => scrubbed(post, scrubber));
    touched.push(...changed.map(({ key }) => key));
    if (write) await rewrite(db, changed);
  }
  if (write) await scrubTemplates(db, touched, scrubber);
  return touched;
}

function postsOf(db: Database, posts: readonly number[]): Promise<OthersPost[]> {
  return db.read(
    `SELECT key, text, url, mentions, addressed_to, CASE WHEN ${THEIRS} THEN 1 ELSE 0 END AS theirs FROM post WHERE key IN ${list('posts')}`,
    { posts },
  );
}

type Written = Pick<Statement, 'text' | 'url' | 'mentions' | 'addressed_to'>;

/** The changed post as a list; empty when nothing in it names the person. */
function scrubbed<Post extends Written & { theirs: number }>(post: Post, scrubber: Scrubber): Post[] {
  const accounts = (column: string | null) =>
    column === null ? null : JSON.stringify(scrubber.listed(JSON.parse(column) as AccountName[]));
  const after = {
    ...post,
    text: scrubber.text(post.text, post.theirs === 1),
    url: post.url && scrubber.text(post.url, false),
    mentions: accounts(post.mentions),
    addressed_to: accounts(post.addressed_to),
  };
  const columns = ['text', 'url', 'mentions', 'addressed_to'] as const;
  return columns.some((column) => after[column] !== post[column]) ? [after] : [];
}

const REWRITE =
  'UPDATE post SET text = :text, url = :url, mentions = :mentions, addressed_to = :addressed_to WHERE key = :key';

async function rewrite(db: Database, posts: readonly OthersPost[]): Promise<void> {
  const rewritten = posts.map(({ theirs: _, ...post }) => post);
  const keys = posts.map(({ key }) => key);
  await changeTexts(db, keys, () => keepLabels(db, keys, () => db.writeMany(REWRITE, rewritten)));
}

async function scrubTemplates(db: Database, posts: readonly number[], scrubber: Scrubber): Promise<void> {
  const templates = await db.read<{ post: number; template: string }>(
    `SELECT post, template FROM quick_reply WHERE post IN ${list('posts')}`,
    { posts },
  );
  await db.writeMany(
    'UPDATE quick_reply SET template = :template WHERE post = :post',
    templates.map(({ post, template }) => ({ post, template: scrubber.text(template, true) })),
  );
}

/** Replaces the names in differing copies of others' posts. */
export async function scrubStatements(db: Database, scrubber: Scrubber): Promise<void> {
  const { where, params } = holding(['s.said'], scrubber);
  const rows = await db.read<{ post: number; batch: number; said: string; theirs: number }>(
    `SELECT s.post, s.batch, s.said, CASE WHEN p.${THEIRS} THEN 1 ELSE 0 END AS theirs
     FROM statement s JOIN post p ON p.key = s.post WHERE p.${THEIRS} OR ${where}`,
    params,
  );
  for (const { post, batch, said, theirs } of rows) {
    const [after] = scrubbed({ ...unpackStatement(said), theirs }, scrubber);
    if (!after) continue;
    await db.write('DELETE FROM statement WHERE post = :post AND batch = :batch AND said = :said', {
      post,
      batch,
      said,
    });
    await db.insertMany(
      'statement (post, batch, said)',
      [[post, batch, packStatement(after)]],
      'ON CONFLICT DO NOTHING',
    );
  }
}
