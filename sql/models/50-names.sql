-- Names: which accounts are a brand's, by id and by name, and who went by a name when.

CREATE TABLE brand_id AS
SELECT channel, id, arg_max(brand, rank) AS brand
FROM (
  SELECT channel, id, brand, key AS rank FROM brand_account WHERE id IS NOT NULL
  UNION ALL
  SELECT channel, id, brand, 9000000000000000 FROM account WHERE id IS NOT NULL AND brand IS NOT NULL
) declared
GROUP BY channel, id;

CREATE TABLE brand_name AS
SELECT channel, folded, arg_max(brand, key) AS brand FROM brand_account WHERE folded IS NOT NULL GROUP BY channel, folded;

CREATE TABLE carrier AS
SELECT n.channel, n.folded, n.account, a.id, a.brand, min(n.first_seen) AS first_seen, max(n.last_seen) AS last_seen
FROM account_name n JOIN account a ON a.key = n.account
WHERE (n.channel, n.folded) IN (
  SELECT channel, folded FROM dated_name
  UNION
  SELECT m.channel, m.folded FROM account b JOIN account_name m ON m.account = b.key WHERE b.brand IS NOT NULL)
GROUP BY n.channel, n.folded, n.account, a.id, a.brand;
