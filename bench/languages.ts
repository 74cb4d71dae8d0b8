/** Share of posts whose language is identified, in twelve languages: `npm run tools && node build/bench/languages.js`. The posts are the tests' own. */
import { createClassifiers } from '../src/classifiers/index.ts';
import { SENTENCES } from '../test/classifiers/language-sentences.ts';

const classifiers = createClassifiers();
const totals = { right: 0, wrong: 0, und: 0, rightShort: 0, wrongShort: 0, undShort: 0 };
for (const [language, sentences] of Object.entries(SENTENCES)) {
  const starts = sentences.map((text) => text.replace(/@\w+/g, '').trim().split(/\s+/).slice(0, 2).join(' '));
  const full = await count(sentences, language);
  console.log(`${language}: ${full.right} of ${sentences.length}, ${full.und} not decided`);
  totals.right += full.right;
  totals.wrong += full.wrong;
  totals.und += full.und;
  if (language === 'ja') continue;
  const short = await count(starts, language);
  totals.rightShort += short.right;
  totals.wrongShort += short.wrong;
  totals.undShort += short.und;
}
const all = totals.right + totals.wrong + totals.und;
console.log(
  `all: ${(totals.right / all).toFixed(3)} right of ${all}, ${totals.wrong} wrong, ${totals.und} not decided`,
);
console.log(
  `first two words only: ${totals.rightShort} right, ${totals.wrongShort} wrong, ${totals.undShort} not decided`,
);

async function count(texts: readonly string[], language: string) {
  const labels = await classifiers.classifyTexts(texts.map((text) => ({ text, direction: 'inbound' })));
  const found = labels.map((label) => (label.language && 'value' in label.language ? label.language.value : ''));
  const right = found.filter((value) => value === language).length;
  const und = found.filter((value) => value === 'und').length;
  return { right, und, wrong: found.length - right - und };
}
