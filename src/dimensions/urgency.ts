/** How soon somebody had to look. */
import { labelDimension } from './label.ts';

export const urgency = labelDimension('urgency', 'Urgency', 'critical, high, normal or low', 'code');
