/** The second layer of intent: what it finds that rules miss, and what it must leave to them. */
import { describe, expect, test } from 'vitest';
import { modelLayer, REST_CLASSES, TROUBLE_CLASSES } from '../../../src/classifiers/facets/intent-layer.ts';
import { createClassifiers } from '../../../src/classifiers/index.ts';
import { LAYER_SHAPE } from '../../../src/classifiers/learning/learned.ts';
import type { LinearModel } from '../../../src/classifiers/learning/linear.ts';

const CLASSES = [...TROUBLE_CLASSES, ...REST_CLASSES];

/** A layer that has made up its mind: so sure of trouble, and of what the rest is, or which of some. */
function layerThatSays(trouble: number, ...rest: (typeof REST_CLASSES)[number][]) {
  const odds = Math.log(trouble / (1 - trouble));
  const likely: readonly string[] = rest.length > 0 ? rest : ['other'];
  const model: LinearModel = {
    name: 'intent',
    version: '1',
    classes: CLASSES,
    shape: LAYER_SHAPE,
    bias: Float64Array.from(CLASSES, (name) => (name === 'trouble' ? odds : likely.includes(name) ? 3 : 0)),
    weights: new Int8Array(LAYER_SHAPE.buckets * CLASSES.length),
    top: 1,
    temperature: 1,
  };
  return createClassifiers({ intentLayer: modelLayer(model) });
}

const alone = createClassifiers({ intentLayer: (_reading, ruled) => ruled });

async function intentOf(text: string, classifiers = createClassifiers()) {
  const [labels] = await classifiers.classifyTexts([{ text, direction: 'inbound' }]);
  const label = labels!.intent!;
  if (!('value' in label)) throw new Error('an intent is one value');
  return label;
}

const LONG = 'the app closes each time I open the page with my tickets on it';

describe('How sure must the model be?', () => {
  test.each([
    ['@Zipla so much for arriving early', 0.56, 'problem', 'trouble told without a word of blame'],
    ['@Zipla so much for arriving early', 0.54, 'other', 'a toss-up'],
    ['@Zipla how do I open the box?', 0.64, 'question', 'a question, not surely more'],
    ['@Zipla how do I open the box?', 0.68, 'problem', 'a question that tells of trouble'],
    [`@Zipla broken: ${LONG}`, 0.46, 'complaint', 'the rules see trouble, the model none for sure'],
    [`@Zipla broken: ${LONG}`, 0.44, 'other', 'the model sees none in a post long enough to tell'],
    ['@Tuneo the radio is broken', 0.1, 'complaint', 'too short to tell'],
  ])('%s, %f → %s (%s)', async (text, trouble, intent) => {
    expect((await intentOf(text, layerThatSays(trouble))).value).toBe(intent);
  });
});

test('where nothing is claimed the model says how likely every intent is, so that what needs no reply shows', async () => {
  const text = '@Telio the old mill is where the tower stands that we spoke of';
  const classifiers = layerThatSays(0.3, 'other');
  const { shares } = await intentOf(text, classifiers);
  const [others, each] = [Math.exp(3), 1];
  const rest = { question: each, request: each, praise: each, thanks: each, spam: each, other: others };
  const expected = Object.entries(rest).map(([intent, odds]) => [intent, (0.7 * odds) / (5 * each + others)] as const);
  for (const [intent, share] of [['problem', 0.3] as const, ...expected]) expect(shares![intent]).toBeCloseTo(share, 9);
});

test.each([
  [0.02, 'praise', 'other', 'false', 'glad or nothing at all, who knows which'],
  [0.02, 'praise', 'question', 'unknown', 'no trouble, but perhaps a question'],
  [0.2, 'praise', 'other', 'unknown', 'perhaps trouble'],
] as const)('%f trouble, %s or %s → needs a reply: %s (%s)', async (trouble, one, two, need, _why) => {
  const classifiers = layerThatSays(trouble, one, two);
  const [labels] = await classifiers.classifyTexts([
    { text: '@Telio the old mill is where the tower stands that we spoke of', direction: 'inbound' },
  ]);
  expect(labels!['needs-reply']).toMatchObject({ value: need });
});

test('where no model was asked, nothing is unlikely', async () => {
  const [labels] = await alone.classifyTexts([
    { text: '@Telio the old mill is where the tower stands that we spoke of', direction: 'inbound' },
  ]);
  expect(labels!['needs-reply']).toMatchObject({ value: 'unknown' });
});

describe('What stays with the rules, however sure the model is', () => {
  test.each([
    ['@Gasly I can smell gas in the hall and my child feels dizzy since we came home today', 'an alarm'],
    ['@Volty no electricity since this morning in the whole street, when will it be back please?', 'a supply'],
    ['@Raila brilliant, 2 hours waiting for a bus in the rain with two small children. Superb 👍', 'mockery'],
    ['@Stride I won the giveaway in May and never got my prize', 'an offer'],
    ['@Zipla die Lieferung ist seit drei Wochen nicht angekommen und niemand antwortet mir', 'another language'],
    ['@Zipla earn $500 daily from home, DM me now', 'spam'],
  ])('%s (%s)', async (text) => {
    const ruled = (await intentOf(text, alone)).value;
    for (const sure of [0.01, 0.99]) expect((await intentOf(text, layerThatSays(sure, 'thanks'))).value).toBe(ruled);
  });
});

test('where the rules find nothing, the model says what it is if it is sure', async () => {
  expect((await intentOf('@Kanteen the soup of the day is tomato', layerThatSays(0.2, 'praise'))).value).toBe('praise');
});

test('an empty post is left alone', async () => {
  expect((await intentOf('', layerThatSays(0.99))).value).toBe('other');
});

test('the reason names what the rules found and how likely all words make trouble', async () => {
  const { reason, confidence } = await intentOf('@Zipla so much for arriving early', layerThatSays(0.9));
  expect(reason).toBe('no phrase of any intent (all words together: 90 % trouble)');
  expect(confidence).toBeCloseTo(0.9, 6);
});

describe('The shipped model against the rules alone', () => {
  test.each([
    ['@NordAir 3rd time this month I sit on the runway for an hour and nobody tells us why', 'trouble'],
    ['@Brightwave still waiting for my refund, five weeks and four calls now', 'trouble'],
    ['Nimbus may have lost the keeper for good, say the papers after a bad and boring game on Sunday', 'no trouble'],
    ['thank you @NordAir for the warm welcome on board tonight', 'no trouble'],
  ])('%s → %s', async (text, wanted) => {
    const { value } = await intentOf(text);
    expect(value === 'complaint' || value === 'problem' ? 'trouble' : 'no trouble').toBe(wanted);
  });
});
