/** Retention that removes whole conversations: how much went, and the door for the labels and decisions on them. */
export const removals = `
-- What each run of retention removed from before a time, by channel. Brand null: all of the channel.
CREATE TABLE removal (
  at INTEGER NOT NULL,
  before INTEGER NOT NULL,
  channel TEXT NOT NULL,
  brand TEXT COLLATE NOCASE,
  conversations INTEGER NOT NULL,
  turns INTEGER NOT NULL,
  posts INTEGER NOT NULL
) STRICT;

DROP TRIGGER decision_kept_delete;
CREATE TRIGGER decision_kept_delete BEFORE DELETE ON decision
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'erasing') BEGIN
  SELECT RAISE(ABORT, 'decision is append-only: add another one that takes it back');
END;
DROP TRIGGER label_kept_delete;
CREATE TRIGGER label_kept_delete BEFORE DELETE ON label
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'erasing') BEGIN
  SELECT RAISE(ABORT, 'label is append-only: add another one that takes it back');
END;
`;
