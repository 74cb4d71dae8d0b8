/**
 * Precision, recall and F1 of reply acts against hand labels: `npm run tools && node build/bench/reply-acts.js LABELS.jsonl [act …]`.
 * SHOW_WRONG=1 prints the texts it got wrong. A line is {"text": "…", "acts": ["apologise", …]} and names all of the acts measured that it holds.
 */
import { readFileSync } from 'node:fs';
import { createClassifiers } from '../src/classifiers/index.ts';

const [file, ...named] = process.argv.slice(2);
if (!file) throw new Error('usage: node bench/reply-acts.ts LABELS.jsonl [act …]');
const acts = named.length > 0 ? named : ['deflect-dm', 'deflect-web', 'apologise'];
const lines = readFileSync(file, 'utf8').trim().split('\n');
const gold = lines.map((line) => JSON.parse(line) as { text: string; acts: string[] });
const labels = await createClassifiers().classifyTexts(gold.map(({ text }) => ({ text, direction: 'outbound' })));

for (const act of acts) {
  const wrong: string[] = [];
  let hits = 0;
  let misses = 0;
  let alarms = 0;
  for (const [at, { text, acts: held }] of gold.entries()) {
    const label = labels[at]!['reply-act']!;
    const found = 'values' in label && label.values.includes(act);
    if (found && held.includes(act)) hits++;
    else if (found) alarms++;
    else if (held.includes(act)) misses++;
    if (found !== held.includes(act)) wrong.push(`  ${found ? 'found' : 'missed'}: ${text}`);
  }
  const precision = hits / (hits + alarms);
  const recall = hits / (hits + misses);
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${act}: n ${hits + misses}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`,
  );
  if (process.env.SHOW_WRONG) console.log(wrong.join('\n'));
}
