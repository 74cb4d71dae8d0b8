-- Listed: the accounts that the platform says a post mentions (kind 0) or was sent to (kind 1), in its order.

CREATE TABLE listed AS
SELECT post, kind, place, account ->> '$.id' AS id, account ->> '$.handle' AS handle
FROM (
  SELECT key AS post, 0 AS kind, unnest(range(1, CAST(json_array_length(mentions) AS BIGINT) + 1)) AS place,
    unnest(from_json(mentions, '["JSON"]')) AS account
  FROM raw_post WHERE mentions IS NOT NULL
  UNION ALL
  SELECT key, 1, unnest(range(1, CAST(json_array_length(addressed_to) AS BIGINT) + 1)), unnest(from_json(addressed_to, '["JSON"]'))
  FROM raw_post WHERE addressed_to IS NOT NULL
) accounts;

-- Names with letters beyond ASCII, or with two spaces, which are folded by whoever runs this.
CREATE TABLE unusual_name AS
SELECT DISTINCT handle AS name, CAST(NULL AS VARCHAR) AS folded FROM listed
WHERE regexp_matches(handle, '[^ -~]|  ');
