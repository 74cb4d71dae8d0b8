/** In what mood the customer wrote. */
import { labelDimension } from './label.ts';

export const sentiment = labelDimension('sentiment', 'Sentiment', 'negative, neutral or positive', 'code');
