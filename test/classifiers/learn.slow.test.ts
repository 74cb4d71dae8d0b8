import { describe, expect, it } from 'vitest';
import { shippedSentimentModel } from '../../src/classifiers/facets/sentiment.ts';
import { createClassifiers } from '../../src/classifiers/index.ts';
import { crossValidate, fitOffsets } from '../../src/classifiers/learning/cross-validation.ts';
import { featureReader } from '../../src/classifiers/learning/features.ts';
import { SMALL_SHAPE } from '../../src/classifiers/learning/learned.ts';
import { decodeModel, encodeModel, modelReader } from '../../src/classifiers/learning/linear.ts';
import { TWEET_FIT, trainLinear } from '../../src/classifiers/learning/train.ts';
import { tokenize } from '../../src/classifiers/text/tokens.ts';
import { confusionOf, scoresOf } from '../../src/statistics/classification.ts';
import { single } from './classify.ts';

const FRUIT = ['apple', 'pear', 'plum', 'cherry', 'fig', 'quince', 'melon', 'grape', 'lime', 'peach'];
const TOOLS = ['hammer', 'saw', 'drill', 'pliers', 'chisel', 'wrench', 'file', 'plane', 'clamp', 'vice'];
const examples = [...FRUIT, ...TOOLS].flatMap((word, at) =>
  ['I bought a', 'where is the', 'my old'].map((start) => ({
    text: `${start} ${word} basket ${at < FRUIT.length ? 'fresh' : 'steel'}`,
    value: at < FRUIT.length ? 'fruit' : 'tool',
  })),
);
const options = { ...TWEET_FIT, name: 'shelf', version: '1', classes: ['fruit', 'tool'], shape: SMALL_SHAPE, seed: 1 };

describe('A model learns from labels', () => {
  it('distinguishes fruit from tools it has not seen', () => {
    const { scored } = crossValidate(examples, options, 5);
    const pairs = scored.map(({ gold, predicted }) => ({ truth: gold, label: predicted }));
    expect(scoresOf(confusionOf(pairs)).macro_recall.value).toBeGreaterThan(0.9);
  });

  it('is the same model for the same seed', () => {
    expect(trainLinear(examples, options).weights).toEqual(trainLinear(examples, options).weights);
  });

  it('says the same after it went through its file, within a percent', () => {
    const model = trainLinear(examples, options);
    const packed = decodeModel(encodeModel(model));
    for (const { text } of examples) {
      const before = modelReader(model)(tokenize(text))[0]!;
      expect(modelReader(packed)(tokenize(text))[0]!).toBeCloseTo(before, 1);
    }
  });

  it('names the file that is not a model, and the one that is incomplete', () => {
    expect(() => decodeModel(new TextEncoder().encode('PK\u0003\u0004 something'))).toThrow(/not a model/);
    const bytes = encodeModel(trainLinear(examples, options));
    expect(() => decodeModel(bytes.subarray(0, bytes.length - 10))).toThrow(/incomplete/);
  });

  it('shifts scores so that the class it misses is found, and leaves alone what is even', () => {
    const kept = (share: number, target: number) => ({
      logs: Float64Array.of(Math.log(share), Math.log(1 - share)),
      target,
    });
    const shy = [kept(0.49, 0), kept(0.48, 0), kept(0.3, 1), kept(0.2, 1)];
    const [first = 0, second = 0] = fitOffsets(shy, 2);
    expect(first - second).toBeGreaterThan(Math.log(0.52 / 0.48));
    expect(fitOffsets([kept(0.6, 0), kept(0.4, 1)], 2)).toEqual([0, 0]);
    const half = (share: number, target: number, count: number) =>
      Array.from({ length: count }, () => kept(share, target));
    const sure = [...half(0.9, 0, 80), ...half(0.1, 0, 20), ...half(0.1, 1, 80), ...half(0.9, 1, 20)];
    expect(fitOffsets([...sure, kept(0.49, 0)], 2), 'one case in two hundred is chance').toEqual([0, 0]);
  });

  it('reads a post as if its emoji were not there, where the model says so', () => {
    const model = shippedSentimentModel();
    expect(model.shape.emoji).toBe(false);
    const read = modelReader(model);
    expect(read(tokenize('gate 14 🙄 is closed'))).toEqual(read(tokenize('gate 14 is closed')));
    const seeing = modelReader({ ...model, shape: { ...model.shape, emoji: undefined } });
    expect(seeing(tokenize('gate 14 🙄 is closed'))).not.toEqual(seeing(tokenize('gate 14 is closed')));
  });

  it.each([
    ['names', 'we met Anna there'],
    ['kinds', 'good but late'],
    ['valence', 'an outbreak in town'],
    ['build', 'open https://zipla.example now'],
  ] as const)('reads %s only where its shape asks for them', (flag, text) => {
    const buckets = (on: boolean) => {
      const found: number[] = [];
      const reader = featureReader({ ...SMALL_SHAPE, polar: true, [flag]: on || undefined });
      const gram = (bucket: number) => void found.push(bucket);
      reader.read(tokenize(text), {
        gram,
        letters: (word, negated) => reader.letters(word.text, negated, gram),
        sign() {},
        vector() {},
      });
      return found;
    };
    expect(buckets(true)).toEqual(buckets(true));
    expect(buckets(true)).not.toEqual(buckets(false));
  });

  it('refuses a value without an example', () => {
    const lacking = { ...options, classes: ['fruit', 'tool', 'toy'] };
    expect(() => trainLinear(examples, lacking)).toThrow(/no example of toy/);
  });

  it('ships a sentiment model of at most 3 MB that knows three values', () => {
    const model = shippedSentimentModel();
    expect(model.classes).toEqual(['negative', 'neutral', 'positive']);
    expect(encodeModel(model).length).toBeLessThan(3_000_000);
  });
});

