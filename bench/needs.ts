/**
 * Whether a reply is needed, against one reader's labels: `npm run tools && node build/bench/needs.js FOLDER`, at the root of
 * the project. FOLDER holds files of "Customer Support on Twitter" with the posts whose ids are in scripts/need-labels.csv.
 * `given` are answers to what a brand asked, which the definition leaves open: they are in no score.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { valueIn } from '../src/classifiers/classifier.ts';
import { createClassifiers } from '../src/classifiers/index.ts';
import { confusionOf, scoresOf } from '../src/statistics/classification.ts';

/** Looked at while rules were written; held back until they were; and drawn after a second look at both. */
const PARTS = ['seen', 'held', 'later'] as const;

interface Labelled {
  id: string;
  need: 'true' | 'false' | 'given';
  part: (typeof PARTS)[number];
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node build/bench/needs.js FOLDER');
const labelled: Labelled[] = parse(readFileSync('scripts/need-labels.csv'), { columns: true });
const texts = textsUnder(folder);
const missing = labelled.filter(({ id }) => !texts.has(id)).length;
if (missing > 0) throw new Error(`${folder} holds no text of ${missing} of ${labelled.length} posts`);
const contexts = labelled.map(({ id }) => ({ text: texts.get(id)!, direction: 'inbound' as const }));
const labels = await createClassifiers().classifyTexts(contexts);
const posts = labelled.map((post, at) => ({ ...post, label: valueIn(labels[at]!, 'needs-reply')! }));

for (const part of PARTS) {
  const own = posts.filter((post) => post.part === part);
  const unknown = own.filter(({ label }) => label === 'unknown');
  console.log(`${part}: ${own.length} posts, ${unknown.length} of them unknown: ${counted(unknown)}`);
  const scored = own.filter(({ need }) => need !== 'given').map(({ need, label }) => ({ truth: need, label }));
  report(
    'unknown left out',
    scored.filter(({ label }) => label !== 'unknown'),
  );
  report('unknown counted as wrong', scored);
}

/** Files of other columns, and rows that are broken, are passed over. */
function textsUnder(path: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.csv'))) {
    const file = readFileSync(join(path, name));
    if (!file.subarray(0, 200).toString().includes('tweet_id')) continue;
    const options = { columns: true, relax_column_count: true, relax_quotes: true, bom: true } as const;
    const rows: { tweet_id?: string; text?: string }[] = parse(file, options);
    for (const { tweet_id: id, text } of rows)
      if (id && text && !found.has(id))
        found.set(id, text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
  }
  return found;
}

function counted(unknown: readonly Labelled[]): string {
  const of = (need: Labelled['need']) => unknown.filter((post) => post.need === need).length;
  return `${of('true')} that need a reply, ${of('false')} that need none, ${of('given')} given`;
}

function report(title: string, pairs: readonly { truth: string; label: string }[]): void {
  for (const { label, support, precision, recall, f1 } of scoresOf(confusionOf(pairs)).classes) {
    if (label === 'unknown') continue;
    const [p, r, f] = [precision, recall, f1].map(({ value }) => value?.toFixed(3) ?? '–');
    console.log(`  ${title}: ${label} n ${support}, precision ${p}, recall ${r}, F1 ${f}`);
  }
}
