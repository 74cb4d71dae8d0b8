/** Copies of one post that name its accounts differently: by a handle alone, and by the id that went by it. */

import type { Statement } from '../facts/statements.ts';
import type { Db } from '../open.ts';

const COLUMNS = ['author', 'reply_to_author', 'quote_of_author'] as const;

/** Puts into copies of one post, for an account without an id, the one with an id that another copy names under its handle. */
export function openSameAccounts(db: Db): (copies: readonly Statement[]) => Statement[] {
  const wentBy = db
    .prepare<[number, number], number>(
      `SELECT EXISTS (SELECT 1 FROM account h JOIN account_name n ON n.channel = h.channel AND n.folded = h.folded
         WHERE h.key = ? AND h.id IS NULL AND n.account = ?)`,
    )
    .pluck();
  return (copies) => {
    const same = copies.map((copy) => ({ ...copy }));
    for (const column of COLUMNS) {
      const named = [...new Set(same.map((copy) => copy[column]).filter((key) => key !== null))];
      if (named.length < 2) continue;
      for (const alone of named) {
        const known = named.find((other) => other !== alone && wentBy.get(alone, other) === 1);
        if (known !== undefined) for (const copy of same) if (copy[column] === alone) copy[column] = known;
      }
    }
    return same;
  };
}
