/** Writes a file in the layout of the public "Customer Support on Twitter" set, of any size, from a seed. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pathToFileURL } from 'node:url';

const BRANDS = 108;
const WORDS =
  'the my your order flight phone still not working please help since yesterday again account card charged twice delayed train support hold minutes never arrived refund update app crash login screen battery customer service waiting where why when thanks sorry hear details send message look into this now really bad great still no reply anyone there'.split(
    ' ',
  );
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const START = Date.UTC(2017, 8, 1) / 1000;
const SPAN = 92 * 86_400;

interface Row {
  id: number;
  author: string;
  inbound: boolean;
  at: number;
  text: string;
  parent: number | null;
  children: number[];
}

/** mulberry32: small, seeded, good enough to spread rows. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Conversations of 2 to 8 posts between one customer and one of 108 brands of very different size.
 * Within a block of conversations rows stand as the original does: a reply often comes before its parent.
 */
export async function writeTwcsFile(path: string, rows: number, seed = 1): Promise<void> {
  const next = random(seed);
  const out = createWriteStream(path, { highWaterMark: 1 << 20 });
  out.write('tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\r\n');
  let id = 1;
  for (let written = 0; written < rows; ) {
    const block: Row[] = [];
    while (block.length < 400 && written + block.length < rows) {
      const conversation = talk(next, id, Math.min(2 + Math.floor(next() * next() * 8), rows - written - block.length));
      id += conversation.length;
      block.push(...conversation);
    }
    for (let at = block.length - 1; at > 0; at--) {
      const other = Math.max(0, at - Math.floor(next() * 6));
      [block[at], block[other]] = [block[other]!, block[at]!];
    }
    written += block.length;
    if (!out.write(block.map(line).join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function talk(next: () => number, firstId: number, length: number): Row[] {
  const brand = `Brand${Math.floor(next() ** 3 * BRANDS)}Care`;
  const customer = String(115_712 + Math.floor(next() * 700_000));
  let at = START + Math.floor(next() * SPAN);
  const rows: Row[] = [];
  for (let index = 0; index < length; index++) {
    const inbound = index % 2 === 0 || (index > 2 && next() < 0.2);
    const words = Array.from({ length: 6 + Math.floor(next() * 18) }, () => WORDS[Math.floor(next() * WORDS.length)]);
    rows.push({
      id: firstId + index,
      author: inbound ? customer : brand,
      inbound,
      at,
      text: `@${inbound ? brand : customer} ${words.join(' ')}${next() < 0.2 ? ', ok?' : ''}`,
      parent: index === 0 ? null : firstId + index - 1,
      children: index === length - 1 ? [] : [firstId + index + 1],
    });
    at += Math.floor(60 * Math.exp(next() * 6));
  }
  return rows;
}

function line(row: Row): string {
  const date = new Date(row.at * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const stamp = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000 ${date.getUTCFullYear()}`;
  const text = row.text.includes(',') ? `"${row.text}"` : row.text;
  return `${row.id},${row.author},${row.inbound ? 'True' : 'False'},${stamp},${text},${row.children.join(',')},${row.parent ?? ''}\r\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [path = 'twcs-bench.csv', rows = '2800000'] = process.argv.slice(2);
  await writeTwcsFile(path, Number(rows));
}
