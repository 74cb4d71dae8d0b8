/** triage by keys, as a person lives it: the screen after each key, and the log afterwards. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addConversation, conversationFolder } from '../helpers/conversation-folder.ts';
import { openStore } from '../helpers/database.ts';
import { KEY, type KeyboardOptions, sitDown } from '../helpers/keyboard.ts';
import { run } from '../helpers/run.ts';

const NOON = '2026-03-02T12:00:00Z';
const TOLD = `
  09:00 #q1 @ann: @acme where is my parcel
  10:00 #q2 @bob: @acme my card is 4111 1111 1111 1111, refund me
  11:30 #q3 @cy: @acme hello`;

let cwd: string;
const triage = (words: string[] = [], options: Partial<KeyboardOptions> = {}) =>
  sitDown(['triage', '--as-of', 'now', ...words], { cwd, now: NOON, ...options });
const decisions = async () => {
  const { stdout } = await run(['sql', 'SELECT actor, post, action, value, ahead FROM decision ORDER BY key'], { cwd });
  return stdout.split('\n').slice(1, -1);
};
const claims = async () => (await run(['sql', 'SELECT count(*) FROM claim'], { cwd })).stdout.split('\n')[1];

beforeEach(async () => {
  cwd = await conversationFolder(TOLD);
});

describe('a person at the queue', () => {
  it('clears it with one key per decision and leaves with a summary', async () => {
    const at = await triage();
    await at.sees('@ann → acme on x  3 h of 1 h, passed');
    await at.sees('where is my parcel');
    await at.press('n');
    await at.sees('Why does it need no reply?');
    await at.press('1');
    await at.sees('@bob →');
    await at.sees('@ann: needs no reply: thanks (u undoes it)');
    await at.press('e', 'p');
    await at.sees('@cy →');
    await at.press('q');
    const { code, stdout } = await at.left;
    expect(code).toBe(0);
    expect(stdout).toBe(
      '2 decisions in 0 s: 1 no-reply (thanks 1), 1 elsewhere (phone 1)\n0 skipped, 0 undone, 1 left in the queue\n',
    );
    expect(await decisions()).toEqual(['ann\tq1\tno-reply\tthanks\t0', 'ann\tq2\telsewhere\tphone\t0']);
    expect(await claims()).toBe('0');
  });

  it('takes back one decision after the other and sees each post again', async () => {
    const at = await triage();
    await at.press('n', '1', 'z', '1', 'u');
    await at.sees('@bob →');
    await at.press('u');
    await at.sees('@ann →');
    await at.press('u');
    await at.sees('Nothing of this session is left to undo; older: triage --as undo --any');
    await at.press('q');
    expect((await at.left).stdout).toContain('0 decisions in 0 s\n0 skipped, 2 undone, 3 left in the queue');
  });

  it('takes back nothing of an earlier session, and says what it takes back', async () => {
    await run(['triage', 'q3', '--as', 'escalate', '--to', 'legal', '--actor', 'ann'], { cwd, now: NOON });
    const at = await triage();
    await at.press('n', 's', 'u');
    await at.sees('undone: needs no reply: spam (post q1)');
    await at.press('u');
    await at.sees('Nothing of this session is left to undo');
    await at.sees('@ann →');
    await at.press('q');
    await at.left;
    expect((await decisions()).map((line) => line.split('\t').slice(1, 3).join(' '))).toEqual([
      'q3 escalate',
      'q1 no-reply',
      'q1 undo',
    ]);
  });

  it('is asked again for a time that is none, beside what was typed, and nothing runs meanwhile', async () => {
    const at = await triage();
    await at.press('z', '6', ...'somed', KEY.enter);
    await at.sees('until 2h, tomorrow, fri, 2026-10-01T09:00 (empty: back) somed');
    await at.sees('"somed" is not a time');
    await at.sees('tomorrow, a\nday of the week');
    await at.sees('@ann → acme');
    await at.press(KEY.backspace, KEY.backspace, KEY.backspace, KEY.backspace, KEY.backspace, ...'2h', KEY.enter);
    await at.sees('@bob →');
    await at.sees('@ann: snoozed until 2026-03-02 14:00 (u undoes it)');
    await at.press('q');
    await at.left;
    expect(await decisions()).toEqual(['ann\tq1\tsnooze\t\t']);
  });

  it('is answered when a key means nothing, in a list and on the page', async () => {
    const at = await triage();
    await at.press('x');
    await at.sees('"x" does nothing here: ? shows the keys');
    await at.press('n', 'x');
    await at.sees('"x" is not one of these.');
    await at.sees('Why does it need no reply?');
    await at.press('s');
    await at.sees('@ann: needs no reply: spam');
    await at.press('e', KEY.escape);
    await at.sees('@bob →');
    await at.press('q');
    expect(await at.left).toMatchObject({ code: 0 });
    expect(await decisions()).toEqual(['ann\tq1\tno-reply\tspam\t0']);
  });

  it('closes help and history with q, and leaves with the next', async () => {
    const at = await triage();
    await at.press('?', 'q');
    await at.sees('where is my parcel');
    await at.press('h', 'q');
    await at.sees('where is my parcel');
    await at.press('q');
    expect(await at.left).toMatchObject({ code: 0 });
  });

  it('continues where Ctrl-C interrupted it', async () => {
    const first = await triage();
    await first.press('n', '2', KEY.ctrlC);
    const left = await first.left;
    expect(left.code).toBe(130);
    expect(left.stderr).toContain('nothing is lost');
    expect(await first.screen()).toEqual({ cursor: true, restored: true });
    expect(await claims()).toBe('0');
    const second = await triage();
    await second.sees('@bob →');
    second.interrupt();
    expect((await second.left).code).toBe(130);
  });

  it('types a note, backs out of an empty one, and stays on the post', async () => {
    const at = await triage();
    await at.press('m');
    await at.press(...'ring her', KEY.enter);
    await at.sees('@ann →');
    await at.sees('1 note');
    await at.press('#', KEY.enter, 'q');
    await at.left;
    expect(await decisions()).toEqual(['ann\tq1\tnote\t\t']);
  });

  it('may type faster than the screen: every key finds its prompt, in order', async () => {
    const at = await triage();
    at.type(`mring her${KEY.enter}n1epzs${KEY.ctrlC}`);
    const { code, stdout } = await at.left;
    expect(code).toBe(130);
    expect(stdout).toContain(
      '1 no-reply (thanks 1), 1 elsewhere (phone 1), 1 note\n0 skipped, 0 undone, 1 left in the queue',
    );
    expect(await decisions()).toEqual([
      'ann\tq1\tnote\t\t',
      'ann\tq1\tno-reply\tthanks\t0',
      'ann\tq2\telsewhere\tphone\t0',
    ]);
  });

  it.each([
    ['Ctrl-C in a choice', ['n', KEY.ctrlC]],
    ['Ctrl-C while typing', ['m', 'x', KEY.ctrlC]],
  ])('leaves at once: %s', async (_, keys) => {
    const at = await triage();
    await at.press(...keys);
    expect(await at.left).toMatchObject({ code: 130 });
    expect(await at.screen()).toEqual({ cursor: true, restored: true });
    expect([await decisions(), await claims()]).toEqual([[], '0']);
  });

  it('lets go of the post when it is killed, also while typing', async () => {
    for (const keys of [[], ['n'], ['m', 'x']]) {
      const at = await triage();
      await at.press(...keys);
      at.interrupt();
      expect(await at.left).toMatchObject({ code: 130 });
      expect(await claims()).toBe('0');
    }
  });

  it('is not thrown out by the keys that end input or stop a program in a shell', async () => {
    const at = await triage();
    at.type('\u0004\u001a');
    await at.press('?');
    await at.sees('every decision is one appended row');
    await at.press('q', 'q');
    expect(await at.left).toMatchObject({ code: 0 });
  });

  it('skips, and records what it skipped as ahead', async () => {
    const at = await triage();
    await at.press('s', 'n', '1', 'n', '1');
    expect((await at.left).stdout).toContain('1 skipped, 0 undone, 1 left in the queue');
    expect(await decisions()).toEqual(['ann\tq2\tno-reply\tthanks\t1', 'ann\tq3\tno-reply\tthanks\t1']);
  });

  it('sees private data only after asking for it', async () => {
    const at = await triage(['q2']);
    await at.sees('[card …1111]');
    await at.press('v');
    await at.sees('4111 1111 1111 1111');
    await at.press('q');
    await at.left;
  });

  it('corrects a label with two keys', async () => {
    const at = await triage();
    await at.press('l');
    await at.sees(' intent');
    const menu = (await at.page()).join('\n');
    const key = /(\w) intent/.exec(menu)![1]!;
    await at.press(key, '2', 'q');
    await at.left;
    expect(await decisions()).toEqual(['ann\tq1\tlabel\tintent=complaint\t']);
  });

  it('copies a reply of the policy and sends nothing', async () => {
    cwd = await conversationFolder(TOLD, '[policy.templates.sorry]\ntext = "Hi {customer}, sorry. ^{agent}"\n');
    const at = await triage();
    await at.press('c');
    await at.sees('Copied, not sent: Hi @ann, sorry. ^ann');
    expect(at.raw()).toContain(`\u001b]52;c;${Buffer.from('Hi @ann, sorry. ^ann').toString('base64')}\u0007`);
    await at.press('q');
    await at.left;
  });

  it('sees earlier contacts of the customer, and all of them on request', async () => {
    await addConversation(cwd, '08:00 #old @ann: @acme order 7?\n08:10 #ans @acme re old: @ann it is on its way');
    const at = await triage();
    await at.sees('1 earlier, 1 answered, 1 in 30 d; 1 h before: answered after 10 min');
    await at.press('h');
    await at.sees('@acme order 7?');
    await at.press('h', '?');
    await at.sees('every decision is one appended row');
    await at.press('q', 'q');
    await at.left;
  });
});

it('a person for whom nothing waits gets a message', async () => {
  const at = await triage(['--assignee', 'zoe']);
  expect(await at.left).toMatchObject({ code: 0, stdout: 'Nothing is waiting for you.\n' });
});

it('what comes in while somebody works gets its position, however much it is', async () => {
  const at = await triage();
  const minutes = Array.from({ length: 130 }, (_, minute) => {
    const clock = `${String(6 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${clock} #early${minute} @e${minute}: @acme good morning`;
  });
  await addConversation(cwd, minutes.join('\n'));
  await at.press('n', '1');
  await at.sees('@e0 →');
  await at.sees('done 1, 132 left');
  await addConversation(cwd, '05:00 #first @zed: @acme up early');
  await at.press('n', '1');
  await at.sees('@zed →');
  await at.press('q');
  await at.left;
  expect(await decisions()).toEqual(['ann\tq1\tno-reply\tthanks\t130', 'ann\tearly0\tno-reply\tthanks\t1']);
});

describe('an archive', () => {
  const LATER = '2026-11-22T12:00:00Z';

  it('is decided about now, while its customers have waited until it ends', async () => {
    const at = await sitDown(['triage'], { cwd, now: LATER });
    await at.sees('@ann → acme on x  9 d 15 h of 1 h, passed');
    await at.sees('2026-03-12 00:00: waits end there, decisions have the real time');
    await at.press('n', '1', 'z', '1', 'q');
    expect((await at.left).stdout).toContain('2 decisions');
    const { stdout } = await run(['sql', 'SELECT DISTINCT decided_at FROM decision'], { cwd });
    expect(stdout).toBe(`decided_at\n${Date.parse(LATER) / 1000}\n`);
  });

  it('ends snoozes by the real clock', async () => {
    await run(['triage', 'q1', '--as', 'snooze', '--until', '1h', '--actor', 'ann'], { cwd, now: LATER });
    const count = async (now: string) => (await run(['queue', '--count'], { cwd, now })).stdout;
    expect([await count('2026-11-22T12:59:59Z'), await count('2026-11-22T13:00:00Z')]).toEqual(['2\n', '3\n']);
    expect((await run(['queue'], { cwd, now: LATER })).stderr).toContain('0 at risk\nas of 2026-03-12 00:00');
  });
});

describe('two people at one queue', () => {
  it('never see the same post, and each sees what the other has left', async () => {
    const [ann, bob] = [await triage(), await triage([], { env: { SOCIALCARE_ACTOR: 'bob' } })];
    await ann.sees('@ann →');
    await bob.sees('@bob →');
    await bob.press('n', '1');
    await bob.sees('@cy →');
    await ann.press('n', '1');
    expect((await ann.left).stdout).toContain('1 left in the queue');
    await bob.press('u');
    await bob.sees('@bob →');
    await bob.press('q');
    await bob.left;
    expect((await decisions()).slice(0, 2)).toEqual(['bob\tq2\tno-reply\tthanks\t0', 'ann\tq1\tno-reply\tthanks\t0']);
  });

  it('lose a post to each other only by being away too long, and then nothing is written', async () => {
    const at = await triage();
    const store = await openStore(`${cwd}/care.db`);
    await store.write("UPDATE claim SET session = 'other', actor = 'zoe'");
    await store.close();
    await at.press('n', '1');
    await at.sees('zoe has it now: your claim had expired.');
    await at.sees('@bob →');
    await at.press('q');
    await at.left;
    expect(await decisions()).toEqual([]);
  });

  it('decide nothing out of order by working side by side', async () => {
    await addConversation(cwd, '11:40 #q4 @dan: @acme me too');
    const [ann, bob] = [await triage(), await triage([], { env: { SOCIALCARE_ACTOR: 'bob' } })];
    await ann.press('n', '1');
    await bob.press('n', '1');
    await ann.press('n', '1');
    await bob.press('n', '1');
    await Promise.all([ann.left, bob.left]);
    expect((await decisions()).map((line) => line.split('\t').at(-1))).toEqual(['0', '0', '0', '0']);
  });

  it('a post that was decided elsewhere or written to again is shown again', async () => {
    const at = await triage();
    await addConversation(cwd, '11:58 #q1b @ann re q1: @acme so?');
    await at.press('n', '1');
    await at.sees('The customer wrote again meanwhile.');
    await at.sees('@acme so?');
    expect(await decisions()).toEqual([]);
    await at.press('q');
    await at.left;
  });
});

it('a customer who writes again is seen again, also when it is the last turn of all', async () => {
  const at = await triage();
  await at.press('n', '1', 'n', '1');
  await at.sees('@cy →');
  await addConversation(cwd, '11:58 #q3b @cy re q3: @acme so?');
  await at.press('n', '1');
  await at.sees('The customer wrote again meanwhile.');
  await at.sees('@acme so?');
  await at.press('n', '1');
  expect((await at.left).stdout).toContain('3 decisions in 0 s');
});
