/** No hostile byte of a stored or typed word reaches the screen of somebody who works by keys. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileFolder, type Words, words } from '../helpers/hostile-folder.ts';
import { PIECES, rawText } from '../helpers/hostile-text.ts';
import { KEY, type Keyboard, sitDown } from '../helpers/keyboard.ts';
import { run } from '../helpers/run.ts';
import { NOON, openSandbox } from '../helpers/sandbox.ts';
import { startBluesky } from '../helpers/servers/bluesky.ts';

/** What the program draws itself: the page and its cursor, questions, and a reply for the clipboard. */
const OWN =
  /\u001b\[\?(?:1049|25|7)[hl]|\u001b\[(?:H|2K|K|J|\d*[ABCDG]|\d+;1H)|\u001b\]52;c;[\w+/=]*\u0007|\r(?!over)/g;
const leakOf = (drawn: string) => rawText(drawn.replace(OWN, ''));

/** A command, a word that its screen must have shown, and keys that open every view and form and leave. */
const SESSIONS: [name: string, argv: (words: Words) => string[], shown: string, keys: string[]][] = [
  [
    'triage, each view',
    () => ['triage'],
    'text',
    ['?', '?', 'h', 'h', 'v', KEY.pageDown, 'c', 's', 's', 'u', 'q', 'q'],
  ],
  [
    'triage, each form',
    () => ['triage'],
    'agent',
    [...['t', 'e', 'n', 'z', 'a', '#', 'm', 'l'].flatMap((form) => [form, KEY.escape]), 'q', 'q'],
  ],
  ['triage, decisions', () => ['triage'], 'team', ['t', '1', 'n', '1', '#', '1', 'a', '1', 'q', 'q']],
  ['label', () => ['label', '--sample', '3', '--facet', 'intent'], 'text', ['1', 'u', 's', 'q', 'q']],
  ['queue --watch', () => ['queue', '--watch', '--as-of', 'now'], 'text', ['q']],
  [
    'a file whose columns are asked for',
    () => ['import', 'odd.csv'],
    'key',
    [KEY.enter, KEY.down, KEY.enter, KEY.ctrlC],
  ],
  ['a brand to be removed', ({ brand }) => ['brand', 'remove', brand], 'brand', ['n', KEY.enter]],
  ['a person to be forgotten', () => ['forget', '@fan', '--channel', 'x'], 'x', ['n', KEY.enter]],
  ['posts too old to be kept', () => ['retain', '1h'], 'posts', ['n', KEY.enter]],
  [
    'a backup to be put back',
    ({ file }) => ['restore-db', `${file}.db`],
    'Put the backup in its place?',
    ['n', KEY.enter],
  ],
  ['a backup put back', ({ file }) => ['restore-db', `${file}.db`], 'What was there before', ['y', KEY.enter]],
];

/** Returns all that was printed and drawn. */
async function leave(at: Keyboard): Promise<string> {
  at.interrupt();
  at.type(KEY.ctrlC);
  return `${(await at.left).stdout}${at.raw()}`;
}

test('hostile words in every place reach no screen through any key', async () => {
  await fc.assert(
    fc.asyncProperty(words, async (it) => {
      const { cwd, env } = await hostileFolder(it, 'http://127.0.0.1:9');
      const options = { cwd, env, now: new Date(NOON).toISOString() };
      await run(['backup', `${it.file}.db`], options);
      const leaks: string[] = [];
      for (const [name, argv, shown, keys] of SESSIONS) {
        const at = await sitDown(argv(it), options);
        await at.press(...keys);
        const seen = await leave(at);
        if (!seen.includes(shown)) leaks.push(`${name}: no ${shown} was shown: ${seen}`);
        const leak = leakOf(seen);
        if (leak !== undefined) leaks.push(`${name}: ${leak}`);
      }
      expect(leaks).toEqual([]);
    }),
    { numRuns: 3, seed: 14, endOnFailure: true },
  );
});

/** Pieces that a terminal hands on as text; the rest are keys. */
const TYPED = PIECES.filter((piece) => /^[^\p{Cc}\p{Cs}]/u.test(piece) || piece.startsWith('\u009b'));

test('what is pasted into a note is shown without its hidden bytes', async () => {
  const { cwd, env } = await hostileFolder(fc.sample(words, { seed: 14, numRuns: 1 })[0]!, 'http://127.0.0.1:9');
  const at = await sitDown(['triage'], { cwd, env, now: new Date(NOON).toISOString() });
  await at.press('m', ...TYPED.map((piece) => `a${piece}b`), KEY.enter, 'q', 'q');
  await leave(at);
  expect(at.raw()).toContain('a<U+202E>b');
  expect(leakOf(at.raw())).toBeUndefined();
});

const HOSTILE = PIECES.map((piece) => `a${piece}b`).join('');

test.each([
  ['a network that refuses', HOSTILE, 400, 'a␇b'],
  ['a network that welcomes', undefined, undefined, 'Where should it be stored?'],
])(
  'what is typed into a login is shown without its hidden bytes, and so is what is answered: %s',
  async (_, message, status, shown) => {
    const server = await startBluesky(`acme${HOSTILE}`, () => NOON);
    if (message !== undefined)
      server.interject('/xrpc/com.atproto.server.createSession', { status: status!, body: { error: 'No', message } });
    try {
      const { cwd, env } = openSandbox({ SOCIALCARE_BLUESKY_BASE_URL: server.url });
      const folder = join(cwd, HOSTILE.replaceAll('\0', '').toWellFormed());
      const at = await sitDown(['auth', 'login', 'bluesky'], {
        cwd,
        env: { ...env, XDG_CONFIG_HOME: folder },
        now: new Date(NOON).toISOString(),
      });
      await at.press(...TYPED.map((piece) => `a${piece}b`), KEY.enter, '\u0014');
      await at.press(...(message === undefined ? server.password : TYPED), '\u0014', KEY.enter);
      const seen = await leave(at);
      // No key shows what is typed into a secret.
      expect(seen).not.toContain('visibility');
      expect(seen).toContain(shown);
      expect(seen).toContain('a<U+202E>b');
      expect(leakOf(seen)).toBeUndefined();
    } finally {
      await server.close();
    }
  },
);
