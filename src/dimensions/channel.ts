/** On which network the customer wrote. */
import type { Dimension } from './dimension.ts';

export const channel: Dimension = {
  name: 'channel',
  label: 'Channel',
  title: 'the network',
  code: (frame, turn) => frame.channel[turn]!,
  text: (code, frame) => frame.channels[code]!,
  order: 'text',
};
