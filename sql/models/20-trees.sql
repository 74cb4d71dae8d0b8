-- Trees: the oldest stored ancestor of every post. The second statement is repeated until it changes nothing more, each time
-- over twice the distance. Replies that run in a circle have no oldest ancestor: their posts are set apart.

CREATE TABLE tree AS SELECT key, coalesce(parent, key) AS root, true AS moved FROM staged;

-- repeat
CREATE OR REPLACE TABLE tree AS
SELECT t.key, up.root, up.root <> t.root AS moved FROM tree t JOIN tree up ON up.key = t.root;

CREATE TABLE circle AS
SELECT t.key FROM tree t JOIN staged s ON s.key = t.root WHERE t.moved OR s.parent IS NOT NULL;
