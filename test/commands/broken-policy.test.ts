/** A policy with errors orders nothing, promises nothing and hands out no reply. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

const SOUND = `[policy]
never_ask_in_public = ["account number"]
[policy.templates.private]
text = "Hi {customer}, what is your account number? {agent}"
public = false
[policy.templates.sorry]
text = "Hi {customer}, sorry. {agent}"
[[policy.rules]]
name = "refunds"
when = { words = ["refund"], label = { intent = ["complaint"] } }
target = "30m"
template = "sorry"
`;

/** What is done to the sound policy, and what is said of it. */
const BROKEN: [string, string, string, string][] = [
  [
    'a reply that asks in public for what it must not',
    'public = false\n',
    '',
    'socialcare.toml:3:2: template "private" speaks of "account number" in public; say public = false if it is sent in private',
  ],
  [
    'a placeholder that nobody fills',
    'sorry. {agent}',
    'sorry. {agnet}',
    'socialcare.toml:6:2: template "sorry": {agnet} is not a placeholder (customer, brand, agent)',
  ],
  [
    'a label that does not exist',
    '"complaint"',
    '"complaints"',
    'socialcare.toml:8:3: rule "refunds": intent is never "complaints" (question, complaint, request, problem, praise, thanks, spam, other)',
  ],
  [
    'hours that are not configured',
    'when = { ',
    'when = { hours = "open", ',
    'socialcare.toml:8:3: the policy speaks of hours, and no [[schedule]] is configured',
  ],
  [
    'a target that is none',
    '"30m"',
    '"soon"',
    'socialcare.toml:11:10: policy.rules[1].target "soon" is not a length of time such as 15m, 24h or 3d',
  ],
];

let cwd: string;
const care = (...argv: string[]) => run([...argv], { cwd, env: { SOCIALCARE_ACTOR: 'ann' } });
const AS_OF = ['--as-of', '2026-03-03'];

beforeAll(async () => {
  cwd = await conversationFolder(
    '09:00 #q1 @ann: @acme I want a refund\n10:00 @acme re q1: hello\n11:00 #q2 @bob: @acme my refund?',
  );
});

describe('a sound policy', () => {
  it('works', async () => {
    writeFileSync(join(cwd, 'socialcare.toml'), SOUND);
    expect((await care('policy', 'check')).code).toBe(0);
    expect((await care('queue', '--count', ...AS_OF)).stdout).toBe('1\n');
    expect((await care('triage', 'q2', '--reply', 'sorry')).stdout).toBe('Hi @bob, sorry. ann\n');
    expect((await care('report', ...AS_OF)).code).toBe(0);
    expect((await care('doctor', '--offline')).stdout).toContain(
      `ok       policy: 1 rule (${join(cwd, 'socialcare.toml')}:1)\n`,
    );
  });
});

describe.each(BROKEN)('%s', (_title, from, to, message) => {
  beforeAll(() =>
    writeFileSync(
      join(cwd, 'socialcare.toml'),
      SOUND.replace(from, () => to),
    ),
  );

  it.each([
    ['queue', ...AS_OF],
    ['queue', '--count', ...AS_OF],
    ['triage', 'q2', '--reply', 'sorry'],
    ['triage', 'q2', '--as', 'no-reply', '--reason', 'thanks'],
    ['report', ...AS_OF],
    ['measure', 'sla', ...AS_OF],
    ['policy', 'test', ...AS_OF],
    ['policy', 'explain', 'q2'],
  ])('stops %s %s %s', async (...argv) => {
    const { stdout, stderr, code } = await care(...argv.filter(Boolean));
    expect([stdout, stderr, code]).toEqual(['', `error: ${message}\n  See all of it: socialcare policy check\n`, 2]);
  });

  it('is seen by doctor', async () => {
    const { stdout, code } = await care('doctor', '--offline');
    expect(stdout).toContain(`failed   policy: ${message}\n`);
    expect(code).toBe(1);
  });

  it('is seen by policy check', async () => {
    const { findings, valid } = JSON.parse((await care('policy', 'check', '--json')).stdout);
    expect(valid).toBe(false);
    expect(findings.map((each: { at: string; message: string }) => `${each.at}: ${each.message}`)).toContain(message);
  });
});

it('of its own file names that file', async () => {
  writeFileSync(join(cwd, 'socialcare.toml'), '[policy]\ninclude = "rules.toml"\n');
  writeFileSync(join(cwd, 'rules.toml'), '[teams.care]\n[[rules]]\nteam = "press"\n');
  const { stderr } = await care('queue', ...AS_OF);
  expect(stderr).toContain('error: rules.toml:3:8: policy.rules[1].team "press" is not a team: care\n');
});
