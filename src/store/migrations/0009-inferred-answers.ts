/** Which batches hold posts of the brands themselves, and the answers inferred where a file states no reply links. */
export const inferredAnswers = `
-- Batches that hold posts of a brand's own accounts: they were looked through for answers. linked: one of them states
-- what it replies to. Brand 0 stands for customers, and only where one of their posts does.
CREATE TABLE own_posts (
  batch INTEGER NOT NULL REFERENCES batch(key) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  brand INTEGER NOT NULL,
  linked INTEGER NOT NULL,
  PRIMARY KEY (batch, channel, brand)
) STRICT, WITHOUT ROWID;
INSERT INTO own_posts (batch, channel, brand, linked)
  SELECT batch, channel, brand, max(linked) FROM (
    SELECT v.batch, p.channel, coalesce(a.brand, 0) AS brand,
      p.reply_to IS NOT NULL OR (p.conversation IS NOT NULL AND p.conversation <> p.id) AS linked
    FROM post p JOIN account a ON a.key = p.author JOIN provenance v ON v.post = p.key)
  WHERE brand <> 0 OR linked GROUP BY batch, channel, brand;

-- A person said that the file would hold the brands' replies, had there been any.
ALTER TABLE batch ADD COLUMN covers_replies INTEGER NOT NULL DEFAULT 0;

-- Derived: an outbound post without a parent that names the customer, and the post of the customer that it follows.
CREATE TABLE inferred_link (
  post INTEGER NOT NULL REFERENCES post(key) ON DELETE CASCADE,
  asked INTEGER NOT NULL REFERENCES post(key) ON DELETE CASCADE,
  PRIMARY KEY (post, asked)
) STRICT, WITHOUT ROWID;
CREATE INDEX inferred_link_asked ON inferred_link (asked);
`;
