/** A request that is given again writes nothing twice: after a batch that was stopped, or an answer that was lost. */
import { beforeEach, describe, expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run as runProgram } from '../helpers/run.ts';

let cwd: string;
const run = (argv: string[], more: { stdin?: string; actor?: string; now?: string } = {}) =>
  runProgram(argv, {
    cwd,
    now: more.now ?? '2026-03-02T12:00:00Z',
    env: { SOCIALCARE_ACTOR: more.actor ?? 'ann' },
    ...(more.stdin !== undefined && { stdin: more.stdin }),
  });
/** Rows of decisions, undone ones and undoings included: a dump has a first and a last line besides. */
const decided = async () => {
  const lines = (await run(['dump'])).stdout.trimEnd().split('\n');
  return lines.filter((line) => line.includes('"kind":"decision"')).length;
};

beforeEach(async () => {
  cwd = await conversationFolder(`
    09:00 #q1 @ann: @acme where is my parcel
    10:00 #q2 @bob: @acme I want a refund`);
});

test('a batch given three times stands once, and the answer names what stands', async () => {
  const stdin = [
    '{"post":"q1","as":"tag","tag":"late"}',
    '{"post":"q1","as":"note","note":"called"}',
    '{"post":"q1","as":"assign","to":"jo"}',
    '{"post":"q1","as":"label","label":"intent=complaint"}',
    '{"post":"q2","as":"no-reply","reason":"spam"}',
    '',
  ].join('\n');
  const first = await run(['triage', '-', '--json'], { stdin });
  expect(await decided()).toBe(5);
  for (let time = 0; time < 2; time++) {
    const again = await run(['triage', '-', '--json'], { stdin, now: '2026-03-02T13:00:00Z' });
    expect([again.code, again.stdout]).toEqual([0, first.stdout]);
    expect(again.stderr).toBe(
      'already so, nothing was written: q1 tagged: late, by ann on 2026-03-02 12:00 (and 4 others)\n',
    );
  }
  expect(await decided()).toBe(5);
});

test('what was written before the end of a batch is not written again, the rest is', async () => {
  await run(['triage', 'q1', '--as', 'tag', '--tag', 'late']);
  const { stdout } = await run(['triage', 'q1', 'q2', '--as', 'tag', '--tag', 'late']);
  expect(stdout).toBe('q2 tagged: late\n');
  expect(await decided()).toBe(2);
});

test('a snooze by a length of time, given again at once, stands', async () => {
  const snooze = (now: string) => run(['triage', 'q1', '--as', 'snooze', '--until', '2h'], { now });
  await snooze('2026-03-02T12:00:00Z');
  expect((await snooze('2026-03-02T12:01:00Z')).stdout).toBe('');
  expect((await snooze('2026-03-02T12:01:01Z')).stdout).toBe('q1 snoozed until 2026-03-02 14:01\n');
  expect(await decided()).toBe(2);
});

describe('is something new', () => {
  test.each([
    ['from another person', { actor: 'bob' }, ['--to', 'jo']],
    ['after another decision of its kind', {}, ['--to', 'jo'], ['--to', 'cy']],
  ])('%s', async (_, more, words, between: string[] = []) => {
    await run(['triage', 'q1', '--as', 'assign', ...words]);
    if (between.length > 0) await run(['triage', 'q1', '--as', 'assign', ...between]);
    const before = await decided();
    await run(['triage', 'q1', '--as', 'assign', ...words], more);
    expect(await decided()).toBe(before + 1);
  });

  test('once it was undone', async () => {
    await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'spam']);
    await run(['triage', 'q1', '--as', 'undo']);
    expect((await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'spam'])).stdout).toBe(
      'q1 needs no reply: spam\n',
    );
  });
});

describe('a named request', () => {
  const undo = (request: string, ...more: string[]) => run(['triage', ...more, '--as', 'undo', '--request', request]);

  beforeEach(async () => {
    await run(['triage', 'q1', '--as', 'tag', '--tag', 'one']);
    await run(['triage', 'q1', '--as', 'tag', '--tag', 'two'], { now: '2026-03-02T12:01:00Z' });
  });

  test('undoes one decision, however often it is given; another request the one before', async () => {
    expect((await undo('r1', 'q1')).stdout).toContain('undone: q1 tagged: two');
    const again = await undo('r1', 'q1');
    expect([again.stdout, again.stderr]).toEqual([
      '',
      expect.stringContaining('already so, nothing was written: q1 undone'),
    ]);
    expect((await undo('r2', 'q1')).stdout).toContain('undone: q1 tagged: one');
  });

  test('does so without a post', async () => {
    expect((await undo('r1', '--any')).stdout).toContain('undone: q1 tagged: two');
    expect((await undo('r1', '--any')).stdout).toBe('');
    expect(await decided()).toBe(3);
  });

  test('is written once even where the same words are undone in between', async () => {
    const note = () => run(['triage', 'q2', '--as', 'note', '--note', 'seen', '--request', 'r1']);
    expect((await note()).stdout).toBe('q2 noted\n');
    await run(['triage', 'q2', '--as', 'undo']);
    expect((await note()).stdout).toBe('');
    expect(await decided()).toBe(4);
  });

  test('goes with a decision', async () => {
    const { stderr, code } = await run(['triage', 'q1', '--request', 'r1']);
    expect([stderr, code]).toEqual([expect.stringContaining('--request goes with --as'), 2]);
  });
});
