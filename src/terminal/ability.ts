/** What a stream can show: how many colours, and whether more than ASCII, from the given environment variables. */
import { Chalk } from 'chalk';
import { type Palette, PLAIN } from '../domain/palette.ts';

/** 0 none · 1 sixteen · 2 of 256 · 3 true colour. */
export type ColorLevel = 0 | 1 | 2 | 3;
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/**
 * The flag wins, then NO_COLOR when not empty (https://no-color.org), then FORCE_COLOR (0 … 3, true, false), then
 * CLICOLOR_FORCE and CLICOLOR (https://bixense.com/clicolors), then TERM=dumb, then whether the stream is a screen.
 */
export function colorLevel(env: EnvironmentVariables, isTTY: boolean, flag?: boolean): ColorLevel {
  if (flag === false) return 0;
  const force = flag === true ? 'true' : env.NO_COLOR ? '0' : (env.FORCE_COLOR ?? forcedByClicolor(env));
  if (force === '0' || force === 'false') return 0;
  if (force === '1' || force === '2' || force === '3') return Number(force) as ColorLevel;
  if (force === undefined && (env.CLICOLOR === '0' || env.TERM === 'dumb' || !isTTY)) return 0;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3;
  return env.TERM?.includes('256') ? 2 : 1;
}

function forcedByClicolor({ CLICOLOR_FORCE }: EnvironmentVariables): string | undefined {
  return CLICOLOR_FORCE && CLICOLOR_FORCE !== '0' ? 'true' : undefined;
}

/**
 * Columns that a line may take: `--width`, then the screen's own, then COLUMNS.
 * @returns undefined where none is given
 */
export function outputWidth(
  { isTTY, columns }: { isTTY?: boolean; columns?: number },
  env: EnvironmentVariables,
  flag?: number,
): number | undefined {
  return flag ?? ((isTTY && columns) || (/^[1-9]\d{0,8}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : undefined));
}

/** Anything beyond ASCII may be drawn, unless the locale or a bare console says otherwise. */
export function drawsUnicode(env: EnvironmentVariables): boolean {
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
