/** Somebody asks what is held about them, and gets all of it, to read and for a program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../../helpers/run.ts';

const cwd = temporaryFolder();
const care = (...argv: string[]) => run(argv, { cwd, now: '2026-03-20T12:00:00Z', env: { SOCIALCARE_ACTOR: 'kim' } });

beforeAll(async () => {
  writeFileSync(
    join(cwd, 'posts.csv'),
    `id,channel,author_id,author_handle,author_name,author_followers,created_at,text,reply_to_id
1,x,71,ann,Ann *Star*,12,2026-03-02T09:00:00Z,"@acme my parcel is lost
<b>and</b> wet",
2,x,1,acme,Acme,,2026-03-02T10:00:00Z,@ann on it ^JK,1
3,x,71,annie,Ann *Star*,12,2026-03-04T10:00:00Z,@acme hello?,
4,x,72,bob,Bob,,2026-03-04T10:00:00Z,@acme a secret of bob,
`,
  );
  await care('brand', 'add', 'acme', '@acme');
  await care('import', 'posts.csv', '--sampling', 'complete');
  await care('classify');
  await care('label', '1', 'intent=complaint');
  await care('triage', '3', '--as', 'note', '--note', 'called her');
});

test('for a program', async () => {
  const { stdout, stderr, code } = await care('export', 'person', '@ann');
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    exported_at: '2026-03-20T12:00:00.000Z',
    retention: 'no limit is set',
    kept_since: null,
    accounts: [
      {
        channel: 'x',
        id: '71',
        display_name: 'Ann *Star*',
        followers: 12,
        names: [
          { handle: 'ann', first_seen: '2026-03-02T09:00:00.000Z' },
          { handle: 'annie', first_seen: '2026-03-04T10:00:00.000Z' },
        ],
      },
    ],
    posts: [
      {
        id: '1',
        text: '@acme my parcel is lost\n<b>and</b> wet',
        labels_by_people: [{ facet: 'intent', value: 'complaint', actor: 'kim' }],
        batches: [1],
      },
      { id: '3' },
    ],
    turns: [
      { brand: 'acme', asked_post: '1', status: 'answered', answer_post: '2' },
      { brand: 'acme', asked_post: '3', status: 'unanswered', answer_post: null },
    ],
    replies: [{ id: '2', text: '@ann on it ^JK' }],
    decisions: [{ post: '3', action: 'note', note: 'called her', actor: 'kim' }],
    batches: [{ batch: 1, source: 'import csv', file: join(cwd, 'posts.csv') }],
  });
  expect(stdout).not.toContain('secret');
});

test('to read: every word of strangers is text', async () => {
  const { stdout } = await care('export', 'person', '71', '--format', 'markdown');
  expect(stdout.split('\n').slice(0, 14)).toEqual([
    '# What is held about annie on x',
    '',
    'Written 2026-03-20T12:00:00.000Z. Times are in UTC. Retention: no limit is set.',
    '',
    '## Account',
    '',
    '- id 71, handle annie, name Ann \\*Star\\*, 12 followers',
    '- seen as ann from 2026-03-02T09:00:00.000Z to 2026-03-02T09:00:00.000Z',
    '- seen as annie from 2026-03-04T10:00:00.000Z to 2026-03-04T10:00:00.000Z',
    '',
    '## Posts (2)',
    '',
    '- 2026-03-02T09:00:00Z, 1: @<!-- -->acme my parcel is lost⏎&lt;b\\>and&lt;/b\\> wet',
    '  - labels: language en, sentiment negative, intent complaint, needs-reply true, urgency normal, topic delivery',
  ]);
  expect(stdout).toContain('- 2026-03-02T09:00:00Z, 1 to acme: answered 2026-03-02T10:00:00Z: @<!-- -->ann on it ^JK');
  expect(stdout).toContain('- kim said 2026-03-20T12:00:00.000Z: intent complaint');
  expect(stdout).toContain('  - note: called her');
});

test('what does not go together is refused', async () => {
  expect((await care('export', 'person')).stderr).toContain('Example: export person @ann');
  expect((await care('export', 'turns', '@ann')).stderr).toContain('export turns --customer @ann');
  expect((await care('export', 'person', '@ann', '--format', 'csv')).stderr).toContain('as json or markdown');
  expect((await care('export', 'person', '@ann', '--since', '3d')).stderr).toContain(
    '--since does not go with a person',
  );
  expect((await care('export', 'turns', '--format', 'markdown')).stderr).toContain(
    'export person @ann --format markdown',
  );
});
