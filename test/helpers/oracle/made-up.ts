/** A database of made-up conversations that holds every kind of turn that reports tell apart. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, seededRandom } from '../../../src/domain/random.ts';
import { run, temporaryFolder } from '../run.ts';

const DAY = 86_400;
const START = Date.UTC(2026, 2, 2) / 1000;
/** Posts of that day lie outside what the files claim to cover. */
const LOST_DAY = 15;
const DAYS = 28;

const ASKED = [
  'my parcel is late, where is it?',
  'the app crashes since the update, please fix it',
  'how do I change my address?',
  'I was charged twice on my bill, I want a refund',
  'thanks, that helped a lot!',
  'you are great, love the new store',
  'my internet is down since this morning, this is urgent',
  'call me at +44 20 7946 0958 about my order',
  'my mail is ann.lee@example.org, can you look at the order?',
  'wo bleibt mein Paket? Das ist wirklich eine Frechheit',
  'la aplicacion no funciona y nadie contesta mi reclamacion',
  'worst service ever, three weeks without an answer',
  'could you please cancel my contract?',
  'hm ok then',
];
const CHASED = [
  'anybody there?',
  'I called, nobody answers the phone',
  'already sent you a dm, still nothing',
  'I did, three times',
  'still waiting for my parcel',
];
const ANSWERS = [
  'sorry about that! Please send us a DM ^JK',
  'so sorry, please call us on 0800 123 123 ^MB',
  'your parcel leaves the depot today at noon ^JK',
  'we have refunded the charge, you will see it tomorrow',
  'please fill in the form on our website ^MB',
  'we will look into it and come back to you ^Tom',
  'thanks for the kind words! ^JK',
  'which order number is it? Please DM us the details',
  'the update of today repairs the crash, please install it',
];
/** Waits as long as a window, a promise or a service level. */
const LIMITS = [300, 900, 3_600, 14_400, 86_400, 259_200];
/** As long as a page may stand and count as looked at. */
const AWAY = 600;
const CUSTOMERS = ['AnnLee', 'bob', 'Cem', 'dee', 'eve', 'Фёдор'];

export interface Row {
  channel: string;
  id: string;
  author_handle: string;
  author_followers: number | '';
  created_at: string;
  text: string;
  reply_to_id: string;
  quote_of_id: string;
  conversation_id: string;
  automatic: string;
  deleted_at: string;
}

export interface Desk {
  cwd: string;
  /** Everything the program printed as errors while the database was made; nothing should be. */
  faults: string[];
}

/** Brand -> channel -> handles. */
export const BRANDS: Record<string, Record<string, string[]>> = {
  acme: { x: ['acme', 'acmecare'], mastodon: ['acme'], facebook: ['acme'] },
  globex: { x: ['globex'], mastodon: ['globex'], facebook: ['globex'] },
  Initech: { x: ['initech'], mastodon: ['initech'] },
};

/** Person -> team, as the configuration of the desk has it. */
export const TEAMS: Readonly<Record<string, string>> = { dee: 'care', joe: 'care', kim: 'legal' };
/** What is promised by urgency, in seconds; normal stands for what nobody labelled. */
export const PROMISED: Readonly<Record<string, number>> = { critical: 900, high: 7_200, normal: 14_400, low: 86_400 };
const TOML = `[sla]
critical.target = "15m"
high.target = "2h"
normal.target = "4h"
low.target = "24h"
[[schedule]]
zone = "Europe/Berlin"
open = { mon-fri = ["09:00-17:00"] }
[policy.teams.care]
people = ["dee", "joe"]
[policy.teams.legal]
people = ["kim"]
`;

/**
 * Three brands on three networks for four weeks: second handles, several posts a turn, several turns a conversation, quotes,
 * posts that do not name the brand, automatic replies, wrong clocks, deletions, a day that is not covered and a network of
 * which only what was answered is held; labels by the classifiers, some by hand and some missing; decisions, some undone.
 * @param conversations how many
 * @param classified whether anything is labelled
 */
