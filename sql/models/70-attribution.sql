-- Attribution: which brands each post of a customer is addressed to, and how it reached them.

-- Of the names in customers' posts, those of brands: by id, else by whoever went by the name at the time of the post.
CREATE TABLE brand_named AS
SELECT post, kind, filled, place, brand FROM (
  SELECT n.post, n.kind, n.filled, n.place, CASE
      WHEN n.id IS NOT NULL AND i.brand IS NOT NULL THEN i.brand
      WHEN n.id IS NOT NULL AND c.post IS NOT NULL THEN NULL
      WHEN c.post IS NOT NULL THEN c.brand
      ELSE b.brand END AS brand
  FROM named n JOIN fact f ON f.key = n.post
  LEFT JOIN brand_id i ON i.channel = f.channel AND i.id = n.id
  LEFT JOIN carrier_then c ON c.post = n.post AND c.kind = n.kind AND c.place = n.place
  LEFT JOIN brand_name b ON b.channel = f.channel AND b.folded = n.handle
  WHERE f.inbound
) looked_up WHERE brand IS NOT NULL;

-- Brands that a post addresses by itself. rank: 3 direct, 2 quote, 1 implicit, 0 untagged.
CREATE TABLE addressed AS
SELECT post, brand, max(rank) AS rank FROM (
  SELECT key AS post, parent_brand AS brand, 3 AS rank FROM fact WHERE inbound AND parent_brand IS NOT NULL
  UNION ALL
  SELECT n.post, n.brand, 3 FROM brand_named n JOIN fact f ON f.key = n.post
  WHERE n.kind = 1 OR NOT n.filled OR NOT f.clients_fill_in
  UNION ALL
  -- The parent is not stored: its author is the first name that the client filled in.
  SELECT n.post, n.brand, 3 FROM brand_named n JOIN fact f ON f.key = n.post
  WHERE f.clients_fill_in AND f.parent IS NULL AND f.parent_author IS NULL
    AND n.kind = 0 AND n.filled
    AND n.place = (SELECT min(m.place) FROM named m WHERE m.post = n.post AND m.kind = 0 AND m.filled)
  UNION ALL
  SELECT key, quoted_brand, 2 FROM fact WHERE inbound AND quoted_brand IS NOT NULL
  UNION ALL
  SELECT o.parent, b.author_brand, 0 FROM outbound o JOIN fact b ON b.key = o.key JOIN fact f ON f.key = o.parent
  WHERE f.inbound AND o.from_elsewhere = 0
) ways GROUP BY post, brand;

-- Posts that address nobody and reply to a post of their own author: they are addressed to the brands of that one.
CREATE TABLE following AS
SELECT f.key, f.parent, f.stated_inbound
FROM fact f JOIN fact p ON p.key = f.parent
WHERE f.inbound AND p.inbound AND p.author = f.author AND NOT EXISTS (SELECT 1 FROM addressed a WHERE a.post = f.key);

CREATE TABLE filled_in AS
SELECT DISTINCT n.post, n.brand FROM brand_named n WHERE n.kind = 0 AND n.filled;

CREATE TABLE own AS
SELECT f.key AS post, r.brand, CASE WHEN f.stated_inbound THEN 3 ELSE max(r.rank) END AS rank
FROM (SELECT post, brand, rank FROM addressed UNION ALL SELECT post, brand, 1 FROM filled_in) r
JOIN fact f ON f.key = r.post
GROUP BY f.key, r.brand, f.stated_inbound;

-- Few posts hand anything down: the others are left out of the steps.
CREATE TABLE attribution AS
WITH RECURSIVE
  handed_down (post, brand, rank) AS (
    SELECT post, brand, rank FROM own WHERE post IN (SELECT parent FROM following)
    UNION
    SELECT f.key, h.brand, CASE WHEN f.stated_inbound THEN 3 WHEN h.rank = 0 AND w.post IS NOT NULL THEN 1 ELSE h.rank END
    FROM handed_down h JOIN following f ON f.parent = h.post
    LEFT JOIN filled_in w ON w.post = f.key AND w.brand = h.brand
  )
SELECT post, brand, max(rank) AS rank
FROM (SELECT post, brand, rank FROM own UNION ALL SELECT post, brand, rank FROM handed_down) either GROUP BY post, brand;

DROP TABLE own;
DROP TABLE brand_named;
DROP TABLE addressed;
DROP TABLE following;
DROP TABLE filled_in;
