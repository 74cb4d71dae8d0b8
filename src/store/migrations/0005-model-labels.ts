/** Labels that a model server gave are told from this program's own, so that nothing replaces them unasked. */
export const modelLabels = `
-- The model server's name of its model; null where this program's own classifiers answered alone.
ALTER TABLE classifier ADD COLUMN model TEXT;
UPDATE classifier SET model = substr(versions || ',', instr(versions, ' openai ') + 1,
  instr(substr(versions || ',', instr(versions, ' openai ') + 1), ',') - 1) WHERE versions LIKE '% openai %';

-- Who labelled what is here; asked of every report.
CREATE INDEX post_label_classifier ON post_label (classifier);
DELETE FROM setting WHERE name = 'classifier';
`;
