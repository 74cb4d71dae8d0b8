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
