-- Addressees: the customers to whom each post of a brand speaks. The nearest ancestor not by a brand, or else the first
-- customer it names; the customer it quotes; and those of the thread whom its own words name.

CREATE TABLE customer AS
SELECT f.thread, f.author, a.id, a.folded, max(f.key) AS last_post
FROM fact f JOIN account a ON a.key = f.author WHERE f.inbound GROUP BY f.thread, f.author, a.id, a.folded;

-- Two accounts of a thread may go by one name; the one that wrote last is meant.
CREATE TABLE customer_name AS
SELECT thread, folded, arg_max(author, last_post) AS author FROM customer WHERE folded IS NOT NULL GROUP BY thread, folded;

CREATE TABLE ancestor AS
WITH RECURSIVE nearest (key, customer) AS (
  SELECT f.key, CASE
      WHEN p.key IS NOT NULL THEN p.author
      WHEN f.parent_brand IS NULL THEN f.parent_author END
  FROM fact f LEFT JOIN fact p ON p.key = f.parent
  WHERE f.author_brand IS NOT NULL AND p.author_brand IS NULL
  UNION ALL
  SELECT f.key, n.customer FROM nearest n JOIN fact f ON f.parent = n.key WHERE f.author_brand IS NOT NULL
)
SELECT key, customer FROM nearest WHERE customer IS NOT NULL;

-- Names in posts of brands, as customers of the thread in which the post counts.
CREATE TABLE customer_named AS
SELECT o.key, o.thread, n.filled, n.place, coalesce(by_id.author, CASE
    WHEN c.post IS NULL THEN by_name.author
    WHEN EXISTS (SELECT 1 FROM customer k WHERE k.thread = o.thread AND k.author = c.account) THEN c.account END) AS customer
FROM outbound o
JOIN named n ON n.post = o.key AND n.kind = 0
LEFT JOIN customer by_id ON by_id.thread = o.thread AND by_id.id = n.id
LEFT JOIN customer_name by_name ON by_name.thread = o.thread AND by_name.folded = n.handle
LEFT JOIN carrier_then c ON c.post = n.post AND c.kind = n.kind AND c.place = n.place
WHERE o.from_elsewhere = 0;

CREATE TABLE spoken_to AS
WITH ancestors AS (
  SELECT o.key, o.thread, CASE WHEN o.inferred = 1 THEN p.author ELSE a.customer END AS customer
  FROM outbound o LEFT JOIN fact p ON p.key = o.parent LEFT JOIN ancestor a ON a.key = o.key
  WHERE o.from_elsewhere = 0
)
SELECT key, thread, customer FROM ancestors WHERE customer IS NOT NULL
UNION
SELECT n.key, n.thread, arg_min(n.customer, CASE WHEN n.filled THEN n.place ELSE n.place + 1000000 END)
FROM customer_named n JOIN ancestors a ON a.key = n.key AND a.thread = n.thread AND a.customer IS NULL
WHERE n.customer IS NOT NULL GROUP BY n.key, n.thread
UNION
SELECT n.key, n.thread, n.customer FROM customer_named n JOIN fact f ON f.key = n.key
WHERE n.customer IS NOT NULL
  AND NOT (n.filled AND f.clients_fill_in)
UNION
SELECT o.key, o.thread, q.author FROM outbound o JOIN fact f ON f.key = o.key JOIN fact q ON q.key = f.quoted
WHERE q.inbound AND q.thread = o.thread;

DROP TABLE named;
DROP TABLE carrier_then;
DROP TABLE customer;
DROP TABLE customer_name;
DROP TABLE ancestor;
DROP TABLE customer_named;
