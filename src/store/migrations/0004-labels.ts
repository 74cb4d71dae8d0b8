/** Labels: what the machine says of every post, what people say of some, and what both come to for each turn. */
export const labels = `
-- Which facets in which versions answered; 'language 1, sentiment 2, …'.
CREATE TABLE classifier (
  key INTEGER PRIMARY KEY,
  versions TEXT NOT NULL UNIQUE
) STRICT;

-- The machine's labels, one row per post: a row per post and facet takes ten times the room. Confidence in percent.
CREATE TABLE post_label (
  post INTEGER PRIMARY KEY,
  classifier INTEGER NOT NULL,
  outbound INTEGER NOT NULL,
  language TEXT, language_confidence INTEGER,
  sentiment TEXT, sentiment_confidence INTEGER,
  intent TEXT, intent_confidence INTEGER,
  needs_reply INTEGER, needs_reply_confidence INTEGER,
  urgency TEXT, urgency_confidence INTEGER,
  topic TEXT, topic_confidence INTEGER,
  private_data TEXT,
  reply_act TEXT, reply_act_confidence INTEGER,
  agent TEXT,
  auto INTEGER
) STRICT;

-- What people said, appended only. Posts are named as the platform names them, so that labels outlive every rebuild.
CREATE TABLE label (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  post TEXT NOT NULL,
  facet TEXT NOT NULL,
  value TEXT,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX label_post ON label (channel, post, facet);

-- The labels of people that hold, derived from label; they outrank post_label column by column.
CREATE TABLE hand_label (
  post INTEGER PRIMARY KEY,
  language TEXT, sentiment TEXT, intent TEXT, needs_reply INTEGER, urgency TEXT, topic TEXT, private_data TEXT,
  reply_act TEXT, agent TEXT, auto INTEGER
) STRICT;

-- Derived: the labels of a turn's posts together. needs_reply is null while nobody has read one of them.
CREATE TABLE turn_label (
  turn INTEGER PRIMARY KEY,
  needs_reply INTEGER,
  intent TEXT, sentiment TEXT, urgency TEXT, topic TEXT, language TEXT, private_data TEXT
) STRICT;

CREATE TABLE model (
  key INTEGER PRIMARY KEY,
  facet TEXT NOT NULL,
  version TEXT NOT NULL,
  trained_at INTEGER NOT NULL,
  examples INTEGER NOT NULL,
  -- Scores of k-fold cross-validation, as JSON.
  scores TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 0,
  bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX model_active ON model (facet) WHERE active = 1;

-- How good a classifier was found to be: confusion is {"labels":[…],"counts":[[…]]}, rows in truth, columns as labelled.
CREATE TABLE evaluation (
  key INTEGER PRIMARY KEY,
  facet TEXT NOT NULL,
  classifier INTEGER NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  confusion TEXT NOT NULL
) STRICT;

CREATE TRIGGER post_reworded AFTER UPDATE OF text ON post WHEN OLD.text IS NOT NEW.text BEGIN
  DELETE FROM post_label WHERE post = NEW.key;
END;
CREATE TRIGGER post_gone AFTER DELETE ON post BEGIN
  DELETE FROM post_label WHERE post = OLD.key;
  DELETE FROM hand_label WHERE post = OLD.key;
END;

-- For people who ask in SQL: the label that holds, a person's before the machine's.
CREATE VIEW post_labels AS
  SELECT p.channel, p.id AS post, coalesce(l.outbound, 0) AS outbound,
    coalesce(h.language, l.language) AS language, coalesce(h.sentiment, l.sentiment) AS sentiment,
    coalesce(h.intent, l.intent) AS intent, coalesce(h.needs_reply, l.needs_reply) AS needs_reply,
    coalesce(h.urgency, l.urgency) AS urgency, coalesce(h.topic, l.topic) AS topic,
    coalesce(h.private_data, l.private_data) AS private_data, coalesce(h.reply_act, l.reply_act) AS reply_act,
    coalesce(h.agent, l.agent) AS agent, coalesce(h.auto, l.auto) AS auto, h.post IS NOT NULL AS by_hand, p.key
  FROM post p LEFT JOIN post_label l ON l.post = p.key LEFT JOIN hand_label h ON h.post = p.key
  WHERE l.post IS NOT NULL OR h.post IS NOT NULL;
`;
