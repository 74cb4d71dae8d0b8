/** Databases damaged by hand: a deep look finds each fault, says what mends it, and what can be made again is made again. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { damageDatabase, databaseContent, fileOnly, onServer } from '../helpers/database.ts';
import { labelledFolder } from '../helpers/labelled-folder.ts';
import { run } from '../helpers/run.ts';

let cwd: string;
const care = (...argv: string[]) => run(argv, { cwd });

interface Found {
  code: number;
  failed: string[];
  hints: string[];
}

async function look(...flags: string[]): Promise<Found> {
  const { stdout, code } = await care('doctor', '--offline', '--deep', '--json', ...flags);
  const { checks } = JSON.parse(stdout) as { checks: { name: string; state: string; detail: string; hint?: string }[] };
  const failed = checks.filter(({ state }) => state === 'failed');
  expect(new Set(failed.map(({ name }) => name))).toEqual(new Set(failed.length > 0 ? ['database, deep'] : []));
  return { code, failed: failed.map(({ detail }) => detail), hints: failed.map(({ hint }) => hint ?? '') };
}

/** The hint beside a fault that is there. */
async function hintFor(fault: string): Promise<string | undefined> {
  const { code, failed, hints } = await look();
  expect([code, failed]).toEqual([1, expect.arrayContaining([expect.stringContaining(fault)])]);
  return hints[failed.findIndex((detail) => detail.includes(fault))];
}

const damage = (sql: string) => damageDatabase(join(cwd, 'care.db'), sql);
/** What keeps decisions as they were made. */
const KEPT = onServer ? 'TRIGGER decision_kept ON decision' : 'TRIGGER decision_kept_update';

beforeEach(async () => {
  cwd = await labelledFolder();
  await care('label', '3', 'intent=praise', '--actor', 'jo');
  await care('triage', '4', '--as', 'note', '--note', 'hm', '--actor', 'jo');
});

test('a sound database is said to be sound, by a look that changes nothing', async () => {
  const before = databaseContent(join(cwd, 'care.db'));
  const { stdout, code } = await care('doctor', '--offline', '--deep');
  expect(stdout).toContain(
    `ok       database, deep: every ${onServer ? 'row' : 'page and row'} is sound, and all turns made again are as stored\n`,
  );
  expect(code).toBe(0);
  expect(databaseContent(join(cwd, 'care.db')) === before).toBe(true);
});

/** What --repair makes again from posts and labels: rows, then parts of the schema. */
const ROWS = [
  [
    'a turn that says it was answered',
    "UPDATE turn SET status = 'answered', answer_post = 2, answered_at = 1900000000 WHERE asked_post = 4",
    '1 turn is not as the posts say (first: post x 4)',
  ],
  ['a turn that is gone', 'DELETE FROM turn WHERE asked_post = 3', 'a mention of a turn that is missing'],
  ['a turn counted too large', 'UPDATE turn SET posts = 7 WHERE asked_post = 1', '1 turn is not as the posts say'],
  [
    'a time that was moved',
    'UPDATE turn SET asked_at = asked_at - 60 WHERE asked_post = 1',
    '1 turn is not as the posts say (first: post x 1)',
  ],
  ['an answer that was taken away', 'DELETE FROM reply', '1 reply is not as the posts say (first: post x 2)'],
  [
    'a reach that was changed',
    "UPDATE mention SET reach = 'quote' WHERE post = 1",
    '1 mention is not as the posts say',
  ],
  [
    'a link that was cut',
    'UPDATE post SET parent = NULL WHERE key = 2',
    '1 post is not as the posts say (first: post x 2)',
  ],
  ['a thread that was torn', 'UPDATE post SET thread = 99 WHERE key = 2', 'a child in another thread than its parent'],
  [
    'a label that nobody gave',
    "UPDATE hand_label SET intent = 'complaint'",
    '1 label of people is not as the posts say (first: post x 3)',
  ],
  ['a label that was lost', 'DELETE FROM hand_label', '1 label of people is not as the posts say'],
  [
    'a turn’s label that no post has',
    "UPDATE turn_label SET urgency = 'critical'",
    'turns’ labels are not as the posts say',
  ],
  [
    'labels of a post that is gone',
    'INSERT INTO post_label (post, classifier, outbound) VALUES (77, 1, 0)',
    'labels of a post that is missing',
  ],
];
const PARTS = [
  ...(onServer
    ? [
        [
          'a function that was changed',
          'CREATE OR REPLACE FUNCTION decision_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
          'function decision_kept() is not as it was made',
        ],
      ]
    : [
        [
          'an index of searches that has not all words',
          'UPDATE search_state SET upto = 3',
          'the index of searches does not hold the words of the posts',
        ],
        [
          'an index of searches that cannot be read',
          'DELETE FROM post_words_data WHERE id = 10',
          'the index of searches is damaged; posts are not',
        ],
      ]),
  ['a trigger that was dropped', `DROP ${KEPT}`, `${KEPT.replace('TRIGGER', 'trigger')} is missing`],
  ['an index that was dropped', 'DROP INDEX post_thread', 'index post_thread is missing'],
  [
    'a view that was changed',
    'DROP VIEW provenance; CREATE VIEW provenance AS SELECT 1 AS post, 1 AS batch',
    'view provenance is not as it was made',
  ],
];

