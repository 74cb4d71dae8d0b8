import { describe, expect, it } from 'vitest';
import { confusionOf, scoresOf } from '../../src/statistics/classification.ts';

function pairs(cells: Record<string, Record<string, number>>) {
  return Object.entries(cells).flatMap(([truth, row]) =>
    Object.entries(row).flatMap(([label, count]) => new Array(count).fill({ truth, label })),
  );
}

describe('how good labels are', () => {
  const confusion = confusionOf(
    pairs({
      negative: { negative: 60, neutral: 15, positive: 5 },
      neutral: { negative: 10, neutral: 70, positive: 20 },
      positive: { negative: 0, neutral: 8, positive: 12 },
    }),
  );

  it('counts truth by row and label by column', () => {
    expect(confusion).toEqual({
      labels: ['negative', 'neutral', 'positive'],
      counts: [
        [60, 15, 5],
        [10, 70, 20],
        [0, 8, 12],
      ],
    });
  });

  it('the scores are those worked by hand', () => {
    const scores = scoresOf(confusion);
    expect(scores.n).toBe(200);
    expect(scores.accuracy.value).toBeCloseTo(0.71, 12);
    expect(scores.macro_recall.value).toBeCloseTo((0.75 + 0.7 + 0.6) / 3, 12);
    const [negative, neutral, positive] = scores.classes;
    expect(negative).toMatchObject({ support: 80, labelled: 70 });
    expect(negative!.precision.value).toBeCloseTo(6 / 7, 12);
    expect(neutral!.f1.value).toBeCloseTo(140 / 193, 12);
    expect(positive!.f1.value).toBeCloseTo(24 / 57, 12);
    expect(scores.macro_f1.value).toBeCloseTo((0.8 + 140 / 193 + 24 / 57) / 3, 12);
    const chance = (80 * 70 + 100 * 93 + 20 * 37) / 40_000;
    expect(scores.kappa.value).toBeCloseTo((0.71 - chance) / (1 - chance), 12);
  });

  it('precision and recall carry Wilson’s interval', () => {
    const [negative] = scoresOf(confusion).classes;
    expect(negative!.recall.low).toBeCloseTo(0.6452, 4);
    expect(negative!.recall.high).toBeCloseTo(0.8319, 4);
  });

  it('the drawn interval of kappa agrees with the large-sample error that Fleiss, Cohen and Everitt published', () => {
    const flat = { a: { a: 20 * 40, b: 5 * 40 }, b: { a: 10 * 40, b: 15 * 40 } };
    const { kappa } = scoresOf(confusionOf(pairs(flat)));
    expect(kappa.value).toBeCloseTo(0.4, 12);
    // By their formula the standard error at n = 50 is 0.127; it shrinks by √40.
    const published = (1.96 * 0.127) / Math.sqrt(40);
    expect(Math.abs((kappa.high! - kappa.low!) / 2 - published)).toBeLessThan(0.002);
  });

  it('the same seed gives the same intervals', () => {
    expect(scoresOf(confusion, 9)).toEqual(scoresOf(confusion, 9));
    expect(scoresOf(confusion, 9).kappa).not.toEqual(scoresOf(confusion, 10).kappa);
  });

  it('a value never found has no precision, a value invented has no recall and stays out of the means', () => {
    const scores = scoresOf(confusionOf(pairs({ yes: { yes: 3, spam: 1 }, rare: { yes: 1 } })));
    const [rare, spam] = scores.classes;
    expect(rare).toMatchObject({ label: 'rare', precision: { value: null }, recall: { value: 0 }, f1: { value: 0 } });
    expect(spam).toMatchObject({ label: 'spam', precision: { value: 0 }, recall: { value: null } });
    expect(scores.macro_recall.value).toBeCloseTo(0.375, 12);
  });

  it('a handful of right labels is no certainty', () => {
    const { macro_recall, macro_f1, classes } = scoresOf(confusionOf(pairs({ yes: { yes: 3 }, no: { no: 1 } })));
    expect(macro_recall.value).toBe(1);
    expect(macro_recall.low).toBeLessThan(0.7);
    expect(macro_f1).toEqual({ value: 1, low: null, high: null });
    // Wilson for 3 of 3: 0.438; as F1 2q / (1 + q).
    const [no, yes] = classes;
    expect(yes!.f1.low).toBeCloseTo((2 * 0.4385) / 1.4385, 3);
    expect(no!.f1.low).toBeLessThan(yes!.f1.low!);
  });

  it('the interval of F1 agrees with that of drawing posts again', () => {
    const { classes } = scoresOf(confusion);
    // By a bootstrap of the same table written apart from the program, 4,000 draws.
    expect(Math.abs(classes[0]!.f1.low! - 0.728)).toBeLessThan(0.01);
    expect(Math.abs(classes[0]!.f1.high! - 0.865)).toBeLessThan(0.01);
  });

  it('a class of one case does not make the mean jump', () => {
    const rare = { a: { a: 80, b: 20 }, b: { a: 20, b: 80 }, c: { c: 1 } };
    const { macro_recall } = scoresOf(confusionOf(pairs(rare)));
    expect(macro_recall.value).toBeCloseTo((0.8 + 0.8 + 1) / 3, 12);
    // Of the third class nothing is known: it may be 0 as well as 1.
    expect(macro_recall.low).toBeLessThan(0.55);
    expect(macro_recall.high).toBeLessThan(0.9);
  });

  it('without labels, or with one value only, nothing is made up', () => {
    expect(scoresOf(confusionOf([]))).toMatchObject({ n: 0, accuracy: { value: null }, macro_recall: { value: null } });
    expect(scoresOf(confusionOf([{ truth: 'a', label: 'a' }])).kappa.value).toBeNull();
  });
});
