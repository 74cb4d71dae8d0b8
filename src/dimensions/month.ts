/** The local month in which the wait began. */
import type { Dimension } from './dimension.ts';
import { dayText, localDay } from './local-time.ts';

export const month: Dimension = {
  name: 'month',
  label: 'Month',
  title: 'the local month in which the wait began',
  code: (frame, turn, clock) => {
    const date = new Date(localDay(frame, turn, clock) * 86_400_000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  },
  text: (code) => dayText(Date.UTC(Math.floor(code / 12), code % 12) / 86_400_000).slice(0, 7),
  order: 'code',
};
