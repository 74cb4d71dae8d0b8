/** In what mood the customer wrote. */
import { labelDimension } from './label.ts';

export const sentiment = labelDimension(
  'sentiment',
  'Sentiment',
  'negative, neutral or positive; unknown in languages where it was not measured',
  'code',
);
