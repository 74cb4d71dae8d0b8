/** Statements of batches about posts on which they differ, kept one by one, and merged into the post. */
import { readSameAccounts } from '../accounts/same-accounts.ts';
import type { Database } from '../database.ts';
import { least, list } from '../dialect.ts';
import { changeTexts, rewordedPosts } from '../search-index.ts';
import { mergeStatements, packStatement, STATEMENT_COLUMNS, type Statement, unpackStatement } from './statements.ts';
import { CONFIRMED } from './stored-posts.ts';

export interface KeptStatement {
  post: number;
  batch: number;
  said: Statement;
}

/** Post -> its kept statements; posts on which all batches agree have none. */
export async function readStatements(db: Database, posts: readonly number[]): Promise<Map<number, Statement[]>> {
  const kept = new Map<number, Statement[]>();
  if (posts.length === 0) return kept;
  const rows = await db.readRaw<[post: number, said: string]>(
    `SELECT post, said FROM statement WHERE post IN ${list('posts')}`,
    { posts },
  );
  for (const [post, said] of rows) {
    const others = kept.get(post);
    if (others) others.push(unpackStatement(said));
    else kept.set(post, [unpackStatement(said)]);
  }
  return kept;
}

export async function areThereStatements(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT 1 FROM statement LIMIT 1')) !== undefined;
}

/** Keeps the statement on which all batches agreed so far, once for each batch that saw the post. */
export async function keepFirst(db: Database, posts: readonly { post: number; said: Statement }[]): Promise<void> {
  await db.writeMany(
    `INSERT INTO statement (post, batch, said)
     SELECT key, batch, :said FROM post WHERE key = :post UNION SELECT post, batch, :said FROM sighting WHERE post = :post`,
    posts.map(({ post, said }) => ({ post, said: packStatement(said) })),
  );
}

export async function keepStatements(db: Database, statements: readonly KeptStatement[]): Promise<void> {
  await db.insertMany(
    'statement (post, batch, said)',
    statements.map(({ post, batch, said }) => [post, batch, packStatement(said)]),
    'ON CONFLICT DO NOTHING',
  );
}

/** The merged statement of each post. @param posts all statements about each */
export async function mergeAll(
  db: Database,
  posts: ReadonlyMap<number, readonly Statement[]>,
): Promise<Map<number, Statement>> {
  const same = await readSameAccounts(db, [...posts.values()]);
  const copies = [...posts].map(([post, all]): [number, Statement[]] => [post, same(all)]);
  const authors = copies.filter(([, all]) => all.some(({ author }) => author !== all[0]!.author));
  const names = new Map(
    authors.length === 0
      ? []
      : await db.readRaw<[key: number, name: string]>(
          `SELECT key, coalesce(id, folded) FROM account WHERE key IN ${list('keys')}`,
          { keys: [...new Set(authors.flatMap(([, all]) => all.map(({ author }) => author)))] },
        ),
  );
  const nameOf = (account: number) => names.get(account) ?? '';
  return new Map(copies.map(([post, all]) => [post, mergeStatements(all, nameOf)]));
}

/** Writes merged statements into the posts; the accounts behind the handles they name must be resolved again. */
export async function writeMerged(db: Database, merged: ReadonlyMap<number, Statement>): Promise<void> {
  if (merged.size === 0) return;
  const posts = [...merged.keys()];
  const texts = new Map([...merged].map(([key, { text }]) => [key, text]));
  await changeTexts(db, await rewordedPosts(db, texts), () =>
    db.writeMany(
      `UPDATE post SET ${STATEMENT_COLUMNS.map((column) => `${column} = :${column}`).join(', ')} WHERE key = :key`,
      [...merged].map(([key, said]) => ({ ...said, key })),
    ),
  );
  await db.write(`DELETE FROM stated_name WHERE post IN ${list('posts')}`, { posts });
  await db.write(
    `INSERT INTO stale_name (channel, folded, from_post)
     SELECT a.channel, a.folded, min(p.key) FROM post p
     JOIN account a ON a.key IN (p.author, p.reply_to_author, p.quote_of_author) AND a.id IS NULL
     WHERE p.key IN ${list('posts')}
       AND EXISTS (SELECT 1 FROM account_name n WHERE n.channel = a.channel AND n.folded = a.folded)
     GROUP BY a.channel, a.folded
     ON CONFLICT (channel, folded) DO UPDATE SET from_post = ${least('stale_name.from_post', 'excluded.from_post')}`,
    { posts },
  );
  await db.write(
    `UPDATE post SET deleted_at = (
       SELECT m.first_at FROM missing_post m WHERE ${CONFIRMED} AND m.channel = post.channel AND m.id = post.id)
     WHERE key IN ${list('posts')} AND deleted_at IS NULL AND EXISTS (SELECT 1 FROM missing_post)`,
    { posts },
  );
}
