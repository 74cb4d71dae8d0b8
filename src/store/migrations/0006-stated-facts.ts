/** What the data itself says of a post: whom it mentions, to whom it was sent, and that a machine wrote it. */
export const statedFacts = `
-- JSON lists of {"id":…,"handle":…}; null where the data says nothing.
ALTER TABLE post ADD COLUMN mentions TEXT;
ALTER TABLE post ADD COLUMN addressed_to TEXT;
ALTER TABLE post ADD COLUMN automatic INTEGER;
`;
