import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPhrase, foldWords, mayHoldAny, phraseIn } from '../../src/domain/phrase.ts';

const found = (phrase: string, text: string) => phraseIn(foldPhrase(phrase), foldWords(text));

describe('a phrase', () => {
  it('is found as whole words, whatever case, accents and punctuation', () => {
    expect(found('sue', 'I will SUE you!')).toBe(true);
    expect(found('sue', 'an issue with my suede shoes')).toBe(false);
    expect(found('charged twice', 'Charged -- twice?!')).toBe(true);
    expect(found('remboursé', 'Toujours pas REMBOURSE')).toBe(true);
    expect(found('a', 'grade 🄐')).toBe(true);
  });

  it('is found inside scripts without blanks', () => {
    expect(found('退款', '请给我退款谢谢')).toBe(true);
  });

  it('holds nothing when it is only punctuation', () => {
    expect(foldPhrase('?!')).toBe('');
  });

  it('folding again changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldWords(foldWords(text)) === foldWords(text)));
  });

  it('is never missed by the quick look, which sees most texts without it', () => {
    const unit = fc.constantFrom('a', 'b', 'é', 'E', ' ', '-', '$', '1', 'ﬁ', '退', '\n');
    const text = fc.string({ unit, maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 4 }), text, (written, read) => {
        const phrase = foldPhrase(written);
        fc.pre(phrase !== '');
        return !phraseIn(phrase, foldWords(read)) || mayHoldAny([phrase])(read);
      }),
      { numRuns: 2_000 },
    );
    const look = mayHoldAny([foldPhrase('sue'), foldPhrase('money back')]);
    expect(['an issue', 'money!', 'no money, back', 'give back', 'I sue'].map(look)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});
