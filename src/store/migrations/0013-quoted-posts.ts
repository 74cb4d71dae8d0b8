/** Own posts that were quoted: how many quotes the platform counts, and how many of them have been read. */
export const keptQuotes = `
CREATE TABLE quoted_post (
  source TEXT NOT NULL,
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  shown INTEGER NOT NULL,
  read INTEGER NOT NULL DEFAULT 0,
  until INTEGER,
  stream TEXT,
  open TEXT,
  PRIMARY KEY (source, account, id)
) STRICT, WITHOUT ROWID;
`;
