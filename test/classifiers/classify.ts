/** Shorthand of the classifier tests: one text in, its labels out. */

import type { Label, Labels, MultiLabel } from '../../src/classifiers/classifier.ts';
import { createClassifiers } from '../../src/classifiers/index.ts';

const classifiers = createClassifiers();

export async function inbound(text: string, lang?: string): Promise<Labels> {
  return (await classifiers.classifyTexts([{ text, direction: 'inbound', lang }]))[0]!;
}

/** Of a post whose language somebody named. */
export async function knownAs(language: string, text: string): Promise<Labels> {
  return (await classifiers.classifyTexts([{ text, direction: 'inbound', language }]))[0]!;
}

export async function outbound(text: string): Promise<Labels> {
  return (await classifiers.classifyTexts([{ text, direction: 'outbound' }]))[0]!;
}

export function single(labels: Labels, facet: string): Label {
  const label = labels[facet];
  if (!label || !('value' in label)) throw new Error(`${facet} is not a single label`);
  return label;
}

export function several(labels: Labels, facet: string): MultiLabel {
  const label = labels[facet];
  if (!label || !('values' in label)) throw new Error(`${facet} is not a multiple label`);
  return label;
}
