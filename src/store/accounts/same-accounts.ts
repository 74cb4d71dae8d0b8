/** Copies of one post that name its accounts differently: by a handle alone, and by the id that went by it. */
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import type { Statement } from '../facts/statements.ts';

const COLUMNS = ['author', 'reply_to_author', 'quote_of_author'] as const;

/** Puts into copies of one post, for an account without an id, the one with an id that another copy names under its handle. */
export type SameAccounts = (copies: readonly Statement[]) => Statement[];

/** @param posts the copies of each post that is to be asked about */
export async function readSameAccounts(db: Database, posts: readonly (readonly Statement[])[]): Promise<SameAccounts> {
  const named = new Set(posts.flatMap((copies) => COLUMNS.flatMap((column) => several(copies, column))));
  const pairs = new Set(
    named.size === 0
      ? []
      : await db.readColumn<string>(
          `SELECT h.key || ' ' || n.account FROM account h JOIN account_name n ON n.channel = h.channel AND n.folded = h.folded
           WHERE h.key IN ${list('named')} AND h.id IS NULL AND n.account IN ${list('named')}`,
          { named: [...named] },
        ),
  );
  return (copies) => {
    const same = copies.map((copy) => ({ ...copy }));
    for (const column of COLUMNS) {
      const accounts = several(same, column);
      for (const alone of accounts) {
        const known = accounts.find((other) => other !== alone && pairs.has(`${alone} ${other}`));
        if (known !== undefined) for (const copy of same) if (copy[column] === alone) copy[column] = known;
      }
    }
    return same;
  };
}

/** The accounts that copies name in a column, where they do not all name the same. */
function several(copies: readonly Statement[], column: (typeof COLUMNS)[number]): number[] {
  const named = new Set<number>();
  for (const copy of copies) if (copy[column] !== null) named.add(copy[column]);
  return named.size < 2 ? [] : [...named];
}
