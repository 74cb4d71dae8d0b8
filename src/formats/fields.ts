/** The fields a table or a JSON record can fill, what they are called elsewhere, and which of them must be there. */
import { ownProperty } from '../domain/own-property.ts';

export interface Field {
  name: string;
  title: string;
  /** Names seen in exports, in the form of `plainName`, best first. */
  synonyms: string[];
}

/** Named like the columns of `export posts`, so that what was exported can be imported. */
export const FIELDS = [
  field(
    'id',
    "the post's own id",
    'tweet id, post id, status id, id str, message id, comment id, external id, tweetid, statusid, externalpostid, uri',
  ),
  field(
    'text',
    'what it says',
    'full text, tweet text, raw content, content, body, message, tweet, body as text, hit sentence, post message, comment, caption, message text, post text, snippet, conversation stream, selftext, content snippet, extract, post, description',
  ),
  field(
    'created_at',
    'when it was published',
    'created at, published at, posted at, date, created time, timestamp, published, created, date gmt, date utc, time, created utc, datetime, published date, message date, createddate, post date, publishing date, publish date, publication date, date published, date posted, posted on, published on, sent at, date time, posted, sent, datum, fecha, indexed at',
  ),
  field(
    'author_handle',
    'who wrote it, by handle',
    'author username, username, user screen name, screen name, user username, twitter screen name, author screen name, author handle, handle, author, user name, user, from, sender screen name, from handle, account, author acct, influencer, owner username, from username, contact handle, profile',
  ),
  field(
    'author_id',
    "who wrote it, by the platform's id",
    'user id, x author id, twitter author id, user id str, from id, sender id, twitter id, bluesky author id, author user id, from guid, author did, owner id',
  ),
  field(
    'author_name',
    "the author's display name",
    'author name, name, display name, full name, fullname, user full name, sender name',
  ),
  field(
    'author_followers',
    "the author's followers",
    'followers, followers count, author public metrics followers count, user followers count, x followers, twitter followers, follower count, sender follower count, author followers count',
  ),
  field('author_bot', 'a program writes this account', 'author is bot, user is bot, user bot, account bot'),
  field(
    'automatic',
    'a program wrote this very post',
    'auto submitted, autoreply, auto reply, is auto reply, is autoreply, automated, is automated, is automatic, bot, is bot, sent by bot',
  ),
  field(
    'reply_to_id',
    'the post it answers',
    'in reply to tweet id, in reply to status id, in reply to id, referenced tweets replied to id, in response to tweet id, reply to tweet id, parent id, in reply to status id str, reply to, in reply to, replied to id, replytoid, in reply to post id, parent, parent comment id',
  ),
  field(
    'reply_to_author_id',
    'whom it answers, by id',
    'in reply to user id, in reply to account id, in reply to author id, in reply to user id str',
  ),
  field(
    'reply_to_author_handle',
    'whom it answers, by handle',
    'reply to author, in reply to screen name, in reply to username, in reply to handle, reply to username',
  ),
  field(
    'quote_of_id',
    'the post it quotes',
    'quoted tweet id, quoted status id, referenced tweets quoted id, quoted post id, quoted id, quoted status id str',
  ),
  field('quote_of_author_id', 'whom it quotes, by id', 'quoted user id'),
  field('quote_of_author_handle', 'whom it quotes, by handle', 'quoted username, quote of author'),
  field('conversation_id', "the network's own thread id", 'content thread id, thread id, conversation, root id'),
  // Columns called so often hold counts: never guessed.
  { name: 'mentions', title: 'the accounts it mentions, as the network lists them', synonyms: [] },
  field(
    'addressed_to',
    'the account it was sent to: the page, the inbox, the recipient',
    'recipient, recipient handle, recipient username, recipient screen name, recipient id, sent to',
  ),
  field(
    'agent',
    'who of the brand wrote the answer',
    'agent name, agent username, agent full name, answered by, replied by, responded by, responder, handled by, assignee, assignee name, assigned to, operator, user, user name',
  ),
  field('edit_history', 'ids of its versions, oldest first', 'edit history tweet ids, edit history post ids'),
  field('edited_at', 'when it was last edited', 'last edited at'),
  field('deleted_at', 'when it was deleted', 'removed at, deletion time'),
  field('repost', 'it only passes another post on', 'is retweet, retweet, is repost, retweeted'),
  field(
    'inbound',
    'from the customer (true, inbound, received) or the brand (false, outbound, sent)',
    'direction, message direction, is inbound, case message direction',
  ),
  field('private', 'not public: such rows are passed over', 'private message, is private, is dm'),
  field(
    'channel',
    'the network',
    'network, social network, platform, source type, service, provider, page type, sntype column, domain, medium',
  ),
  field('lang', 'its language', 'language, language code'),
  field(
    'url',
    'its address',
    'permalink, link, tweet permalink, post url, tweet url, post permalink, original url, status url, post link, permanent url',
  ),
  field(
    'impressions',
    'how often it was shown',
    'views, impression count, public metrics impression count, view count',
  ),
] as const satisfies Field[];

/** Fields that hold a list of accounts, which JSON writes as a list of its own. */
export const ACCOUNT_LISTS: readonly FieldName[] = ['mentions', 'addressed_to'];

export type FieldName = (typeof FIELDS)[number]['name'];
export type Mapping = Partial<Record<FieldName, string>>;

const ALIASES: Record<string, FieldName> = {
  bot: 'author_bot',
  reply_to_author: 'reply_to_author_handle',
  quote_of_author: 'quote_of_author_handle',
  direction: 'inbound',
  author: 'author_handle',
  followers: 'author_followers',
  date: 'created_at',
  time: 'created_at',
};

/** The fields a person can map, for the wizard and --help: name, meaning, and whether an import needs it. */
export function mappableFields(): { name: FieldName; title: string; required: boolean }[] {
  return FIELDS.map(({ name, title }) => ({
    name,
    title,
    required: name === 'text' || name === 'created_at' || name === 'author_handle',
  }));
}

/** The field a person means by a name, or undefined. */
export function fieldNamed(name: string): FieldName | undefined {
  const plain = name.trim().toLowerCase().replace(/[- ]/g, '_');
  return FIELDS.find((known) => known.name === plain)?.name ?? ownProperty(ALIASES, plain);
}

/** Maps fields to the columns whose names say so. A column serves one field. */
export function guessMapping(headers: string[]): Mapping {
  const byName = new Map<string, string>();
  for (const header of headers) {
    const plain = plainName(header);
    if (plain !== '' && !byName.has(plain)) byName.set(plain, header);
  }
  const mapping: Mapping = {};
  const taken = new Set<string>();
  for (const { name, synonyms } of FIELDS) {
    for (const synonym of synonyms) {
      const header = byName.get(synonym);
      if (header === undefined || taken.has(header)) continue;
      mapping[name] = header;
      taken.add(header);
      break;
    }
  }
  return mapping;
}

/** "Tweet Id", "tweet_id", "tweetId" and "tweet.id" are one name: "tweet id". */
export function plainName(header: string): string {
  return header
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function field<Name extends string>(name: Name, title: string, synonyms: string) {
  return { name, title, synonyms: [name.replaceAll('_', ' '), ...synonyms.split(', ')] };
}
