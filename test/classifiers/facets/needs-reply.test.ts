import { describe, expect, it } from 'vitest';
import { inbound, single } from '../classify.ts';

const CROWD = '@BakerA @BakerB @BakerC @BakerD @BakerE @BakerF @BakerG @BakerH';

/** Made up, in the manner of posts that were misread. */
const CASES: [text: string, need: string, why: string][] = [
  // Closing words end a conversation.
  ['@Zipla ok', 'false', 'closing'],
  ['@Zipla no worries', 'false', 'closing'],
  ['@Zipla sounds good', 'false', 'closing'],
  ['@Zipla will try that later', 'false', 'closing'],
  ['@Zipla alles klar, passt schon', 'false', ''],
  ['@Zipla kein Problem, gute Nacht', 'false', 'closing'],
  ['@Zipla d’accord, bonne soirée', 'false', 'closing'],
  ['@Zipla vale, hasta luego', 'false', 'closing'],
  ['@Zipla tá bom, até mais', 'false', 'closing'],
  ['@Zipla va bene, buona serata', 'false', 'closing'],
  ['@Zipla oké, fijne avond', 'false', 'closing'],
  // Small talk and wishes are no part of one.
  ['on my way to Lisbon with @NordAir', 'false', 'small talk'],
  ['@Beanery happy halloween', 'false', ''],
  ['@NordAir gerade gelandet', 'false', 'small talk'],
  ['@NordAir joyeux noël à toute l’équipe', 'false', ''],
  ['@NordAir rumbo a Lima', 'false', 'small talk'],
  ['@NordAir partiu Recife', 'false', 'small talk'],
  ['@NordAir in partenza per Roma', 'false', 'small talk'],
  ['@NordAir onderweg naar huis', 'false', 'small talk'],
  ['@Zipla 😂😂', 'false', 'signs alone'],
  [`${CROWD} the scores are in`, 'false', 'addressed to 8 accounts'],
  [`${CROWD} can you beat that?`, 'false', 'addressed to 8 accounts'],
  ['@dan Which phone do you have? ^JK', 'false', 'signed as agents sign'],
  // Answers go on with it, and so does what names a case.
  ['@Zipla Yes', 'unknown', ''],
  ['@Zipla no, the blue one', 'unknown', ''],
  ['@Zipla ja', 'unknown', ''],
  ['@Zipla oui', 'unknown', ''],
  ['@Zipla sí', 'unknown', ''],
  ['@Zipla 4471190', 'unknown', ''],
  ['@Zipla iOS 11.0.3', 'unknown', ''],
  ['@NordAir Ann Lee, ZX45K', 'unknown', ''],
  ['@Zipla https://t.co/abc', 'unknown', ''],
  ['@Zipla Bestellnummer AB-1', 'unknown', ''],
  ['@Zipla numéro de commande AB-1', 'unknown', ''],
  ['@Zipla ya lo hice', 'unknown', ''],
  ['@Zipla já fiz', 'unknown', ''],
  // What no rule knows stays open, in whatever language.
  ['@Telio the old mill is where the tower stands that we spoke of', 'unknown', ''],
  ['@Zipla 荷物について', 'unknown', ''],
  // What nobody reads is not calm.
  ['Gaz kokusu var', 'unknown', ''],
  ['@NordAir kartım çalındı', 'unknown', ''],
  ['@Zipla Bury.', 'unknown', ''],
  ['@Zipla ich habe die silberne', 'unknown', ''],
  // Trouble and wishes in plain words wait for an answer.
  ['@Telio we get zero signal out here', 'true', 'zero signal'],
  ['@Telio same issue here', 'true', 'same issue here'],
  ['@Zipla yet to receive it', 'true', 'problem'],
  ['@Zipla the shop says they can’t take it back', 'true', ''],
  ['@Telio null Empfang', 'true', ''],
  ['@Telio pareil chez moi', 'true', 'problem'],
  ['@Telio me pasa lo mismo', 'true', 'problem'],
  ['@Telio comigo também', 'true', 'problem'],
  ['@Telio stesso problema', 'true', ''],
  ['@Telio hier ook niet', 'true', 'problem'],
  ['@Telio the only way to get a reply is to tweet', 'true', 'complaint'],
  ['@Telio nichts als leere Versprechungen', 'true', 'complaint'],
  ['@Telio promesses jamais tenues', 'true', 'complaint'],
  ['@Telio puras promesas incumplidas', 'true', 'complaint'],
  ['@Telio it would be nice if the app had a dark mode', 'true', 'request'],
  ['@Telio wäre schön wenn ihr das ändert', 'true', 'request'],
  ['@Telio ce serait bien de prévenir', 'true', 'request'],
  ['@Telio sería bueno que avisaran', 'true', 'request'],
  ['@Telio seria bom se avisassem', 'true', 'request'],
  ['@Telio sarebbe bello se avvisaste', 'true', 'request'],
  ['@Telio zou fijn zijn als het kon', 'true', 'request'],
  // Others' words passed on ask for nothing, unless they tell of danger or ask themselves.
  ['RT @ann: @NordAir flies to Lisbon from May', 'false', 'passes on'],
  ['RT @ann: smoke in the cabin of @NordAir', 'true', 'smoke in the cabin'],
  ['RT @ann: @Zipla where is my parcel', 'true', 'question'],
  ['rt @ann is what I typed', 'unknown', ''],
  // What is told to all answers no question, so that its numbers are no details; a picture may show anything.
  ['NYC from 31,000 ft last month @NordAir #view https://t.co/abc', 'false', '% need'],
  ['Cabin crew job fair at the @NordAir desk, 17 November https://t.co/abc', 'false', '% need'],
  ['@NordAir A321 "Frances" arrives at Newark', 'unknown', ''],
  ['What a #NordAir https://t.co/abc', 'unknown', ''],
  // A complaint stays one, however many read it and whoever signs.
  [`${CROWD} my order never arrived and nobody answers`, 'true', ''],
  ['@KiwiBank @Ombud @Paper @Mp @Friend why is my account frozen?', 'true', ''],
];

describe('Does a post wait for an answer?', () => {
  it.each(CASES)('%s → %s %s', async (text, need, why) => {
    const label = single(await inbound(text), 'needs-reply');
    expect(label.value).toBe(need);
    expect(label.reason).toContain(why);
  });

  it('puts what nobody understands neither off nor ahead', async () => {
    expect(single(await inbound('@Zipla 荷物について'), 'urgency')).toMatchObject({ value: 'normal' });
    expect(single(await inbound('@Zipla ok'), 'urgency')).toMatchObject({ value: 'low' });
  });
});
