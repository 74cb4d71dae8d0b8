/** Writes fixtures/demo/storm.csv: a month of invented posts to a third invented brand, on two networks, with a storm in it. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { seededRandom } from '../src/domain/random.ts';

interface Network {
  channel: string;
  handle: string;
  /** What handles end in. */
  ending: string;
  perDay: number;
  idOf(place: number, at: number): string;
}

interface Row {
  network: Network;
  at: number;
  author: string;
  followers: number;
  text: string;
  parent: Row | null;
  id: string;
}

const START = Date.UTC(2026, 9, 1) / 1000;
const DAYS = 31;
const END = START + (DAYS - 1) * 86_400 + 20 * 3_600;
/** Hours UTC at which somebody is there, every day. */
const OPEN = [7, 19] as const;
/** The evening of the storm, and how many write within four hours: most of them when nobody is there any more. */
const STORM = { at: START + 20 * 86_400 + 17.5 * 3_600, hours: 4, customers: 130 };
/** Who has more followers than this is answered sooner, and more often. */
const LOUD = 1_000;

const NETWORKS: Network[] = [
  {
    channel: 'x',
    handle: 'gridnorth',
    ending: '',
    perDay: 6,
    idOf: (place, at) =>
      String(1_974_000_000_000_000_000n + BigInt(place) * 7_919n + BigInt(at - START) * 4_194_304_000n),
  },
  {
    channel: 'bluesky',
    handle: 'gridnorth.example',
    ending: '.example',
    perDay: 4,
    idOf: (place, at) => `3m${(BigInt(at) * 100_000n + BigInt(place)).toString(36)}`,
  },
];

const QUESTIONS = [
  'my meter reading was rejected three times, what am I doing wrong?',
  'the bill says 900 units, we were away all month',
  'when does somebody come to fix the street cabinet in Elder Lane?',
  'how do I change the name on the account?',
  'the heat pump tariff you promised is not on my bill',
  'your site shows an error when I want to pay',
];
const STORM_QUESTIONS = [
  'no power in Hollin since half past five, how long?',
  'a line is down across the road in Marl Street, sparks!',
  'power cut in the whole of Upper Tarn, nobody answers the phone',
  'my father needs power for his oxygen machine, please help',
  'dark for two hours now and your outage map is down too',
];
/** Three texts for everybody. */
const ANSWERS = [
  'We are sorry for the trouble. Our engineers are working on it and power should be back tonight',
  'Please send us your customer number in a private message and we will look into it',
  'You can follow all works at https://gridnorth.example/works',
];

const FIRST = 'Amber Birch Cole Dale Elm Fern Gale Hazel Iris Jade Kestrel Linden Moss Nettle Oak'.split(' ');
const LAST = 'Ash Brook Crag Dene Ford Glen Holt Knoll Lea Marsh'.split(' ');

const next = seededRandom(54);
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
const rows: Row[] = [];

function post(row: Omit<Row, 'id'>): Row {
  const made = { ...row, at: Math.floor(row.at), id: '' };
  rows.push(made);
  return made;
}

/** The moment an answer leaves: the wait itself, or after the next opening when nobody is there. */
function answerAt(asked: number, minutes: number): number {
  const wait = minutes * 60 * Math.exp((next() + next() + next() - 1.5) * 1.6);
  let at = asked + wait;
  while (new Date(at * 1000).getUTCHours() < OPEN[0] || new Date(at * 1000).getUTCHours() >= OPEN[1]) at += 1_800;
  return at;
}

function ask(network: Network, asked: number, question: string, patience: number): void {
  const customer = `${pick(FIRST)}${pick(LAST)}${network.ending}`;
  const followers = Math.floor(Math.exp(2 + next() * 7));
  const first = post({
    network,
    at: asked,
    author: customer,
    followers,
    text: `@${network.handle} ${question}`,
    parent: null,
  });
  const isLoud = followers > LOUD;
  if (next() < (isLoud ? 0.06 : 0.3) * patience) return;
  post({
    network,
    at: answerAt(first.at, isLoud ? 20 : 110),
    author: network.handle,
    followers: 21_000,
    text: `@${customer} ${pick(ANSWERS)}`,
    parent: first,
  });
}

for (const network of NETWORKS)
  for (let day = 0; day < DAYS; day++)
    for (let count = Math.round(network.perDay * (0.6 + next() * 0.8)); count > 0; count--)
      ask(network, START + day * 86_400 + ((next() + next()) / 2) * 86_400, pick(QUESTIONS), 1);
for (let customer = 0; customer < STORM.customers; customer++)
  ask(
    next() < 0.6 ? NETWORKS[0]! : NETWORKS[1]!,
    STORM.at + next() ** 2 * STORM.hours * 3_600,
    pick(STORM_QUESTIONS),
    2,
  );

rows.sort((a, b) => a.at - b.at || a.author.localeCompare(b.author));
for (const [place, row] of rows.entries()) row.id = row.network.idOf(place, row.at);
const lines = rows
  .filter(({ at }) => at < END)
  .map(({ network, id, author, followers, at, text, parent }) => {
    const time = new Date(at * 1000).toISOString().replace('.000', '');
    return [
      network.channel,
      id,
      author,
      followers,
      time,
      text.includes(',') ? `"${text}"` : text,
      parent?.id ?? '',
    ].join(',');
  });
const file = resolve('fixtures/demo/storm.csv');
writeFileSync(file, `channel,id,author_handle,author_followers,created_at,text,reply_to_id\n${lines.join('\n')}\n`);
