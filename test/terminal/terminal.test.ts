import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { colorLevel, drawsUnicode } from '../../src/terminal/ability.ts';
import { screen } from './screen.ts';

describe('the terminal', () => {
  it('sends data to stdout and messages to stderr', () => {
    const { terminal, out, err } = screen(false);
    terminal.out('a\tb');
    terminal.note('2 posts imported');
    terminal.warn('1 gap');
    expect(out()).toBe('a\tb\n');
    expect(err()).toBe('2 posts imported\nwarning: 1 gap\n');
  });

  it('prints no notes with --quiet, not warnings', () => {
    const { terminal, err } = screen(false, { quiet: true });
    terminal.note('done');
    terminal.warn('but');
    expect(err()).toBe('warning: but\n');
  });

  it('says what went wrong and what to do, the stack only on request', () => {
    const quiet = screen(false);
    quiet.terminal.error(new UsageError('no brand "\u001b[2Jacme"', 'Run: socialcare brand list'));
    expect(quiet.err()).toBe('error: no brand "␛[2Jacme"\n  Run: socialcare brand list\n');
    const loud = screen(false);
    loud.terminal.error(new Error('boom'), true);
    expect(loud.err()).toMatch(/^error: boom\nError: boom\n {4}at /);
  });

  it('ends quietly when the reader has closed the pipe', async () => {
    const { terminal, stdout, out } = screen(false);
    stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    terminal.out('nobody reads this');
    expect(await terminal.write('nor this')).toBe(false);
    expect([terminal.closed, out()]).toEqual([true, '']);
  });

  it('prints no results of actions with --quiet, not data', () => {
    const { terminal, out } = screen(false, { quiet: true });
    terminal.done('Added brand acme.');
    terminal.out('42');
    expect(out()).toBe('42\n');
    const loud = screen(false);
    loud.terminal.done('Added brand acme.');
    expect(loud.out()).toBe('Added brand acme.\n');
  });

  it('waits for a slow reader', async () => {
    const { terminal, stdout } = screen(false);
    stdout.pause();
    let written = false;
    const writing = terminal.write('x'.repeat(100_000)).then((room) => {
      written = room;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(false);
    stdout.resume();
    await writing;
    expect(written).toBe(true);
  });

  it.each([
    ['a screen', true, {}, 120, 120],
    ['a screen that does not say', true, {}, 0, 80],
    ['a screen, whatever COLUMNS was when the shell began', true, { env: { COLUMNS: '60' } }, 120, 120],
    ['a pipe', false, {}, 200, Number.POSITIVE_INFINITY],
    ['a pipe with COLUMNS', false, { env: { COLUMNS: '132' } }, 200, 132],
    ['a pipe with nonsense in COLUMNS', false, { env: { COLUMNS: 'wide' } }, 200, Number.POSITIVE_INFINITY],
    ['a pipe with --width', false, { env: { COLUMNS: '132' }, width: 50 }, 200, 50],
    ['a screen with --width', true, { width: 50 }, 120, 50],
  ])('knows how wide a line may be: %s', (_title, isTTY, settings, columns, width) => {
    expect(screen(isTTY, settings, columns).terminal.width).toBe(width);
  });

  it('lays lists out for a screen, or for a width that was asked for', () => {
    expect([screen(true), screen(false), screen(false, { width: 50 })].map(({ terminal }) => terminal.laidOut)).toEqual(
      [true, false, true],
    );
    expect(screen(false, { env: { COLUMNS: '132' } }).terminal.laidOut).toBe(false);
  });

  it('asks nobody in a pipe or with --no-input', () => {
    expect(screen(true).terminal.interactive).toBe(true);
    expect(screen(false).terminal.interactive).toBe(false);
    expect(screen(true, { input: false }).terminal.interactive).toBe(false);
  });

  it('colours only what it may', () => {
    expect(screen(true).terminal.palette.bad('x')).toBe('\u001b[31mx\u001b[39m');
    expect(screen(true, { env: { NO_COLOR: '1' } }).terminal.palette.bad('x')).toBe('x');
  });
});

describe('colour', () => {
  it.each([
    ['a screen', {}, true, undefined, 1],
    ['a pipe', {}, false, undefined, 0],
    ['NO_COLOR', { NO_COLOR: '1' }, true, undefined, 0],
    ['an empty NO_COLOR says nothing', { NO_COLOR: '' }, true, undefined, 1],
    ['a dumb terminal', { TERM: 'dumb' }, true, undefined, 0],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, undefined, 1],
    ['NO_COLOR over FORCE_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, true, undefined, 0],
    ['NO_COLOR over CLICOLOR_FORCE', { CLICOLOR_FORCE: '1', NO_COLOR: '1' }, true, undefined, 0],
    ['CLICOLOR_FORCE in a pipe', { CLICOLOR_FORCE: '1' }, false, undefined, 1],
    ['CLICOLOR_FORCE=0 says nothing', { CLICOLOR_FORCE: '0' }, true, undefined, 1],
    ['CLICOLOR=0 on a screen', { CLICOLOR: '0' }, true, undefined, 0],
    ['CLICOLOR=1 in a pipe', { CLICOLOR: '1' }, false, undefined, 0],
    ['FORCE_COLOR over CLICOLOR', { FORCE_COLOR: '1', CLICOLOR: '0' }, false, undefined, 1],
    ['FORCE_COLOR=0 over CLICOLOR_FORCE', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, true, undefined, 0],
    ['FORCE_COLOR=0 on a screen', { FORCE_COLOR: '0' }, true, undefined, 0],
    ['FORCE_COLOR=3', { FORCE_COLOR: '3' }, false, undefined, 3],
    ['--no-color over FORCE_COLOR', { FORCE_COLOR: '1' }, true, false, 0],
    ['--color over NO_COLOR', { NO_COLOR: '1', TERM: 'xterm-256color' }, false, true, 2],
    ['true colour', { COLORTERM: 'truecolor' }, true, undefined, 3],
  ])('%s', (_title, env, isTTY, flag, level) => {
    expect(colorLevel(env, isTTY, flag)).toBe(level);
  });

  it('and characters follow the locale', () => {
    expect(drawsUnicode({})).toBe(true);
    expect(drawsUnicode({ LANG: 'de_DE.UTF-8' })).toBe(true);
    expect(drawsUnicode({ LANG: 'de_DE.UTF-8', LC_ALL: 'C' })).toBe(false);
    expect(drawsUnicode({ TERM: 'linux', LANG: 'C.utf8' })).toBe(false);
  });
});
