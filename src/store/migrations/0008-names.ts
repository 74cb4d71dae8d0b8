/** Names of accounts with their times: handles are renamed, and pass from one account to another. */
export const names = `
ALTER TABLE account ADD COLUMN folded TEXT;
UPDATE account SET folded = fold_name(handle) WHERE handle IS NOT NULL;
DROP INDEX account_handle;
CREATE INDEX account_folded ON account (channel, folded) WHERE folded IS NOT NULL;

-- Names that accounts with an id of the platform were seen under, by each batch that says so. An account without an id
-- is what the data names by a handle alone.
CREATE TABLE account_name (
  channel TEXT NOT NULL,
  folded TEXT NOT NULL,
  account INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  handle TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  PRIMARY KEY (channel, folded, account, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_name_account ON account_name (account);

-- Batch 0: seen before names were dated.
INSERT INTO account_name
  SELECT a.channel, a.folded, a.key, 0, a.handle, min(p.created_at), max(p.created_at)
  FROM account a JOIN post p ON p.author = a.key WHERE a.id IS NOT NULL AND a.handle IS NOT NULL GROUP BY a.key;

-- Names of accounts that had several, and names that several accounts had: only these need a look at the time.
CREATE TABLE dated_name (
  channel TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (channel, folded)
) STRICT, WITHOUT ROWID;

-- Where the data names somebody by a handle alone and an account with an id went by it then: role 0 the author, 1 the
-- parent's author, 2 the quoted post's author; account is the one without an id.
CREATE TABLE stated_name (
  post INTEGER NOT NULL,
  role INTEGER NOT NULL,
  account INTEGER NOT NULL,
  PRIMARY KEY (post, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX stated_name_account ON stated_name (account);
CREATE TRIGGER post_unstated AFTER DELETE ON post BEGIN
  DELETE FROM stated_name WHERE post = OLD.key;
END;

-- To be resolved again at the end of the batch: names, of posts with keys from from_post on; accounts with all that they
-- wrote and all that names them, or (whole = 0) with what lists their id.
CREATE TABLE stale_name (
  channel TEXT NOT NULL,
  folded TEXT NOT NULL,
  from_post INTEGER NOT NULL,
  PRIMARY KEY (channel, folded)
) STRICT, WITHOUT ROWID;
CREATE TABLE stale_account (
  account INTEGER PRIMARY KEY,
  whole INTEGER NOT NULL
) STRICT;
`;
