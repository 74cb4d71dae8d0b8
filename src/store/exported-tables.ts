/** The tables that an exported store carries, so that another engine can count from them: all facts, and no secrets. */
import type { Database } from './database.ts';
import { isoText } from './dialect.ts';

export interface ExportedColumn {
  key: string;
  kind: 'exact' | 'time' | 'number';
}

/** The table of posts, in files by month. */
export const POSTS = 'post';

/** Table -> its columns, whole numbers behind a #, moments behind a @. Turns are not among them: they are made of the posts. */
const COLUMNS: Readonly<Record<string, string>> = {
  post: `#key channel id #author @created_at #batch #stated reply_to #reply_to_author quote_of #quote_of_author conversation
    text lang url #impressions #edited_at #deleted_at mentions addressed_to #automatic agent`,
  post_alias: 'channel id first_id',
  account: '#key channel id handle name #followers #bot #brand folded',
  account_name: 'channel folded #account #batch handle #first_seen #last_seen',
  dated_name: 'channel folded',
  brand: '#key name #added_at #batch folded',
  brand_account: '#key #brand channel handle id #bot #batch folded',
  batch: `#key source query file file_hash sampling tool_version #started_at #finished_at #rows_read #posts_new #posts_changed
    #posts_same #rejected skipped #requests reading #posts_contradicting #registers #covers_replies #dates_only`,
  arrival: '#batch name sha256 #bytes #answers',
  sighting: '#post #batch',
  statement: '#post #batch said',
  own_posts: '#batch channel #brand #linked',
  coverage: '#key #batch source stream channel #brand sampling #since #until #gap reason kind #seam #by_person',
  unread_object: 'source stream id channel #brand reason #since #until',
  missing_post: 'channel id #deleted reason #first_at #last_at',
  quoted_post: 'source account id #shown #read #until stream open',
  inferred_link: '#post #asked',
  quick_reply: '#post #brand template #auto',
  classifier: '#key versions model',
  post_label: `#post #classifier #outbound language #language_confidence sentiment #sentiment_confidence intent
    #intent_confidence #needs_reply #needs_reply_confidence urgency #urgency_confidence topic #topic_confidence private_data
    reply_act #reply_act_confidence agent #auto`,
  hand_label: '#post language sentiment intent #needs_reply urgency topic private_data reply_act agent #auto',
  label: '#key id channel post facet value actor #at',
  evaluation: '#key facet #classifier source #at confusion',
  decision: `#key id channel post brand action value note #until actor #shown_at #decided_at #posts_seen #ahead rule undoes`,
  erased_post: '#post #at #tried #asked',
  removal: '#at #before channel brand #conversations #turns #posts',
  setting: 'name value',
};

export const EXPORTED_TABLES: ReadonlyMap<string, readonly ExportedColumn[]> = new Map(
  Object.entries(COLUMNS).map(([table, columns]) => [table, columns.trim().split(/\s+/).map(columnOf)]),
);

function columnOf(written: string): ExportedColumn {
  if (written.startsWith('#')) return { key: written.slice(1), kind: 'number' };
  return written.startsWith('@') ? { key: written.slice(1), kind: 'time' } : { key: written, kind: 'exact' };
}

type FlatRow = Record<string, string | number | null>;

/** The rows of one of these tables, in batches. @throws TypeError for a table that is not exported */
export async function* exportedRows(db: Database, table: string): AsyncGenerator<FlatRow[]> {
  const columns = EXPORTED_TABLES.get(table);
  if (!columns) throw new TypeError(`${table} is not exported`);
  const cells = columns.map(({ key, kind }) => (kind === 'time' ? `${isoText(key)} AS ${key}` : `"${key}"`));
  const ordered = columns.some(({ key }) => key === 'key') ? ' ORDER BY key' : '';
  yield* db.stream<FlatRow>(`SELECT ${cells.join(', ')} FROM "${table}"${ordered}`);
}
