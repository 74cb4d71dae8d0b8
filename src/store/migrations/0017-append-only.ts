/** Decisions and labels of people are appended, whoever writes: only an erasure changes what they say, while it runs. */
const kept = (table: string, again: string) => `
CREATE TRIGGER ${table}_kept_update BEFORE UPDATE ON ${table}
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'erasing') BEGIN
  SELECT RAISE(ABORT, '${table} is append-only: add another one that takes it back');
END;
CREATE TRIGGER ${table}_kept_delete BEFORE DELETE ON ${table} BEGIN
  SELECT RAISE(ABORT, '${table} is append-only: add another one that takes it back');
END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER ${table}_kept_insert BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE key = NEW.key OR id = NEW.id) BEGIN
  SELECT RAISE(${again});
END;
`;

export const appendOnly = `
${kept('decision', `ABORT, 'decision is append-only: this one is there already'`)}
${kept('label', 'IGNORE')}
`;
