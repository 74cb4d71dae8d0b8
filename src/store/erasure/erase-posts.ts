/** Erases texts and links of posts. What turns and measures need stays: whom a post addresses, what it answers, its labels. */
import { detailsAsked } from '../../domain/asked-details.ts';
import { erasedText } from '../../domain/erased-text.ts';
import { namedHandles } from '../../domain/handles.ts';
import { foldName } from '../../domain/names.ts';
import type { AccountName } from '../../domain/post.ts';
import { triedMask } from '../../domain/reply-acts.ts';
import type { BrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import { list, records } from '../dialect.ts';
import { keepLabels } from '../labels/kept-labels.ts';
import { changeTexts } from '../search-index.ts';
import { eraseTemplates } from '../threads/quick-replies.ts';
import { goingNames, goingPosts } from './going.ts';

interface WordedPost {
  key: number;
  channel: string;
  created_at: number;
  outbound: number;
  text: string;
  mentions: string | null;
  addressed_to: string | null;
}

const POSTS_AT_ONCE = 5_000;

const NEXT = `SELECT p.key, p.channel, p.created_at, CASE WHEN a.brand IS NULL AND coalesce(p.stated, 1) = 1 THEN 0 ELSE 1 END AS outbound,
    p.text, p.mentions, p.addressed_to
  FROM post p JOIN account a ON a.key = p.author WHERE p.key IN ${list('posts')}`;

const ERASE =
  'UPDATE post SET text = :text, mentions = :mentions, addressed_to = :addressed_to, url = NULL WHERE key = :key';

/** Erases the texts of the posts in going_post. @param at unix seconds */
export async function eraseWords(db: Database, brands: BrandIndex, at: number): Promise<void> {
  for (let after = 0; ; ) {
    const posts = await goingPosts(db, after, POSTS_AT_ONCE);
    if (posts.length === 0) break;
    after = posts.at(-1)!;
    await eraseSome(db, brands, await db.read<WordedPost>(NEXT, { posts }), at);
  }
}

async function eraseSome(db: Database, brands: BrandIndex, posts: readonly WordedPost[], at: number): Promise<void> {
  const naming = await readNaming(db, brands, posts);
  const erased = posts.map((post) => ({
    key: post.key,
    text: erasedText(post.text, post.channel, (handle) => naming.handle(post, handle), brands.longNames(post.channel)),
    mentions: naming.listed(post, post.mentions),
    addressed_to: naming.listed(post, post.addressed_to),
  }));
  const keys = posts.map(({ key }) => key);
  await changeTexts(db, keys, () => keepLabels(db, keys, () => db.writeMany(ERASE, erased)));
  await eraseTemplates(db, keys);
  await db.insertMany(
    'erased_post (post, at, tried, asked)',
    posts.map(({ key, outbound, text }) => [
      key,
      at,
      outbound ? 0 : triedMask(text),
      outbound ? detailsAsked(text) : 0,
    ]),
    'ON CONFLICT DO NOTHING',
  );
}

/** Replacements for the accounts that an erased post names. */
interface Naming {
  handle(post: WordedPost, folded: string): string | undefined;
  /** The platform's own list of accounts after replacement; accounts of whom nothing may be kept are left out. */
  listed(post: WordedPost, column: string | null): string | null;
}

/** Names of brands stay, erased names become tombstones, and posts of brands keep the customers whom they address. */
async function readNaming(db: Database, brands: BrandIndex, posts: readonly WordedPost[]): Promise<Naming> {
  const handles = new Map<string, { channel: string; old: string }>();
  const ids = new Map<string, { channel: string; old: string }>();
  const note = (names: typeof handles, channel: string, old: string) =>
    names.set(`${channel}\n${old}`, { channel, old });
  for (const { channel, text, mentions, addressed_to } of posts) {
    const { leading, own } = namedHandles(text, channel);
    for (const handle of [...leading, ...own]) note(handles, channel, handle);
    for (const { id, handle } of [...listOf(mentions), ...listOf(addressed_to)]) {
      if (id !== undefined) note(ids, channel, id);
      if (handle !== undefined) note(handles, channel, foldName(handle));
    }
  }
  const goingHandles = await goingNames(db, 'going_handle', [...handles.values()]);
  const goingIds = await goingNames(db, 'going_account_id', [...ids.values()]);
  const known = new Set(
    await db.readColumn<string>(
      `SELECT a.channel || '\n' || a.folded FROM ${records('handles', { channel: 'text', old: 'text' })} n
       JOIN account a ON a.channel = n.channel AND a.folded = n.old`,
      { handles: [...handles.values()] },
    ),
  );
  const naming: Naming = {
    handle({ channel, created_at, outbound }, folded) {
      const name = `${channel}\n${folded}`;
      if (brands.brandOf(channel, folded, created_at) !== undefined) return folded;
      return goingHandles.get(name) ?? (outbound && known.has(name) ? folded : undefined);
    },
    listed(post, column) {
      if (column === null) return null;
      const { channel, created_at } = post;
      const kept = listOf(column).flatMap(({ id, handle }): AccountName[] => {
        const folded = handle === undefined ? undefined : foldName(handle);
        const isBrand = brands.brandOf(channel, { id, ...(folded !== undefined && { handle: folded }) }, created_at);
        if (isBrand !== undefined) return [{ id, handle }];
        const [asId, asHandle] = [
          id === undefined ? undefined : goingIds.get(`${channel}\n${id}`),
          folded === undefined ? undefined : naming.handle(post, folded),
        ];
        if (asId === undefined && asHandle === undefined) return [];
        return [{ ...(asId !== undefined && { id: asId }), ...(asHandle !== undefined && { handle: asHandle }) }];
      });
      return JSON.stringify(kept);
    },
  };
  return naming;
}

function listOf(column: string | null): AccountName[] {
  return column === null ? [] : (JSON.parse(column) as AccountName[]);
}
