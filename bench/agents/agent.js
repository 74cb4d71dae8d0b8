/**
 * One agent: the program's own triage behind a keyboard and a screen that are made up, with the time a person thinks. Started
 * by team.ts with a channel to it, from the top of a built checkout; JavaScript, so that every Node runs it as it stands.
 */
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const { db, actor, thinkSeconds, seed, home } = JSON.parse(process.argv[2]);
const { run } = await import(pathToFileURL(resolve('dist/program.js')).href);
const { seededRandom } = await import(pathToFileURL(resolve('dist/domain/random.js')).href);
const random = seededRandom(seed);

const HOME_KEY = '\u001b[H';
const DECISIONS = ['n1', 'ep'];
/** Longer than the program tries to reach a server that is gone. */
const PATIENCE_MS = 90_000;
/** A page with what went wrong is drawn at once. */
const SECOND_LOOK_MS = 3_000;
const BETWEEN_SESSIONS_MS = 1_000;

let going = false;
let stopped = false;
let start = () => {};
const started = new Promise((resolved) => {
  start = resolved;
});
process.on('message', (word) => {
  if (word === 'go') {
    going = true;
    start();
  }
  if (word === 'stop') {
    stopped = true;
    start();
  }
});

const send = (news) => process.send?.(news);

/** What stands on a page: the post that waits, and the line above the keys. */
function readPage(text) {
  const lines = text
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  const post = lines.map((line) => /^> @.* · (\S+)$/.exec(line)?.[1]).find(Boolean);
  const keys = lines.findIndex((line) => line.startsWith('n no reply'));
  return { post, asksWhat: keys >= 0, said: keys > 0 ? lines[keys - 1] : '' };
}

/** From the first item to the last, or until the agent is sent home. */
async function session() {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const size = { isTTY: true, columns: 120, rows: 30, end: () => undefined };
  const [stdout, stderr] = [Object.assign(new PassThrough(), size), Object.assign(new PassThrough(), size)];
  let shown = { post: undefined, asksWhat: false, said: '' };
  let last = '';
  let look = () => {};
  stdout.resume();
  stderr.on('data', (piece) => {
    last = String(piece);
    if (!last.includes(HOME_KEY)) return;
    const page = readPage(last);
    if (page.post === undefined) return;
    if (page.post !== shown.post) send({ kind: 'shown', post: page.post });
    shown = page;
    look();
  });
  let code;
  const left = run({
    argv: ['triage', '--db', db, '--actor', actor, '--no-color'],
    env: { LANG: 'C.UTF-8', NO_COLOR: '1' },
    cwd: home,
    home,
    platform: process.platform,
    stdin,
    stdout,
    stderr,
    systemZone: 'UTC',
    now: Date.now,
    signal: new AbortController().signal,
    version: 'bench',
  }).then((given) => {
    code = given;
    look();
  });

  /** Until the page is as wanted, or the program has left; false when it takes too long. */
  async function page(wanted, patience = PATIENCE_MS) {
    const waiting = new AbortController();
    const seen = new Promise((resolved) => {
      look = () => (code !== undefined || wanted()) && resolved(true);
      look();
    });
    const late = setTimeout(patience, false, { signal: waiting.signal }).catch(() => false);
    const inTime = await Promise.race([seen, late]);
    waiting.abort();
    return inTime;
  }

  if (!(await page(() => shown.post !== undefined))) send({ kind: 'error', text: `no first page: ${last}` });
  send({ kind: 'ready' });
  await started;
  while (!stopped && code === undefined) {
    await setTimeout(Math.min(4, Math.max(0.1, -Math.log(1 - random()))) * thinkSeconds * 1000);
    if (stopped || code !== undefined) break;
    const { post } = shown;
    const pressed = performance.now();
    const before = process.cpuUsage();
    shown = { ...shown, asksWhat: false };
    stdin.write(DECISIONS[Math.floor(random() * DECISIONS.length)]);
    const isAnother = () => shown.post !== post;
    let inTime = await page(() => isAnother() || shown.asksWhat);
    // The same page again: somebody else's news, or what went wrong.
    if (inTime && code === undefined && !isAnother()) inTime = await page(isAnother, SECOND_LOOK_MS);
    if (code === undefined && !inTime) {
      send({ kind: 'error', text: `${post} stays: ${shown.said}` });
      continue;
    }
    const isWritten = code !== undefined || / undoes it\)/.test(shown.said);
    const { user, system } = process.cpuUsage(before);
    const spent = { ms: performance.now() - pressed, processMs: (user + system) / 1000 };
    if (isWritten) send({ kind: 'decided', post, ...(code === undefined && spent) });
    else send({ kind: 'overtaken', post, text: shown.said });
  }
  if (code === undefined) stdin.write('q');
  await left;
  if (code !== 0) send({ kind: 'error', text: `triage left with ${code}: ${last}` });
}

while (!stopped) {
  await session();
  if (!stopped && going) await setTimeout(BETWEEN_SESSIONS_MS);
}
process.disconnect?.();
