import { describe, expect, it } from 'vitest';
import { binomial, seededRandom } from '../../src/domain/random.ts';
import { roganGladen } from '../../src/statistics/rogan-gladen.ts';

describe('a share counted by an imperfect classifier', () => {
  it('153 labelled of 1,000, found 96 of 100, spared 89 of 100: worked by hand', () => {
    const corrected = roganGladen(
      { count: 153, n: 1000 },
      { sensitivity: { count: 96, n: 100 }, specificity: { count: 89, n: 100 } },
    )!;
    expect(corrected.share).toBeCloseTo((0.153 - 0.11) / 0.85, 12);
    expect(corrected.low).toBe(0);
    expect(corrected.high).toBeCloseTo(0.1133, 4);
  });

  it('a classifier known to be perfect changes nothing: the interval is that of Agresti and Coull', () => {
    const perfect = { count: 1e12, n: 1e12 };
    const { share, low, high } = roganGladen({ count: 56, n: 100 }, { sensitivity: perfect, specificity: perfect })!;
    expect(share).toBeCloseTo(0.56, 12);
    expect(low).toBeCloseTo(0.4623, 4);
    expect(high).toBeCloseTo(0.6533, 4);
  });

  it('fewer labelled by chance than the classifier invents: none, and never below', () => {
    const record = { sensitivity: { count: 964, n: 1000 }, specificity: { count: 927, n: 1000 } };
    expect(roganGladen({ count: 6, n: 151 }, record)).toMatchObject({ share: 0, low: 0 });
  });

  it('a coin tells nothing', () => {
    const coin = { sensitivity: { count: 50, n: 100 }, specificity: { count: 50, n: 100 } };
    expect(roganGladen({ count: 30, n: 100 }, coin)).toBeNull();
    expect(roganGladen({ count: 0, n: 0 }, coin)).toBeNull();
  });

  it.each([
    [0.3, 0.85, 0.8, 200, 60],
    [0.05, 0.9, 0.9, 300, 50],
    [0.9, 0.8, 0.8, 300, 50],
  ])('holds a true share of %d in 95 of 100 repetitions', (truth, sensitivity, specificity, n, evaluated) => {
    const random = seededRandom(4);
    const repetitions = 4000;
    let held = 0;
    for (let i = 0; i < repetitions; i++) {
      const labelled = binomial(random, n, truth * sensitivity + (1 - truth) * (1 - specificity));
      const corrected = roganGladen(
        { count: labelled, n },
        {
          sensitivity: { count: binomial(random, evaluated, sensitivity), n: evaluated },
          specificity: { count: binomial(random, evaluated, specificity), n: evaluated },
        },
      )!;
      if (corrected.low <= truth && truth <= corrected.high) held++;
    }
    expect(held / repetitions).toBeGreaterThan(0.94);
    expect(held / repetitions).toBeLessThan(0.98);
  });
});
