import { describe, expect, it } from 'vitest';
import { moodOf } from '../../src/classifiers/facets/mood.ts';
import { MOOD_WORDS } from '../../src/classifiers/tables/moods/index.ts';
import { split } from '../../src/classifiers/text/mood-lexicon.ts';
import { tokenize } from '../../src/classifiers/text/tokens.ts';
import { inbound, knownAs, single } from './classify.ts';
import { MOOD_POSTS } from './mood-posts.ts';

const GROUPS = ['glad', 'good', 'fair', 'poor', 'bad', 'awful', 'thanks'] as const;

const balance = (language: string, text: string) => {
  const { praise, blame } = moodOf(text, tokenize(text), language);
  return praise - blame;
};

describe('Words that praise or blame', () => {
  it.each(Object.keys(MOOD_WORDS))(
    '%s: each stands in one group, and is spelled so that a post can hold it',
    (language) => {
      const words = MOOD_WORDS[language]!;
      const seen = new Map<string, string>();
      for (const group of GROUPS)
        for (const word of split(words[group])) {
          expect(`${word} in ${seen.get(word) ?? group}`).toBe(`${word} in ${group}`);
          seen.set(word, group);
          const tokens = tokenize(word.replace('*', ''));
          expect([word, tokens.length, word.toLowerCase()]).toEqual([word, 1, word]);
        }
    },
  );

  it('are read with their accents: already is not beautiful', () => {
    expect(balance('de', 'Die Bahn ist schon da')).toBe(0);
    expect(balance('de', 'Die Bahn ist schön')).toBe(1);
    expect(balance('de', 'Die Bahn ist schoen')).toBe(1);
    expect(balance('pt', 'Uma experiência ruim mas rápida')).toBeGreaterThan(0);
    expect(balance('fr', 'le rate de conversion')).toBe(0);
    expect(balance('fr', 'mon examen est raté')).toBe(-1);
    expect(balance('fr', 'je suis decue')).toBe(-1);
  });

  it.each([
    ['de', 'Das ist nicht schön'],
    ['de', 'Mir gefällt die neue App überhaupt nicht'],
    ['de', 'Ich bin alles andere als zufrieden'],
    ['fr', "Je n'aime pas ce film"],
    ['fr', "Ce n'est pas très bon"],
    ['es', 'no me gusta'],
    ['it', 'non mi piace'],
    ['pt', 'não gostei'],
    ['nl', 'dat is niet leuk'],
  ])('%s are turned by a not: %s', (language, text) => {
    expect(balance(language, text)).toBeLessThan(0);
  });

  it.each([
    ['de', 'Gut, dann kündige ich'],
    ['fr', 'Bon, alors je résilie'],
    ['es', 'Bueno, entonces llamo'],
    ['it', 'Bene, allora aspetto'],
    ['pt', 'Muito bem, então ligo'],
    ['nl', 'Prima, dan wacht ik'],
  ])('%s praise nothing where they only open a sentence: %s', (language, text) => {
    expect(balance(language, text)).toBeLessThanOrEqual(0);
  });

  it('blame where somebody leaves, however politely that begins', () => {
    expect(balance('de', 'Gut, dann kündige ich')).toBeLessThanOrEqual(-1);
    expect(balance('nl', 'Prima, dan zeg ik mijn abonnement op')).toBeLessThanOrEqual(-1);
    expect(balance('fr', 'Bon, alors je résilie')).toBeLessThanOrEqual(-1);
  });

  it('count little before a but', () => {
    expect(balance('de', 'Der Laden ist schön, aber die Kasse ist nervig')).toBeLessThan(0);
    expect(balance('de', 'Die Kasse ist nervig, aber der Laden ist schön')).toBeGreaterThan(0);
  });

  it('add up to no plain one where all are faint', () => {
    expect(balance('de', 'Streik und Stau, Kritik nach dem Unfall, Verspätungen')).toBe(-0.75);
  });
});

describe('How does a customer feel who writes in another language?', () => {
  const languages = [...new Set(MOOD_POSTS.map(({ language }) => language))];
  it.each(languages)('%s: nine of ten that were looked at and four of five that were not', async (language) => {
    for (const held of [false, true]) {
      const own = MOOD_POSTS.filter((post) => post.language === language && post.held === held);
      let right = 0;
      for (const { text, mood } of own) if (single(await knownAs(language, text), 'sentiment').value === mood) right++;
      expect(right / own.length).toBeGreaterThanOrEqual(held ? 0.8 : 0.9);
    }
  });

  it('is unknown where nobody measured it, and says so', async () => {
    for (const text of [
      '注文した商品がまだ届きません。',
      'Заказ до сих пор не пришёл',
      'Siparişim hâlâ gelmedi, çok kötü',
    ])
      expect(single(await inbound(text), 'sentiment')).toMatchObject({
        value: 'unknown',
        reason: expect.stringContaining('moods were not measured in'),
      });
    expect(single(await inbound('щщщ'), 'sentiment').value).toBe('unknown');
  });

  it('never complains and is neutral', async () => {
    for (const { text, language } of MOOD_POSTS) {
      const labels = await knownAs(language, text);
      expect(`${single(labels, 'intent').value} ${single(labels, 'sentiment').value}: ${text}`).not.toMatch(
        /^complaint neutral/,
      );
    }
  });

  it('is glad of a trouble that is over, and not of one that is not', async () => {
    expect(single(await inbound('Problem gelöst, läuft wieder'), 'sentiment').value).toBe('positive');
    expect(single(await inbound('Problem immer noch nicht gelöst'), 'sentiment').value).toBe('negative');
  });
});