test.each([
  // Each takes seconds on a server, where the same statements compare the rows.
  ...(onServer ? ROWS.filter((_, at) => at % 3 === 0) : ROWS),
  ...PARTS,
] as [string, string, string][])('%s is found and mended', async (_, sql, fault) => {
  const turns = (await care('export', 'turns', '--reach', 'all')).stdout;
  damage(sql);
  expect(await hintFor(fault)).toContain('socialcare doctor --deep --repair');
  expect(await look('--repair')).toEqual({ code: 0, failed: [], hints: [] });
  expect(await look()).toEqual({ code: 0, failed: [], hints: [] });
  expect((await care('export', 'turns', '--reach', 'all')).stdout).toBe(turns);
});

/** What no rebuild can know. */
test.each([
  [
    'an account that is gone',
    'DELETE FROM account WHERE key = (SELECT author FROM post WHERE key = 5)',
    'a post by an account that is missing',
  ],
  ['an import that is gone', 'DELETE FROM batch', 'a post of an import or pull that is missing'],
  ['an import that coverage rests on', 'DELETE FROM batch', 'a row of coverage names a batch that is missing'],
  ['coverage turned round', 'UPDATE coverage SET since = until + 1', 'coverage that ends before it begins'],
  ['coverage of nobody', 'UPDATE coverage SET brand = 9', 'coverage of a brand that is missing'],
  ['a gap without a reason', 'UPDATE coverage SET gap = 1', 'a gap in the coverage without a reason'],
  [
    'labels of an unknown classifier',
    'UPDATE post_label SET classifier = 44',
    'labels by a classifier that is missing',
  ],
  [
    'a decision taken back that is gone',
    `DROP ${KEPT}; UPDATE decision SET undoes = 'nothing'`,
    'a decision that takes back one that is missing',
  ],
])('%s is found, and a backup is advised', async (_, sql, fault) => {
  damage(sql);
  expect(await hintFor(fault)).toContain(onServer ? 'pg_restore' : 'Restore a backup: socialcare restore-db FILE');
});

fileOnly('a page that was overwritten is found, where the other checks may not see it', async () => {
  damage('PRAGMA journal_mode = DELETE');
  const path = join(cwd, 'care.db');
  const sqlite = new Sqlite(path);
  const page = sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'post_conversation'").pluck().get();
  sqlite.close();
  const handle = openSync(path, 'r+');
  expect(statSync(path).size).toBeGreaterThan((page as number) * 4096);
  writeSync(handle, Buffer.alloc(4096, 0xaa), 0, 4096, ((page as number) - 1) * 4096);
  closeSync(handle);
  const { stdout, code } = await care('doctor', '--offline', '--deep');
  expect(code).toBe(1);
  expect(stdout).toContain('failed   database, deep: SQLite finds damage: ');
  expect(stdout).toContain('Restore a backup: socialcare restore-db FILE');
});