describe('A user’s labels outweigh the rules', () => {
  const labelled = Array.from({ length: 60 }, (_label, at) => ({
    text: at % 2 === 0 ? `@Beanery grinder number ${at} hums again` : `@Beanery lovely window seat ${at}`,
    direction: 'inbound' as const,
    value: at % 2 === 0 ? 'problem' : 'praise',
  }));

  it('learns that a humming grinder is a problem, and that problems need a reply', async () => {
    const taught = labelled.map((each) => ({ ...each, hint: 'other' }));
    const model = trainLinear(taught, { ...options, version: 'mine-1', classes: ['problem', 'praise'] });
    const classifiers = createClassifiers({ models: { intent: model } });
    const [labels] = await classifiers.classifyTexts([{ text: '@Beanery the grinder hums', direction: 'inbound' }]);
    expect(single(labels!, 'intent').value).toBe('problem');
    expect(single(labels!, 'needs-reply').value).toBe('true');
    expect(classifiers.facets.find((facet) => facet.name === 'intent')).toMatchObject({ version: 'mine-1' });
    const [thanked] = await classifiers.classifyTexts([{ text: 'thanks, all sorted', direction: 'inbound' }]);
    expect(single(thanked!, 'intent')).toMatchObject({
      value: 'thanks',
      reason: expect.not.stringContaining('learned'),
    });
  });

  it('starts sentiment from the shipped model and keeps what it knew', async () => {
    const moods = labelled.map((each) => ({ ...each, value: each.value === 'problem' ? 'negative' : 'positive' }));
    const neutral = Array.from({ length: 20 }, (_label, at) => ({ text: `Shelf ${at} is there`, value: 'neutral' }));
    const start = shippedSentimentModel();
    const { classes, shape } = start;
    const model = trainLinear([...moods, ...neutral], { ...options, version: 'mine-2', classes, shape, start });
    const classifiers = createClassifiers({ models: { sentiment: model } });
    const [ground, known] = await classifiers.classifyTexts([
      { text: 'the grinder hums again', direction: 'inbound' },
      { text: 'I hate this terrible airline', direction: 'inbound' },
    ]);
    expect(single(ground!, 'sentiment').value).toBe('negative');
    expect(single(known!, 'sentiment').value).toBe('negative');
  });
});
