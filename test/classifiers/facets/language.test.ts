import { describe, expect, it } from 'vitest';
import { createClassifiers } from '../../../src/classifiers/index.ts';
import { inbound, single } from '../classify.ts';
import { SENTENCES, UNDECIDED } from '../language-sentences.ts';

describe('Which language does the customer write?', () => {
  it.each(Object.entries(SENTENCES))('%s is distinguished from the other eleven', async (language, sentences) => {
    const found = await Promise.all(sentences.map(async (text) => single(await inbound(text), 'language').value));
    const right = found.filter((value) => value === language).length;
    expect(right / sentences.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each(UNDECIDED)('says nothing about "%s"', async (text) => {
    expect(single(await inbound(text), 'language').value).toBe('und');
  });

  it('is rarely wrong on the first two words of a post: it would rather not say', async () => {
    let wrong = 0;
    let asked = 0;
    for (const [language, sentences] of Object.entries(SENTENCES)) {
      if (language === 'ja') continue;
      for (const sentence of sentences) {
        const value = single(await inbound(sentence.split(' ').slice(0, 2).join(' ')), 'language').value;
        asked++;
        if (value !== language && value !== 'und') wrong++;
      }
    }
    expect(wrong / asked).toBeLessThan(0.03);
  });

  it.each([
    ['หวัดดีครับ พัสดุยังไม่มาเลย', 'th'],
    ['택배가 아직 안 왔어요', 'ko'],
    ['Πότε θα έρθει το δέμα μου;', 'el'],
    ['החבילה עדיין לא הגיעה', 'he'],
    ['我的包裹还没有到', 'zh'],
  ])('knows %s by its script', async (text, language) => {
    expect(single(await inbound(text), 'language').value).toBe(language);
  });

  it('looks past handles, links and hashtags', async () => {
    const text = '@the_and_is_you https://the.example/and/is #TheAndIs Wo bleibt mein Paket, ich warte seit Montag';
    expect(single(await inbound(text), 'language').value).toBe('de');
  });

  it('is not led astray by right-to-left marks', async () => {
    expect(single(await inbound('\u202eWhere is my parcel\u202c, it should have been here'), 'language').value).toBe(
      'en',
    );
  });

  it('takes the platform’s language for a post too short to detect', async () => {
    expect(single(await inbound('ok', 'pt-BR'), 'language').value).toBe('pt');
    expect(single(await inbound('ok', 'qme'), 'language').value).toBe('und');
  });

  it.each([
    'I! Really! Hate! Kiwi! Bank!',
    'Y’all lie',
    "c'mon guys",
    'i sent a dm',
    'DM sent',
    'Congrats guys!!',
    'Awesome! Enjoy!',
    "you're trash",
    'Im so angry',
    'Trick me! #TrickOrTreat',
    "Zipla plays Stride tonight let's go!",
    'Pray for me Becky',
    'come get it',
    'Are bowls included?',
  ])('reads plain English in "%s"', async (text) => {
    expect(single(await inbound(text), 'language').value).toBe('en');
  });

  it.each([
    'Voltra 7 Plus 😊',
    'Voltra = Zipla = Stride = KKW',
    'ZIPLA ZIPLA ZIPLA VOLTRA!',
    'Lee Lee Ling Kibu to Kuring .. 15-19/12/17',
    'Bernd Faragan/02152',
    'Barbacoa w da guac',
    'Real Brightwave squad?',
    'Hollywood’s finest.',
    'Oh yeah baby',
    'Grow a pear. M',
  ])('takes no language from names, brands and interjections: "%s"', async (text) => {
    expect(single(await inbound(text), 'language').value).toMatch(/^(?:und|en)$/);
  });

  it.each([
    ['Merci beaucoup', 'fr'],
    ['C’est nul', 'fr'],
    ["J'attends encore votre appel", 'fr'],
    ['Vielen Dank!', 'de'],
    ['Paket beschädigt angekommen', 'de'],
    ['¡Muchas gracias!', 'es'],
    ['Pésimo servicio, quiero mi dinero', 'es'],
    ['Muito obrigado', 'pt'],
    ["Dov'è il mio pacco?", 'it'],
    ["Qual è l'ordine giusto?", 'it'],
    ['Dank je wel', 'nl'],
    ['hol van a csomagom, már három napja várok rá', 'hu'],
    ['bakit wala pa rin yung padala ko, dalawang linggo na akong naghihintay', 'tl'],
  ])('knows words that no other language has: "%s" is %s', async (text, language) => {
    expect(single(await inbound(text), 'language').value).toBe(language);
  });

  it('uses the language it is given', async () => {
    const [labels] = await createClassifiers().classifyTexts([
      { text: 'Wo bleibt mein Paket', direction: 'inbound', language: 'fr' },
    ]);
    expect(single(labels!, 'language')).toEqual({ value: 'fr', confidence: 1, reason: 'as given' });
  });

  it('does without the detector when small words suffice', () => {
    const labels = createClassifiers().classifyText({
      text: 'the parcel is not here and I am sad',
      direction: 'inbound',
    });
    expect(single(labels, 'language')).toMatchObject({ value: 'en' });
  });
});
