import { describe, expect, it } from 'vitest';
import { READ_CHARACTERS, tokenize } from '../../../src/classifiers/text/tokens.ts';

const CASES: readonly (readonly [string, string])[] = [
  ['Hello @Ann_B, ok?', 'word:hello handle:<handle> mark:, word:ok mark:?'],
  ["I don't, we'll, it’s", "word:i word:dont mark:, word:we'll mark:, word:its"],
  ["l'avion d'accord", "word:l mark:' word:avion word:d mark:' word:accord"],
  ['soooo SLOW!!!', 'word:soo word:slow mark:!'],
  ['naïve Straße Łódź', 'word:naive word:strasse word:lodz'],
  ['de\u0301sole\u0301', 'word:desole'],
  ['#WorstServiceEver', 'hashtag:worstserviceever part:worst part:service part:ever'],
  ['see acme.com/help or https://x.example/a?b', 'word:see url:<url> word:or url:<url>'],
  ['see http or https… httpd', 'word:see url:<url> word:or url:<url> word:httpd'],
  ['done.it works', 'word:done mark:. word:it word:works'],
  ['mail ann@example.com', 'word:mail email:<email>'],
  ['at 10:45 for 1,299.00', 'word:at number:<number> word:for number:<number>'],
  ['call 0800 123 4567', 'word:call number:<phone>'],
  ['since 31.10.2026', 'word:since number:<number>'],
  ['nice :) &lt;3 &amp; ❤️ 👍🏽', 'word:nice emoticon::) emoticon:<3 emoji:❤ emoji:👍'],
  ['fine :)', 'word:fine emoticon::)'],
  ['¿Qué? ¡No!', 'mark:? word:que mark:? mark:! word:no mark:!'],
  ['なに？ متى؟ 好！', 'word:なに mark:? word:متى mark:? word:好 mark:!'],
  ['', ''],
];

describe('A post is split into tokens', () => {
  it('and a word stays one word, however it is written and however many others were read before', () => {
    tokenize('. , ! ? :) 👍');
    let apart = 0;
    for (let read = 0; read < 50_000; read++) {
      const odd = [...'unaccustomedness'].map((letter, at) => ((read >> at) & 1 ? letter.toUpperCase() : letter));
      const [, plain, other] = tokenize(`word${read} unaccustomedness ${odd.join('')}`);
      if (plain!.word !== other!.word) apart++;
    }
    // What is remembered may be full, and forgotten, between two words of one post.
    expect(apart).toBeLessThanOrEqual(2);
  });

  it.each(CASES)('%s', (text, expected) => {
    expect(
      tokenize(text)
        .map(({ kind, text: spelled }) => `${kind}:${spelled}`)
        .join(' '),
    ).toBe(expected);
  });

  it('marks what is shouted and what is drawn out', () => {
    const [loud, long] = tokenize('NEVER agaaain');
    expect(loud).toMatchObject({ loud: true, long: false });
    expect(long).toMatchObject({ loud: false, long: true });
  });

  it('stops reading where the limit is', () => {
    const tokens = tokenize('word '.repeat(READ_CHARACTERS));
    expect(tokens.at(-1)!.end).toBeLessThanOrEqual(READ_CHARACTERS);
  });
});
