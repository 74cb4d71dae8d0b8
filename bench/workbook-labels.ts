/**
 * Topics and reply acts against somebody else's labels: `npm run tools && node build/bench/workbook-labels.js FOLDER`.
 * FOLDER holds twcs-AmazonHelp-200-inbound.xlsx and twcs-AmazonHelp-100-outbound.xlsx: a row per post, its text in the
 * column "text", and a 1 in the column of each label it has. Labels without a counterpart here are left out.
 */
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { createClassifiers } from '../src/classifiers/index.ts';
import { textOfHtml } from '../src/payloads/html-text.ts';

const TOPICS: Record<string, string> = {
  Delivery: 'delivery',
  'Bad Support': 'staff',
  Return: 'refund',
  Refund: 'refund',
  Replacement: 'refund',
  Account: 'account',
  Packaging: 'product',
  Kindle: 'product',
  Echo: 'product',
  Alexa: 'product',
  'Fire TV': 'product',
};
const ACTS: Record<string, string> = {
  Apologize: 'apologise',
  'Provide URL': 'deflect-web',
  'Request to call by phone': 'deflect-phone',
};

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node build/bench/workbook-labels.js FOLDER');
const classifiers = createClassifiers();

const asked = (await readRows(join(folder, 'twcs-AmazonHelp-200-inbound.xlsx'))).flatMap(({ text, labels }) => {
  const topics = new Set(labels.flatMap((label) => TOPICS[label] ?? []));
  return topics.size > 0 ? [{ text, topics, direction: 'inbound' as const }] : [];
});
const topics = (await classifiers.classifyTexts(asked)).map(({ topic }) => topic);
const agreed = topics.filter((topic, at) => topic && 'value' in topic && asked[at]!.topics.has(topic.value)).length;
console.log(`topic: one of theirs in ${agreed} of ${asked.length}`);

const replies = await readRows(join(folder, 'twcs-AmazonHelp-100-outbound.xlsx'));
const labels = await classifiers.classifyTexts(replies.map(({ text }) => ({ text, direction: 'outbound' })));
for (const [theirs, ours] of Object.entries(ACTS)) {
  const found = labels.map(({ 'reply-act': act }) => act !== undefined && 'values' in act && act.values.includes(ours));
  const held = replies.map((reply) => reply.labels.includes(theirs));
  const both = found.filter((is, at) => is && held[at]).length;
  const f1 = (2 * both) / (found.filter(Boolean).length + held.filter(Boolean).length);
  console.log(
    `${ours} against "${theirs}": n ${held.filter(Boolean).length}, found by both ${both}, F1 ${f1.toFixed(3)}`,
  );
}

/** The rows of the first sheet of a workbook whose cells are shared texts and numbers. */
async function readRows(path: string): Promise<{ text: string; labels: string[] }[]> {
  const parts = new Map<string, string>();
  const zip = await yauzl.openPromise(path, { autoClose: false });
  for await (const entry of zip.eachEntry())
    if (/(sharedStrings|sheet1)\.xml$/.test(entry.fileName))
      parts.set(entry.fileName.split('/').at(-1)!, await textOf(await zip.openReadStreamPromise(entry)));
  zip.close();
  const shared = elements(parts.get('sharedStrings.xml') ?? '', 'si').map(({ inner }) =>
    elements(inner, 't')
      .map((each) => textOfHtml(each.inner, () => undefined))
      .join(''),
  );
  const [header = new Map(), ...rows] = elements(parts.get('sheet1.xml') ?? '', 'row').map(
    ({ inner }) =>
      new Map(
        elements(inner, 'c').map((cell) => {
          const value = elements(cell.inner, 'v')[0]?.inner ?? '';
          return [/r="([A-Z]+)/.exec(cell.tag)?.[1], /t="s"/.test(cell.tag) ? shared[Number(value)]! : value];
        }),
      ),
  );
  const textColumn = [...header].find(([, name]) => name === 'text')?.[0];
  return rows.map((row) => ({
    text: row.get(textColumn) ?? '',
    labels: [...row].flatMap(([column, value]) => (value === '1' ? [header.get(column) ?? ''] : [])),
  }));
}

function elements(xml: string, name: string): { tag: string; inner: string }[] {
  const pattern = new RegExp(`<${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${name}>)`, 'g');
  return [...xml.matchAll(pattern)].map(([, tag = '', inner = '']) => ({ tag, inner }));
}
