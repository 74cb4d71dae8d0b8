-- Facts: what the rules ask of a post: who wrote it, its parent and the post it quotes, and for whom they write.
-- A post of a brand counts in its own thread, in that of a post it quotes, and where it was inferred to answer. In threads
-- with a circle of replies no parents are followed: their turns are made by whoever runs this, in place of what comes out here.

CREATE TABLE odd_thread AS SELECT DISTINCT p.thread FROM post p JOIN circle c ON c.key = p.key;

CREATE TABLE quotes AS
SELECT p.key, q.key AS quoted, q.thread, coalesce(q.author, p.quote_of_author) AS author
FROM post p LEFT JOIN post q ON q.channel = p.channel AND q.id = p.quote_of
WHERE p.quote_of IS NOT NULL OR p.quote_of_author IS NOT NULL;

CREATE TABLE fact AS
SELECT p.key, p.channel, p.id, p.created_at, p.thread, t.root, p.author, a.brand AS author_brand,
  CASE WHEN o.thread IS NULL THEN p.parent END AS parent,
  p.reply_to IS NOT NULL OR t.parent_author IS NOT NULL OR p.reply_to_author IS NOT NULL AS is_reply,
  -- On these channels clients put names before a reply.
  is_reply AND p.channel IN ('x', 'mastodon', 'instagram', 'threads', 'youtube') AS clients_fill_in,
  coalesce(t.parent_author, p.reply_to_author) AS parent_author, pa.brand AS parent_brand,
  q.quoted, q.thread AS quoted_thread, qa.brand AS quoted_brand, p.deleted_at,
  a.brand IS NULL AND coalesce(p.stated, 1) = 1 AS inbound, coalesce(p.stated, 0) = 1 AS stated_inbound,
  coalesce(r.auto, 0) = 1 OR (a.brand IS NOT NULL AND (a.bot = 1 OR coalesce(p.automatic, 0) = 1)) AS auto
FROM post p
JOIN account a ON a.key = p.author
JOIN threaded t ON t.key = p.key
LEFT JOIN account pa ON pa.key = coalesce(t.parent_author, p.reply_to_author)
LEFT JOIN quotes q ON q.key = p.key
LEFT JOIN account qa ON qa.key = q.author
LEFT JOIN quick_reply r ON r.post = p.key
LEFT JOIN odd_thread o ON o.thread = p.thread;

DROP TABLE threaded;
DROP TABLE quotes;

CREATE TABLE outbound AS
SELECT key, thread, parent, 0 AS from_elsewhere, 0 AS inferred FROM fact WHERE author_brand IS NOT NULL
UNION ALL
SELECT key, quoted_thread, parent, 1, 0 FROM fact WHERE author_brand IS NOT NULL AND quoted_thread <> thread
UNION ALL
SELECT f.key, h.thread, h.key, 0, 1
FROM inferred_link i JOIN fact f ON f.key = i.post JOIN fact h ON h.key = i.asked JOIN post p ON p.key = f.key
WHERE f.author_brand IS NOT NULL AND p.reply_to IS NULL;
