/** Pulling: what one stream knows apart from what may be said of a brand, what was billed, and who is pulling. */
export const pull = `
-- 'brand': the brand's posts and the mentions of it are both known, so rates may rest on it. 'stream': one feed is known.
ALTER TABLE coverage ADD COLUMN kind TEXT NOT NULL DEFAULT 'brand';
CREATE INDEX coverage_stream ON coverage (source, stream) WHERE kind = 'stream';

ALTER TABLE batch ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN cost REAL NOT NULL DEFAULT 0;

-- Ids that a source has billed on a UTC day (days since 1970); it bills none of them twice.
CREATE TABLE charge (
  source TEXT NOT NULL,
  day INTEGER NOT NULL,
  unit TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (source, day, unit, id)
) STRICT, WITHOUT ROWID;

-- Young posts of each stream, to be looked at again for edits and deletions.
CREATE TABLE watched (
  source TEXT NOT NULL,
  stream TEXT NOT NULL,
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (source, stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pull_lock (
  source TEXT NOT NULL,
  stream TEXT NOT NULL,
  holder TEXT NOT NULL,
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (source, stream)
) STRICT, WITHOUT ROWID;
`;
