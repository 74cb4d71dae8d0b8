/** Triage: what people decided about posts, who is working on which right now, and the road to what is open. */
export const triage = `
-- One row per key press, never changed. Posts are named as the platform names them, so that rebuilt turns, another
-- database or a dump still know what was meant.
CREATE TABLE decision (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  post TEXT NOT NULL,
  brand TEXT NOT NULL COLLATE NOCASE,
  action TEXT NOT NULL,
  -- Reason, way, team, person, tag, facet=value: whatever the action is about.
  value TEXT,
  note TEXT,
  -- Until when the post sleeps, unix seconds.
  until INTEGER,
  actor TEXT NOT NULL,
  shown_at INTEGER,
  decided_at INTEGER NOT NULL,
  -- Posts of the turn when it was decided: one more and the customer has written again.
  posts_seen INTEGER NOT NULL,
  -- Items that stood before this one in the policy's order.
  ahead INTEGER,
  -- Which rule of the policy applied.
  rule TEXT,
  undoes TEXT
) STRICT;
CREATE INDEX decision_post ON decision (channel, post);
CREATE INDEX decision_time ON decision (decided_at);
CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE claim (
  channel TEXT NOT NULL,
  post TEXT NOT NULL,
  brand TEXT NOT NULL COLLATE NOCASE,
  session TEXT NOT NULL,
  actor TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (channel, post, brand)
) STRICT, WITHOUT ROWID;

CREATE INDEX turn_open ON turn (brand, asked_at, reach, channel, posts, ordinal, customer, status) WHERE status = 'unanswered';
`;
