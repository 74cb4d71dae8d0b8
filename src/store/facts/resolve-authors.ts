/** Who wrote the posts of a batch and whom they reply to and quote; brands of authors whom the data call a brand's own. */
import type { SourcePost } from '../../domain/post.ts';
import type { AccountRow } from '../accounts/account-rows.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { claimAccount } from '../accounts/brand-accounts.ts';
import type { BrandIndex } from '../accounts/brand-index.ts';
import { ensureBrand } from '../accounts/brands.ts';
import { type LateBrand, readLate, writeLate } from '../accounts/late-brands.ts';
import { authorFacts, listedFacts } from '../accounts/post-accounts.ts';
import type { Database } from '../database.ts';
import type { PostAccounts } from './posts.ts';

export interface Authors {
  /** The accounts that a post names; they must have been loaded. */
  resolve(post: SourcePost): PostAccounts;
  /** Makes brands of authors whom the data called outbound since, where that is asked for. Accounts must be in their table. */
  registerBrands(db: Database, storedBefore: number): Promise<void>;
  /** Brands registered so far. */
  registered(): number;
  /** Registered after posts of theirs had been stored, and not looked at again. */
  late: readonly LateBrand[];
  /** These were looked at again. */
  forgetLate(db: Database): Promise<void>;
}

interface AuthorRules {
  batch: number;
  registerBrands?: boolean;
  now: number;
}

export async function openAuthors(
  db: Database,
  accounts: Accounts,
  brands: BrandIndex,
  { batch, registerBrands, now }: AuthorRules,
): Promise<Authors> {
  let late = await readLate(db);
  let registered = 0;
  const outbound = new Set<AccountRow>();

  function authorOf(post: SourcePost): AccountRow {
    const author = accounts.resolve(authorFacts(post));
    if (post.authorHandle === undefined && author.handle === null) author.unnamed = true;
    if (registerBrands && post.inbound === false && author.brand === null) outbound.add(author);
    return author;
  }

  async function register(database: Database, author: AccountRow, storedBefore: number): Promise<void> {
    const { key } = await ensureBrand(database, author.handle ?? author.id ?? '', now, batch);
    const account = { channel: author.channel, handle: author.handle, id: author.id, bot: false };
    if (await claimAccount(database, key, account, batch)) registered++;
    await database.write('UPDATE account SET brand = :key WHERE key = :account', { key, account: author.key });
    brands.add(key, account);
    author.brand = key;
    if (storedBefore === 0) return;
    const { channel, handle, id } = account;
    late.push({ account: author.key, channel, handle, id, upto: storedBefore, brand: key });
  }

  return {
    resolve(post) {
      const { channel, createdAt: at } = post;
      const other = (id: string | undefined, handle: string | undefined) =>
        id === undefined && handle === undefined ? null : accounts.resolve({ channel, id, handle, at });
      const named = {
        author: authorOf(post),
        replyToAuthor: other(post.replyToAuthorId, post.replyToAuthorHandle),
        quoteOfAuthor: other(post.quoteOfAuthorId, post.quoteOfAuthorHandle),
      };
      if (post.mentions || post.addressedTo) for (const facts of listedFacts(post)) accounts.resolve(facts);
      return named;
    },
    async registerBrands(database, storedBefore) {
      if (outbound.size === 0) return;
      const before = late.length;
      for (const author of outbound) if (author.brand === null) await register(database, author, storedBefore);
      outbound.clear();
      if (late.length > before) await writeLate(database, late);
    },
    registered: () => registered,
    get late() {
      return late;
    },
    async forgetLate(database) {
      await writeLate(database, []);
      late = [];
    },
  };
}
