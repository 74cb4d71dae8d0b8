import { expect, test } from 'vitest';
import { createClassifiers } from '../../src/classifiers/index.ts';
import { NEEDING } from '../../src/classifiers/needs-reply.ts';
import { FACET_NAMES, FACET_VALUES, FACETS, NEEDING_INTENTS } from '../../src/domain/label.ts';

test('the database knows every facet that the classifiers answer, on the same side and with the same values', () => {
  const { facets } = createClassifiers();
  expect(facets.map(({ name }) => name)).toEqual(FACET_NAMES);
  for (const { name, direction, values, multiple } of facets) {
    const shape = FACETS[name as keyof typeof FACETS];
    expect(shape.direction).toBe(direction);
    expect(shape.kind === 'list').toBe(multiple === true);
    const known = FACET_VALUES[name as keyof typeof FACETS];
    if (known) expect([...known].sort()).toEqual([...values!].sort());
  }
});

test('a person and the machine agree on which intents wait for an answer', () => {
  expect(new Set(NEEDING_INTENTS)).toEqual(NEEDING);
});
