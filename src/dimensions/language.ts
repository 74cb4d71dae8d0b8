/** The language the customer wrote in. */
import { labelDimension } from './label.ts';

export const language = labelDimension(
  'language',
  'Language',
  'the language the customer wrote in, by its ISO 639 code',
  'text',
);
