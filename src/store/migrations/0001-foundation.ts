/** Facts (brand, account, post, batch, coverage), what is derived from them (turn, mention, reply) and the pull cursor. */
export const foundation = `
CREATE TABLE brand (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  added_at INTEGER NOT NULL
) STRICT;

-- What a person declared (or an import registered) as a brand's accounts; matched by handle or by the platform's id.
CREATE TABLE brand_account (
  key INTEGER PRIMARY KEY,
  brand INTEGER NOT NULL REFERENCES brand(key) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  handle TEXT COLLATE NOCASE,
  id TEXT,
  bot INTEGER NOT NULL DEFAULT 0,
  UNIQUE (channel, handle),
  UNIQUE (channel, id),
  CHECK (handle IS NOT NULL OR id IS NOT NULL)
) STRICT;

CREATE TABLE account (
  key INTEGER PRIMARY KEY,
  channel TEXT NOT NULL,
  id TEXT,
  handle TEXT COLLATE NOCASE,
  name TEXT,
  followers INTEGER,
  bot INTEGER NOT NULL DEFAULT 0,
  brand INTEGER
) STRICT;
CREATE UNIQUE INDEX account_id ON account (channel, id) WHERE id IS NOT NULL;
CREATE INDEX account_handle ON account (channel, handle) WHERE handle IS NOT NULL;
CREATE INDEX account_brand ON account (brand) WHERE brand IS NOT NULL;

CREATE TABLE batch (
  key INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  query TEXT,
  file TEXT,
  file_hash TEXT,
  sampling TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  rows_read INTEGER NOT NULL DEFAULT 0,
  posts_new INTEGER NOT NULL DEFAULT 0,
  posts_changed INTEGER NOT NULL DEFAULT 0,
  posts_same INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  skipped TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX batch_hash ON batch (file_hash) WHERE file_hash IS NOT NULL;

CREATE TABLE post (
  key INTEGER PRIMARY KEY,
  channel TEXT NOT NULL,
  id TEXT NOT NULL,
  author INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  parent INTEGER,
  batch INTEGER NOT NULL,
  stated INTEGER,
  reply_to TEXT,
  reply_to_author INTEGER,
  quote_of TEXT,
  quote_of_author INTEGER,
  conversation TEXT,
  text TEXT NOT NULL,
  lang TEXT,
  url TEXT,
  impressions INTEGER,
  edited_at INTEGER,
  deleted_at INTEGER,
  UNIQUE (channel, id)
) STRICT;
CREATE INDEX post_thread ON post (thread);
CREATE INDEX post_waiting ON post (channel, reply_to) WHERE parent IS NULL AND reply_to IS NOT NULL;
CREATE INDEX post_quote ON post (channel, quote_of) WHERE quote_of IS NOT NULL;
CREATE INDEX post_conversation ON post (channel, conversation) WHERE conversation IS NOT NULL;

-- Later versions of an edited post answer to the first one's id.
CREATE TABLE post_alias (
  channel TEXT NOT NULL,
  id TEXT NOT NULL,
  first_id TEXT NOT NULL,
  PRIMARY KEY (channel, id)
) STRICT, WITHOUT ROWID;

-- Batches that saw a post again; post.batch is the first.
CREATE TABLE sighting (
  post INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  PRIMARY KEY (post, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE turn (
  key INTEGER PRIMARY KEY,
  thread INTEGER NOT NULL,
  root INTEGER NOT NULL,
  brand INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  channel TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  asked_post INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  posts INTEGER NOT NULL,
  reach TEXT NOT NULL,
  status TEXT NOT NULL,
  answer_post INTEGER,
  answered_at INTEGER,
  deleted_at INTEGER,
  auto_replies INTEGER NOT NULL
) STRICT;
CREATE INDEX turn_thread ON turn (thread);

CREATE TABLE mention (
  post INTEGER NOT NULL,
  brand INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  reach TEXT NOT NULL,
  PRIMARY KEY (post, brand)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_turn ON mention (turn);

CREATE TABLE reply (
  post INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  auto INTEGER NOT NULL,
  PRIMARY KEY (post, turn)
) STRICT, WITHOUT ROWID;

CREATE INDEX reply_turn ON reply (turn);

-- Outbound posts sent within seconds of what they answer, by what they say without names: the suspects of automation.
CREATE TABLE quick_reply (
  post INTEGER PRIMARY KEY,
  brand INTEGER NOT NULL,
  template TEXT NOT NULL,
  auto INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX quick_reply_template ON quick_reply (brand, template);

-- Intervals a source claims to know completely (gap = 0) or knows that it missed (gap = 1). Brand null: every brand of the batch.
CREATE TABLE coverage (
  key INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch(key) ON DELETE CASCADE,
  source TEXT NOT NULL,
  stream TEXT NOT NULL,
  channel TEXT NOT NULL,
  brand INTEGER,
  sampling TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  gap INTEGER NOT NULL DEFAULT 0,
  reason TEXT
) STRICT;

CREATE TABLE cursor (
  source TEXT NOT NULL,
  stream TEXT NOT NULL,
  state TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (source, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- For people who ask in SQL: turns with the platform's ids and names.
CREATE VIEW turns AS
  SELECT b.name AS brand, t.channel, coalesce(c.handle, c.id) AS customer, t.ordinal AS turn, ask.id AS asked_post,
    t.asked_at, t.posts, answer.id AS answer_post, t.answered_at, t.answered_at - t.asked_at AS wait_seconds,
    t.reach, t.status, ask.text
  FROM turn t
  JOIN brand b ON b.key = t.brand
  JOIN account c ON c.key = t.customer
  JOIN post ask ON ask.key = t.asked_post
  LEFT JOIN post answer ON answer.key = t.answer_post;

CREATE VIEW provenance AS
  SELECT key AS post, batch FROM post UNION ALL SELECT post, batch FROM sighting;
`;
