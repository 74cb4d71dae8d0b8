/** The public twcs sample, turn by turn, against a recomputation in another style: one function, plain dictionaries. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const FILE = fileURLToPath(new URL('../../../shared/data/twcs-head5000/twcs.csv', import.meta.url));
const here = existsSync(FILE);
if (!here) console.warn('SKIPPED: the public twcs sample is not beside the project');

interface Post {
  id: string;
  who: string;
  inbound: boolean;
  at: number;
  text: string;
  parent: string;
}

function recompute(path: string): string[] {
  const records: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    relax_column_count: true,
  });
  const posts: Record<string, Post> = {};
  for (const record of records) {
    if (record.text!.includes('\r')) continue; // the row that a line break outside quotes breaks
    posts[record.tweet_id!] = {
      id: record.tweet_id!,
      who: record.author_id!,
      inbound: record.inbound === 'True',
      at: new Date(record.created_at!).getTime() / 1000,
      text: record.text!,
      parent: record.in_response_to_tweet_id!.replace(/\.0$/, ''),
    };
  }
  const all = Object.values(posts);
  const brandNames = new Map(all.filter((p) => !p.inbound).map((p) => [p.who.toLowerCase(), p.who]));
  const parentOf = (p: Post): Post | undefined => posts[p.parent];
  const top = (p: Post): Post => {
    const parent = parentOf(p);
    return parent ? top(parent) : p;
  };
  const handles = (text: string) =>
    (text.match(/(?<![\w@/])@\w+/g) ?? []).map((handle) => handle.slice(1).toLowerCase());
  const leading = (text: string) => handles(/^\s*(?:@\w+\s*)*/.exec(text)![0]);

  // Which brands an inbound post waits for.
  const brandsOf = (p: Post): Set<string> => {
    const brands = new Set<string>();
    const parent = parentOf(p);
    if (parent && !parent.inbound) brands.add(parent.who);
    for (const reply of all) if (reply.parent === p.id && !reply.inbound) brands.add(reply.who);
    const named = handles(p.text);
    const filledIn = p.parent === '' ? [] : leading(p.text);
    for (const handle of named.slice(filledIn.length)) if (brandNames.has(handle)) brands.add(brandNames.get(handle)!);
    // The parent was never seen: its author is the first handle the client filled in.
    if (p.parent !== '' && !parent && filledIn[0] && brandNames.has(filledIn[0]))
      brands.add(brandNames.get(filledIn[0])!);
    if (brands.size === 0 && parent?.who === p.who) for (const brand of brandsOf(parent)) brands.add(brand);
    for (const handle of filledIn) if (brandNames.has(handle)) brands.add(brandNames.get(handle)!);
    return brands;
  };

  const conversations: Record<string, { inbound: Post[]; answers: Post[] }> = {};
  const at = (brand: string, customer: string, root: Post) =>
    (conversations[[brand, customer, root.id].join('|')] ??= { inbound: [], answers: [] });
  for (const p of all.filter((post) => post.inbound))
    for (const brand of brandsOf(p)) at(brand, p.who, top(p)).inbound.push(p);
  const peopleIn: Record<string, Set<string>> = {};
  for (const p of all.filter((post) => post.inbound)) {
    peopleIn[top(p).id] ??= new Set();
    peopleIn[top(p).id]!.add(p.who);
  }
  for (const p of all.filter((post) => !post.inbound)) {
    let up = parentOf(p);
    while (up && !up.inbound) up = parentOf(up);
    const people = peopleIn[top(p).id] ?? new Set();
    const spokenTo = new Set<string>();
    if (up) spokenTo.add(up.who);
    else {
      const first = handles(p.text).find((handle) => people.has(handle));
      if (first) spokenTo.add(first);
    }
    const own = p.parent === '' ? handles(p.text) : handles(p.text).slice(leading(p.text).length);
    for (const handle of own) if (people.has(handle)) spokenTo.add(handle);
    for (const customer of spokenTo) at(p.who, customer, top(p)).answers.push(p);
  }

  const lines: string[] = [];
  for (const [name, { inbound, answers }] of Object.entries(conversations)) {
    const [brand, customer, root] = name.split('|');
    const events = [...inbound, ...answers].sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id));
    let turn = 0;
    let asked: Post | undefined;
    let count = 0;
    let answer: Post | undefined;
    const close = () => {
      if (asked)
        lines.push(
          [brand, customer, root, turn, asked.id, count, answer?.id ?? '', answer ? answer.at - asked.at : ''].join(
            ',',
          ),
        );
    };
    for (const event of events) {
      if (event.inbound) {
        if (!asked || answer) {
          close();
          turn++;
          asked = event;
          count = 0;
          answer = undefined;
        }
        count++;
      } else if (asked && !answer) answer = event;
    }
    close();
  }
  return lines.sort();
}

test.skipIf(!here)(
  '4,999 posts and the broken row named; every turn as an independent recomputation has it',
  async () => {
    const cwd = temporaryFolder();
    const imported = await run(['import', FILE, '--json'], { cwd });
    const outcome = JSON.parse(imported.stdout);
    expect(outcome.files[0]).toMatchObject({ format: 'twcs', sampling: 'answered-only', new: 4_999, rejected: 1 });
    expect(readFileSync(outcome.rejects, 'utf8')).toMatch(/twcs\.csv,2589,/);
    const exported = await run(['export', 'turns', '--reach', 'all', '--format', 'json'], { cwd });
    const turns: Record<string, string | number>[] = JSON.parse(exported.stdout);
    const lines = turns.map((turn) =>
      [
        turn.brand,
        turn.customer,
        turn.thread,
        turn.turn,
        turn.asked_post,
        turn.posts,
        turn.answer_post ?? '',
        turn.wait_seconds ?? '',
      ].join(','),
    );
    const expected = recompute(FILE);
    expect(lines.sort()).toEqual(expected);
  },
);
