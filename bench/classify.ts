/**
 * Posts per second with all facets, on one core: `npm run tools && node build/bench/classify.js [--posts 50000] [--file POSTS.txt]`.
 * A file holds one inbound post a line; without one the posts are made up. Also times the longest and oddest posts.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createClassifiers } from '../src/classifiers/index.ts';
import { makePosts } from './posts.ts';

const { values } = parseArgs({ options: { posts: { type: 'string', default: '50000' }, file: { type: 'string' } } });
const count = Number(values.posts);

const started = performance.now();
const classifiers = createClassifiers();
console.log(`tables compiled in ${(performance.now() - started).toFixed(0)} ms`);

for (const direction of ['inbound', 'outbound'] as const) {
  const texts =
    values.file && direction === 'inbound'
      ? readFileSync(values.file, 'utf8').trim().split('\n')
      : makePosts(count, direction, 1);
  const contexts = texts.map((text) => ({ text, direction }));
  await classifiers.classifyTexts(contexts.slice(0, 5_000));
  const begun = performance.now();
  const used = process.cpuUsage();
  await classifiers.classifyTexts(contexts);
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - begun) / 1000;
  const rate = (perSecond: number) => Math.round(perSecond).toLocaleString('en');
  console.log(
    `${direction}: ${rate(texts.length / seconds)} posts/s, ${rate(texts.length / ((user + system) / 1e6))} per CPU second`,
  );
}

const odd: Record<string, string> = {
  '100 kB of words': 'please help me '.repeat(7_000),
  '100 kB of one letter': 'a'.repeat(100_000),
  '100 kB of digits': '1 2 3 4 5 6 7 8 9 0 '.repeat(5_000),
  '100 kB of phones': '0171 2345678 '.repeat(8_000),
  '100 kB of at signs': '@'.repeat(100_000),
  '100 kB of dots': 'a.'.repeat(50_000),
  '100 kB of emoji': '😡'.repeat(50_000),
  '100 kB of right-to-left marks': '\u202e\u202c'.repeat(50_000),
};
for (const [name, text] of Object.entries(odd)) {
  const begun = performance.now();
  await classifiers.classifyTexts([
    { text, direction: 'inbound' },
    { text, direction: 'outbound' },
  ]);
  console.log(`${name}: ${(performance.now() - begun).toFixed(0)} ms`);
}
