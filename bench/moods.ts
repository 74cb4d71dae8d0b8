/**
 * How well sentiment is identified in languages other than English: `npm run tools && node build/bench/moods.js [FILE.csv]`. The
 * posts are the tests' own, those seen while the words were written and those held back apart; a file of your own has columns
 * language, sentiment and text. `--wrong` lists what is wrong among the seen.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createClassifiers } from '../src/classifiers/index.ts';
import { confusionOf, type Score, scoresOf } from '../src/statistics/classification.ts';
import { LAST_POSTS, LATER_POSTS, MOOD_POSTS, type MoodPost } from '../test/classifiers/mood-posts.ts';

const { values, positionals } = parseArgs({ options: { wrong: { type: 'boolean' } }, allowPositionals: true });
const classifiers = createClassifiers();
const posts = positionals[0] ? readPosts(positionals[0]) : MOOD_POSTS;
for (const language of [...new Set(posts.map((post) => post.language))]) {
  const own = (all: readonly MoodPost[], held: boolean) =>
    all.filter((post) => post.language === language && post.held === held);
  await report(language, 'seen', own(posts, false));
  await report(language, 'held back', own(posts, true));
  if (positionals[0]) continue;
  await report(language, 'written afterwards', own(LATER_POSTS, true));
  await report(language, 'written last', own(LAST_POSTS, true));
}

async function report(language: string, which: string, own: readonly MoodPost[]): Promise<void> {
  if (own.length === 0) return;
  const labels = await classifiers.classifyTexts(
    own.map(({ text }) => ({ text, direction: 'inbound' as const, language })),
  );
  const found = labels.map(({ sentiment }) => (sentiment && 'value' in sentiment ? sentiment.value : ''));
  const {
    n,
    accuracy,
    macro_f1: f1,
  } = scoresOf(confusionOf(own.map(({ mood }, at) => ({ truth: mood, label: found[at]! }))));
  const figure = ({ value }: Score) => value!.toFixed(3);
  console.log(`${language}, ${which}: n ${n}, accuracy ${figure(accuracy)}, macro F1 ${figure(f1)}`);
  if (!values.wrong || which !== 'seen') return;
  for (const [at, { mood, text }] of own.entries())
    if (found[at] !== mood) console.log(`  ${mood} as ${found[at]}: ${text}`);
}

function readPosts(file: string): MoodPost[] {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
  return rows.map(({ language = '', sentiment = '', text = '' }) => ({ language, text, mood: sentiment, held: true }));
}
