/** Authors whose posts the data itself calls a brand's own, and whom nobody declared. */
import type { DeclaredAccount } from '../../domain/account.ts';
import type { SourcePost } from '../../domain/post.ts';
import type { Db } from '../open.ts';
import type { AccountRow } from './accounts.ts';

export interface UndeclaredAuthor extends DeclaredAccount {
  posts: number;
}

/** In the whole database, those with the most posts first. */
export function undeclaredAuthors(db: Db): UndeclaredAuthor[] {
  const rows = db
    .prepare<[], UndeclaredAuthor>(
      `SELECT a.channel, a.handle, a.id, count(*) AS posts FROM post p JOIN account a ON a.key = p.author
       WHERE p.stated = 0 AND a.brand IS NULL GROUP BY a.key ORDER BY posts DESC, a.channel, a.handle, a.id`,
    )
    .all();
  return rows.map(byHandle);
}

export interface Undeclared {
  see(post: SourcePost, author: AccountRow): void;
  /** Those seen whom nobody has declared by now, those with the most posts first. */
  found(): UndeclaredAuthor[];
}

/** Counts them while a batch is read. */
export function openUndeclared(db: Db): Undeclared {
  const posts = new Map<number, number>();
  const find = db.prepare<[number], DeclaredAccount>(
    `SELECT a.channel, a.handle, a.id FROM account a WHERE a.key = ? AND a.brand IS NULL
       AND NOT EXISTS (SELECT 1 FROM account_name n WHERE a.id IS NULL AND n.channel = a.channel AND n.folded = a.folded)`,
  );
  return {
    see({ inbound }, { key, brand }) {
      if (inbound === false && brand === null) posts.set(key, (posts.get(key) ?? 0) + 1);
    },
    found: () =>
      [...posts]
        .flatMap(([account, count]) => {
          const author = find.get(account);
          return author ? [byHandle({ ...author, posts: count })] : [];
        })
        .sort((a, b) => b.posts - a.posts),
  };
}

/** As a person would declare it. */
function byHandle(author: UndeclaredAuthor): UndeclaredAuthor {
  return author.handle === null ? author : { ...author, id: null };
}
