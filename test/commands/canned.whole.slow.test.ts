/** canned texts at the prompt: the words of strangers, and the replies behind the number. */
import { expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

const REPLY = '=HYPERLINK("evil") \u001b[31mwe will look into it for you right away';

async function folder(): Promise<string> {
  const talks = ['ann', 'bob', 'cat'].map(
    (name, at) => `
      09:00 #${2 * at + 1} @${name}: @acme my parcel is late
      09:10 #${2 * at + 2} @acme re ${2 * at + 1}: @${name} ${REPLY}`,
  );
  return conversationFolder(talks.join(''));
}

test('an example reaches the screen without its escapes, and a spreadsheet without its formula', async () => {
  const cwd = await folder();
  const screen = await run(['measure', 'canned-texts'], { cwd });
  expect(screen.code).toBe(0);
  expect(screen.stdout).toContain('=HYPERLINK("evil") ␛[31mwe will look into it for you right away');
  expect(screen.stdout).not.toContain('\u001b');
  const csv = await run(['measure', 'canned-texts', '--format', 'csv'], { cwd });
  expect(csv.stdout).toContain(`"'=HYPERLINK(""evil"")`);
  const { rows } = JSON.parse((await run(['measure', 'canned-texts', '--json'], { cwd })).stdout);
  expect(rows).toMatchObject([{ customers: 3, replies: 3, agents: 0, example: REPLY, first_post: '2' }]);
});

test('explain lists the replies that are copies, with the text of the list', async () => {
  const cwd = await folder();
  const [row] = JSON.parse((await run(['measure', 'canned-texts', '--json'], { cwd })).stdout).rows;
  const { turns, counted } = JSON.parse((await run(['explain', 'canned', '--ids', '--json'], { cwd })).stdout);
  expect(counted).toEqual([
    { counts_as: 'canned', because: `a copy of text ${row.text}, which 3 customers got`, due: true, n: 3 },
  ]);
  expect(turns.map((turn: Record<string, unknown>) => [turn.asked_post, turn.counted_posts])).toEqual([
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ]);
  const csv = await run(['explain', 'canned', '--format', 'csv'], { cwd });
  expect(csv.stdout.split('\n')[0]).toMatch(/,counted_posts\r?$/);
});

test('copies are looked for in all replies of the brand, whatever period or customers are asked for', async () => {
  const copy = 'we are looking into it for you, please wait a little';
  const own = 'your parcel left our depot in Leeds this morning at six';
  const talks = ['ann', 'bob', 'cat', 'dan'].map(
    (name, at) => `
      ${at === 0 ? '' : `+${at}d `}09:00 #q${at} @${name}: @acme my parcel is late
      ${at === 0 ? '' : `+${at}d `}09:10 #a${at} @acme re q${at}: @${name} ${at === 3 ? own : copy}`,
  );
  const cwd = await conversationFolder(talks.join(''));
  const rowsOf = async (...argv: string[]) =>
    JSON.parse((await run(['measure', 'canned', '--json', ...argv], { cwd })).stdout).rows;
  const byDay = await rowsOf('--by', 'day');
  expect(byDay.map(({ replies, canned }: Record<string, number>) => [replies, canned])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 0],
  ]);
  expect(await rowsOf('--reach', 'all')).toMatchObject([{ replies: 4, canned: 3 }]);
  for (const [at, { day }] of byDay.entries()) {
    const [row] = await rowsOf('--since', day, '--until', day);
    expect(row).toMatchObject({ replies: 1, canned: at === 3 ? 0 : 1, texts: at === 3 ? 0 : 1 });
  }
  expect(await rowsOf('--customer', '@bob')).toMatchObject([{ replies: 1, canned: 1, customers: 1 }]);
  const explained = await run(['explain', 'canned', '--customer', '@bob', '--ids', '--json'], { cwd });
  const { counted, turns } = JSON.parse(explained.stdout);
  expect(counted).toMatchObject([{ counts_as: 'canned', n: 1 }]);
  expect(counted[0].because).toMatch(/^a copy of text [\da-f]{6}, which 3 customers got$/);
  expect(turns).toMatchObject([{ asked_post: 'q1', counted_posts: 'a1' }]);
  const texts = JSON.parse((await run(['measure', 'canned-texts', '--customer', '@bob', '--json'], { cwd })).stdout);
  expect(texts.rows).toMatchObject([{ customers: 1, replies: 1, first_post: 'a1' }]);
  expect(counted[0].because).toContain(texts.rows[0].text);
});

test('a copy to a post of another reach counts for the text, not among the replies', async () => {
  const copy = 'we are looking into it for you, please wait a little';
  const cwd = await conversationFolder(`
      09:00 #q1 @ann: @acme my parcel is late
      09:10 #a1 @acme re q1: @ann ${copy}
      09:00 #q2 @bob: @acme my parcel is late
      09:10 #a2 @acme re q2: @bob ${copy}
      09:00 #q3 @cat: parcels are late these days
      09:10 #a3 @acme re q3: @cat ${copy}`);
  const rowsOf = async (...argv: string[]) =>
    JSON.parse((await run(['measure', 'canned', '--json', ...argv], { cwd })).stdout).rows;
  expect(await rowsOf('--reach', 'all')).toMatchObject([{ replies: 3, canned: 3 }]);
  expect(await rowsOf()).toMatchObject([{ replies: 2, canned: 2 }]);
});
