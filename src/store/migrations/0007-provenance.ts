/** What each batch vouches for, so that any of them can be taken back and contradictions between them be found. */
export const provenance = `
-- What the batches said of a post that they did not all say the same of: JSON of the columns of statements.ts.
CREATE TABLE statement (
  post INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  said TEXT NOT NULL,
  PRIMARY KEY (post, batch, said)
) STRICT, WITHOUT ROWID;

-- The accounts that kept statements name; outbound where the statement calls its author so.
CREATE VIEW stated_account AS
  SELECT post, batch, said ->> 0 AS account, said ->> 3 IS 0 AS outbound FROM statement
  UNION ALL SELECT post, batch, said ->> 5, 0 FROM statement WHERE said ->> 5 IS NOT NULL
  UNION ALL SELECT post, batch, said ->> 7, 0 FROM statement WHERE said ->> 7 IS NOT NULL;

-- The flags a file was read with, as JSON, and whether authors whom it calls outbound became brands.
ALTER TABLE batch ADD COLUMN reading TEXT;
ALTER TABLE batch ADD COLUMN posts_contradicting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN registers INTEGER NOT NULL DEFAULT 0;

-- The batch that registered a brand or its account; null where a person declared it.
ALTER TABLE brand ADD COLUMN batch INTEGER;
ALTER TABLE brand_account ADD COLUMN batch INTEGER;

-- The longest time inside a part that nobody wrote: a gap to the next part that is no longer parts nothing, seconds.
ALTER TABLE coverage ADD COLUMN seam INTEGER NOT NULL DEFAULT 1;
UPDATE coverage SET seam = 86400 WHERE source LIKE 'import%';
-- A person said what the file covers: it then speaks of brands that it does not mention, too.
ALTER TABLE coverage ADD COLUMN by_person INTEGER NOT NULL DEFAULT 0;
`;
