-- Threads: trees of replies, and those that the channel says are one conversation. A thread is named by its smallest key.

CREATE TABLE tree_name AS SELECT root, min(key) AS thread FROM tree GROUP BY root;

CREATE TABLE spoken AS
SELECT DISTINCT p.channel, p.conversation, t.root
FROM raw_post p JOIN tree t ON t.key = p.key WHERE p.conversation IS NOT NULL;

-- repeat
CREATE OR REPLACE TABLE tree_name AS
WITH joined AS (
  SELECT s.root, min(least_of.thread) AS thread
  FROM spoken s
  JOIN (
    SELECT s.channel, s.conversation, min(n.thread) AS thread
    FROM spoken s JOIN tree_name n ON n.root = s.root GROUP BY s.channel, s.conversation
  ) least_of ON least_of.channel = s.channel AND least_of.conversation = s.conversation
  GROUP BY s.root
)
SELECT n.root, coalesce(j.thread, n.thread) AS thread, coalesce(j.thread < n.thread, false) AS moved
FROM tree_name n LEFT JOIN joined j ON j.root = n.root;

DROP TABLE spoken;

-- Narrow rows are joined before the posts themselves are: their texts would be carried along.
CREATE TABLE threaded AS
SELECT s.key, s.parent, s.parent_author, t.root, n.thread
FROM staged s
JOIN tree t ON t.key = s.key
JOIN tree_name n ON n.root = t.root;

DROP TABLE staged;
DROP TABLE tree;
DROP TABLE tree_name;

CREATE TABLE post AS
SELECT p.key, p.channel, p.id, p.author, CAST(extract(epoch FROM p.created_at) AS BIGINT) AS created_at,
  t.thread, t.parent, p.batch, p.stated, p.reply_to, p.reply_to_author, p.quote_of, p.quote_of_author, p.conversation, p.text,
  p.lang, p.url, p.impressions, p.edited_at,
  p.deleted_at, p.mentions, p.addressed_to, p.automatic, p.agent
FROM raw_post p
JOIN threaded t ON t.key = p.key;
