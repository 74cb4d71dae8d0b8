/** The index of words behind searches: filled by searches, kept in step where a text changes, never trusted beyond `upto`. */
export const search = `
-- Which words each post up to search_state.upto has, without their order; no second copy of the texts. Its entries leave
-- the file when they are deleted.
CREATE VIRTUAL TABLE post_words USING fts5(words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
INSERT INTO post_words (post_words, rank) VALUES ('secure-delete', 1);

-- The key of the last post in the index; and 1 while a program that keeps the index in step changes texts.
CREATE TABLE search_state (
  upto INTEGER NOT NULL,
  rewriting INTEGER NOT NULL
) STRICT;
INSERT INTO search_state (upto, rewriting) VALUES (0, 0);

-- Whoever else changes an indexed text empties the index; the next search fills it again.
CREATE TRIGGER post_words_changed AFTER UPDATE OF text ON post
WHEN OLD.text IS NOT NEW.text AND (SELECT OLD.key <= upto AND rewriting = 0 FROM search_state) BEGIN
  INSERT INTO post_words (post_words) VALUES ('delete-all');
  UPDATE search_state SET upto = 0;
END;
CREATE TRIGGER post_words_deleted AFTER DELETE ON post
WHEN (SELECT OLD.key <= upto AND rewriting = 0 FROM search_state) BEGIN
  INSERT INTO post_words (post_words) VALUES ('delete-all');
  UPDATE search_state SET upto = 0;
END;
`;
