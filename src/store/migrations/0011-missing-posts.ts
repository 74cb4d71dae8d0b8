/** Posts that a platform did not show when they were looked for: deleted, or only not visible. */
export const missingPosts = `
-- deleted: the platform said that there is no such post (1), or only that it is not to be seen (0).
CREATE TABLE missing_post (
  channel TEXT NOT NULL,
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  reason TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (channel, id)
) STRICT, WITHOUT ROWID;
`;
