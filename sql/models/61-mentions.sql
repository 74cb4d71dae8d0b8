-- Mentions: whom a post names, by the platform's list where there is one, else by its text. The run of names at the very
-- start is kept apart (filled): on some channels clients fill it in. What a name looks like depends on the channel.

CREATE TABLE written AS
SELECT key AS post, regexp_extract_all(text, '(?:^|[^0-9A-Za-z_@/])@([0-9A-Za-z_]+)', 1) AS handles,
  len(regexp_extract_all(
    regexp_extract(text, '^[ \n\x{00A0}]*(@(?:[0-9A-Za-z_]+)(?:[ \n\x{00A0}]+@(?:[0-9A-Za-z_]+))*)', 1),
    '@(?:[0-9A-Za-z_]+)')) AS filled, mentions IS NOT NULL AS is_listed
FROM raw_post WHERE text LIKE '%@%' AND channel NOT IN ('mastodon', 'bluesky', 'youtube')
UNION ALL
SELECT key AS post, regexp_extract_all(text, '(?:^|[^0-9A-Za-z_@/])@((?:[.-]?[0-9A-Za-z_])+)', 1) AS handles,
  len(regexp_extract_all(
    regexp_extract(text, '^[ \n\x{00A0}]*(@(?:(?:[.-]?[0-9A-Za-z_])+)(?:[ \n\x{00A0}]+@(?:(?:[.-]?[0-9A-Za-z_])+))*)', 1),
    '@(?:(?:[.-]?[0-9A-Za-z_])+)')) AS filled, mentions IS NOT NULL AS is_listed
FROM raw_post WHERE text LIKE '%@%' AND channel IN ('bluesky', 'youtube')
UNION ALL
SELECT key AS post, regexp_extract_all(text, '(?:^|[^0-9A-Za-z_@/])@([0-9A-Za-z_]+(?:@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*)?|@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*)', 1) AS handles,
  len(regexp_extract_all(
    regexp_extract(text, '^[ \n\x{00A0}]*(@(?:[0-9A-Za-z_]+(?:@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*)?|@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*)(?:[ \n\x{00A0}]+@(?:[0-9A-Za-z_]+(?:@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*)?|@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*))*)', 1),
    '@(?:[0-9A-Za-z_]+(?:@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*)?|@[0-9A-Za-z_](?:[.-]?[0-9A-Za-z_])*)')) AS filled, mentions IS NOT NULL AS is_listed
FROM raw_post WHERE text LIKE '%@%' AND channel = 'mastodon';

CREATE TABLE named AS
SELECT w.post, 0 AS kind, w.place, w.place <= w.filled AS filled, CAST(NULL AS VARCHAR) AS id, lower(w.handle) AS handle
FROM (
  SELECT post, filled, unnest(range(1, len(handles) + 1)) AS place, unnest(handles) AS handle FROM written WHERE NOT is_listed
) w
UNION ALL
SELECT l.post, l.kind, l.place,
  l.kind = 0
    AND coalesce(list_contains(list_transform(w.handles[:w.filled], lambda h: lower(h)), coalesce(u.folded, lower(l.handle))), false)
    AND NOT coalesce(
      list_contains(list_transform(w.handles[w.filled + 1:], lambda h: lower(h)), coalesce(u.folded, lower(l.handle))), false),
  l.id, coalesce(u.folded, lower(l.handle))
FROM listed l
LEFT JOIN unusual_name u ON u.name = l.handle
LEFT JOIN written w ON w.post = l.post
WHERE l.id IS NOT NULL OR l.handle IS NOT NULL;

DROP TABLE written;
DROP TABLE listed;

-- The account that went by a name at the time of the post that names it, where accounts are known to have gone by it.
CREATE TABLE carrier_then AS
SELECT post, kind, place, account, brand FROM (
  SELECT n.post, n.kind, n.place, c.account, c.brand, row_number() OVER (
    PARTITION BY n.post, n.kind, n.place
    ORDER BY
      CASE WHEN c.first_seen <= f.created_at AND f.created_at <= c.last_seen THEN 0
        WHEN c.last_seen < f.created_at THEN 1 ELSE 2 END,
      CASE WHEN c.last_seen < f.created_at THEN -c.last_seen
        WHEN c.first_seen <= f.created_at THEN -c.first_seen ELSE c.first_seen END,
      CASE WHEN c.first_seen <= f.created_at THEN c.id END DESC, c.id) AS rank
  FROM named n JOIN fact f ON f.key = n.post
  JOIN carrier c ON c.channel = f.channel AND c.folded = n.handle
  WHERE f.inbound OR (f.author_brand IS NOT NULL AND n.kind = 0)
) ranked WHERE rank = 1;

DROP TABLE carrier;
