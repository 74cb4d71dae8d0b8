/** Mastodon statuses, notifications, contexts and searches to posts; private ones are passed over. */
import type { SourcePost } from '../domain/post.ts';
import { accountName } from './accounts.ts';
import { textOfHtml } from './html-text.ts';
import { countAt, idAt, isRecord, type Json, recordAt, recordsAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

const MENTIONS = new Set(['mention', 'quote', 'status', 'update']);
const PUBLIC = new Set(['public', 'unlisted']);

/**
 * Reads a status, a list of statuses, a list of notifications, a context (`ancestors`, `descendants`) or a search
 * (`statuses`). Boosted and quoted statuses are context; the boost itself is a repost. Ids are those of the server
 * that answered. Handles carry their server: "ann@example.social".
 */
export function postsOfMastodon(json: unknown): PagePosts {
  const page = emptyPage();
  const items = Array.isArray(json) ? json.filter(isRecord) : isRecord(json) ? [json] : [];
  const into = { page, seen: new Map<string, SourcePost>() };
  for (const item of items) {
    const statuses = ['ancestors', 'descendants', 'statuses'].flatMap((name) => recordsAt(item, name));
    if (statuses.length > 0) for (const status of statuses) readStatus(status, page.posts, into);
    else if (isNotification(item)) readNotification(item, into);
    else if (isStatus(item)) readStatus(item, page.posts, into);
    else skip(page, 'not a post');
  }
  correctParents(into.seen);
  return page;
}

export function isStatus(json: unknown): boolean {
  return (
    idAt(json, 'id') !== undefined &&
    textAt(json, 'visibility') !== undefined &&
    recordAt(json, 'account') !== undefined
  );
}

export function isNotification(json: unknown): boolean {
  return (
    textAt(json, 'type') !== undefined &&
    recordAt(json, 'account') !== undefined &&
    textAt(json, 'visibility') === undefined
  );
}

interface Into {
  page: PagePosts;
  seen: Map<string, SourcePost>;
}

function readNotification(json: Json, into: Into): void {
  const type = textAt(json, 'type')!;
  const status = recordAt(json, 'status');
  if (status && MENTIONS.has(type)) readStatus(status, into.page.posts, into);
  else skip(into.page, `notification: ${type}`);
}

function readStatus(json: Json, list: SourcePost[], into: Into): void {
  const isPublic = PUBLIC.has(textAt(json, 'visibility') ?? '');
  const post = isPublic ? postOf(json) : undefined;
  if (!post) skip(into.page, isPublic ? 'not a post' : 'private');
  if (!post || into.seen.has(post.id)) return;
  into.seen.set(post.id, post);
  list.push(post);
  const inner = [recordAt(json, 'reblog'), recordAt(json, 'quote', 'quoted_status')];
  for (const status of inner) if (status) readStatus(status, into.page.context, into);
}

function postOf(json: Json): SourcePost | undefined {
  const id = idAt(json, 'id');
  const createdAt = timeAt(json, 'created_at');
  const account = recordAt(json, 'account');
  const authorId = idAt(account, 'id');
  if (id === undefined || createdAt === undefined || !account || authorId === undefined) return undefined;
  const isBoost = recordAt(json, 'reblog') !== undefined;
  const post: SourcePost = { channel: 'mastodon', id, text: isBoost ? '' : textOf(json), createdAt, authorId };
  post.authorHandle = fullHandle(account);
  post.authorName = textAt(account, 'display_name');
  post.authorFollowers = countAt(account, 'followers_count');
  if (account.bot === true) post.authorBot = true;
  if (isBoost) post.repost = true;
  post.replyToId = idAt(json, 'in_reply_to_id');
  post.replyToAuthorId = idAt(json, 'in_reply_to_account_id');
  const repliedTo = recordsAt(json, 'mentions').find((mention) => idAt(mention, 'id') === post.replyToAuthorId);
  if (repliedTo) post.replyToAuthorHandle = fullHandle(repliedTo);
  if (Array.isArray(json.mentions) && !isBoost)
    post.mentions = recordsAt(json, 'mentions').map((mention) => accountName(idAt(mention, 'id'), fullHandle(mention)));
  post.quoteOfId = idAt(json, 'quote', 'quoted_status', 'id') ?? idAt(json, 'quote', 'quoted_status_id');
  const quoted = recordAt(json, 'quote', 'quoted_status', 'account');
  post.quoteOfAuthorId = idAt(quoted, 'id');
  post.quoteOfAuthorHandle = quoted && fullHandle(quoted);
  post.editedAt = timeAt(json, 'edited_at');
  post.lang = textAt(json, 'language');
  post.url = textAt(json, 'url') ?? textAt(json, 'uri');
  return post;
}

function textOf(json: Json): string {
  const byUrl = new Map(recordsAt(json, 'mentions').map((mention) => [textAt(mention, 'url'), fullHandle(mention)]));
  const content = textOfHtml(textAt(json, 'content') ?? '', (href) => byUrl.get(href)) || (textAt(json, 'text') ?? '');
  const warning = textAt(json, 'spoiler_text');
  return warning ? `${warning}\n\n${content}` : content;
}

/** `acct` leaves the server out for its own accounts; their address shows it. */
function fullHandle(account: Json): string | undefined {
  const acct = textAt(account, 'acct') ?? textAt(account, 'username');
  const url = textAt(account, 'url');
  if (acct === undefined || acct.includes('@') || url === undefined || !URL.canParse(url)) return acct;
  return `${acct}@${new URL(url).hostname}`;
}

/** `in_reply_to_account_id` skips over self-replies; where the parent itself was read, its author is known better. */
function correctParents(seen: Map<string, SourcePost>): void {
  for (const post of seen.values()) {
    const parent = post.replyToId === undefined ? undefined : seen.get(post.replyToId);
    if (!parent) continue;
    post.replyToAuthorId = parent.authorId;
    post.replyToAuthorHandle = parent.authorHandle;
  }
}
