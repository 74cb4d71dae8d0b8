import { describe, expect, it } from 'vitest';
import { sentimentFacet, shippedSentimentModel } from '../../../src/classifiers/facets/sentiment.ts';
import { modelReader } from '../../../src/classifiers/learning/linear.ts';
import { tokenize } from '../../../src/classifiers/text/tokens.ts';
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

describe('Where a mood and a complaint differ', () => {
  const settled = (text: string, complaint: number, mood: number) => {
    const shares = { negative: 0.1, neutral: mood, positive: 0.9 - mood };
    const labels = {
      sentiment: { value: 'neutral', confidence: mood, reason: 'words', shares },
      intent: { value: 'complaint', confidence: complaint, reason: 'late' },
    };
    const context = { text, direction: 'inbound' as const };
    return sentimentFacet().settle!({ context, text, tokens: tokenize(text), hits: {}, labels, notes: [] });
  };
  const TO_BRAND = '@acme the parcel is late again today';

  it('a sure complaint is negative', () => {
    expect(settled(TO_BRAND, 0.7, 0.8)).toMatchObject({
      sentiment: { value: 'negative', reason: 'a complaint: late' },
    });
  });

  it('an unsure one is told without blame where the mood is sure, or nobody is spoken to', () => {
    expect(settled(TO_BRAND, 0.69, 0.6)).toMatchObject({ intent: { value: 'problem' } });
    expect(settled(TO_BRAND, 0.69, 0.59)).toMatchObject({ sentiment: { value: 'negative' } });
    expect(settled('The parcel is late again today', 0.69, 0.59)).toMatchObject({ intent: { value: 'problem' } });
  });

  it('a few words leave it to the complaint', () => {
    expect(settled('@acme late', 0.6, 0.8)).toMatchObject({ sentiment: { value: 'negative' } });
  });
});

it('is less sure of a long text than its words alone would be, and of a short one just as sure', () => {
  const shipped = shippedSentimentModel();
  const { long: _long, ...plain } = shipped;
  const surest = (model: typeof shipped, text: string) => Math.max(...modelReader(model)(tokenize(text)));
  const short = 'The crew was lovely and the flight was on time';
  expect(surest(shipped, short)).toBe(surest(plain, short));
  const long = `${short}. `.repeat(10);
  expect(surest(shipped, long)).toBeLessThan(surest(plain, long));
});
