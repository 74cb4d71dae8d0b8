/** The local ISO week (Monday to Sunday) in which the wait began, named by its Monday. */
import type { Dimension } from './dimension.ts';
import { dayText, localDay, weekdayOf } from './local-time.ts';

export const week: Dimension = {
  name: 'week',
  label: 'Week from',
  title: 'the local week in which the wait began, named by its Monday',
  code: (frame, turn, clock) => {
    const day = localDay(frame, turn, clock);
    return day - weekdayOf(day);
  },
  text: dayText,
  order: 'code',
};
