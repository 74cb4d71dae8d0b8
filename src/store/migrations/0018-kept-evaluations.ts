/** Measurements of classifiers are appended, as decisions and labels are: rates are corrected by them. */
export const keptEvaluations = `
CREATE TRIGGER evaluation_kept_update BEFORE UPDATE ON evaluation
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'erasing') BEGIN
  SELECT RAISE(ABORT, 'evaluation is append-only: measure again, the newest one counts');
END;
CREATE TRIGGER evaluation_kept_delete BEFORE DELETE ON evaluation BEGIN
  SELECT RAISE(ABORT, 'evaluation is append-only: measure again, the newest one counts');
END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER evaluation_kept_insert BEFORE INSERT ON evaluation
WHEN EXISTS (SELECT 1 FROM evaluation WHERE key = NEW.key) BEGIN
  SELECT RAISE(ABORT, 'evaluation is append-only: this one is there already');
END;
`;
