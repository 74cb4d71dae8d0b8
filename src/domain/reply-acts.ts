/** What a brand did in its replies, as bits, so that the acts of a whole conversation are one number. */
import { REPLY_ACTS } from './label.ts';
import { foldWords } from './phrase.ts';
import { DESTINATIONS, type Destination, triedIn } from './tried-channels.ts';

/** A reply without labels. */
export const UNLABELLED = 1 << REPLY_ACTS.length;

const bitOf = (act: string) => {
  const place = (REPLY_ACTS as readonly string[]).indexOf(act);
  return place < 0 ? UNLABELLED : 1 << place;
};

/** @param acts 'apologise,deflect-dm' */
export function maskOf(acts: string): number {
  return acts.split(',').reduce((mask, act) => (act === '' ? mask : mask | bitOf(act)), 0);
}

/** 'apologise, deflect-dm' */
export function actsIn(mask: number): string {
  return REPLY_ACTS.filter((_, place) => (mask & (1 << place)) !== 0).join(', ');
}

export const DEFLECTS: Readonly<Record<Destination, number>> = Object.fromEntries(
  DESTINATIONS.map((name) => [name, bitOf(`deflect-${name}`)]),
) as Record<Destination, number>;

export const ANY_DEFLECTION = Object.values(DEFLECTS).reduce((mask, bit) => mask | bit, 0);

/** A substantive answer: about the matter, or that it is resolved. */
export const ANSWERS = maskOf('answer,fixed');

export const PROMISES = bitOf('promise');

/** A question for details. */
export const ASKS = bitOf('ask-info');

/** "I did": the customer has tried the channel they were sent to. */
export const TRIED_ALL = UNLABELLED << 1;

/** It is said in the first turn of a conversation. */
export const TRIED_FIRST = UNLABELLED << 2;

/** The channels that a customer's text says they have tried. */
export function triedMask(text: string): number {
  let mask = 0;
  for (const name of triedIn(foldWords(text))) mask |= name === 'again' ? TRIED_ALL : DEFLECTS[name];
  return mask;
}

/** Acts that give the customer nothing but courtesy, questions and another channel. */
const SOFT = ANY_DEFLECTION | maskOf('greeting,acknowledge,apologise,thank,ask-info');

/** Every act is soft and at least one sends the customer elsewhere. */
export function isDeflection(mask: number): boolean {
  return (mask & ANY_DEFLECTION) !== 0 && (mask & ~SOFT) === 0;
}
