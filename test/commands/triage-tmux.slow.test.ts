/** triage in a real terminal: tmux draws it, keys reach it as keys, its size changes under it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

const BIN = fileURLToPath(new URL('../../bin/socialcare.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const ready = hasTmux && existsSync(BUILT);
if (!ready)
  console.warn(`SKIPPED: triage in a real terminal (${hasTmux ? 'npm run build first' : 'tmux is not installed'})`);

const SERVER = `socialcare-test-${process.pid}`;
const tmux = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync('tmux', ['-L', SERVER, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tmux ${words[0]}: ${stderr}`);
  return stdout;
};
const page = (name: string) => tmux('capture-pane', '-p', '-t', name);
const press = (name: string, ...keys: string[]) => tmux('send-keys', '-t', name, ...keys);

async function sees(name: string, text: string): Promise<void> {
  const start = Date.now();
  while (!page(name).includes(text)) {
    if (Date.now() - start > 20_000) throw new Error(`"${text}" is not on the screen:\n${page(name)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function open(name: string, cwd: string, actor: string): void {
  const words = [process.execPath, BIN, 'triage', '--as-of', '2026-03-02T12:00', '--db', join(cwd, 'care.db')];
  const command = words.map((word) => `'${word}'`).join(' ');
  tmux('new-session', '-d', '-x', '80', '-y', '24', '-s', name, '-c', cwd, 'sh');
  tmux(
    'send-keys',
    '-t',
    name,
    `cd '${cwd}' && SOCIALCARE_ACTOR=${actor} TZ=UTC ${command}; echo left with $?`,
    'Enter',
  );
}

describe.skipIf(!ready)('in a real terminal', () => {
  afterAll(() => spawnSync('tmux', ['-L', SERVER, 'kill-server']));

  it('two people clear a queue side by side, resize, undo, leave with Ctrl-C and continue', {
    timeout: 90_000,
  }, async () => {
    const lines = Array.from(
      { length: 6 },
      (_, at) => `0${at + 1}:00 #q${at} @person${at}: @acme hello number ${at} 👋🏽 שלום`,
    );
    const cwd = await conversationFolder(lines.join('\n'));
    open('ann', cwd, 'ann');
    await sees('ann', '@person0');
    open('bob', cwd, 'bob');
    await sees('bob', '@person1');
    press('ann', 'n', '1');
    await sees('ann', '@person2');
    press('bob', 'e', 'd');
    await sees('bob', '@person3');
    tmux('resize-window', '-t', 'ann', '-x', '50', '-y', '16');
    await sees('ann', '@person2');
    expect(page('ann').trimEnd().split('\n').length).toBeLessThanOrEqual(16);
    tmux('resize-window', '-t', 'ann', '-x', '120', '-y', '40');
    press('ann', 'm');
    await sees('ann', 'note (empty: back)');
    press('ann', '-l', 'called back');
    press('ann', 'Enter');
    await sees('ann', '1 note');
    press('ann', 'u');
    await sees('ann', 'undone');
    press('bob', 'C-c');
    await sees('bob', 'left with 130');
    expect(page('bob')).toContain('1 decision in');
    press('ann', 'z', '6');
    await sees('ann', 'until 2h, tomorrow');
    press('ann', '-l', 'bogus');
    press('ann', 'Enter');
    await sees('ann', '"bogus" is not a time');
    press('ann', ...Array<string>(5).fill('BSpace'));
    press('ann', '-l', '2h');
    press('ann', 'Enter');
    await sees('ann', '@person3');
    press('ann', 'q');
    await sees('ann', 'left with 0');
    const { stdout } = await run(['sql', 'SELECT actor, post, action, shown_at > 0 FROM decision ORDER BY key'], {
      cwd,
    });
    expect(stdout.split('\n').slice(1, -1)).toEqual([
      'ann\tq0\tno-reply\t1',
      'bob\tq1\telsewhere\t1',
      'ann\tq2\tnote\t1',
      'ann\tq2\tundo\t',
      'ann\tq2\tsnooze\t1',
    ]);
    expect((await run(['sql', 'SELECT count(*) AS n FROM claim'], { cwd })).stdout).toBe('n\n0\n');
  });
});
