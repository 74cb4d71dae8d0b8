/** What a stream can show: how many colours, and whether more than ASCII, told from the environment it is handed. */
import { Chalk } from 'chalk';
import { type Palette, PLAIN } from '../domain/palette.ts';

/** 0 none · 1 sixteen · 2 of 256 · 3 true colour. */
export type ColorLevel = 0 | 1 | 2 | 3;
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The flag wins, then FORCE_COLOR (0 … 3, true, false), then NO_COLOR when not empty, then TERM=dumb, then whether the
 * stream is a screen. Chalk knows nothing of NO_COLOR, hence this.
 */
export function colorLevel(env: Environment, isTTY: boolean, flag?: boolean): ColorLevel {
  if (flag === false) return 0;
  const force = env.FORCE_COLOR;
  if (flag !== true && (force === '0' || force === 'false')) return 0;
  if (force === '1' || force === '2' || force === '3') return Number(force) as ColorLevel;
  const forced = flag === true || force !== undefined;
  if (!forced && (env.NO_COLOR || env.TERM === 'dumb' || !isTTY)) return 0;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3;
  return env.TERM?.includes('256') ? 2 : 1;
}

/** Anything beyond ASCII may be drawn, unless the locale or a bare console says otherwise. */
export function drawsUnicode(env: Environment): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return env.TERM !== 'linux' && (!locale || /utf-?8/i.test(locale));
}

/** The sixteen basic colours only: they follow the person's own theme. */
export function paletteFor(level: ColorLevel): Palette {
  if (level === 0) return PLAIN;
  const chalk = new Chalk({ level });
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    accent: (text) => chalk.cyan(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
  };
}
