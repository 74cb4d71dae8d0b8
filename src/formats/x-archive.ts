/** The data archive X hands to an account's owner: tweets.js with the long texts of note-tweet.js, from a folder or a zip. */

import type { SourcePost } from '../domain/post.ts';
import { FormatError } from '../errors.ts';
import { recordAt, textAt } from '../payloads/json.ts';
import { type ArchiveOwner, postOfArchive } from '../payloads/x-v1.ts';
import { siblingRecords } from './archive-records.ts';
import { chunker } from './chunker.ts';
import type { Chunk, Format, ReadOptions, Sibling, TextInput } from './format.ts';
import { jsonRecords } from './json-records.ts';
import { type LongTexts, longTexts } from './long-texts.ts';
import { tally } from './tally.ts';

const POSTS = /^[\s\ufeff]*window\.YTD\.(?:deleted_)?tweets?\.part\d+\s*=/;
const PART = /^[\s\ufeff]*window\.YTD\.(\w+)\.part\d+\s*=/;
const STATUS_ADDRESS = /^https?:\/\/(?:www\.)?(?:twitter|x)\.com\/([^/]+)\/status\/(\d+)/;

export const xArchive = {
  name: 'x-archive',
  title: 'X (Twitter) data archive: tweets.js, alone, in its folder or in the zip',
  // It holds what the account wrote and nothing of what was written to it.
  sampling: 'brand-replies',
  channel: 'x',
  applies: [],
  detect: (head) => (POSTS.test(head.text) ? 1 : 0),
  read,
} satisfies Format;

/** What a file of an archive is about, by its beginning; undefined for other files. */
export function archivePart(head: string): string | undefined {
  return PART.exec(head)?.[1];
}

async function* read(input: TextInput, options: ReadOptions): AsyncGenerator<Chunk> {
  const owner = await ownerOf(input);
  const texts = await longTexts(siblingsNamed(input, /note-tweet/));
  const out = chunker<unknown>(input.name, options, (record) => JSON.stringify(record));
  const joined = tally(
    'long text was matched to its post by its beginning',
    'long texts were matched to their posts by their beginnings',
  );
  for await (const { records, broken } of jsonRecords(input)) {
    for (const { line, reason, raw } of broken) out.reject(line, reason, raw);
    for (const { value, line } of records) {
      const post = postOfArchive(value, owner);
      if (!post) {
        out.reject(line, 'the record is not a post: id or time is missing', JSON.stringify(value));
        continue;
      }
      if (joinLongText(post, texts)) joined.add(line);
      // Whose archive it is, is who answers: the account is the brand's.
      post.inbound = false;
      out.post(post, line, value);
      if (out.full()) yield out.take(input.bytesRead());
    }
  }
  yield out.take(input.bytesRead(), [...joined.notes(), ...input.notes()]);
}

function joinLongText(post: SourcePost, texts: LongTexts): boolean {
  const text = texts.textFor(post.text, post.createdAt);
  if (text !== undefined) post.text = text;
  return text !== undefined;
}

/** The account: from account.js; else its id from tweet-headers.js and its handle from the address of an own picture. */
async function ownerOf(input: TextInput): Promise<ArchiveOwner> {
  for await (const account of siblingRecords(siblingsNamed(input, /(^|[/:])account\.js$/))) {
    const inner = recordAt(account, 'account');
    if (inner)
      return {
        id: textAt(inner, 'accountId'),
        handle: textAt(inner, 'username'),
        name: textAt(inner, 'accountDisplayName'),
      };
  }
  const owner: ArchiveOwner = {};
  for await (const header of siblingRecords(siblingsNamed(input, /tweet-headers\.js$/))) {
    owner.id = textAt(header, 'tweet', 'user_id');
    break;
  }
  owner.handle = handleInPictures(input.head.text);
  if (owner.id !== undefined || owner.handle !== undefined) return owner;
  throw new FormatError(
    `${input.name}: the archive does not name its account`,
    'Import the whole archive (the zip, or its folder), so that account.js is there.',
  );
}

/** An own picture's address holds the post's id and the account's handle. */
function handleInPictures(head: string): string | undefined {
  for (const [, address] of head.matchAll(/"expanded_url"\s{0,4}:\s{0,4}"(https?:[^"]{1,200})"/g)) {
    const found = STATUS_ADDRESS.exec(address!);
    if (found && address!.endsWith('/photo/1') && new RegExp(`"editTweetIds"\\s*:\\s*\\[\\s*"${found[2]}"`).test(head))
      return found[1];
  }
  return undefined;
}

function siblingsNamed(input: TextInput, name: RegExp): Sibling[] {
  return input.siblings().filter((sibling) => name.test(sibling.name));
}
