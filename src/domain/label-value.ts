/** Values of labels given by people, validated against their facet. */

import { UsageError } from '../errors.ts';
import { FACET_NAMES, type FacetName, facetShape, isFacet, valuesToSay } from './label.ts';
import { nearName } from './near-name.ts';
import { ownProperty } from './own-property.ts';

const SAID: Readonly<Record<string, string>> = {
  yes: 'true',
  y: 'true',
  '1': 'true',
  no: 'false',
  n: 'false',
  '0': 'false',
};

/** @throws UsageError when no facet is called so */
export function facetNamed(name: string): FacetName {
  const facet = name.trim().toLowerCase().replaceAll('_', '-');
  if (!isFacet(facet)) throw new UsageError(`there is no facet "${name}"`, `Facets: ${FACET_NAMES.join(', ')}.`);
  return facet;
}

/**
 * The value as it is kept: lists sorted and joined by commas, yes and no as true and false.
 * @throws UsageError for a value that the facet does not have
 */
export function readValue(facet: FacetName, text: string): string {
  const { kind } = facetShape(facet);
  const known = valuesToSay(facet);
  const written = text.trim();
  const word = facet === 'agent' ? written : written.toLowerCase();
  const values = kind === 'list' ? [...new Set(word.split(/[,;|\s]+/).filter(Boolean))].sort() : [word];
  const said = kind === 'flag' ? values.map((value) => ownProperty(SAID, value) ?? value) : values;
  const wrong = said.find((value) => value === '' || (known && !known.includes(value)));
  if (wrong !== undefined || said.length === 0)
    throw new UsageError(
      `${facet} cannot be "${wrong ?? written}"`,
      known ? `${facet} can be ${known.join(', ')}.` : `Name a ${facet}.`,
    );
  return said.join(',');
}

/** Shorter names resemble too many other words. */
const LONG_NAMES = FACET_NAMES.filter((name) => name.length > 4);

/**
 * Refuses columns named almost like a facet, whose labels would otherwise be ignored.
 * @throws UsageError for the first such column
 */
export function refuseMisspelt(file: string, columns: Iterable<string>): void {
  for (const column of columns) {
    if (isFacet(column)) continue;
    const meant = nearName(column, LONG_NAMES);
    if (meant)
      throw new UsageError(
        `${file}: column "${column}" is not a facet`,
        `Did you mean ${meant}? Rename it, or leave it out.`,
      );
  }
}
