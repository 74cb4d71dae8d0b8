/**
 * Posts made to hurt: `npm run tools && node build/bench/hostile-posts.js [--runs 200] [--budget 500]`. Units of odd pieces
 * repeated to 100 kB are labelled on both sides; the slowest is named, and one over the budget (milliseconds of processor
 * time) ends with exit code 1, shrunk to its smallest unit.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { createClassifiers } from '../src/classifiers/index.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '200' }, budget: { type: 'string', default: '500' } },
});
const budget = Number(values.budget);
const classifiers = createClassifiers();
const pieces = fc.constantFrom(
  'a',
  'A',
  '1',
  '@',
  '#',
  '^',
  '.',
  '-',
  '/',
  ' ',
  '\n',
  'a.',
  '@a',
  '1 ',
  '(1',
  '+1',
  'ab12',
  '://',
  'www.',
  '😡',
  '\u202e',
  'é',
  '中',
  '&amp;',
  ':-',
  "'t",
  'send dm ',
  'not ',
  'order ',
  'rue de ',
  '12 Baker ',
);
let slowest = { unit: '', milliseconds: 0 };

await classifiers.classifyTexts([{ text: 'warm up, bitte, s’il vous plaît', direction: 'inbound' }]);
fc.assert(
  fc.property(fc.array(pieces, { minLength: 1, maxLength: 4 }), (parts) => {
    const unit = parts.join('');
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const before = process.cpuUsage();
    classifiers.classifyText({ text, direction: 'inbound' });
    classifiers.classifyText({ text, direction: 'outbound' });
    const milliseconds = process.cpuUsage(before).user / 1_000;
    if (milliseconds > slowest.milliseconds) slowest = { unit, milliseconds };
    return milliseconds <= budget;
  }),
  { numRuns: Number(values.runs), seed: 1 },
);
console.log(
  `${values.runs} posts of 100 kB, both sides: the slowest took ${slowest.milliseconds.toFixed(0)} ms (${JSON.stringify(slowest.unit)})`,
);
