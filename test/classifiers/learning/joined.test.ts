/** Joined models: one reading answers what several models were asked. */
import { expect, test } from 'vitest';
import { joinModels } from '../../../src/classifiers/learning/joined.ts';
import { SMALL_SHAPE } from '../../../src/classifiers/learning/learned.ts';
import { modelReader, partsReader } from '../../../src/classifiers/learning/linear.ts';
import { TWEET_FIT, trainLinear } from '../../../src/classifiers/learning/train.ts';
import { tokenize } from '../../../src/classifiers/text/tokens.ts';
import { wordOf } from '../../../src/classifiers/text/words.ts';

const FIT = { ...TWEET_FIT, name: 'fruit', version: '1', shape: { ...SMALL_SHAPE, buckets: 1 << 12 }, seed: 1 };
const fruits = ['red apple', 'red cherry', 'green pear', 'green apple', 'red apple pie', 'green pear pie'];
const colour = trainLinear(
  fruits.map((text) => ({ text, value: text.split(' ')[0]! })),
  { ...FIT, classes: ['red', 'green'] },
);
const kind = trainLinear(
  fruits.map((text) => ({ text, value: text.split(' ')[1]! })),
  { ...FIT, classes: ['apple', 'cherry', 'pear'] },
);

test('the colour and the kind of a fruit are told by one model as by two, temperatures included', () => {
  const joined = joinModels([
    { ...colour, temperature: 0.5 },
    { ...kind, temperature: 2 },
  ]);
  expect(joined.classes).toEqual(['red', 'green', 'apple', 'cherry', 'pear']);
  const tokens = tokenize('a green apple');
  const shares = partsReader(joined)(tokens);
  const near = (found: Float64Array, wanted: Float64Array) =>
    expect([...found].map((share) => share.toFixed(2))).toEqual([...wanted].map((share) => share.toFixed(2)));
  near(shares(0, 2), modelReader({ ...colour, temperature: 0.5 })(tokens));
  near(shares(2, 5), modelReader({ ...kind, temperature: 2 })(tokens));
});

test('what the rules found counts beside the words', () => {
  const signs = (value: string) => [wordOf(`rules ${value}`)];
  const model = trainLinear(
    ['ripe', 'rotten'].flatMap((value) =>
      Array.from({ length: 10 }, () => ({ text: 'an apple', value, signs: signs(value) })),
    ),
    { ...FIT, classes: ['ripe', 'rotten'] },
  );
  const read = modelReader(model);
  expect(read(tokenize('an apple'), undefined, signs('rotten'))[1]).toBeGreaterThan(0.8);
  expect(read(tokenize('an apple'), undefined, signs('ripe'))[1]).toBeLessThan(0.2);
});
