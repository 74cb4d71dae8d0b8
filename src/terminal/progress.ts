/** How far long work has come: a bar with rate and time left on the last line of a screen, nothing anywhere else. */
import { formatDuration } from '../domain/duration.ts';
import { safeLine } from '../domain/safe-text.ts';
import { truncateToWidth } from '../domain/text-width.ts';
import type { Terminal } from './terminal.ts';

export interface ProgressSettings {
  label: string;
  /** What will be done in all, in the unit; left out when unknown. */
  total?: number;
  unit: 'bytes' | 'posts' | 'pages' | 'rows' | 'turns' | 'threads';
  /** A clock in milliseconds that never goes back. */
  now: () => number;
}

export interface Progress {
  /** @param done so far, in the unit  @param detail a few words behind the figures: '12 345 posts' */
  update(done: number, detail?: string): void;
  /** Takes the bar away. */
  done(): void;
}

const DRAW_INTERVAL_MS = 100;
const BAR_WIDTH = 20;
/** A rate from less than this is noise. */
const MIN_RATE_MS = 1_000;

/** Draws on the last line of stderr until done; silent where no progress is wanted. */
export function startProgress(terminal: Terminal, settings: ProgressSettings): Progress {
  if (!terminal.showsProgress) return { update() {}, done() {} };
  const startedAt = settings.now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let line = '';
  const live = {
    clear: () => void terminal.stderr.write('\r\u001b[K'),
    draw: () => void terminal.stderr.write(line),
  };
  terminal.live = live;
  return {
    update(done, detail = '') {
      const now = settings.now();
      if (now - drawnAt < DRAW_INTERVAL_MS) return;
      drawnAt = now;
      const columns = terminal.stderr.columns || 80;
      const text = safeLine(progressText(settings, done, detail, now - startedAt, terminal.unicode));
      line = truncateToWidth(text, columns - 1, '');
      live.clear();
      live.draw();
    },
    done() {
      if (terminal.live !== live) return;
      live.clear();
      terminal.live = undefined;
    },
  };
}

/** The line of the bar: `import ██████░░░░ 42 % · 12.3 MB/s · 12 345 posts · 12 s left`. */
export function progressText(
  { label, total, unit }: Pick<ProgressSettings, 'label' | 'total' | 'unit'>,
  done: number,
  detail: string,
  elapsedMs: number,
  unicode: boolean,
): string {
  const isRateKnown = elapsedMs >= MIN_RATE_MS && done > 0;
  const perSecond = (done / elapsedMs) * 1000;
  const parts: string[] = [];
  if (total) parts.push(`${bar(Math.min(1, done / total), unicode)} ${Math.floor(Math.min(1, done / total) * 100)} %`);
  if (isRateKnown)
    parts.push(unit === 'bytes' ? `${(perSecond / 1e6).toFixed(1)} MB/s` : `${Math.round(perSecond)} ${unit}/s`);
  if (detail) parts.push(detail);
  if (isRateKnown && total && done < total) parts.push(`${formatDuration(Math.ceil((total - done) / perSecond))} left`);
  if (!total) parts.push(formatDuration(Math.floor(elapsedMs / 1000)));
  return `${label} ${parts.join(unicode ? ' · ' : ' | ')}`;
}

function bar(share: number, unicode: boolean): string {
  const full = Math.round(share * BAR_WIDTH);
  const [done, left] = unicode ? ['█', '░'] : ['#', '.'];
  return done!.repeat(full) + left!.repeat(BAR_WIDTH - full);
}
