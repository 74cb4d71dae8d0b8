import { describe, expect, it } from 'vitest';
import { inbound, single } from '../classify.ts';

const CASES: readonly (readonly [string, 'negative' | 'neutral' | 'positive'])[] = [
  ['I love the new app @KiwiBank, it is amazing', 'positive'],
  ['Best flight ever with @NordAir, lovely crew', 'positive'],
  ['So happy with my new shoes from @Stride!!', 'positive'],
  ['Thank you @Zipla, you made my day 😍', 'positive'],
  ["Can't wait for the concert tomorrow, so excited", 'positive'],
  ['Great service at the Leeds branch today :)', 'positive'],
  ['@Beanery the coffee is delicious, thanks', 'positive'],
  ['#BestServiceEver @Zipla', 'positive'],
  ['@NordAir worst airline I have ever flown', 'negative'],
  ['I hate waiting on hold for an hour @KiwiBank', 'negative'],
  ['My phone died again, this is a terrible product', 'negative'],
  ['@Zipla disgusting, rude and useless staff', 'negative'],
  ['So disappointed with @Stride, shoes fell apart :(', 'negative'],
  ['This is not good at all @Voltra', 'negative'],
  ['@Zipla you lost my parcel, shame on you', 'negative'],
  ['#WorstServiceEver @Zipla', 'negative'],
  ['The store opens at nine on Monday', 'neutral'],
  ['Flight 212 to Oslo leaves from gate 14', 'neutral'],
  ['@KiwiBank what are the opening hours on Saturday?', 'neutral'],
  ['New branch on Elm Road from 3 March https://kiwi.example/elm', 'neutral'],
  ['@Zipla 👍', 'positive'],
  ['🙄🙄', 'negative'],
  ['just landed in Rome 😍', 'positive'],
  ['Der Service ist super, ich bin sehr zufrieden', 'positive'],
  ['Das ist eine Frechheit, ich bin enttäuscht', 'negative'],
  ['Der Laden öffnet am Montag um neun', 'neutral'],
  ['Service client nul, quelle honte', 'negative'],
  ['Merci beaucoup, équipe géniale', 'positive'],
  ['Pésimo servicio, qué vergüenza', 'negative'],
  ['Excelente atención, muy amables', 'positive'],
  ['Péssimo atendimento, que vergonha', 'negative'],
  ['Ottimo servizio, grazie mille', 'positive'],
  ['Wat een waardeloze service, ik ben boos', 'negative'],
  ['', 'neutral'],
];

describe('How does the customer feel?', () => {
  it.each(CASES)('%s → %s', async (text, value) => {
    expect(single(await inbound(text), 'sentiment').value).toBe(value);
  });

  it('gives the probability of each value, which add up to one', async () => {
    const { shares } = single(await inbound('The parcel was late but the driver was kind'), 'sentiment');
    const total = Object.values(shares!).reduce((sum, share) => sum + share, 0);
    expect(total).toBeCloseTo(1, 6);
  });

  it('names the words that praise or blame', async () => {
    expect(single(await inbound('worst airline ever, terrible food'), 'sentiment').reason).toMatch(/worst|terrible/);
  });
});
