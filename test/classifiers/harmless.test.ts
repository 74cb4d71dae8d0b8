import { describe, expect, it } from 'vitest';
import { inbound, single } from './classify.ts';

/** Answers, manners and idioms, which sound worse than they are. */
const HARMLESS = [
  ['@Zipla sadly yes', 'other'],
  ['@Zipla I uninstalled it 😕', 'other'],
  ['@KiwiBank no, not yet, but I will test it later', 'other'],
  ['@Beanery I don’t have the receipt I’m afraid, it was the Hull shop', 'other'],
  ['@Raila Leeds sorry', 'other'],
  ['@Zipla sorry I meant Tuesday', 'other'],
  ['@Zipla sorry I forgot to mention I’m on Android', 'other'],
  ['@Zipla oh, wrong handle, sorry', 'other'],
  ['@Zipla sorry for the late reply, it is a blue one', 'other'],
  ['@Zipla sorry for my bad English, where is the shop?', 'question'],
  ['@Beanery I’d die for your fries', 'other'],
  ['@Tuneo works. blame the update', 'other'],
  ['@Tuneo not freezing anymore, fingers crossed', 'other'],
  ['@Zipla leider nein', 'other'],
  ['@Zipla malheureusement non', 'other'],
  ['@Beanery a burger to die for', 'other'],
  ['could murder a burger from @Beanery right now', 'other'],
  ['@Zipla kids would kill for this toy', 'other'],
  ['@Playo the game Fraud Squad', 'other'],
  ['@Playo is it possible to cancel a gift card', 'question'],
  ['@NordAir Sorry to trouble you again. Are these trains nonstop?', 'question'],
  ['@KiwiBank is this email a scam?', 'question'],
  ['@KiwiBank how do I report a fraud?', 'question'],
] as const;

/** The same words before a true complaint. */
const HARMFUL = [
  '@Zipla sorry but you are the most clownish company of all',
  '@Zipla this is a scam',
  '@Zipla sorry to say but this is poor',
  '@Zipla sorry, still the same',
  '@Zipla unfortunately still no refund',
  '@Zipla I’m afraid your courier lost it, useless',
  '@Zipla sorry, the parcel is damaged again',
];

describe('Is it trouble, or does it only sound so?', () => {
  it.each(HARMLESS)('%s → %s', async (text, intent) => {
    expect(single(await inbound(text), 'intent').value).toBe(intent);
  });

  it.each(HARMFUL)('%s → complaint or problem', async (text) => {
    expect(['complaint', 'problem']).toContain(single(await inbound(text), 'intent').value);
  });
});
