-- Turns: runs of a customer's posts to a brand in a thread, with no answer between them.

-- The posts of each conversation; a reply that is dated before the post it replies to comes after it all the same.
-- Of posts of one second, ids say which came first: shorter numbers, then text; of addresses their last part.
CREATE TABLE placed AS
SELECT thread, brand, customer, key, created_at, after, rank, asks, auto, deleted_at, row_number() OVER (
  PARTITION BY thread, brand, customer ORDER BY created_at, length(number), number, id) AS place
FROM (
  SELECT f.thread, a.brand, f.author AS customer, f.key, f.created_at, f.parent AS after, a.rank, true AS asks, false AS auto,
    f.deleted_at, f.id, CASE WHEN f.id LIKE '%/%' THEN regexp_extract(f.id, '[^/]*$') ELSE f.id END AS number
  FROM attribution a JOIN fact f ON f.key = a.post
  UNION ALL
  SELECT s.thread, f.author_brand, s.customer, f.key, f.created_at,
    CASE WHEN o.from_elsewhere = 1 THEN f.quoted ELSE o.parent END, NULL, false, f.auto, NULL, f.id,
    CASE WHEN f.id LIKE '%/%' THEN regexp_extract(f.id, '[^/]*$') ELSE f.id END
  FROM spoken_to s JOIN fact f ON f.key = s.key JOIN outbound o ON o.key = s.key AND o.thread = s.thread
) said;

DROP TABLE attribution;
DROP TABLE spoken_to;
DROP TABLE outbound;

CREATE TABLE early AS
SELECT DISTINCT p.thread, p.brand, p.customer
FROM placed p JOIN placed b ON b.thread = p.thread AND b.brand = p.brand AND b.customer = p.customer AND b.key = p.after
WHERE b.place > p.place;

CREATE TABLE moved AS
WITH RECURSIVE
  here AS (SELECT p.* FROM placed p JOIN early e ON e.thread = p.thread AND e.brand = p.brand AND e.customer = p.customer),
  walk (thread, brand, customer, key, path) AS (
    SELECT p.thread, p.brand, p.customer, p.key, [p.place]
    FROM here p LEFT JOIN here b ON b.thread = p.thread AND b.brand = p.brand AND b.customer = p.customer AND b.key = p.after
    WHERE b.key IS NULL
    UNION ALL
    SELECT p.thread, p.brand, p.customer, p.key,
      CASE WHEN w.path[1] > p.place THEN list_append(w.path, p.place) ELSE [p.place] END
    FROM walk w JOIN here p ON p.thread = w.thread AND p.brand = w.brand AND p.customer = w.customer AND p.after = w.key
  )
SELECT thread, brand, customer, key, row_number() OVER (PARTITION BY thread, brand, customer ORDER BY path) AS place FROM walk;

-- A customer's post begins a turn when it is the first, or when an answer stands before it.
CREATE TABLE numbered AS
WITH ordered AS (
  SELECT p.thread, p.brand, p.customer, p.key, p.created_at, p.rank, p.asks, p.auto, p.deleted_at, coalesce(m.place, p.place) AS place
  FROM placed p
  LEFT JOIN moved m ON m.thread = p.thread AND m.brand = p.brand AND m.customer = p.customer AND m.key = p.key
)
SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY thread, brand, customer ORDER BY place) AS ordinal
FROM (
  SELECT o.*, false AS begins FROM ordered o WHERE auto
  UNION ALL
  SELECT o.*, asks AND lag(asks) OVER (PARTITION BY thread, brand, customer ORDER BY place) IS DISTINCT FROM true
  FROM ordered o WHERE NOT auto
) marked;

DROP TABLE placed;
DROP TABLE early;
DROP TABLE moved;

-- Turns are numbered through, conversation by conversation. Stretches of threads are counted first, and turns within each, so that
-- no list of all of them is held at once.
CREATE TABLE stretch AS
SELECT stretch, sum(turns) OVER (ORDER BY stretch ROWS UNBOUNDED PRECEDING) - turns AS before
FROM (SELECT thread - thread % 65536 AS stretch, count(*) AS turns FROM numbered WHERE begins GROUP BY stretch) counted;

CREATE TABLE conversation AS
SELECT thread, brand, customer, CAST(s.before AS BIGINT) + place - 1 AS before
FROM (
  SELECT thread, brand, customer, ordinal, thread - thread % 65536 AS stretch, row_number() OVER (
    PARTITION BY thread - thread % 65536 ORDER BY thread, brand, customer, ordinal) AS place
  FROM numbered WHERE begins
) t
JOIN stretch s ON s.stretch = t.stretch
WHERE ordinal = 1;

CREATE TABLE in_turn AS
SELECT c.before + n.ordinal AS turn, n.* FROM numbered n
JOIN conversation c ON c.thread = n.thread AND c.brand = n.brand AND c.customer = n.customer
WHERE n.ordinal > 0;

DROP TABLE numbered;
DROP TABLE stretch;
DROP TABLE conversation;

CREATE TABLE turn AS
SELECT t.turn AS key, f.thread, f.root, t.brand, f.author AS customer, f.channel, t.ordinal, t.asked_post, f.created_at AS asked_at,
  t.posts, CASE t.rank WHEN 3 THEN 'direct' WHEN 2 THEN 'quote' WHEN 1 THEN 'implicit' ELSE 'untagged' END AS reach,
  CASE WHEN t.gone THEN 'deleted' WHEN t.answer_post IS NULL THEN 'unanswered'
    WHEN t.answered_at < f.created_at THEN 'clock-skew' ELSE 'answered' END AS status,
  CASE WHEN NOT t.gone THEN t.answer_post END AS answer_post, CASE WHEN NOT t.gone THEN t.answered_at END AS answered_at,
  CASE WHEN t.gone THEN t.deleted_at END AS deleted_at, t.auto_replies
FROM (
  SELECT *, living = 0 AND coalesce(answered_at > deleted_at, true) AS gone
  FROM (
    SELECT turn, min(brand) AS brand, min(ordinal) AS ordinal,
      coalesce(arg_min(key, place) FILTER (WHERE asks AND rank >= 2), arg_min(key, place) FILTER (WHERE asks)) AS asked_post,
      coalesce(arg_min(rank, place) FILTER (WHERE asks AND rank >= 2), arg_min(rank, place) FILTER (WHERE asks)) AS rank,
      count(*) FILTER (WHERE asks) AS posts,
      arg_min(key, place) FILTER (WHERE NOT asks AND NOT auto) AS answer_post,
      arg_min(created_at, place) FILTER (WHERE NOT asks AND NOT auto) AS answered_at,
      count(*) FILTER (WHERE asks AND deleted_at IS NULL) AS living,
      max(deleted_at) FILTER (WHERE asks) AS deleted_at,
      count(*) FILTER (WHERE NOT asks AND auto) AS auto_replies
    FROM in_turn GROUP BY turn
  ) counted
) t
JOIN fact f ON f.key = t.asked_post
ORDER BY t.turn;

DROP TABLE fact;

CREATE TABLE mention AS
SELECT key AS post, brand, turn, CASE rank WHEN 3 THEN 'direct' WHEN 2 THEN 'quote' WHEN 1 THEN 'implicit' ELSE 'untagged' END AS reach
FROM in_turn WHERE asks ORDER BY turn, post;

CREATE TABLE reply AS SELECT key AS post, turn, CAST(auto AS BIGINT) AS auto FROM in_turn WHERE NOT asks ORDER BY turn, post;

DROP TABLE in_turn;
