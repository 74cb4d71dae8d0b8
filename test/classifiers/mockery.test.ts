import { describe, expect, it } from 'vitest';
import { inbound, single } from './classify.ts';

const MOCKING = [
  '@Raila wow, 3 hours on hold, what a wonderful service ❤️',
  '@Raila an hour and a half on the phone, superb customer care 😍',
  '@Raila love that my train is cancelled again ❤️',
  '@Brightwave love how you charge me twice and then hang up. Brilliant. https://brightwave.example/a',
  '@NordAir fantastic, 40 minutes delay and no seats. great work 👍 https://nordair.example/a',
  '@Raila brilliant, 2 hours waiting for a bus. Superb 👍',
  '@Raila love waiting 40 minutes for a tram 😍',
  '@Zipla love being ignored for three weeks 💕',
  '@Beanery thanks for the cold food',
  '@Zipla thanks a lot for the broken mug',
  '@Zipla my order is lost #ThanksForNothing',
  '#ThanksForNothing @Zipla',
  '@Raila Top marks for keeping us in the dark',
  '@Zipla 10/10 for losing my case twice',
  '@Raila gold star for cancelling the last train',
  '@Zipla danke für das kalte Essen',
  '@Raila super, 40 Minuten Verspätung. Danke euch 👍',
  '@Zipla merci pour le repas froid',
  '@Raila bravo, encore 30 minutes de retard, merci',
  '@Beanery gracias por la comida fría',
  '@Raila genial, dos horas de retraso 👏',
  '@Raila ótimo, duas horas de atraso, parabéns',
  '@Raila fantastico, un’ora di ritardo, complimenti',
  '@Raila geweldig, weer een uur vertraging, bedankt',
];

const MEANT = [
  ['@NordAir great crew despite a 3 hour delay', 'praise'],
  ['@NordAir loved how the crew handled the delay', 'praise'],
  ['@NordAir great job getting us home after the delay', 'praise'],
  ['@Zipla what a wonderful service, fixed in 2 hours', 'praise'],
  ['@Beanery love that it is never late', 'praise'],
  ['@Zipla love the new queue system', 'praise'],
  ['@Beanery thanks for the cold brew coupon', 'thanks'],
  ['@Beanery merci pour le café froid, il est délicieux', 'thanks'],
  ['@Harbourline love how calm the queue is', 'praise'],
  ['@NordAir thank you for the late checkout', 'thanks'],
  ['@Zipla thanks for the quick delivery, only 20 minutes waiting', 'thanks'],
] as const;

describe('Does praise mean itself?', () => {
  it.each(MOCKING)('%s → complaint', async (text) => {
    const labels = await inbound(text);
    expect(single(labels, 'intent').value).toBe('complaint');
    expect(single(labels, 'needs-reply').value).toBe('true');
  });

  it.each(MEANT)('%s → %s', async (text, intent) => {
    const labels = await inbound(text);
    expect(single(labels, 'intent').value).toBe(intent);
    expect(single(labels, 'needs-reply').value).toBe('false');
  });
});
