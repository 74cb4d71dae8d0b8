/** The queue on a screen of any size: its header stays, words are whole, the customer's words get the room. */
import { PassThrough } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { displayWidth } from '../../src/domain/text-width.ts';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

const NOON = '2026-03-02T12:00:00Z';
const WORDS = '@acme when will the heating in my room work again, nobody at your desk picks up the phone';

let cwd: string;

beforeAll(async () => {
  const lines = Array.from({ length: 60 }, (_, at) => {
    const minute = String(at).padStart(2, '0');
    return `09:${minute} #17900000000000000${minute} @guest_of_room_${at}: ${WORDS}`;
  });
  cwd = await conversationFolder(lines.join('\n'));
  await run(['classify'], { cwd });
});

/** What stands on the screen after the command: the list, then the messages as a terminal breaks them. */
async function screen(columns: number, rows: number, ...words: string[]) {
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows });
  const pieces: string[] = [];
  output.on('data', (piece) => pieces.push(String(piece)));
  const { stderr } = await run(['queue', '--as-of', 'now', ...words], {
    cwd,
    now: NOON,
    output,
    env: { NO_COLOR: '1' },
  });
  const list = pieces.join('').trimEnd().split('\n');
  const messages = stderr.trimEnd().split('\n');
  return { list, height: list.length + messages.reduce((sum, line) => sum + Math.ceil(line.length / columns), 0) };
}

it('of 80 columns and 24 rows', async () => {
  const { list, height } = await screen(80, 24);
  expect(list[0]).toBe('Waited        Urgency  Brand  Who                What');
  expect(list[1]).toBe('! 3 h         normal   acme   @guest_of_room_0   when will the heating in my…');
  expect(list.at(-1)).toBe('not shown in 80 columns: Target, Post, Labels, Posts');
  expect([list.length, height]).toEqual([20, 23]);
});

it('of any size keeps its header, breaks no word and draws past no edge', async () => {
  const whole = new Set(WORDS.split(' '));
  for (const [columns, rows] of [
    [40, 20],
    [60, 12],
    [100, 30],
    [132, 24],
    [200, 50],
  ] as const) {
    const { list, height } = await screen(columns, rows);
    expect(height).toBeLessThan(rows);
    for (const line of list) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    const words = list[1]!.slice(list[0]!.indexOf('What')).replace('…', '').trim().split(' ');
    expect(words.filter((word) => !whole.has(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(1);
  }
});

it('shows the id where there is room for the words too', async () => {
  expect((await screen(120, 24)).list[0]).toContain('Post');
  expect((await screen(80, 24, '--brand', 'acme')).list[1]).toContain('when will the heating in my room work…');
});
