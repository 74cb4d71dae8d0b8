/**
 * Complaint or not, against the labels of the UVA SYS 6018 tweets: `npm run tools && node build/bench/complaints.js FILE.csv …`.
 * A file has the columns text and finalLabel (0 or 1), in Windows-1252. Posts that differ only in links are counted once.
 * Rules were written while looking at the half called "seen"; the figure is that of the other half.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { createClassifiers } from '../src/classifiers/index.ts';
import { confusionOf, type Score, scoresOf } from '../src/statistics/classification.ts';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('usage: npm run tools && node build/bench/complaints.js FILE.csv …');

const gold = new Map<string, { text: string; complaint: boolean }>();
for (const file of files) {
  const decoded = new TextDecoder('windows-1252').decode(readFileSync(file));
  const rows: { text: string; finalLabel: string }[] = parse(decoded, {
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
  });
  for (const { text, finalLabel } of rows) {
    const label = Number(finalLabel);
    const gist = text
      .toLowerCase()
      .replace(/https?:\S*/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (label === 0 || label === 1) if (!gold.has(gist)) gold.set(gist, { text: text.trim(), complaint: label === 1 });
  }
}
const entries = [...gold];
const labels = await createClassifiers().classifyTexts(entries.map(([, { text }]) => ({ text, direction: 'inbound' })));
const halves: Record<'seen' | 'unseen', { truth: string; label: string }[]> = { seen: [], unseen: [] };
for (const [at, [gist, { complaint }]] of entries.entries()) {
  const label = labels[at]!.intent!;
  if (!('value' in label)) continue;
  const found = label.value === 'complaint' || label.value === 'problem';
  const half = fnv(gist) % 2 === 0 ? 'seen' : 'unseen';
  halves[half].push({ truth: complaint ? 'complaint' : 'rest', label: found ? 'complaint' : 'rest' });
}
const figure = ({ value }: Score) => value!.toFixed(3);
for (const [half, cases] of Object.entries(halves)) {
  const { classes, n, accuracy } = scoresOf(confusionOf(cases));
  const { precision, recall, f1, support } = classes.find(({ label }) => label === 'complaint')!;
  console.log(
    `${half}: n ${n}, complaints ${support}, precision ${figure(precision)}, recall ${figure(recall)}, F1 ${figure(f1)}, accuracy ${figure(accuracy)}`,
  );
}

/** The split was made by this bit of a hash, once and for all. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  return (hash >>> 0) >>> 7;
}
