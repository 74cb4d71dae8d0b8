import { describe, expect, it } from 'vitest';
import { createClassifiers } from '../../../src/classifiers/index.ts';
import { checkPhrase, compilePhrases, rules } from '../../../src/classifiers/text/phrases.ts';
import { tokenize } from '../../../src/classifiers/text/tokens.ts';

function found(phrases: string, text: string): string[] {
  const find = compilePhrases({ facet: rules('value', 1, { en: phrases }) });
  return find(tokenize(text)).facet!.map(({ start, end }) => text.slice(start, end));
}

describe('Phrases find', () => {
  it.each([
    ['a plain phrase', 'on hold', 'Been on hold for hours', ['on hold']],
    ['either of two words', 'on|off hold', 'off hold', ['off hold']],
    ['an optional word, there or not', 'dm us please?', 'dm us. dm us please', ['dm us', 'dm us', 'dm us please']],
    ['any ending of a stem', 'apolog*', 'We apologised; apologies', ['apologised', 'apologies']],
    ['up to three words between', 'send ~ dm', 'send us a quick dm', ['send us a quick dm']],
    ['nothing when four words lie between', 'send ~ dm', 'send us a very quick dm', []],
    ['nothing across the end of a sentence', 'send ~ dm', 'Please send. The dm is open', []],
    ['a link', 'visit <url>', 'visit acme.com today', ['visit acme.com']],
    ['a phone number', 'call <phone>', 'call 0800 123 4567 now', ['call 0800 123 4567']],
    ['words without their diacritics', 'désolé', 'desole Désolé', ['desole', 'Désolé']],
    ['words that were drawn out', 'please', 'pleeease pleaseeee', ['pleeease', 'pleaseeee']],
    ['a hyphenated word as two', 'e-mail us', 'e-mail us or e mail us', ['e-mail us', 'e mail us']],
    ['an emoji', '😡', 'no 😡 no', ['😡']],
  ] as const)('%s', (_what, phrases, text, expected) => {
    expect(found(phrases, text)).toEqual(expected);
  });

  it('can be found at all: none of the tables ends in a gap, which nothing would ever fill', () => {
    for (const { name, rules: table = [] } of createClassifiers().facets)
      for (const { phrases } of table)
        for (const phrase of phrases) expect(() => checkPhrase(phrase), name).not.toThrow();
  });

  it('refuses an empty phrase, for a table with one is broken', () => {
    expect(() => found('a, , b', 'a')).toThrow(/empty phrase/);
  });

  it('refuses a hashtag, for it would be found in every plain word too', () => {
    expect(() => found('#down', 'she sat down')).toThrow(/without its #/);
  });

  it.each(['~ parcel', 'parcel ~', '|'])('reports that "%s" is not a phrase', (phrase) => {
    expect(() => checkPhrase(phrase)).toThrow();
    expect(() => checkPhrase('lost|missing ~ parcel*')).not.toThrow();
  });
});
