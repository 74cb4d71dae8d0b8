/** One mapped row, from a table or a JSON record, to one post: the same rules for both. */
import type { SourcePost } from '../domain/post.ts';
import { unknownAuthor } from '../payloads/graph.ts';
import { wordsOfX } from '../payloads/x-text.ts';
import { accountsIn } from './account-lists.ts';
import { agentIn, channelIn, countOf, handleOf, isNothing, isWithheld, madeId, truth } from './cell-values.ts';
import type { Chunker } from './chunker.ts';
import { type DateReader, dateReader } from './dates.ts';
import { doubledHours } from './doubled-hours.ts';
import type { FieldName } from './fields.ts';
import type { ReadOptions } from './format.ts';
import { isRounded, readId, roundedIds } from './ids.ts';
import { MISREAD_TEXT, REPAIRED, repairMojibake } from './mojibake.ts';
import { channelMeant, factsOfUrl } from './post-urls.ts';
import { answer, asEdited } from './related-posts.ts';
import { type CellFault, strangeCell } from './strange-cells.ts';
import { type LineTally, tally } from './tally.ts';

/** Reads one field of a row as text; '' when the row does not fill it. */
type Getter<Row> = (row: Row) => string;
export type Getters<Row> = Partial<Record<FieldName, Getter<Row>>>;

export interface MapperRules<Row> {
  getters: Getters<Row>;
  /** The first rows of the input: they decide the form of dates and whether ids were rounded. */
  samples: Row[];
  options: Pick<ReadOptions, 'dateOrder' | 'timezone' | 'channel'>;
  /** Network of rows that name none. */
  channel?: string;
  /** Why a row is not a public post, or undefined. */
  passOver?(row: Row): string | undefined;
  /** True when something other than the `inbound` field says that the brand wrote it. */
  outbound?(row: Row): boolean | undefined;
  /** The row as written, for the reject file. */
  raw(row: Row): string;
}

export interface PostMapper<Row> {
  /** @param parent the post that contains a nested answer. Returns the post, when it is one. */
  map(row: Row, line: number, parent?: SourcePost): SourcePost | undefined;
  /** To be called once, after the last row: releases deferred posts and returns notes. */
  finish(): { notes: string[]; datesOnly: boolean };
}

const LINKS = [
  'reply_to_id',
  'reply_to_author_id',
  'quote_of_id',
  'quote_of_author_id',
  'conversation_id',
  'author_id',
] as const;
type Link = (typeof LINKS)[number];

