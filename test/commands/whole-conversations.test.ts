/** A period never parts a conversation from its own first turn. */
import { expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

const AS_OF = ['--as-of', '2026-03-09', '--json'];
const customers = Array.from({ length: 12 }, (_, at) => at);
const two = (at: number) => String(at).padStart(2, '0');

async function rows(cwd: string, ...argv: string[]) {
  const { stdout, stderr, code } = await run([...argv, ...AS_OF], { cwd });
  expect([stderr, code]).toEqual(['', 0]);
  return JSON.parse(stdout).rows;
}

/** Twelve customers ask on the first day and are answered; eight of them write again on the fifth, and are sent elsewhere. */
const conversation = customers
  .flatMap((at) => [
    `09:${two(at)} #q${at} @c${at}: @acme my parcel is late`,
    `10:${two(at)} #a${at} @acme re q${at}: @c${at} It leaves the depot today at noon`,
    ...(at < 8
      ? [
          `+4d 09:${two(at)} #r${at} @c${at} re a${at}: @acme it never came`,
          `+4d 10:${two(at)} #b${at} @acme re r${at}: @c${at} Please send us a DM`,
        ]
      : []),
  ])
  .join('\n');

test('53: conversations that began before the period are not back again in it', async () => {
  const cwd = await conversationFolder(conversation);
  expect(await rows(cwd, 'measure', 'effort', '--since', '2026-03-05')).toMatchObject([
    { conversations: 0, back_again: null, turns_per_conversation: null },
  ]);
});

test('a period that ends between two turns knows that the customers came back', async () => {
  const cwd = await conversationFolder(conversation);
  for (const until of [['--until', '2026-03-03'], []])
    expect(await rows(cwd, 'measure', 'effort', ...until)).toMatchObject([
      { conversations: 12, back_again: 8 / 12, turns_per_conversation: 20 / 12, intervals: { back_again: { n: 12 } } },
    ]);
  expect(await rows(cwd, 'measure', 'effort', '--by', 'day')).toMatchObject([
    { day: '2026-03-02', conversations: 12, back_again: 8 / 12 },
    { day: '2026-03-06', conversations: 0, back_again: null },
  ]);
  expect(await rows(cwd, 'measure', 'effort', '--search', 'parcel')).toMatchObject([{ back_again: 8 / 12 }]);
});

test('63: conversations answered on day 1 and sent elsewhere on day 5 are none of a report since day 4', async () => {
  const cwd = await conversationFolder(conversation);
  await run(['classify', '-q'], { cwd });
  expect(await rows(cwd, 'measure', 'deflection', '--since', '2026-03-05')).toMatchObject([
    { answered: 0, deflected: 0, rate: null, to: { dm: 0 } },
  ]);
  const whole = await rows(cwd, 'measure', 'deflection');
  expect(whole).toMatchObject([{ answered: 12, deflected: 0 }]);
  expect(await rows(cwd, 'measure', 'deflection', '--until', '2026-03-03')).toEqual(whole);
});
