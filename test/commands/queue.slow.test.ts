/** queue, triage by flags, policy, dump: the same work without a keyboard. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { addConversation, conversationFolder } from '../helpers/conversation-folder.ts';
import { run as runProgram } from '../helpers/run.ts';

const TOLD = `
  09:00 #q1 @ann: @acme where is my parcel
  10:00 #q2 @bob followers=90000: @acme I want a refund, or I will sue
  11:30 #q3 @cy followers=2: @acme win a free giveaway
  11:40 #q4 @dee: @acme hello
  11:50 #a4 @acme re q4: @dee hi`;
const POLICY = `
[policy]
default_team = "care"
ignore_reasons = ["thanks", "spam"]
[policy.teams.care]
people = ["ann"]
[policy.teams.legal]
[policy.escalation_words]
legal = ["sue"]
[[policy.rules]]
name = "giveaways"
when = { words = ["giveaway"] }
ignore = "spam"
`;

let cwd: string;
const run = (argv: string[], more: { stdin?: string; now?: string; env?: Record<string, string> } = {}) =>
  runProgram(argv, { cwd, now: '2026-03-02T12:00:00Z', ...more, env: { SOCIALCARE_ACTOR: 'ann', ...more.env } });
const waiting = async (...flags: string[]) =>
  JSON.parse((await run(['queue', '--json', '--as-of', 'now', ...flags])).stdout).items.map(
    (item: { post: string }) => item.post,
  );

beforeEach(async () => {
  cwd = await conversationFolder(TOLD);
});

describe('queue', () => {
  it('lists who waits longest first, whatever their followers', async () => {
    const { stdout, stderr, code } = await run(['queue', '--as-of', 'now']);
    expect(stdout).toBe(
      [
        '10800\t3600\tnormal\tacme\t@ann\tq1\t\t1\t\t@acme where is my parcel',
        '7200\t3600\tnormal\tacme\t@bob\tq2\t\t1\t\t@acme I want a refund, or I will sue',
        '1800\t3600\tnormal\tacme\t@cy\tq3\t\t1\t\t@acme win a free giveaway',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe('3 waiting, 2 past their target, 0 at risk\nnext: socialcare triage\n');
    expect(code).toBe(0);
  });

  it('puts what asks for nothing last, past no target, until it is escalated to a team', async () => {
    cwd = await conversationFolder(`
      09:00 #t1 @eve: @acme thank you so much!
      10:00 #q1 @ann: @acme where is my parcel?`);
    await run(['classify']);
    const { stdout, stderr } = await run(['queue', '--as-of', 'now']);
    expect(stdout.split('\n').map((line) => line.split('\t').slice(0, 3).join(' '))).toEqual([
      '7200 3600 normal',
      '10800  low',
      '',
    ]);
    expect(stderr).toContain('1 waiting, 1 past their target, 0 at risk; 1 more needs no reply\n');
    const { items, ...counts } = JSON.parse((await run(['queue', '--json', '--as-of', 'now'])).stdout);
    expect(counts).toMatchObject({ waiting: 1, needs_no_reply: 1 });
    expect(items.map(({ risk, target_seconds }: Record<string, unknown>) => [risk, target_seconds])).toEqual([
      ['breached', 3600],
      ['none', null],
    ]);
    expect((await run(['queue', '--count', '--as-of', 'now'])).stdout).toBe('1\n');
    await run(['triage', 't1', '--as', 'escalate', '--to', 'legal']);
    expect((await run(['queue', '--count', '--as-of', 'now'])).stdout).toBe('2\n');
    await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'thanks']);
    await run(['triage', 't1', '--as', 'undo']);
    await run(['triage', 't1', '--as', 'assign', '--to', 'ben']);
    expect((await run(['queue', '--count', '--as-of', 'now'])).stdout).toBe('1\n');
    await run(['triage', 't1', '--as', 'undo']);
    expect((await run(['queue', '--count', '--as-of', 'now', '--fail-on-empty'])).code).toBe(6);
  });

  it('counts for scripts and leaves with 6 when nothing waits', async () => {
    expect(await run(['queue', '--count', '--as-of', 'now'])).toMatchObject({ stdout: '3\n', stderr: '', code: 0 });
    expect((await run(['queue', '--count', '--since', '2026-03-02T11:45', '--fail-on-empty'])).code).toBe(6);
  });

  it('follows the policy: threats first, what is ignored out of the way but counted', async () => {
    writeFileSync(join(cwd, 'socialcare.toml'), POLICY);
    expect(await waiting()).toEqual(['q2', 'q1']);
    expect(await waiting('--ignored')).toEqual(['q2', 'q1', 'q3']);
    expect(await waiting('--team', 'legal')).toEqual(['q2']);
    const { stderr } = await run(['queue', '--as-of', 'now']);
    expect(stderr).toContain('2 waiting, 2 past their target, 0 at risk; 1 ignored by the policy (--ignored)');
  });

  it('says where a policy is wrong', async () => {
    writeFileSync(join(cwd, 'socialcare.toml'), `${POLICY}team = "press"\n`);
    const { stderr, code } = await run(['queue']);
    expect(stderr).toContain('socialcare.toml:14:8: policy.rules[1].team "press" is not a team: care, legal');
    expect(code).toBe(2);
  });
});

describe('triage by flags', () => {
  it('closes, is undone, and reports both', async () => {
    expect(await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'spam'])).toEqual({
      stdout: 'q1 needs no reply: spam\n',
      stderr: 'undo: socialcare triage q1 --as undo\n',
      code: 0,
    });
    expect(await waiting()).toEqual(['q2', 'q3']);
    expect(await waiting('--closed')).toEqual(['q1', 'q2', 'q3']);
    expect((await run(['triage', 'q1', '--as', 'undo'])).stdout).toBe(
      'undone: q1 needs no reply: spam, by ann on 2026-03-02 12:00\n',
    );
    expect(await waiting()).toEqual(['q1', 'q2', 'q3']);
    expect((await run(['triage', '--as', 'undo', '--any'])).stderr).toContain('ann has no decision to undo');
  });

  it('warns of a turn that is closed twice, by an earlier command or in the same batch', async () => {
    await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'spam']);
    const again = await run(['triage', 'q1', '--as', 'elsewhere', '--via', 'phone']);
    expect(again.stdout).toBe('q1 answered elsewhere (phone)\n');
    expect(again.stderr).toContain(
      'warning: q1 was closed already, needs no reply: spam by ann; both count (undo the newer: socialcare triage q1 --as undo)\n',
    );
    const stdin = '{"post":"q2","reason":"thanks"}\n{"post":"q2","reason":"spam"}\n';
    const batch = await run(['triage', '-', '--as', 'no-reply'], { stdin });
    expect(batch.stderr.match(/was closed already/g)).toHaveLength(1);
    expect((await run(['triage', 'q3', '--as', 'note', '--note', 'seen'])).stderr).not.toContain('already');
  });

  it('says what an undo without a post would take back, and does it only with --any', async () => {
    await run(['triage', 'q3', '--as', 'snooze', '--until', '2h']);
    const asked = await run(['triage', '--as', 'undo']);
    expect(asked).toMatchObject({ stdout: '', code: 2 });
    expect(asked.stderr).toContain('--any takes back: q3 snoozed until 2026-03-02 14:00, by ann on 2026-03-02 12:00');
    expect(await waiting()).toEqual(['q1', 'q2']);
    expect((await run(['triage', '--as', 'undo', '--any'])).stdout).toBe(
      'undone: q3 snoozed until 2026-03-02 14:00, by ann on 2026-03-02 12:00\n',
    );
    expect(await waiting()).toEqual(['q1', 'q2', 'q3']);
  });

  it('has every action', async () => {
    const actions = [
      ['q1', '--as', 'elsewhere', '--via', 'phone'],
      ['q2', '--as', 'escalate', '--to', 'legal', '--note', 'threatens'],
      ['q2', '--as', 'assign', '--to', '@jo'],
      ['q2', '--as', 'tag', '--tag', '#court'],
      ['q2', '--as', 'note', '--note', 'called back'],
      ['q2', '--as', 'label', '--label', 'intent=complaint'],
      ['q3', '--as', 'snooze', '--until', '2h'],
    ];
    for (const words of actions) expect(await run(['triage', ...words])).toMatchObject({ code: 0 });
    const { items } = JSON.parse((await run(['queue', '--json', '--snoozed', '--as-of', 'now'])).stdout);
    expect(items).toMatchObject([
      { post: 'q2', team: 'legal', assignee: 'jo', tags: ['court'], labels: { intent: ['complaint'] } },
      { post: 'q3', snoozed_until: '2026-03-02T14:00:00.000Z' },
    ]);
    const stdout = (await run(['show', 'q2'])).stdout.replaceAll(/\s+/g, ' ');
    expect(stdout).toContain('escalated to legal by ann');
    expect(stdout).toContain('note: threatens');
  });

  it('comes back when the customer writes again', async () => {
    await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'thanks']);
    await addConversation(cwd, '11:55 #q1b @ann re q1: @acme so?');
    const { items } = JSON.parse((await run(['queue', '--json', '--as-of', 'now'])).stdout);
    expect(items[0]).toMatchObject({ post: 'q1', reopened: true, posts: 2 });
  });

  it('reads a batch, and writes all of it or nothing', async () => {
    const batch = 'q1\n{"post":"q2","as":"escalate","to":"legal","reason":"x"}\nq9\n';
    const refused = await run(['triage', '-', '--as', 'no-reply', '--reason', 'spam'], { stdin: batch });
    expect(refused.stderr).toContain('line 2: --reason does not belong to --as escalate');
    expect(refused.stderr).toContain('line 3: there is no customer post "q9" here');
    expect(refused.stderr).toContain('Nothing was written.');
    expect(await waiting()).toHaveLength(3);
    const taken = await run(['triage', '-', '--as', 'no-reply', '--reason', 'spam'], { stdin: 'q3\nq2\n\n' });
    const lines = '{"post":"q1","as":"tag","tag":"late"}\n';
    expect((await run(['triage', '-'], { stdin: lines })).stdout).toBe('q1 tagged: late\n');
    expect(taken).toMatchObject({ code: 0, stdout: 'q3 needs no reply: spam\nq2 needs no reply: spam\n' });
    expect(await waiting()).toEqual(['q1']);
  });

  it('says which words are missing, unknown or not to the point', async () => {
    const fault = async (...words: string[]) => (await run(['triage', ...words])).stderr.split('\n')[0];
    expect(await fault('q1', '--as', 'ban')).toBe('error: --as: "ban" is not an action');
    expect(await fault('q1', '--as', 'no-reply')).toBe('error: --as no-reply needs --reason');
    expect(await fault('q1', '--as', 'no-reply', '--reason', 'bored')).toBe(
      'error: --reason: "bored" is not a reason here',
    );
    expect(await fault('q1', '--as', 'snooze', '--until', 'never')).toBe('error: --until: "never" is not a time');
    expect(await fault('q1', '--as', 'label', '--label', 'intent=rage')).toBe('error: --label: intent is never "rage"');
    expect(await fault('q4', '--as', 'no-reply', '--reason', 'spam')).toBe(
      'error: q4 is answered: there is nothing to close',
    );
    expect(await fault()).toContain('error: triage by keys needs a terminal, and this is not one');
    const nobody = await run(['triage', 'q1', '--as', 'note', '--note', 'x'], { env: { SOCIALCARE_ACTOR: '' } });
    expect(nobody.stderr).toContain('no actor given');
  });
});

describe('what decides nothing', () => {
  const TEMPLATES = `${POLICY}template = "no"\n[policy.templates.no]\ntext = "No, {customer}. ^{agent}"\n
[policy.templates.call]\ntext = "Call us, {customer}"\npublic = false\n`.replace('ignore = "spam"', 'team = "care"');

  it('prints the reply that a rule suggests, or the one that is named', async () => {
    writeFileSync(join(cwd, 'socialcare.toml'), TEMPLATES);
    expect(await run(['triage', 'q3', '--reply'])).toMatchObject({ stdout: 'No, @cy. ^ann\n', stderr: '', code: 0 });
    expect(await run(['triage', 'q1', '--reply', 'call'])).toMatchObject({
      stdout: 'Call us, @ann\n',
      stderr: 'for a private message; nothing was sent\n',
    });
    expect((await run(['triage', 'q1', '--reply'])).stderr).toContain('Say which: --reply NAME of no, call.');
    expect((await run(['triage', 'q1', '--reply', 'hug'])).stderr).toContain('there is no template "hug"');
    expect((await run(['triage', 'q1', 'q2', '--reply'])).code).toBe(2);
  });

  it('opens no post whose address is not known', async () => {
    expect((await run(['triage', 'q1', '--open'])).stderr).toContain('the address of q1 is not known');
  });
});

describe('the metrics of the work', () => {
  it('agree with the log', async () => {
    await run(['triage', 'q3', '--as', 'no-reply', '--reason', 'spam']);
    await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'thanks'], { env: { SOCIALCARE_ACTOR: 'bob' } });
    await run(['triage', '--as', 'undo', '--any'], { env: { SOCIALCARE_ACTOR: 'bob' } });
    await run(['triage', 'q2', '--as', 'escalate', '--to', 'legal']);
    const rows = async (...words: string[]) => JSON.parse((await run(['measure', ...words, '--json'])).stdout).rows;
    expect(await rows('decisions', '--by', 'agent')).toMatchObject([
      { agent: 'ann', decisions: 2, turns: 2, undone: 0, no_reply: 1, escalated: 1 },
      { agent: 'bob', decisions: 1, turns: 1, undone: 1, no_reply: 0 },
    ]);
    expect(await rows('decisions', '--by', 'action,reason')).toHaveLength(3);
    expect(await rows('out-of-order')).toMatchObject([
      { closed: 1, out_of_order: 1, overtakes: 1, passed: 2, followers: { out_of_order: null, overtaking: null } },
    ]);
    // The name of version 0.1.
    expect(await rows('overtakes')).toEqual(await rows('out-of-order'));
    expect(await rows('handle-time')).toMatchObject([
      { handled: 0, decided: 2, to_decision: { median_seconds: null } },
    ]);
    const behind = async (metric: string, ...flags: string[]) => {
      const { sql, counted, decisions } = JSON.parse(
        (await run(['explain', metric, '--ids', ...flags, '--json'])).stdout,
      );
      const asked = await run(['sql', '-', '--json'], { stdin: sql });
      expect(JSON.parse(asked.stdout).map(({ post }: { post: string }) => post)).toEqual(
        decisions.map(({ post }: { post: string }) => post),
      );
      expect(counted.reduce((sum: number, { n }: { n: number }) => sum + n, 0)).toBe(decisions.length);
      return decisions.map(({ post, actor, counts_as }: Record<string, string>) => [post, actor, counts_as]);
    };
    expect(await behind('decisions')).toEqual([
      ['q3', 'ann', 'no-reply'],
      ['q1', 'bob', 'undone'],
      ['q2', 'ann', 'escalate'],
    ]);
    expect(await behind('out-of-order', '--brand', 'acme')).toEqual([
      ['q3', 'ann', 'out of order'],
      ['q1', 'bob', 'excluded'],
      ['q2', 'ann', 'excluded'],
    ]);
    expect((await behind('handle-time')).map(([, , as]: string[]) => as)).toEqual(Array(3).fill('not timed'));
    const { counted, turns, sql } = JSON.parse(
      (await run(['explain', 'backlog', '--as-of', 'now', '--since', '2026-03-02', '--json'])).stdout,
    );
    expect(counted.map(({ counts_as, n }: Record<string, unknown>) => [counts_as, n])).toEqual([
      ['waiting', 2],
      ['answered', 1],
      ['closed', 1],
    ]);
    expect(turns.find(({ counts_as }: Record<string, string>) => counts_as === 'closed').asked_post).toBe('q3');
    expect(JSON.parse((await run(['sql', '-', '--json'], { stdin: sql })).stdout)).toHaveLength(4);
    const screen = await run(['measure', 'decisions', '--explain', '--since', '2026-03-01']);
    expect(screen.stdout).toContain('        1  no-reply: in effect\n');
    expect(screen.stdout).toContain('Decisions behind decisions\ncounts_as\tbecause\tdue\tdecided_at\t');
    expect(await rows('backlog', '--as-of', 'now', '--since', '2026-03-02')).toEqual([
      { period: '2026-03-02', began: 4, answered: 1, closed: 1, gone: 0, waiting: 2 },
    ]);
    const { sections } = JSON.parse((await run(['report', '--json', '--as-of', 'now'])).stdout);
    const work = sections
      .slice(-5)
      .map(({ metric, rows: [row] }: { metric: string; rows: object[] }) => [metric, Object.keys(row!)[0]]);
    expect(work).toEqual([
      ['decisions', 'agent'],
      ['decisions', 'action'],
      ['handle-time', 'agent'],
      ['out-of-order', 'agent'],
      ['backlog', 'period'],
    ]);
  });

  it('keep the teams of the policy apart', async () => {
    writeFileSync(join(cwd, 'socialcare.toml'), POLICY);
    await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'thanks']);
    await run(['triage', 'q3', '--as', 'no-reply', '--reason', 'spam'], { env: { SOCIALCARE_ACTOR: 'stranger' } });
    const { rows } = JSON.parse((await run(['measure', 'decisions', '--by', 'team', '--json'])).stdout);
    expect(rows).toMatchObject([
      { team: '(no team)', decisions: 1 },
      { team: 'care', decisions: 1 },
    ]);
    const { sections } = JSON.parse((await run(['report', '--json', '--as-of', 'now'])).stdout);
    expect(sections.some(({ rows: [row] }: { rows: object[] }) => Object.hasOwn(row!, 'team'))).toBe(true);
  });

  it('hold every turn against what the policy promised it, unless one promise is given for all', async () => {
    const promise = async (toml: string, ...words: string[]) => {
      writeFileSync(join(cwd, 'socialcare.toml'), toml);
      const asked = ['measure', 'sla', '--accept-biased-sample', '--as-of', 'now', '--json', ...words];
      const section = JSON.parse((await run(asked)).stdout);
      return { window: section.window, row: section.rows[0], notes: section.notes };
    };
    const rules =
      '[[policy.rules]]\nname = "threats"\nwhen = { words = ["sue"] }\ntarget = "8h"\n' +
      '[[policy.rules]]\nname = "late"\nwhen = { hours = "closed" }\ntarget = "5m"\n' +
      '[[schedule]]\nfrom = "2026-01-01"\nzone = "UTC"\nopen = { mon-fri = ["09:00-11:35"] }\n';
    // q1, q2 and q4 within an hour, q3 not yet; then q2 has eight hours and q4, asked after closing, five minutes.
    expect(await promise('')).toMatchObject({ window: '1h', row: { due: 2, met: 0, open: 1, target_seconds: 3_600 } });
    expect(await promise(rules)).toMatchObject({
      window: 'by policy',
      row: { due: 2, met: 0, open: 2, target_seconds: null },
      notes: ['turns by the target that the policy gives them: 5m: 1, 1h: 2, 8h: 1'],
    });
    expect(await promise(rules, '--sla', '4h')).toMatchObject({
      window: '4h',
      row: { due: 0, target_seconds: 14_400 },
    });
  });

  it('refuse conditions that only turns can meet', async () => {
    const { stderr, code } = await run(['measure', 'decisions', '--customer', 'ann']);
    expect(stderr).toContain('--customer picks turns, and this metric counts decisions');
    expect(code).toBe(2);
    expect((await run(['measure', 'decisions', '--by', 'reach'])).stderr).toContain('decisions have no "reach"');
  });
});

describe('policy', () => {
  beforeEach(() => writeFileSync(join(cwd, 'socialcare.toml'), POLICY));

  it('check reports what is valid, and fails on what is not', async () => {
    expect(await run(['policy', 'check'])).toMatchObject({ stdout: '2 rules, 2 teams, 0 templates: valid\n', code: 0 });
    const again = '[[policy.rules]]\nname = "again"\nwhen = { words = ["big giveaway"] }\nteam = "care"\n';
    writeFileSync(join(cwd, 'socialcare.toml'), POLICY + again);
    const { stdout, code } = await run(['policy', 'check']);
    expect(stdout).toContain('socialcare.toml:14:3: error: rule "again" is never reached');
    expect(code).toBe(1);
  });

  it('may be in a file of its own', async () => {
    writeFileSync(join(cwd, 'socialcare.toml'), '[policy]\ninclude = "rules.toml"\n');
    writeFileSync(join(cwd, 'rules.toml'), 'default_team = "care"\n[teams.care]\n[[rules]]\nteam = "press"\n');
    expect((await run(['policy', 'check'])).stdout).toContain('rules.toml:4:8: error: policy.rules[1].team "press"');
  });

  it('of the documentation is one that passes', async () => {
    const page = readFileSync(fileURLToPath(new URL('../../docs/triage.md', import.meta.url)), 'utf8');
    const [, example] = /```toml\n([\s\S]*?)```/.exec(page)!;
    writeFileSync(join(cwd, 'socialcare.toml'), example!);
    expect(await run(['policy', 'check'])).toMatchObject({
      stdout: '2 rules, 2 teams, 1 template: valid\n',
      code: 0,
    });
  });

  it('test lists each past turn that comes out differently', async () => {
    const { stdout, stderr } = await run(['policy', 'test', '--list', '--as-of', 'now']);
    expect(stdout).toBe(
      [
        'q2\tacme\tnormal, 1 h, care\thigh, 1 h, legal\tescalation words: legal\t@acme I want a refund, or I will sue',
        'q3\tacme\tnormal, 1 h, care\tignored: spam\tgiveaways\t@acme win a free giveaway',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe('2 turns with a different outcome\n');
    const lines = (await run(['policy', 'test', '--list', '--json', '--as-of', 'now'])).stdout.trim().split('\n');
    expect(JSON.parse(lines[1]!)).toMatchObject({ post: 'q3', was: { ignore: null }, now: { ignore: 'spam' } });
  });

  it('test stops at Ctrl-C', async () => {
    const signal = AbortSignal.abort();
    expect((await runProgram(['policy', 'test'], { cwd, signal })).code).toBe(130);
  });

  it('test counts what was answered and kept, and calls none of it a rate', async () => {
    const [first] = (await run(['policy', 'test', '--as-of', 'now'])).stdout.split('\n');
    expect(first!.split('\t').slice(4, 6).join()).toMatch(/^\d+,\d+$/);
  });

  it('test replays history rule by rule', async () => {
    const { stdout, code } = await run(['policy', 'test', '--json', '--as-of', 'now']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      turns: 4,
      covered: 2,
      share_covered: 0.5,
      ignored: 1,
      changed: { any: 2, ignored: 1, team: 1, examples: ['q2', 'q3'] },
      rules: [
        { rule: 'escalation words: legal', decides: 1, answered: 0, examples: ['q2'] },
        { rule: 'giveaways', decides: 1, ignored_but_answered: 0 },
        { rule: '(no rule)', decides: 2, answered: 1, met: 1 },
      ],
    });
  });

  it('explain names the rule that fired', async () => {
    const { stdout } = await run(['policy', 'explain', 'q2']);
    expect(stdout).toBe(
      [
        'q2 for acme',
        'rule "escalation words: legal" (socialcare.toml:9:9)',
        'team legal, urgency high, target 1 h, answer in public',
        '',
      ].join('\n'),
    );
    expect((await run(['policy', 'explain', 'q1'])).stdout).toContain('no rule fits; the defaults apply');
  });
});

describe('dump and restore', () => {
  it('carry annotations to a database that never saw the posts', async () => {
    await run(['triage', 'q1', '--as', 'no-reply', '--reason', 'spam', '--note', 'twice']);
    await run(['triage', 'q2', '--as', 'label', '--label', 'intent=complaint']);
    const { stdout: dumped } = await run(['dump']);
    expect(dumped.split('\n')).toHaveLength(6);
    const other = await conversationFolder('09:00 #z @zoe: @acme hello');
    const restored = await runProgram(['restore', '-'], { cwd: other, stdin: dumped });
    expect(restored.stdout).toBe('Restored 2 decisions and 1 label; 0 were here already.\n');
    expect((await runProgram(['dump'], { cwd: other })).stdout).toBe(dumped);
    await addConversation(other, TOLD);
    expect((await runProgram(['queue', '--count', '--as-of', '2026-03-02T12:00'], { cwd: other })).stdout).toBe('3\n');
  });

  it('refuse a file with a fault, naming its line', async () => {
    const stdin = '{"socialcare":"judgements","version":1}\n{"kind":"decision"}\n';
    const { stderr, code } = await run(['restore', '-'], { stdin });
    expect(stderr).toContain('-:2: "id" is missing');
    expect(code).toBe(1);
  });
});
