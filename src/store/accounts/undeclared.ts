/** Authors whose posts the data call a brand's own, and who are not declared as its accounts. */
import type { DeclaredAccount } from '../../domain/account.ts';
import type { SourcePost } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { list, sameCase } from '../dialect.ts';
import type { AccountRow } from './account-rows.ts';

export interface UndeclaredAuthor extends DeclaredAccount {
  posts: number;
}

/** In the whole database, those with the most posts first. */
export async function undeclaredAuthors(db: Database): Promise<UndeclaredAuthor[]> {
  const rows = await db.read<UndeclaredAuthor>(
    `SELECT a.channel, a.handle, a.id, count(*) AS posts FROM post p JOIN account a ON a.key = p.author
     WHERE p.stated = 0 AND a.brand IS NULL GROUP BY a.key ORDER BY posts DESC, a.channel, ${sameCase('a.handle')} NULLS FIRST, a.id NULLS FIRST`,
  );
  return rows.map(byHandle);
}

export interface Undeclared {
  see(post: SourcePost, author: AccountRow): void;
  /** Those seen that are still not declared, those with the most posts first. */
  found(db: Database): Promise<UndeclaredAuthor[]>;
}

/** Counts them while a batch is read. */
export function countUndeclared(): Undeclared {
  const posts = new Map<number, number>();
  return {
    see({ inbound }, { key, brand }) {
      if (inbound === false && brand === null) posts.set(key, (posts.get(key) ?? 0) + 1);
    },
    async found(db) {
      const authors = await db.read<DeclaredAccount & { key: number }>(
        `SELECT a.key, a.channel, a.handle, a.id FROM account a WHERE a.key IN ${list('keys')} AND a.brand IS NULL
           AND NOT EXISTS (SELECT 1 FROM account_name n WHERE a.id IS NULL AND n.channel = a.channel AND n.folded = a.folded)`,
        { keys: [...posts.keys()] },
      );
      const byKey = new Map(authors.map(({ key, ...author }) => [key, author]));
      return [...posts]
        .flatMap(([key, count]) => (byKey.has(key) ? [byHandle({ ...byKey.get(key)!, posts: count })] : []))
        .sort((a, b) => b.posts - a.posts);
    },
  };
}

/** The account in the form in which it can be declared. */
function byHandle(author: UndeclaredAuthor): UndeclaredAuthor {
  return author.handle === null ? author : { ...author, id: null };
}
