/** Column mappings of tools whose export columns are documented or were seen in a real export. */
import type { Mapping } from './fields.ts';

export interface CsvPreset {
  name: string;
  title: string;
  /** Headers that together belong to this tool alone. */
  signature: string[];
  /** Field -> column; "A|B" takes the first that is filled, "A+B" joins both with a space. */
  mapping: Mapping;
  channel?: string;
  dateOrder?: 'dmy' | 'mdy';
  /** Values of a column that mean inbound or outbound, where no column says it outright. */
  outboundWhen?: { column: string; values: string[] };
  /** Rows that are not public posts, by column and value (lower case). */
  passOver?: { column: string; values: string[]; reason: string }[];
}

export const PRESETS: readonly CsvPreset[] = [
  {
    name: 'brandwatch',
    title: 'Brandwatch Consumer Research mentions',
    signature: ['full text', 'url', 'domain', 'thread entry type'],
    mapping: {
      text: 'Full Text|Snippet|Title',
      created_at: 'Date',
      url: 'Url',
      channel: 'Domain|Page Type',
      author_handle: 'Author',
      author_id: 'X Author ID|Twitter Author ID|Bluesky Author Id',
      author_followers: 'X Followers|Twitter Followers',
      author_name: 'Full Name',
      lang: 'Language',
      impressions: 'Impressions',
    },
    passOver: [{ column: 'Thread Entry Type', values: ['retweet', 'share', 'repost'], reason: 'repost' }],
  },
  {
    name: 'meltwater',
    title: 'Meltwater mentions',
    signature: ['hit sentence', 'influencer', 'url'],
    mapping: {
      id: 'Tweet Id',
      text: 'Hit Sentence|Opening Text|Headline',
      created_at: 'Date',
      url: 'URL',
      channel: 'Source',
      author_handle: 'Twitter Screen Name|Influencer',
      author_id: 'Twitter Id',
      author_followers: 'Twitter Followers',
      lang: 'Language',
    },
  },
  {
    name: 'talkwalker',
    title: 'Talkwalker results (flat csv)',
    signature: ['content', 'published', 'search indexed', 'url'],
    mapping: {
      text: 'content|content_snippet|title',
      created_at: 'published',
      url: 'url',
      channel: 'source_type',
      lang: 'lang',
      author_handle: 'extra_author_attributes.short_name|extra_author_attributes.name',
      author_id: 'extra_author_attributes.id',
      author_name: 'extra_author_attributes.name',
      author_followers: 'source_extended_attributes.twitter_followers',
    },
  },
  {
    name: 'ringcentral',
    title: 'RingCentral Engage Digital messages',
    signature: ['content thread id', 'intervention id', 'in reply to author id', 'source type'],
    mapping: {
      id: 'id',
      text: 'body_as_text|body',
      created_at: 'created_at',
      channel: 'source_type',
      conversation_id: 'content_thread_id',
      author_id: 'author_id',
      author_name: 'author_name',
      reply_to_id: 'in_reply_to_id',
      reply_to_author_id: 'in_reply_to_author_id',
      lang: 'language',
      private: 'private_message',
      automatic: 'auto_submitted',
      agent: 'creator_name',
    },
    dateOrder: 'dmy',
    outboundWhen: { column: 'status', values: ['agent message', 'agent reply'] },
    passOver: [
      { column: 'published', values: ['false', '0'], reason: 'not published' },
      { column: 'status', values: ['draft', 'pending approval'], reason: 'not published' },
    ],
  },
  {
    name: 'front',
    title: 'Front messages',
    signature: ['message id', 'segment id', 'conversation id', 'autoreply'],
    mapping: {
      id: 'Message ID',
      text: 'Extract|Subject',
      created_at: 'Message date',
      conversation_id: 'Conversation ID',
      author_handle: 'From|Contact handle|Author',
      inbound: 'Direction',
      automatic: 'Autoreply',
      agent: 'Author|Assignee',
    },
  },
  {
    name: 'salesforce',
    title: 'Salesforce social posts',
    signature: ['external post id', 'is outbound'],
    mapping: {
      id: 'Id|ExternalPostId',
      text: 'Content|Headline',
      created_at: 'Posted|CreatedDate',
      channel: 'Provider|MediaProvider',
      author_handle: 'Handle|Name',
      author_name: 'Name',
      reply_to_id: 'ReplyToId',
      url: 'PostUrl',
      lang: 'Language',
    },
    outboundWhen: { column: 'IsOutbound', values: ['true', '1', 'yes'] },
  },
  {
    name: 'x-activity',
    title: 'X (Twitter) post activity of one account',
    signature: ['tweet id', 'tweet permalink', 'tweet text', 'impressions'],
    mapping: {
      id: 'Tweet id',
      text: 'Tweet text',
      created_at: 'time',
      url: 'Tweet permalink',
      impressions: 'impressions',
    },
    channel: 'x',
  },
];

/** Exports of tickets, cases or totals: no row of theirs is a post. */
export const NO_POSTS: readonly { signature: string[]; what: string }[] = [
  {
    signature: ['requester', 'ticket type', 'first reply time in minutes'],
    what: 'a Zendesk ticket export: one row per ticket, with reply times already averaged and no messages',
  },
  {
    signature: ['first user reply in', 'user replies count', 'content thread id'],
    what: 'a RingCentral interventions export: one row per case; export "messages" in its place',
  },
  {
    signature: ['conversation id', 'contact profile id', 'contact primary identifier'],
    what: 'a Hootsuite conversations export: one row per conversation; export "Messages" in its place',
  },
];

/** Columns of a list of accounts. */
export const ACCOUNT_COUNTERS = [
  'followers count',
  'following count',
  'friends count',
  'statuses count',
  'tweet count',
  'listed count',
  'favourites count',
  'public metrics followers count',
  'public metrics following count',
  'public metrics tweet count',
];
