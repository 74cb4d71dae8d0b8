/** How many followers the customer has, in fifths of the customers. */
import { bandName, bandNotes, bandOf } from '../domain/follower-bands.ts';
import type { Dimension } from './dimension.ts';

export const followers: Dimension = {
  name: 'followers',
  label: 'Followers',
  title: 'fifths of the customers by their followers, as last seen; unknown is a group of its own',
  fact: 'followers',
  code: (frame, turn) => bandOf(frame.followers!.bands, frame.followers!.of[turn]!),
  text: (code, frame) => bandName(frame.followers!.bands, code),
  notes: (frame) => bandNotes(frame.followers!.bands),
  order: 'code',
};
