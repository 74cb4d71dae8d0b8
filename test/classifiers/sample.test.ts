import { describe, expect, it } from 'vitest';
import { evaluateFacet } from '../../src/classifiers/evaluate-facet.ts';
import { createClassifiers } from '../../src/classifiers/index.ts';
import { drawSample } from '../../src/classifiers/sample.ts';

describe('A person is asked about few posts', () => {
  const candidates = Array.from({ length: 1000 }, (_post, at) => ({
    id: String(at),
    value: at < 900 ? 'question' : at < 990 ? 'complaint' : 'praise',
    confidence: (at % 100) / 100,
  }));

  it('spread over the values, however rare', () => {
    const { ids } = drawSample(candidates, 60, 7);
    const of = (value: string) => ids.filter((id) => candidates[Number(id)]!.value === value).length;
    expect(new Set(ids).size).toBe(60);
    expect([of('question'), of('complaint'), of('praise')]).toEqual([25, 25, 10]);
  });

  it('half of them the most doubtful, half by lot', () => {
    const { ids, random } = drawSample(candidates, 60, 7);
    const doubted = ids.filter((id) => !random.has(id) && candidates[Number(id)]!.value === 'question');
    expect(doubted).toHaveLength(12);
    for (const id of doubted) expect(candidates[Number(id)]!.confidence).toBeLessThan(0.03);
    expect(random.size).toBe(13 + 13 + 5);
  });

  it('the same ones for the same seed, and all of them when there are fewer', () => {
    expect(drawSample(candidates, 60, 7)).toEqual(drawSample(candidates, 60, 7));
    expect(drawSample(candidates.slice(0, 5), 60, 7).ids).toHaveLength(5);
    expect(drawSample([], 60, 7).ids).toEqual([]);
  });
});

describe('A facet is held against labels', () => {
  const classifiers = createClassifiers();

  it('of one value: one evaluation', async () => {
    const result = await evaluateFacet(classifiers, 'needs-reply', [
      { text: '@Zipla where is my parcel?', direction: 'inbound', values: ['true'] },
      { text: '@Zipla thank you so much', direction: 'inbound', values: ['false'] },
      { text: '@Zipla good morning everyone', direction: 'inbound', values: ['true'] },
    ]);
    expect(result['needs-reply']).toMatchObject({
      n: 3,
      confusion: [
        [1, 1],
        [0, 1],
      ],
    });
  });

  it('of several values: one evaluation each', async () => {
    const result = await evaluateFacet(classifiers, 'reply-act', [
      { text: 'Sorry about that. Please DM us.', direction: 'outbound', values: ['apologise', 'deflect-dm'] },
      { text: 'Please DM us.', direction: 'outbound', values: ['apologise', 'deflect-dm'] },
    ]);
    expect(result['deflect-dm']).toMatchObject({ n: 2, accuracy: 1 });
    expect(result.apologise!.values[0]).toMatchObject({ value: 'true', n: 2, recall: 0.5, precision: 1 });
  });

  it('says so when the facet does not exist or does not fit', async () => {
    await expect(evaluateFacet(classifiers, 'mood', [])).rejects.toThrow(/no facet "mood"/);
    const reply = [{ text: 'Sorry', direction: 'outbound' as const, values: ['question'] }];
    await expect(evaluateFacet(classifiers, 'intent', reply)).rejects.toThrow(/does not apply to outbound/);
  });
});
