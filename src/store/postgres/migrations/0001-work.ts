/** Pulling, decisions, labels, names and erasures. */
import { typed } from './typed.ts';

export const work = typed(`
CREATE TABLE charge (
  source TEXT NOT NULL, day INTEGER NOT NULL, unit TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (source, day, unit, id)
);
CREATE TABLE watched (
  source TEXT NOT NULL, stream TEXT NOT NULL, id TEXT NOT NULL, created_at INTEGER NOT NULL,
  PRIMARY KEY (source, stream, id)
);
CREATE TABLE pull_lock (
  source TEXT NOT NULL, stream TEXT NOT NULL, holder TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL,
  taken_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, PRIMARY KEY (source, stream)
);
CREATE TABLE decision (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, post TEXT NOT NULL, brand TEXT NOT NULL,
  action TEXT NOT NULL, value TEXT, note TEXT, until INTEGER, actor TEXT NOT NULL, shown_at INTEGER,
  decided_at INTEGER NOT NULL, posts_seen INTEGER NOT NULL, ahead INTEGER, rule TEXT, undoes TEXT
);
CREATE INDEX decision_post ON decision (channel, post);
CREATE INDEX decision_time ON decision (decided_at);
CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE claim (
  channel TEXT NOT NULL, post TEXT NOT NULL, brand TEXT NOT NULL, session TEXT NOT NULL, actor TEXT NOT NULL,
  claimed_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX claim_turn ON claim (channel, post, lower(brand COLLATE "C"));
CREATE INDEX turn_open ON turn (brand, asked_at, reach, channel, posts, ordinal, customer, status) WHERE status = 'unanswered';
CREATE TABLE classifier (
  key INTEGER PRIMARY KEY, versions TEXT NOT NULL UNIQUE, model TEXT
);
CREATE TABLE post_label (
  post INTEGER PRIMARY KEY, classifier INTEGER NOT NULL, outbound INTEGER NOT NULL, language TEXT,
  language_confidence INTEGER, sentiment TEXT, sentiment_confidence INTEGER, intent TEXT, intent_confidence INTEGER,
  needs_reply INTEGER, needs_reply_confidence INTEGER, urgency TEXT, urgency_confidence INTEGER, topic TEXT,
  topic_confidence INTEGER, private_data TEXT, reply_act TEXT, reply_act_confidence INTEGER, agent TEXT,
  auto INTEGER
);
CREATE TABLE label (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, post TEXT NOT NULL, facet TEXT NOT NULL,
  value TEXT, actor TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE INDEX label_post ON label (channel, post, facet);
CREATE TABLE hand_label (
  post INTEGER PRIMARY KEY, language TEXT, sentiment TEXT, intent TEXT, needs_reply INTEGER, urgency TEXT,
  topic TEXT, private_data TEXT, reply_act TEXT, agent TEXT, auto INTEGER
);
CREATE TABLE turn_label (
  turn INTEGER PRIMARY KEY, needs_reply INTEGER, intent TEXT, sentiment TEXT, urgency TEXT, topic TEXT,
  language TEXT, private_data TEXT
);
CREATE TABLE model (
  key INTEGER PRIMARY KEY, facet TEXT NOT NULL, version TEXT NOT NULL, trained_at INTEGER NOT NULL,
  examples INTEGER NOT NULL, scores TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 0, bytes BLOB NOT NULL
);
CREATE UNIQUE INDEX model_active ON model (facet) WHERE active = 1;
CREATE TABLE evaluation (
  key INTEGER PRIMARY KEY, facet TEXT NOT NULL, classifier INTEGER NOT NULL, source TEXT NOT NULL,
  at INTEGER NOT NULL, confusion TEXT NOT NULL
);
CREATE INDEX post_label_classifier ON post_label (classifier);
CREATE TABLE statement (
  post INTEGER NOT NULL, batch INTEGER NOT NULL, said TEXT NOT NULL, PRIMARY KEY (post, batch, said)
);
CREATE INDEX account_folded ON account (channel, folded) WHERE folded IS NOT NULL;
CREATE TABLE account_name (
  channel TEXT NOT NULL, folded TEXT NOT NULL, account INTEGER NOT NULL, batch INTEGER NOT NULL,
  handle TEXT NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
  PRIMARY KEY (channel, folded, account, batch)
);
CREATE INDEX account_name_account ON account_name (account);
CREATE TABLE dated_name (
  channel TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (channel, folded)
);
CREATE TABLE stated_name (
  post INTEGER NOT NULL, role INTEGER NOT NULL, account INTEGER NOT NULL, PRIMARY KEY (post, role)
);
CREATE INDEX stated_name_account ON stated_name (account);
CREATE TABLE stale_name (
  channel TEXT NOT NULL, folded TEXT NOT NULL, from_post INTEGER NOT NULL, PRIMARY KEY (channel, folded)
);
CREATE TABLE stale_account (
  account INTEGER PRIMARY KEY, whole INTEGER NOT NULL
);
CREATE TABLE own_posts (
  batch INTEGER NOT NULL REFERENCES batch(key) ON DELETE CASCADE, channel TEXT NOT NULL, brand INTEGER NOT NULL,
  linked INTEGER NOT NULL, PRIMARY KEY (batch, channel, brand)
);
CREATE TABLE inferred_link (
  post INTEGER NOT NULL REFERENCES post(key) ON DELETE CASCADE,
  asked INTEGER NOT NULL REFERENCES post(key) ON DELETE CASCADE, PRIMARY KEY (post, asked)
);
CREATE INDEX inferred_link_asked ON inferred_link (asked);
CREATE TABLE missing_post (
  channel TEXT NOT NULL, id TEXT NOT NULL, deleted INTEGER NOT NULL, reason TEXT NOT NULL, first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL, PRIMARY KEY (channel, id)
);
CREATE TABLE unread_object (
  source TEXT NOT NULL, stream TEXT NOT NULL, id TEXT NOT NULL, channel TEXT NOT NULL, brand INTEGER NOT NULL,
  reason TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (source, stream, id)
);
CREATE TABLE quoted_post (
  source TEXT NOT NULL, account TEXT NOT NULL, id TEXT NOT NULL, shown INTEGER NOT NULL,
  read INTEGER NOT NULL DEFAULT 0, until INTEGER, stream TEXT, open TEXT, PRIMARY KEY (source, account, id)
);
CREATE INDEX post_agent ON post (lower(agent COLLATE "C")) WHERE agent IS NOT NULL;
CREATE INDEX brand_folded ON brand (folded);
CREATE INDEX brand_account_folded ON brand_account (channel, folded) WHERE folded IS NOT NULL;
CREATE TABLE store_secret (
  secret TEXT NOT NULL
);
CREATE TABLE erased_post (
  post INTEGER PRIMARY KEY, at INTEGER NOT NULL, tried INTEGER NOT NULL DEFAULT 0, asked INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE erased_name (
  channel TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, person INTEGER NOT NULL,
  PRIMARY KEY (channel, name)
);
CREATE TABLE written_file (
  path TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE TABLE arrival (
  batch INTEGER NOT NULL REFERENCES batch(key) ON DELETE CASCADE, name TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER, answers INTEGER, PRIMARY KEY (batch, name)
);
CREATE TABLE removal (
  at INTEGER NOT NULL, before INTEGER NOT NULL, channel TEXT NOT NULL, brand TEXT, conversations INTEGER NOT NULL,
  turns INTEGER NOT NULL, posts INTEGER NOT NULL
);
CREATE TABLE search_state (
  upto INTEGER NOT NULL, rewriting INTEGER NOT NULL
);
CREATE INDEX turn_customer ON turn (customer);
INSERT INTO search_state (upto, rewriting) VALUES (0, 0);
INSERT INTO store_secret (secret) SELECT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');

-- How often facts were changed: whoever keeps some of them in mind sees by it that others wrote.
CREATE TABLE fact_changes (changes INTEGER NOT NULL);
INSERT INTO fact_changes (changes) VALUES (0);
`);
