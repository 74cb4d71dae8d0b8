/** ActivityPub activities, as a Mastodon account's outbox holds them, to posts; private ones are passed over. */
import type { SourcePost } from '../domain/post.ts';
import { accountName } from './accounts.ts';
import { textOfHtml } from './html-text.ts';
import { isRecord, type Json, listAt, recordAt, recordsAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

const PUBLIC = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public']);
const STATUS_ADDRESS = /^https?:\/\/([^/]+)\/(?:users\/|@)([^/]+)\/(?:statuses\/)?(\d+)$/;
const ACTOR_ADDRESS = /^https?:\/\/([^/]+)\/(?:users\/|@)([^/]+)$/;

/**
 * Reads an outbox (`orderedItems`), a list of activities, or one activity. Ids on the account's own server are the
 * numbers its API shows, so that an outbox and the API name one post alike; ids elsewhere stay addresses.
 */
export function postsOfOutbox(json: unknown): PagePosts {
  const page = emptyPage();
  const items = Array.isArray(json)
    ? json.filter(isRecord)
    : Array.isArray(recordAt(json)?.orderedItems)
      ? recordsAt(json, 'orderedItems')
      : isRecord(json)
        ? [json]
        : [];
  for (const activity of items) {
    const type = textAt(activity, 'type');
    if (type === 'Announce') skip(page, 'repost');
    else if (type !== 'Create') skip(page, 'not a post');
    else if (!isPublic(activity)) skip(page, 'private');
    else {
      const post = postOf(activity);
      if (post) page.posts.push(post);
      else skip(page, 'not a post');
    }
  }
  return page;
}

export function isActivity(json: unknown): boolean {
  return textAt(json, 'actor') !== undefined && /^(Create|Announce)$/.test(textAt(json, 'type') ?? '');
}

function isPublic(activity: Json): boolean {
  return [...listAt(activity, 'to'), ...listAt(activity, 'cc')].some((to) => typeof to === 'string' && PUBLIC.has(to));
}

function postOf(activity: Json): SourcePost | undefined {
  const note = recordAt(activity, 'object');
  const actor = ACTOR_ADDRESS.exec(textAt(activity, 'actor') ?? '');
  const address = textAt(note, 'id');
  const createdAt = timeAt(note, 'published') ?? timeAt(activity, 'published');
  if (!note || !actor || address === undefined || createdAt === undefined) return undefined;
  const [, server, name] = actor;
  const post: SourcePost = {
    channel: 'mastodon',
    id: idOf(address, server!),
    text: textOf(note),
    createdAt,
    authorHandle: `${name}@${server}`,
  };
  const repliedTo = textAt(note, 'inReplyTo');
  if (repliedTo !== undefined) {
    post.replyToId = idOf(repliedTo, server!);
    const [, theirServer, theirName] = STATUS_ADDRESS.exec(repliedTo) ?? [];
    if (theirName !== undefined) post.replyToAuthorHandle = `${theirName}@${theirServer}`;
  }
  if (Array.isArray(note.tag))
    post.mentions = [...mentionedHandles(note)].map(([href, handle]) =>
      accountName(undefined, handle ?? actorHandle(href)),
    );
  const quoted = textAt(note, 'quote') ?? textAt(note, 'quoteUri') ?? textAt(note, 'quoteUrl');
  if (quoted !== undefined) post.quoteOfId = idOf(quoted, server!);
  post.editedAt = timeAt(note, 'updated');
  post.lang = Object.keys(recordAt(note, 'contentMap') ?? {})[0];
  post.url = textAt(note, 'url') ?? address;
  return post;
}

function idOf(address: string, server: string): string {
  const found = STATUS_ADDRESS.exec(address);
  return found && found[1] === server ? found[3]! : address;
}

/** By the address of the actor. */
function mentionedHandles(note: Json): Map<string, string | undefined> {
  return new Map(
    recordsAt(note, 'tag')
      .filter((tag) => tag.type === 'Mention')
      .map((tag) => [textAt(tag, 'href') ?? '', textAt(tag, 'name')?.replace(/^@/, '')]),
  );
}

function textOf(note: Json): string {
  const handles = mentionedHandles(note);
  const content = textOfHtml(textAt(note, 'content') ?? '', (href) => handles.get(href) ?? actorHandle(href));
  const warning = textAt(note, 'summary');
  return warning ? `${warning}\n\n${content}` : content;
}

/** A mention links to the page of an account, its tag to the actor: both show the handle. */
function actorHandle(href: string): string | undefined {
  const [, server, name] = ACTOR_ADDRESS.exec(href) ?? [];
  return name === undefined ? undefined : `${name}@${server}`;
}
