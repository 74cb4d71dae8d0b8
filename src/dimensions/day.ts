/** The local day on which the wait began. */
import type { Dimension } from './dimension.ts';
import { dayText, localDay } from './local-time.ts';

export const day: Dimension = {
  name: 'day',
  label: 'Day',
  title: 'the local day on which the wait began',
  code: localDay,
  text: dayText,
  order: 'code',
};
