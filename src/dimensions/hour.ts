/** The local hour in which the wait began. */
import type { Dimension } from './dimension.ts';
import { localSeconds } from './local-time.ts';

export const hour: Dimension = {
  name: 'hour',
  label: 'Hour',
  title: 'the local hour in which the wait began',
  code: (frame, turn, clock) => Math.floor((localSeconds(frame, turn, clock) % 86_400) / 3_600),
  text: (code) => `${String(code).padStart(2, '0')}:00`,
  order: 'code',
};
