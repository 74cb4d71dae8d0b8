import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosen, keysFor } from '../../src/terminal/choices.ts';

describe('keys for a list of answers', () => {
  it.each([
    ['initials', ['phone', 'dm', 'mail', 'chat', 'store', 'other'], 'pdmcso'],
    [
      'the digit of its place where the initial is taken',
      ['thanks', 'spam', 'not for us', 'no question', 'other'],
      'tsn4o',
    ],
    ['digits where words begin with none', ['1h', '4h', 'tomorrow', 'mon', '7d', 'type a time'], '12tm56'],
    ['never a reserved one', ['question', 'complaint', 'request', 'problem', 'praise'], '1crp5'],
  ])('are %s', (_title, texts, keys) => {
    expect(keysFor(texts).join('')).toBe(keys);
  });

  it('differ, and mean the text beside them; a digit that no answer has means its place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 34 }), (texts) => {
        const keys = keysFor(texts);
        expect(keys.length).toBe(texts.length);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain('q');
        const choices = keys.map((key, at) => ({ key, text: texts[at]! }));
        for (const choice of choices) expect(chosen(choice.key, choices)).toBe(choice);
        for (const [at, choice] of choices.slice(0, 9).entries())
          if (!keys.includes(String(at + 1))) expect(chosen(String(at + 1), choices)).toBe(choice);
      }),
    );
    expect(chosen('x', [{ key: 'a' }])).toBeUndefined();
  });
});
