import { describe, expect, it } from 'vitest';
import { progressText, startProgress } from '../../src/terminal/progress.ts';
import { screen } from './screen.ts';

const BYTES = { label: 'import', unit: 'bytes', total: 10e6 } as const;

describe('progress', () => {
  it('shows share, rate, what was done and the time left', () => {
    expect(progressText(BYTES, 4e6, '12 345 posts', 2_000, true)).toBe(
      'import ████████░░░░░░░░░░░░ 40 % · 2.0 MB/s · 12 345 posts · 3 s left',
    );
  });

  it('promises nothing in the first second and never 100 % before the end', () => {
    expect(progressText(BYTES, 9.99e6, '', 500, false)).toBe('import #################### 99 %');
  });

  it('counts up when nobody knows the end', () => {
    expect(progressText({ label: 'pull', unit: 'posts' }, 600, 'page 7', 60_000, true)).toBe(
      'pull 10 posts/s · page 7 · 1 min',
    );
  });

  it('draws at most ten times a second and leaves a clean line', () => {
    let clock = 0;
    const { terminal, err } = screen(true);
    const progress = startProgress(terminal, { ...BYTES, now: () => clock });
    for (clock = 0; clock < 1000; clock += 10) progress.update(clock * 1000);
    progress.done();
    expect(err().split('import ').length - 1).toBe(10);
    expect(err().endsWith('\r\u001b[K')).toBe(true);
    terminal.note('done');
    expect(err().endsWith('\r\u001b[Kdone\n')).toBe(true);
  });

  it('makes way for a warning and comes back', () => {
    const { terminal, err } = screen(true, { env: { NO_COLOR: '1' } });
    startProgress(terminal, { label: 'pull', unit: 'pages', now: () => 0 }).update(1, 'page 1');
    terminal.warn('rate limit');
    expect(err()).toBe('\r\u001b[Kpull page 1 · 0 s\r\u001b[Kwarning: rate limit\npull page 1 · 0 s');
  });

  it.each([
    ['in a pipe', screen(false)],
    ['with --quiet', screen(true, { quiet: true })],
    ['on a dumb terminal', screen(true, { env: { TERM: 'dumb' } })],
  ])('is silent %s', (_title, { terminal, err }) => {
    const progress = startProgress(terminal, { ...BYTES, now: () => 0 });
    progress.update(5);
    progress.done();
    expect(err()).toBe('');
  });
});
