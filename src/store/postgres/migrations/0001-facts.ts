/** Facts and what is derived from them; what each table is for stands beside the steps by which SQLite came to the same. */
import { typed } from './typed.ts';

export const facts = typed(`
CREATE TABLE brand (
  key INTEGER PRIMARY KEY, name TEXT NOT NULL, added_at INTEGER NOT NULL, batch INTEGER,
  folded TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX brand_name ON brand (lower(name COLLATE "C"));
CREATE TABLE brand_account (
  key INTEGER PRIMARY KEY, brand INTEGER NOT NULL REFERENCES brand(key) ON DELETE CASCADE, channel TEXT NOT NULL,
  handle TEXT, id TEXT, bot INTEGER NOT NULL DEFAULT 0, batch INTEGER, folded TEXT, UNIQUE (channel, id),
  CHECK (handle IS NOT NULL OR id IS NOT NULL)
);
CREATE UNIQUE INDEX brand_account_handle ON brand_account (channel, lower(handle COLLATE "C"));
CREATE TABLE account (
  key INTEGER PRIMARY KEY, channel TEXT NOT NULL, id TEXT, handle TEXT, name TEXT, followers INTEGER,
  bot INTEGER NOT NULL DEFAULT 0, brand INTEGER, folded TEXT
);
CREATE UNIQUE INDEX account_id ON account (channel, id) WHERE id IS NOT NULL;
CREATE INDEX account_brand ON account (brand) WHERE brand IS NOT NULL;
CREATE TABLE batch (
  key INTEGER PRIMARY KEY, source TEXT NOT NULL, query TEXT, file TEXT, file_hash TEXT, sampling TEXT NOT NULL,
  tool_version TEXT NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER, rows_read INTEGER NOT NULL DEFAULT 0,
  posts_new INTEGER NOT NULL DEFAULT 0, posts_changed INTEGER NOT NULL DEFAULT 0,
  posts_same INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0, skipped TEXT NOT NULL DEFAULT '{}',
  requests INTEGER NOT NULL DEFAULT 0, cost REAL NOT NULL DEFAULT 0, reading TEXT,
  posts_contradicting INTEGER NOT NULL DEFAULT 0, registers INTEGER NOT NULL DEFAULT 0,
  covers_replies INTEGER NOT NULL DEFAULT 0, dates_only INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX batch_hash ON batch (file_hash) WHERE file_hash IS NOT NULL;
CREATE TABLE post (
  key INTEGER PRIMARY KEY, channel TEXT NOT NULL, id TEXT NOT NULL, author INTEGER NOT NULL,
  created_at INTEGER NOT NULL, thread INTEGER NOT NULL, parent INTEGER, batch INTEGER NOT NULL, stated INTEGER,
  reply_to TEXT, reply_to_author INTEGER, quote_of TEXT, quote_of_author INTEGER, conversation TEXT,
  text TEXT NOT NULL, lang TEXT, url TEXT, impressions INTEGER, edited_at INTEGER, deleted_at INTEGER, mentions TEXT,
  addressed_to TEXT, automatic INTEGER, agent TEXT, UNIQUE (channel, id)
);
CREATE INDEX post_thread ON post (thread);
CREATE INDEX post_waiting ON post (channel, reply_to) WHERE parent IS NULL AND reply_to IS NOT NULL;
CREATE INDEX post_quote ON post (channel, quote_of) WHERE quote_of IS NOT NULL;
CREATE INDEX post_conversation ON post (channel, conversation) WHERE conversation IS NOT NULL;
CREATE TABLE post_alias (
  channel TEXT NOT NULL, id TEXT NOT NULL, first_id TEXT NOT NULL, PRIMARY KEY (channel, id)
);
CREATE TABLE sighting (
  post INTEGER NOT NULL, batch INTEGER NOT NULL, PRIMARY KEY (post, batch)
);
CREATE TABLE turn (
  key INTEGER PRIMARY KEY, thread INTEGER NOT NULL, root INTEGER NOT NULL, brand INTEGER NOT NULL,
  customer INTEGER NOT NULL, channel TEXT NOT NULL, ordinal INTEGER NOT NULL, asked_post INTEGER NOT NULL,
  asked_at INTEGER NOT NULL, posts INTEGER NOT NULL, reach TEXT NOT NULL, status TEXT NOT NULL, answer_post INTEGER,
  answered_at INTEGER, deleted_at INTEGER, auto_replies INTEGER NOT NULL
);
CREATE INDEX turn_thread ON turn (thread);
CREATE TABLE mention (
  post INTEGER NOT NULL, brand INTEGER NOT NULL, turn INTEGER NOT NULL, reach TEXT NOT NULL,
  PRIMARY KEY (post, brand)
);
CREATE INDEX mention_turn ON mention (turn);
CREATE TABLE reply (
  post INTEGER NOT NULL, turn INTEGER NOT NULL, auto INTEGER NOT NULL, PRIMARY KEY (post, turn)
);
CREATE INDEX reply_turn ON reply (turn);
CREATE TABLE quick_reply (
  post INTEGER PRIMARY KEY, brand INTEGER NOT NULL, template TEXT NOT NULL, auto INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX quick_reply_template ON quick_reply (brand, template);
CREATE TABLE coverage (
  key INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batch(key) ON DELETE CASCADE, source TEXT NOT NULL,
  stream TEXT NOT NULL, channel TEXT NOT NULL, brand INTEGER, sampling TEXT NOT NULL, since INTEGER NOT NULL,
  until INTEGER NOT NULL, gap INTEGER NOT NULL DEFAULT 0, reason TEXT, kind TEXT NOT NULL DEFAULT 'brand',
  seam INTEGER NOT NULL DEFAULT 1, by_person INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE cursor (
  source TEXT NOT NULL, stream TEXT NOT NULL, state TEXT NOT NULL, updated_at INTEGER NOT NULL,
  PRIMARY KEY (source, stream)
);
CREATE TABLE setting (
  name TEXT PRIMARY KEY, value TEXT NOT NULL
);
CREATE INDEX coverage_stream ON coverage (source, stream) WHERE kind = 'stream';
`);
