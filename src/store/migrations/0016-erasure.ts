/** Erasure: what of posts and persons is gone, so that it does not come back, and the files that may hold them still. */
export const erasure = `
-- The key of this database's keyed hashes and pseudonyms.
CREATE TABLE store_secret (
  secret TEXT NOT NULL
) STRICT;
INSERT INTO store_secret (secret) VALUES (lower(hex(randomblob(32))));

-- Posts whose words are gone, with what measures read in words: the channels that a customer had tried and the details that
-- a reply asked for, as masks.
CREATE TABLE erased_post (
  post INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  tried INTEGER NOT NULL DEFAULT 0,
  asked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER post_erased_gone AFTER DELETE ON post BEGIN
  DELETE FROM erased_post WHERE post = OLD.key;
END;

-- Keyed hashes of the ids and handles of persons, and of the ids of single posts, that must not come back.
CREATE TABLE erased_name (
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (channel, name)
) STRICT, WITHOUT ROWID;

-- Files with posts or names in them that this program wrote.
CREATE TABLE written_file (
  path TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
