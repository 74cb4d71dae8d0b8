/** Threads and comments that a pull could not read, one by one: what it missed of them, until they can be read. */
export const unreadObjects = `
CREATE TABLE unread_object (
  source TEXT NOT NULL,
  stream TEXT NOT NULL,
  id TEXT NOT NULL,
  channel TEXT NOT NULL,
  brand INTEGER NOT NULL,
  reason TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (source, stream, id)
) STRICT, WITHOUT ROWID;
`;
