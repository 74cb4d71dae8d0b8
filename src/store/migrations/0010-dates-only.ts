/** Files whose times are dates without a time of day. */
export const datesOnlyFiles = `
ALTER TABLE batch ADD COLUMN dates_only INTEGER NOT NULL DEFAULT 0;
`;
