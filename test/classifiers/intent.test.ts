import { describe, expect, it } from 'vitest';
import type { INTENTS } from '../../src/domain/label.ts';
import { inbound, single } from './classify.ts';

/** Post → intent → needs a reply. Brands and people are invented. */
const CASES: readonly (readonly [string, (typeof INTENTS)[number], 'true' | 'false'])[] = [
  ['@Zipla what time does the Leeds depot close today?', 'question', 'true'],
  ['@KiwiBank do you offer student accounts?', 'question', 'true'],
  ['How do I change the address on my order @Zipla', 'question', 'true'],
  ['@NordAir ist auf dem Flug nach Oslo ein Rollstuhlplatz frei?', 'question', 'true'],
  ['@NordAir à quelle heure ouvre le comptoir demain ?', 'question', 'true'],
  ['@Zipla ¿cuánto cuesta el envío a Canarias?', 'question', 'true'],
  ['@Zipla qual é o horário da loja de Braga?', 'question', 'true'],
  ['@KiwiBank quanto costa il bonifico istantaneo?', 'question', 'true'],
  ['@Zipla hoe laat gaat de winkel in Breda open?', 'question', 'true'],
  ['@Zipla can you please resend the invoice for March', 'request', 'true'],
  ['@NordAir please call me, I would like to change my seat', 'request', 'true'],
  ['@KiwiBank könnt ihr mir bitte einen neuen PIN schicken', 'request', 'true'],
  ['@KiwiBank pouvez-vous me renvoyer le formulaire svp', 'request', 'true'],
  ['@Zipla por favor, necesito una copia de la factura', 'request', 'true'],
  ['@Zipla kunnen jullie mij de factuur sturen aub', 'request', 'true'],
  ['@Zipla worst delivery company ever, absolutely useless', 'complaint', 'true'],
  ['Third time my parcel is lost. Disgusting service @Zipla 😡', 'complaint', 'true'],
  ['@NordAir you ruined our holiday and nobody even apologised', 'complaint', 'true'],
  ['@Zipla eine Frechheit, seit drei Wochen keine Antwort!', 'complaint', 'true'],
  ['@Zipla service client lamentable, quelle honte', 'complaint', 'true'],
  ['@NordAir pésimo servicio, nunca más vuelo con ustedes', 'complaint', 'true'],
  ['@KiwiBank que vergonha, péssimo atendimento', 'complaint', 'true'],
  ['@KiwiBank servizio pessimo, una vergogna', 'complaint', 'true'],
  ['@Zipla wat een waardeloze service, schandalig', 'complaint', 'true'],
  ['@KiwiBank the app will not open since the update', 'problem', 'true'],
  ['@Zipla die Sendungsverfolgung funktioniert nicht', 'problem', 'true'],
  ['@KiwiBank la aplicación no carga desde ayer', 'problem', 'true'],
  ['@KiwiBank de app werkt niet sinds vanochtend', 'problem', 'true'],
  ['@NordAir shout out to Priya at gate 12, brilliant service', 'praise', 'false'],
  ['I love the new dark mode @KiwiBank, great job', 'praise', 'false'],
  ['@NordAir großes Lob an die Crew, ihr seid super', 'praise', 'false'],
  ['@Zipla bravo, excellent service, livré en un jour', 'praise', 'false'],
  ['@Zipla excelente servicio, me encanta', 'praise', 'false'],
  ['@Zipla thank you so much, all sorted now', 'thanks', 'false'],
  ['@NordAir vielen Dank euch!', 'thanks', 'false'],
  ['@KiwiBank merci beaucoup', 'thanks', 'false'],
  ['@KiwiBank muchas gracias', 'thanks', 'false'],
  ['@KiwiBank muito obrigada', 'thanks', 'false'],
  ['@KiwiBank grazie mille', 'thanks', 'false'],
  ['@Zipla dankjewel!', 'thanks', 'false'],
  ['I just entered to win a phone in the #ZiplaGiveaway https://zipla.example/w', 'spam', 'false'],
  ['Use promo code SAVE20 for a free gift, link in bio', 'spam', 'false'],
  ['on my way to Lisbon with @NordAir', 'other', 'false'],
  ['@Zipla ok', 'other', 'false'],
];

describe('What does the customer want, and does it wait for an answer?', () => {
  it.each(CASES)('%s → %s, needs a reply: %s', async (text, intent, needed) => {
    const labels = await inbound(text);
    expect(single(labels, 'intent').value).toBe(intent);
    expect(single(labels, 'needs-reply').value).toBe(needed);
  });

  it('hears the anger in a mock thank-you', async () => {
    const labels = await inbound('Thanks for nothing @NordAir, my flight was cancelled and nobody helps');
    expect(single(labels, 'needs-reply').value).toBe('true');
  });

  it('does not take a polite request for a thank-you', async () => {
    const labels = await inbound('@Zipla could you resend the label please? Thanks in advance');
    expect(single(labels, 'intent').value).toBe('request');
  });

  it('keeps a thank-you that is followed by trouble in the queue', async () => {
    const labels = await inbound('@Zipla thanks but it still does not work, same error');
    expect(single(labels, 'needs-reply').value).toBe('true');
  });

  it('says which words decided', async () => {
    const labels = await inbound('@Zipla worst delivery company ever, my parcel is lost');
    expect(single(labels, 'intent').reason).toContain('worst');
    expect(single(labels, 'needs-reply').reason).toContain('complaint');
  });
});
