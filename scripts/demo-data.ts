/** Writes fixtures/demo/mentions.csv: a month of invented posts to two invented brands, the same on every run. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { seededRandom } from '../src/domain/random.ts';

interface Row {
  at: number;
  author: string;
  followers: number;
  text: string;
  parent: Row | null;
  id: string;
}

interface Brand {
  handle: string;
  care: string;
  questions: string[];
  answers: string[];
  deflections: string[];
  /** Median minutes to an answer while somebody is there, and the share never answered. */
  minutes: number;
  ignored: number;
  /** Hours UTC at which somebody is there. */
  open: [from: number, to: number];
  weekends: boolean;
  agents: string[];
  perDay: number;
}

const START = Date.UTC(2026, 9, 1) / 1000;
const DAYS = 31;

const BRANDS: Brand[] = [
  {
    handle: 'harbourline',
    care: 'harbourlinehelp',
    questions: [
      'is the 17:30 to Saltmere running? The board says cancelled, the app says on time',
      'two hours in the queue at Port Elsing and nobody tells us anything',
      'charged twice for one return ticket, booking ref in my mail, please refund',
      'your app logs me out every time I open a ticket',
      'my mother needs a wheelchair ramp on Saturday, who do I ask?',
      'lost a green rucksack on the morning boat, can somebody check?',
      'third late sailing this week, this is a joke',
      'do dogs need a ticket on the night ferry?',
    ],
    answers: [
      'Sorry about that! The 17:30 is running from pier 2 today',
      'We have found the double charge and refunded it, it takes three days to show',
      'Yes, one dog per traveller sails free on deck',
      'Found one green rucksack, it waits at the Saltmere desk until Sunday',
      'A ramp is booked for you, just tell the crew at the gate',
    ],
    deflections: [
      'Sorry to hear that. Please DM us your booking reference',
      'Please call our desk at the port for this',
    ],
    minutes: 22,
    ignored: 0.14,
    open: [6, 20],
    weekends: true,
    agents: ['JK', 'MS', 'TR'],
    perDay: 9,
  },
  {
    handle: 'brightwave',
    care: 'brightwavecare',
    questions: [
      'no internet since 7 this morning in Fenwick, is there an outage?',
      'I was on hold for 40 minutes and then cut off. Unbelievable',
      'my bill doubled and nobody explains why',
      'engineer did not show up, took a day off for nothing',
      'how do I move my contract to a new flat?',
      'speed is a tenth of what I pay for, every evening',
      'cancelled in June and you still take money from my account',
      'new router keeps dropping the wifi, what now?',
    ],
    answers: [
      'We see a fault in your area, engineers expect to have it fixed by 15:00',
      'Your next bill will show the correction, sorry for the mix-up',
      'You can move your contract in your account under Moving home',
      'We have booked a new visit for Thursday morning',
    ],
    deflections: [
      'Hi, please send us a DM with your account details so we can look into this',
      'Hi, please send us a DM with your account details so we can look into this',
      'Please visit our help pages at https://brightwave.example/help',
    ],
    minutes: 95,
    ignored: 0.37,
    open: [8, 17],
    weekends: false,
    agents: ['Ana', 'Leo'],
    perDay: 11,
  },
];

const FIRST =
  'Deckhand Misty Juniper Otter Clover Ferris Nimbus Pebble Quill Rowan Saffron Tansy Umber Willow Zephyr'.split(' ');
const LAST = 'Dora Finn Grey Hal Ivy Jo Kit Lark Mo Nell'.split(' ');

const next = seededRandom(31);
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
const rows: Row[] = [];

function post(at: number, author: string, followers: number, text: string, parent: Row | null): Row {
  const row = { at: Math.floor(at), author, followers, text, parent, id: '' };
  rows.push(row);
  return row;
}

/** The moment an answer leaves: the wait itself, or the next opening when nobody is there. */
function answerAt(brand: Brand, asked: number): number {
  const wait = brand.minutes * 60 * Math.exp((next() + next() + next() - 1.5) * 1.6);
  let at = asked + wait;
  for (let tries = 0; tries < 96; tries++) {
    const date = new Date(at * 1000);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const hour = date.getUTCHours();
    if (hour >= brand.open[0] && hour < brand.open[1] && (brand.weekends || !weekend)) return at;
    at += 3_600;
  }
  return at;
}

for (const brand of BRANDS) {
  for (let day = 0; day < DAYS; day++) {
    const outage = brand.handle === 'brightwave' && day === 19 ? 3 : 1;
    const count = Math.round(brand.perDay * outage * (0.6 + next() * 0.8));
    for (let at = 0; at < count; at++) {
      const customer = `${pick(FIRST)}${pick(LAST)}`;
      const followers = Math.floor(Math.exp(2 + next() * 7));
      const asked = START + day * 86_400 + Math.floor(Math.min(0.99, Math.max(0, (next() + next()) / 2)) * 86_400);
      const question = outage > 1 ? brand.questions[0]! : pick(brand.questions);
      const first = post(asked, customer, followers, `@${brand.handle} ${question}`, null);
      let last = first;
      if (next() < 0.15)
        last = post(asked + 60 + next() * 1_800, customer, followers, `@${brand.handle} anybody there?`, first);
      if (next() < brand.ignored) continue;
      const dodge = next() < (brand.handle === 'brightwave' ? 0.5 : 0.2);
      const words = dodge ? pick(brand.deflections) : pick(brand.answers);
      const answer = post(
        answerAt(brand, last.at),
        brand.care,
        52_000,
        `@${customer} ${words} ^${pick(brand.agents)}`,
        last,
      );
      if (dodge && next() < 0.4) {
        const again = post(
          answer.at + 300 + next() * 7_200,
          customer,
          followers,
          `@${brand.care} I already sent a DM, twice`,
          answer,
        );
        if (next() < 0.6)
          post(
            answerAt(brand, again.at),
            brand.care,
            52_000,
            `@${customer} ${pick(brand.answers)} ^${pick(brand.agents)}`,
            again,
          );
      } else if (next() < 0.3)
        post(answer.at + 120 + next() * 3_600, customer, followers, `@${brand.care} thank you!`, answer);
    }
  }
  for (let week = 0; week < 4; week++)
    post(
      START + (week * 7 + 2) * 86_400 + 36_000,
      brand.handle,
      180_000,
      'Our offices have new opening times, see our site',
      null,
    );
}

rows.sort((a, b) => a.at - b.at || a.author.localeCompare(b.author));
for (const [at, row] of rows.entries())
  row.id = String(1_973_000_000_000_000_000n + BigInt(at) * 7_919n + BigInt(row.at - START) * 4_194_304_000n);
const end = START + DAYS * 86_400;
const lines = rows
  .filter((row) => row.at < end)
  .map((row) => {
    const parent = row.parent?.id ?? '';
    const text = row.text.includes(',') ? `"${row.text}"` : row.text;
    return [
      'x',
      row.id,
      row.author,
      row.followers,
      new Date(row.at * 1000).toISOString().replace('.000', ''),
      text,
      parent,
    ].join(',');
  });
const file = resolve('fixtures/demo/mentions.csv');
writeFileSync(file, `channel,id,author_handle,author_followers,created_at,text,reply_to_id\n${lines.join('\n')}\n`);
