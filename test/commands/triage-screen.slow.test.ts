/** The screen of triage and queue --watch: what strangers write, every size, long threads, drawn in place. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { displayWidth } from '../../src/domain/text-width.ts';
import { addConversation, conversationFolder } from '../helpers/conversation-folder.ts';
import { KEY, type KeyboardOptions, sitDown } from '../helpers/keyboard.ts';
import { run } from '../helpers/run.ts';

const NOON = '2026-03-02T12:00:00Z';
/** A slow machine draws late. */
const PATIENCE = { timeout: 30_000 };

let cwd: string;
const triage = (words: string[] = [], options: Partial<KeyboardOptions> = {}) =>
  sitDown(['triage', '--as-of', 'now', ...words], { cwd, now: NOON, ...options });

beforeEach(async () => {
  cwd = await conversationFolder(`
    09:00 #q1 @ann: @acme where is my parcel
    10:00 #q2 @bob: @acme hi there
    11:30 #q3 @cy: @acme hello`);
});

describe('the screen', () => {
  const HOSTILE = '\u001b[2J\u001b]0;owned\u0007\u202egnp.exe 👩‍👩‍👧‍👦🇺🇦 שלום עולם مرحبا 你好';

  it('neutralises what strangers write, and never draws past its edges', async () => {
    await addConversation(cwd, `08:00 #evil @mallory: @acme ${HOSTILE.repeat(20)}`);
    const at = await triage();
    await at.sees('@mallory →');
    expect(at.raw()).not.toContain('\u001b[2J');
    expect(at.raw()).not.toContain('\u001b]0;');
    expect(at.raw()).not.toContain('\u202e');
    for (const [columns, rows] of [
      [80, 24],
      [40, 12],
      [132, 50],
      [30, 8],
    ] as const) {
      at.resize(columns, rows);
      await at.press('j');
      await vi.waitFor(async () => {
        const page = await at.page();
        expect(page).toHaveLength(rows);
        for (const line of page) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }, PATIENCE);
    }
    await at.press('q');
    await at.left;
  });

  it.each([80, 40])('keeps its help within %i columns', async (columns) => {
    const at = await triage();
    at.resize(columns, 40);
    await at.press('?');
    await at.sees('The same by flags');
    for (const line of await at.page()) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    await at.press('q', 'q');
    await at.left;
  });

  it('is drawn in place: between two keys nothing is wiped, scrolled or shown of a prompt', async () => {
    const at = await triage();
    await at.press('?', '?', 'n', '\u001b');
    const pages = at.raw().split('\u001b[H').slice(1);
    expect(pages).toHaveLength(5);
    for (const page of pages) {
      expect(page.split('\n')).toHaveLength(24);
      expect(page).not.toContain('\u001b[?25h');
    }
    await at.press('q');
    await at.left;
  });

  it('keeps a choice open while its size changes', async () => {
    const at = await triage();
    await at.press('n');
    at.resize(50, 14);
    await at.sees('Why does it need no reply?');
    await vi.waitFor(async () => expect(await at.page()).toHaveLength(14), PATIENCE);
    await at.press('2');
    await at.sees('@bob →');
    await at.press('m');
    await at.press('küßchen 👋🏽 שלום', KEY.enter, 'q');
    await at.left;
    const { stdout } = await run(['sql', 'SELECT value, note FROM decision ORDER BY key'], { cwd });
    expect(stdout).toBe('value\tnote\nspam\t\n\tküßchen 👋🏽 שלום\n');
  });

  it('pages through a thread of a thousand posts', async () => {
    const lines = Array.from({ length: 1_000 }, (_, at) => {
      const [minutes, seconds] = [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0'));
      return `07:${minutes}:${seconds} #m${at} @chatty${at === 0 ? '' : ` re m${at - 1}`}: @acme post ${at} of many`;
    });
    await addConversation(cwd, lines.join('\n'));
    const at = await triage();
    await at.sees('post 0 of many');
    await at.press('G');
    await at.press(KEY.pageDown);
    await at.sees('more');
    for (let key = 0; key < 3; key++) await at.press(KEY.pageDown);
    await vi.waitFor(async () => expect((await at.page()).join('\n')).not.toContain('post 0 of many'), PATIENCE);
    await at.press(KEY.end);
    await at.sees('post 999 of many');
    await at.press('q');
    await at.left;
  });

  it('has no colour where NO_COLOR says so', async () => {
    const at = await triage();
    expect(at.raw()).not.toMatch(/\u001b\[[0-9;]*m/);
    await at.press('q');
    await at.left;
  });
});

it('queue --watch draws what waits until Ctrl-C, and puts the screen back', async () => {
  const at = await sitDown(['queue', '--watch', '--as-of', 'now'], { cwd, now: NOON });
  await at.sees('3 waiting, 2 past their target, 0 at risk');
  await at.sees('where is my parcel');
  at.interrupt();
  const { code, stderr } = await at.left;
  expect(code).toBe(130);
  expect(stderr).toContain('\u001b[?1049l');
});