/** @throws FormatError when the dates of the samples can be read in two ways */
export async function postMapper<Row>(out: Chunker<Row>, rules: MapperRules<Row>): Promise<PostMapper<Row>> {
  const { getters, samples, options } = rules;
  const get = (field: FieldName, row: Row): string => getters[field]?.(row).trim() ?? '';
  const readerOf = async (field: FieldName): Promise<DateReader | undefined> => {
    const getter = getters[field];
    return getter && dateReader(samples.map(getter), options, field);
  };
  const created = (await readerOf('created_at'))!;
  const edited = await readerOf('edited_at');
  const deleted = await readerOf('deleted_at');
  const doubled = doubledHours(out);
  const rounded = new Set<FieldName>();
  for (const field of ['id', ...LINKS] as const)
    if (getters[field] && roundedIds(samples.map(getters[field]))) rounded.add(field);

  const lost = new Map<Link, LineTally>();
  const unclear = new Map<FieldName, LineTally>();
  const repaired = tally(...REPAIRED);
  const misread = tally(...MISREAD_TEXT);
  const made = tally(
    'post carries no id: one was made from author, time and text',
    'posts carry no id: theirs were made from author, time and text',
  );
  const said = options.channel === undefined ? undefined : channelMeant(options.channel);
  const overruled = tally(
    `post names another network and was read as one on ${said}, as --channel says`,
    `posts name another network and were read as posts on ${said}, as --channel says`,
  );
  const guessed = tally(
    'post names no network and was read as one on x: use --channel if it is not',
    'posts name no network and were read as posts on x: use --channel if they are not',
  );

  function map(row: Row, line: number, parent?: SourcePost): SourcePost | undefined {
    const outcome = postOf(row, line);
    if (typeof outcome === 'string') out.skip(outcome);
    else if ('reason' in outcome) out.reject(line, outcome.reason, rules.raw(row), outcome.field);
    else {
      if (parent) answer(outcome, parent);
      doubled.post(outcome, line, row, created.again());
      return outcome;
    }
    return undefined;
  }

  /** The post, or the reason to skip the row, or what is wrong with it. */
  function postOf(row: Row, line: number): SourcePost | string | CellFault {
    const passed = rules.passOver?.(row) ?? (isTrue('private', row, line) ? 'private' : undefined);
    if (passed) return passed;
    const rawText = getters.text!(row);
    const time = get('created_at', row);
    const url = get('url', row);
    const author = get('author_handle', row);
    const handle = isWithheld(author) ? '' : handleOf(author);
    const ownId = readId(get('id', row));
    if (rawText === '' && time === '' && handle === '' && url === '' && ownId.id === undefined && !ownId.lost)
      return 'blank';

    if (ownId.lost) return { field: 'id', reason: `id ${ownId.lost}` };
    if (ownId.id !== undefined && rounded.has('id') && isRounded(ownId.id))
      return { field: 'id', reason: `id ${ownId.id} was rounded to 15 digits by a spreadsheet` };
    const strange = strangeCell((field) => get(field, row));
    if (strange) return strange;
    const createdAt = created.read(time, line);
    if (createdAt === undefined) return { field: 'created_at', reason: created.fault(time) };
    const facts = url === '' ? {} : factsOfUrl(url);
    const idFacts = ownId.id?.includes('://') ? factsOfUrl(ownId.id) : {};
    const authorId = link('author_id', row, line);
    const authorHandle = handle || idFacts.handle || facts.handle || undefined;
    const isAnonymous = authorId === undefined && authorHandle === undefined;
    if (isAnonymous && !isWithheld(author) && !isWithheld(get('author_id', row)))
      return { field: 'author_handle', reason: 'it names no author' };

    const named = channelIn(get('channel', row)) ?? facts.channel ?? idFacts.channel;
    const channel = said ?? named ?? rules.channel;
    if (channel === undefined) guessed.add(line);
    if (said !== undefined && named !== undefined && named !== said) overruled.add(line);
    const words = textOf(rawText, line);
    const text = channel === undefined || channel === 'x' ? wordsOfX(words) : words;
    const id = idFacts.id ?? ownId.id ?? facts.id ?? (url || madeId(authorId ?? authorHandle ?? '', createdAt, text));
    if (ownId.id === undefined && url === '') made.add(line);
    const post: SourcePost = { channel: channel ?? 'x', id, text, createdAt };
    if (isAnonymous) post.authorId = unknownAuthor(id);
    if (authorId !== undefined) post.authorId = authorId;
    if (authorHandle !== undefined) post.authorHandle = authorHandle;
    fill(post, row, line, url);
    if (!post.repost && post.channel === 'x' && /^RT @\w{1,20}: /.test(text)) post.repost = true;
    return post;
  }

  function fill(post: SourcePost, row: Row, line: number, url: string): void {
    const name = get('author_name', row);
    if (name !== '') post.authorName = name;
    if (url !== '') post.url = url;
    const followers = countOf(get('author_followers', row));
    if (followers !== undefined) post.authorFollowers = followers;
    const impressions = countOf(get('impressions', row));
    if (impressions !== undefined) post.impressions = impressions;
    if (isTrue('author_bot', row, line)) post.authorBot = true;
    const automatic = isTrue('automatic', row, line);
    if (automatic !== undefined) post.automatic = automatic;
    post.mentions = accountsIn(get('mentions', row));
    post.addressedTo = accountsIn(get('addressed_to', row));
    if (isTrue('repost', row, line)) post.repost = true;
    post.replyToId = link('reply_to_id', row, line);
    post.replyToAuthorId = link('reply_to_author_id', row, line);
    post.replyToAuthorHandle = named('reply_to_author_handle', row);
    post.quoteOfId = link('quote_of_id', row, line);
    post.quoteOfAuthorId = link('quote_of_author_id', row, line);
    post.quoteOfAuthorHandle = named('quote_of_author_handle', row);
    post.conversationId = link('conversation_id', row, line);
    const outbound = rules.outbound?.(row);
    post.inbound = outbound === undefined ? isTrue('inbound', row, line) : !outbound;
    if (post.inbound !== true) post.agent = agentIn(get('agent', row));
    post.lang = get('lang', row).toLowerCase() || undefined;
    post.editedAt = edited?.read(get('edited_at', row), line);
    const versions = get('edit_history', row).match(/[^\s,;[\]"']+/g);
    if (versions && versions.length > 1) asEdited(post, versions);
    post.deletedAt = deleted?.read(get('deleted_at', row), line);
  }

  /** Yes or no; a word that means neither is counted. */
  function isTrue(field: FieldName, row: Row, line: number): boolean | undefined {
    const cell = get(field, row);
    if (cell === '') return undefined;
    const found = truth(cell);
    if (found === undefined && !isNothing(cell)) {
      let count = unclear.get(field);
      if (!count) {
        const example = `is neither yes nor no, for example "${cell.slice(0, 20)}", and was ignored`;
        count = tally(
          `cell of ${field} ${example}`,
          `cells of ${field} ${example.replace('is', 'are').replace('was', 'were')}`,
        );
        unclear.set(field, count);
      }
      count.add(line);
    }
    return found;
  }

  /** An id that only connects: when its digits are lost the post is kept without it, and that is counted. */
  function link(field: Link, row: Row, line: number): string | undefined {
    const cell = get(field, row);
    if ((field === 'reply_to_id' && cell === 'root') || isWithheld(cell)) return undefined;
    const { id, lost: reason } = readId(cell);
    if (id !== undefined && !(rounded.has(field) && isRounded(id)))
      return id.includes('://') ? (factsOfUrl(id).id ?? id) : id;
    if (id === undefined && !reason) return undefined;
    let count = lost.get(field);
    if (!count) {
      count = tally(
        `cell of ${field} has lost digits and was left out`,
        `cells of ${field} have lost digits and were left out`,
      );
      lost.set(field, count);
    }
    count.add(line);
    return undefined;
  }

  function named(field: FieldName, row: Row): string | undefined {
    const cell = get(field, row);
    return isWithheld(cell) ? undefined : handleOf(cell) || undefined;
  }

  function textOf(cell: string, line: number): string {
    const { text, repaired: wasRepaired, misread: isMisread } = repairMojibake(cell);
    if (wasRepaired) repaired.add(line);
    if (isMisread) misread.add(line);
    return text;
  }

  const finish = () => ({
    notes: [
      ...doubled.finish(),
      ...[...lost.values(), ...unclear.values(), repaired, misread, made, guessed, overruled].flatMap((counted) =>
        counted.notes(),
      ),
      ...[created, edited, deleted].flatMap((reader) => reader?.notes() ?? []),
    ],
    datesOnly: created.datesOnly(),
  });
  return { map, finish };
}