export async function madeUpDesk(seed: number, conversations: number, classified: boolean): Promise<Desk> {
  const random = seededRandom(seed);
  const cwd = temporaryFolder();
  const faults: string[] = [];
  const must = async (argv: string[], stdin?: string) => {
    const { code, stderr } = await run([...argv, '--no-input'], { cwd, stdin });
    if (code !== 0) faults.push(`${argv.join(' ')}: ${stderr}`);
  };
  writeFileSync(join(cwd, 'socialcare.toml'), TOML);
  for (const [name, channels] of Object.entries(BRANDS))
    await must([
      ...['brand', 'add', name],
      ...Object.entries(channels).flatMap(([channel, handles]) => handles.map((handle) => `${channel}:@${handle}`)),
    ]);
  const rows = madeUpRows(random, conversations);
  const day = (offset: number) => new Date((START + offset * DAY) * 1000).toISOString().slice(0, 10);
  const isLate = (row: Row) => row.created_at >= day(LOST_DAY);
  const files = [
    { name: 'x1', of: (row: Row) => row.channel === 'x' && !isLate(row), from: 0, to: LOST_DAY - 1 },
    { name: 'mastodon', of: (row: Row) => row.channel === 'mastodon', from: 0, to: DAYS - 1 },
    { name: 'facebook', of: (row: Row) => row.channel === 'facebook', from: 0, to: DAYS - 1 },
    { name: 'x2', of: (row: Row) => row.channel === 'x' && isLate(row), from: LOST_DAY + 1, to: DAYS - 1 },
  ];
  for (const { name, of, from, to } of files) {
    writeFileSync(join(cwd, `${name}.csv`), csv(rows.filter(of)));
    const sampling = name === 'facebook' ? 'answered-only' : 'complete';
    // What is imported last is not classified.
    if (classified && name === 'x2') await must(['classify', '-q']);
    await must(['import', `${name}.csv`, '--sampling', sampling, '--covers', `${day(from)}..${day(to)}`, '-q']);
  }
  writeFileSync(join(cwd, 'dump.jsonl'), annotations(random, rows, classified));
  await must(['restore', 'dump.jsonl']);
  return { cwd, faults };
}

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z');
const quoted = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`;

function csv(rows: readonly Row[]): string {
  const columns: (keyof Row)[] = [
    ...(['channel', 'id', 'author_handle', 'author_followers', 'created_at', 'text'] as const),
    ...(['reply_to_id', 'quote_of_id', 'conversation_id', 'automatic', 'deleted_at'] as const),
  ];
  return [columns.join(','), ...rows.map((row) => columns.map((column) => quoted(row[column])).join(','))].join('\n');
}

export function madeUpRows(random: Random, conversations: number): Row[] {
  const rows: Row[] = [];
  const add = (at: number, more: Partial<Row>): Row => {
    const row: Row = {
      ...{ channel: 'x', id: '', author_handle: '', author_followers: '', created_at: iso(at), text: '' },
      ...{ reply_to_id: '', quote_of_id: '', conversation_id: '', automatic: '', deleted_at: '', ...more },
    };
    // Half of the ids say which of two posts of one second came first, and all of them are known before the posts are written.
    row.id = `${row.channel[0]}${String(rows.length + 1).padStart(5, '0')}`;
    rows.push(row);
    return row;
  };
  // Asked a promise before the end of what is covered, to the second.
  for (const before of LIMITS) {
    const more = { channel: 'mastodon', author_handle: `late${before}`, text: '@acme where is my parcel?' };
    add(START + DAYS * DAY - before, more);
  }
  // Asked as the 13th of March begins: in London, New York, Kolkata and on Lord Howe.
  for (const hours of [24, 28, 18.5, 13]) {
    const more = { channel: 'mastodon', author_handle: `midnight${hours}`, text: '@acme where is my parcel?' };
    add(START + 10 * DAY + hours * 3_600, more);
  }
  for (let number = 0; number < conversations; number++) {
    const name = pick(random, Object.keys(BRANDS));
    const channel = pick(random, Object.keys(BRANDS[name]!));
    const handles = BRANDS[name]![channel]!;
    const customer = random() < 0.5 ? pick(random, CUSTOMERS) : `c${Math.floor(random() * conversations)}`;
    const followers = customer.length * 37;
    const conversation = channel === 'x' ? `t${number}` : '';
    // Some ask at the full hour, so that windows end with the coverage to the second.
    const unit = random() < 0.2 ? 3_600 : 1;
    let at = START + Math.floor((random() * DAYS * DAY) / unit) * unit;
    let last: Row | undefined;
    const say = (author: string, text: string, more: Partial<Row> = {}) => {
      const author_followers: Row['author_followers'] = author === customer ? followers : '';
      const shared = { channel, author_handle: author, author_followers, conversation_id: conversation };
      last = add(at, { ...shared, reply_to_id: last?.id ?? '', text, ...more });
      return last;
    };
    const handle = `@${handles[0]}`;
    const kind = random();
    const turns = 1 + Math.floor(random() ** 2 * 4);
    for (let turn = 0; turn < turns && at < START + DAYS * DAY; turn++) {
      const text = pick(random, ASKED);
      const other = pick(random, Object.keys(BRANDS)).toLowerCase();
      if (turn > 0) say(customer, `${handle} ${random() < 0.5 ? pick(random, CHASED) : text}`);
      else if (kind < 0.06)
        say(customer, text, { quote_of_id: say(handles[0]!, 'Spring is here').id, reply_to_id: '' });
      else if (kind < 0.12) say(customer, text);
      else if (kind < 0.18) {
        say('stranger', 'who else has trouble?');
        say(customer, `@stranger ${handle} ${text}`);
      } else say(customer, kind < 0.25 ? `${handle} @${other} ${text}` : `${handle} ${text}`);
      const asked = last!;
      while (random() < 0.3) {
        at += Math.floor(60 + random() * 20 * 3_600);
        say(customer, `${handle} ${pick(random, CHASED)}`);
      }
      if (random() < 0.15) {
        at += 5;
        say(handles[0]!, `@${customer} We got your message.`, { automatic: 'true' });
      }
      const fate = random();
      if (fate < 0.25) {
        if (random() < 0.3) asked.deleted_at = iso(at + Math.floor(random() * 2 * DAY));
        break;
      }
      // Several quick ones alike would be automatic.
      const wait =
        random() < 0.01 ? 0 : random() < 0.15 ? pick(random, LIMITS) : 20 + Math.floor(Math.exp(random() * 12.5));
      at += fate < 0.28 ? -Math.min(at - START, wait + 60) : wait;
      say(pick(random, handles), `@${customer} ${pick(random, ANSWERS)}`, { reply_to_id: asked.id });
      if (fate < 0.28) break;
      if (random() < 0.15) {
        at += 120;
        say(handles[0]!, `@${customer} ${pick(random, ANSWERS)}`);
      }
      at += Math.floor(60 + random() * random() * 5 * DAY);
    }
  }
  return rows;
}

/** Labels by hand, and decisions as triage makes them. */
function annotations(random: Random, rows: readonly Row[], labelled: boolean): string {
  const lines: Record<string, unknown>[] = [{ socialcare: 'judgements', version: 1 }];
  const asked = rows.filter(({ text, author_handle }) => text.startsWith('@') && !isBrand(author_handle));
  const answered = rows.filter(({ author_handle, automatic }) => isBrand(author_handle) && automatic === '');
  const label = (row: Row, facet: string, value: string) =>
    lines.push({
      ...{ kind: 'label', id: `l${lines.length}`, at: iso(START + 60 * DAY), actor: 'dee' },
      ...{ channel: row.channel, post: row.id, facet, value },
    });
  for (let count = 0; labelled && count < 15; count++) {
    label(pick(random, asked), 'needs-reply', pick(random, ['true', 'false', 'unknown']));
    label(pick(random, answered), 'agent', 'Zoe');
    label(pick(random, answered), 'reply-act', pick(random, ['answer', 'deflect-dm,apologise', 'deflect-phone']));
  }
  for (let count = 0; count < asked.length / 2; count++) {
    const row = pick(random, asked);
    const [brand] = Object.entries(BRANDS).find(([, channels]) =>
      Object.values(channels)
        .flat()
        .some((handle) => row.text.includes(`@${handle} `)),
    ) ?? ['acme'];
    const at = Math.floor(Date.parse(row.created_at) / 1000 + random() * 3 * DAY);
    const [action, value] = pick(random, [
      ...([
        ['no-reply', 'thanks'],
        ['no-reply', 'spam'],
        ['elsewhere', 'phone'],
        ['escalate', 'legal'],
      ] as const),
      ...([
        ['snooze', null],
        ['assign', 'joe'],
        ['tag', 'late'],
        ['note', null],
      ] as const),
    ]);
    const id = `d${count}`;
    const closes = action === 'no-reply' || action === 'elsewhere';
    const actor = pick(random, ['dee', 'joe', 'kim', 'max']);
    const about = { kind: 'decision', actor, channel: row.channel, post: row.id, brand };
    lines.push({
      ...about,
      ...{ id, decided_at: iso(at), action, posts_seen: 1 + Math.floor(random() * 2) },
      ...(value !== null && { value }),
      ...(action === 'note' && { note: 'looked at' }),
      ...(action === 'snooze' && { until: iso(at + DAY) }),
      ...(random() < 0.7 && { shown_at: iso(at - (random() < 0.1 ? AWAY : Math.floor(random() * random() * 1_500))) }),
      ...(closes && random() < 0.8 && { ahead: Math.floor(random() ** 3 * 5) }),
    });
    if (random() < 0.15)
      lines.push({
        ...about,
        ...{ id: `u${count}`, decided_at: iso(at + Math.floor(random() * 5 * DAY)), action: 'undo', undoes: id },
        posts_seen: 1,
      });
  }
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

function isBrand(handle: string): boolean {
  return Object.values(BRANDS).some((channels) => Object.values(channels).flat().includes(handle));
}
