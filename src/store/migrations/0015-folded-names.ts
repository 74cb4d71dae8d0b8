/** Names that people declare, folded as those of the data are: names that compare equal are found by one and the same key. */
export const foldedNames = `
ALTER TABLE brand ADD COLUMN folded TEXT NOT NULL DEFAULT '';
UPDATE brand SET folded = fold_name(name);
CREATE INDEX brand_folded ON brand (folded);
ALTER TABLE brand_account ADD COLUMN folded TEXT;
UPDATE brand_account SET folded = fold_name(handle) WHERE handle IS NOT NULL;
CREATE INDEX brand_account_folded ON brand_account (channel, folded) WHERE folded IS NOT NULL;
`;
