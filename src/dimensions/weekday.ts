/** The local day of the week on which the wait began. */
import type { Dimension } from './dimension.ts';
import { localDay, weekdayOf } from './local-time.ts';

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const weekday: Dimension = {
  name: 'weekday',
  label: 'Weekday',
  title: 'the local day of the week on which the wait began',
  code: (frame, turn, clock) => weekdayOf(localDay(frame, turn, clock)),
  text: (code) => NAMES[code]!,
  order: 'code',
};
