import { expect, test } from 'vitest';
import { createClassifiers } from '../../src/classifiers/index.ts';
import { FACET_NAMES, FACET_VALUES, FACETS, valuesToSay } from '../../src/domain/label.ts';
import { readValue } from '../../src/domain/label-value.ts';

test('the database knows every facet that the classifiers answer, on the same side and with the same values', () => {
  const { facets } = createClassifiers();
  expect(facets.map(({ name }) => name)).toEqual(FACET_NAMES);
  for (const { name, direction, values, multiple } of facets) {
    const shape = FACETS[name as keyof typeof FACETS];
    expect(shape.direction).toBe(direction);
    expect(shape.kind === 'list').toBe(multiple === true);
    const known = FACET_VALUES[name as keyof typeof FACETS];
    if (known) expect(values).toEqual(known);
  }
});

test('a machine may leave a mood open, whoever reads the post may not', () => {
  expect(FACET_VALUES.sentiment).toContain('unknown');
  expect(valuesToSay('sentiment')).toEqual(['negative', 'neutral', 'positive']);
  expect(valuesToSay('urgency')).toEqual(FACET_VALUES.urgency);
  expect(() => readValue('sentiment', 'unknown')).toThrow('sentiment cannot be "unknown"');
});
