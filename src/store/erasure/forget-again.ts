/** Forgets in one database whom another one has forgotten: in a backup from before it, which is about to replace that one. */
import { groupedBy } from '../../domain/group.ts';
import type { Database, ForgottenList } from '../database.ts';
import { forget } from './forget.ts';
import { storeSecret, tombstonesWith } from './tombstones.ts';

export interface ForgottenAgain {
  persons: number;
  /** Of these persons, and single ones. */
  posts: number;
  /** Whether later imports are held against the list too: not where the database has erasures of its own under another key. */
  isCarried: boolean;
}

/** Accounts at once: every batch is one pass over all texts. */
const ACCOUNTS_AT_ONCE = 50;

/** @param at unix seconds */
export async function forgetAgain(db: Database, list: ForgottenList, at: number): Promise<ForgottenAgain> {
  const isCarried = await takeKey(db, list.secret);
  const persons = await findPersons(db, list);
  const posts = await findPosts(db, list);
  const before = await countErased(db);
  // Without the list each person is remembered by what is known here, and must not be taken for one with others.
  for (const accounts of isCarried ? manyAtOnce(persons) : persons.map((person) => person.accounts))
    await forget(db, { accounts }, at);
  if (posts.length > 0) await forget(db, { posts }, at);
  if (isCarried)
    await db.insertMany(
      'erased_name (channel, name, kind, person)',
      // Numbers of persons are keys of accounts there, and mean others here.
      list.names.map(({ channel, name, kind, person }) => [channel, name, kind, -person]),
      'ON CONFLICT (channel, name) DO UPDATE SET person = excluded.person',
    );
  return { persons: persons.length, posts: (await countErased(db)) - before, isCarried };
}

/** Accounts of persons of one channel, some at once. */
function* manyAtOnce(persons: readonly FoundPerson[]): Generator<number[]> {
  for (const some of groupedBy(persons, ({ channel }) => channel).values()) {
    const accounts = some.flatMap((person) => person.accounts);
    for (let at = 0; at < accounts.length; at += ACCOUNTS_AT_ONCE) yield accounts.slice(at, at + ACCOUNTS_AT_ONCE);
  }
}

/** Takes over the key, where nothing was hashed with another one. Returns whether both have the same now. */
async function takeKey(db: Database, secret: string): Promise<boolean> {
  if ((await storeSecret(db)) === secret) return true;
  const isUsed = await db.oneValue<number>(
    'SELECT EXISTS (SELECT 1 FROM erased_name) OR EXISTS (SELECT 1 FROM erased_post)',
  );
  if (isUsed === 1) return false;
  await db.write('UPDATE store_secret SET secret = :secret', { secret });
  return true;
}

interface FoundPerson {
  channel: string;
  accounts: number[];
}

/** The accounts that the list recognises, as the door of imports does: by the id, or by a handle of somebody whose id is not known. */
async function findPersons(db: Database, { secret, names }: ForgottenList): Promise<FoundPerson[]> {
  const tombstone = tombstonesWith(secret);
  const entries = new Map(names.map((entry) => [`${entry.kind} ${entry.channel} ${entry.name}`, entry.person]));
  const withId = new Set(names.flatMap(({ kind, person }) => (kind === 'account' ? [person] : [])));
  const found = new Map<string, FoundPerson>();
  const accounts = db.stream<{ key: number; channel: string; id: string | null; folded: string }>(
    `SELECT key, channel, id, folded FROM account WHERE brand IS NULL AND (id IS NOT NULL OR folded IS NOT NULL)
     UNION SELECT a.key, a.channel, a.id, n.folded FROM account_name n JOIN account a ON a.key = n.account WHERE a.brand IS NULL`,
  );
  for await (const rows of accounts)
    for (const { key, channel, id, folded } of rows) {
      const byId = id === null ? undefined : entries.get(`account ${channel} ${tombstone('account', channel, id)}`);
      const byHandle =
        folded === null ? undefined : entries.get(`handle ${channel} ${tombstone('handle', channel, folded)}`);
      const isStranger = id !== null && byHandle !== undefined && withId.has(byHandle);
      const person = byId ?? (isStranger ? undefined : byHandle);
      if (person === undefined) continue;
      const known = found.get(`${channel} ${person}`) ?? { channel, accounts: [] };
      if (!known.accounts.includes(key)) known.accounts.push(key);
      found.set(`${channel} ${person}`, known);
    }
  return [...found.values()];
}

async function findPosts(db: Database, { secret, names }: ForgottenList): Promise<number[]> {
  const single = new Set(names.flatMap(({ kind, channel, name }) => (kind === 'post' ? [`${channel} ${name}`] : [])));
  if (single.size === 0) return [];
  const tombstone = tombstonesWith(secret);
  const found: number[] = [];
  for await (const rows of db.stream<{ key: number; channel: string; id: string }>('SELECT key, channel, id FROM post'))
    for (const { key, channel, id } of rows)
      if (single.has(`${channel} ${tombstone('post', channel, id)}`)) found.push(key);
  return found;
}

async function countErased(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT count(*) FROM erased_post'))!;
}
