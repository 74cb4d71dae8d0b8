/** What arrived in each batch, by its SHA-256, so that a file or answers shown later can be held against it. */
export const arrivals = `
CREATE TABLE arrival (
  batch INTEGER NOT NULL REFERENCES batch(key) ON DELETE CASCADE,
  -- The file, '-' for standard input, or the stream that was pulled.
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER,
  -- Of a pull: how many answers the hash runs over.
  answers INTEGER,
  PRIMARY KEY (batch, name)
) STRICT, WITHOUT ROWID;
-- Files that were known by their hash before; how large they were was not written down.
INSERT INTO arrival (batch, name, sha256) SELECT key, coalesce(file, ''), file_hash FROM batch WHERE file_hash IS NOT NULL;
`;
