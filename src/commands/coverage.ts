/** coverage: which days are known, known in part or missing, for every brand and every stream, and why. */

import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import type { CalendarDay, DayState } from '../domain/calendar.ts';
import { formatTime, isoTime } from '../domain/clock-time.ts';
import type { TimeRange } from '../domain/intervals.ts';
import type { Palette } from '../domain/palette.ts';
import { collectList } from '../reporting/options.ts';
import type { ListColumn } from '../terminal/table.ts';
import type { Register } from './command.ts';
import { type CoverageLine, readCoverage } from './coverage-lines.ts';

interface CoverageFlags {
  brand?: string[];
  since?: string;
  until?: string;
  json?: boolean;
}

const FRESH_SECONDS = 3600;
/** Characters that a line on a screen needs beside its days. */
const BESIDE = 40;

const HELP = `
Rates use only the lines called "mentions and answers": time in which both the mentions and the answers are known.
A dot is a day without any data; it is not a day without mentions.

Examples:
  $ socialcare coverage
  $ socialcare coverage --brand acme --since last-month
  $ socialcare coverage --json`;

export const registerCoverage: Register = (program, begin) => {
  const command = program
    .command('coverage')
    .summary('which days are known, and which are missing and why')
    .description('Show which days are known completely, in part or not at all, for every brand and stream, and why.')
    .option('--brand <name>', 'only these brands (repeat or separate by commas)', collectList)
    .option('--since <when>', 'first day shown (default: 30d)')
    .option('--until <when>', 'last day shown (default: now)')
    .option('--tz <zone>', 'IANA zone in which days begin')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (flags: CoverageFlags) => coverage(await begin(command), flags));
};

async function coverage(context: Context, flags: CoverageFlags): Promise<void> {
  const [store, config, { parsePeriod }, { calendarOf }, { brandsNamed }] = await Promise.all([
    context.store({ readonly: true }),
    context.config(),
    import('../domain/period.ts'),
    import('../domain/calendar.ts'),
    import('../store/accounts/brands.ts'),
  ]);
  const { defaultAsOf } = await import('../store/reading/summary.ts');
  const zone = config.timezone.value;
  const now = await defaultAsOf(store, context.now());
  const typed = parsePeriod({ since: flags.since ?? '30d', until: flags.until }, { zone, now, clock: context.now() });
  const period = { since: typed.since!, until: Math.min(now, typed.until ?? now) };
  const brands = flags.brand && new Set((await brandsNamed(store, flags.brand)).map(({ name }) => name));
  const lines = (await readCoverage(store)).filter(({ brand }) => brands?.has(brand) ?? true);
  const shown = lines.map(({ sound, ...line }) => {
    const known = calendarOf(period, zone, withTail(line.known, period));
    const complete = calendarOf(period, zone, withTail(sound, period));
    return { ...line, days: known.map((day, at) => weaker(day, complete[at]!)) };
  });
  const { removedFrom, removedText } = await import('../reporting/removed.ts');
  const removed = await removedFrom(store, { brands: flags.brand ?? [], channels: [] }, [period]);
  if (flags.json)
    context.terminal.json({
      version: 1,
      timezone: zone,
      lines: shown.map(jsonOf),
      ...(removed && { removed: { ...removed, before: isoTime(removed.before) } }),
    });
  else await show(context, shown, zone);
  if (removed) context.terminal.note(removedText(removed, zone));
  if (period.since < period.until) return;
  const last = formatTime(now, zone).slice(0, 10);
  context.terminal.note(
    `Nothing is stored for this period: the last day is ${last}. Run: socialcare coverage --since 30d`,
  );
}

/** A day that is known, but not known to be complete, is known in part. */
function weaker(known: CalendarDay, complete: CalendarDay): CalendarDay {
  return known.state === 'complete' && complete.state !== 'complete' ? { ...known, state: 'partial' } : known;
}

/** Until the next pull is due, the minutes since the last one do not make today incomplete. */
function withTail(known: TimeRange[], period: TimeRange): TimeRange[] {
  const newest = Math.max(...known.map(({ until }) => until));
  return period.until - newest < FRESH_SECONDS ? [...known, { since: newest, until: period.until }] : known;
}

type ShownLine = Omit<CoverageLine, 'sound'> & { days: CalendarDay[] };

async function show(context: Context, lines: ShownLine[], zone: string): Promise<void> {
  const { terminal } = context;
  if (lines.length === 0) {
    terminal.note('Nothing is covered yet. Pull or import first: socialcare pull, socialcare import FILE');
    return;
  }
  const { listText } = await import('../terminal/table.ts');
  const marks = terminal.unicode
    ? { complete: '█', partial: '▒', missing: '·' }
    : { complete: '#', partial: '+', missing: '.' };
  const daysPerMark = terminal.laidOut ? Math.ceil(lines[0]!.days.length / Math.max(1, terminal.width - BESIDE)) : 1;
  await terminal.write(listText(byBrand(lines), columnsOf(terminal.laidOut, lines, marks, daysPerMark), terminal));
  const first = lines[0]!.days;
  terminal.note(legend(first, marks, daysPerMark, terminal.messagePalette));
  for (const { brand, channel, stream, missing_rows, gaps, unfinished } of lines) {
    const name = [brand, channel, stream].filter(Boolean).join(' ');
    if (missing_rows > 0) terminal.note(`${amount(missing_rows, 'row')} missing: ${name}: rejected by the import`);
    for (const { since, until, reason } of gaps)
      terminal.note(`gap: ${name}, ${formatTime(since, zone)} to ${formatTime(until, zone)}: ${reason}`);
    if (unfinished)
      terminal.note(
        `unfinished: ${name}, ${formatTime(unfinished.since, zone)} to ${formatTime(unfinished.until, zone)}: go on with socialcare pull`,
      );
  }
  const { QUOTES_MISSING } = await import('../sources/quote-coverage.ts');
  const pulled = lines.filter(({ source, channel }) => source?.startsWith('pull ') && QUOTES_MISSING.has(channel));
  const unseen = [...new Set(pulled.map(({ channel }) => channel))];
  if (unseen.length > 0)
    terminal.note(`quotes not covered: ${unseen.join(', ')}: only those that mention the account as well`);
}

type Marks = Record<DayState, string>;

/** Each brand's lines together, its mentions and answers first. */
function byBrand(lines: readonly ShownLine[]): ShownLine[] {
  const groups = [...new Set(lines.map(groupOf))];
  return groups.flatMap((group) => lines.filter((line) => groupOf(line) === group));
}

function groupOf({ brand, channel }: Pick<CoverageLine, 'brand' | 'channel'>): string {
  return `${brand} ${channel}`;
}

function columnsOf(onScreen: boolean, lines: readonly ShownLine[], marks: Marks, daysPerMark: number) {
  const name = ({ stream, sampling }: ShownLine) => (sampling ? `${stream} (${sampling})` : stream);
  const days: ListColumn<ShownLine> = { label: 'Days', text: (line) => strip(line.days, marks, daysPerMark) };
  const counted = (label: string, state: DayState): ListColumn<ShownLine> => ({
    label,
    text: (line) => String(count(line.days, state)),
  });
  if (!onScreen)
    return [
      { label: 'Brand', text: ({ brand }: ShownLine) => brand },
      { label: 'Channel', text: ({ channel }: ShownLine) => channel },
      { label: 'Stream', text: name },
      days,
      counted('Complete', 'complete'),
      counted('Partial', 'partial'),
      counted('Missing', 'missing'),
    ];
  const headed = new Set(lines.filter(({ kind }) => kind === 'brand').map(groupOf));
  const known: ListColumn<ShownLine> = {
    label: 'Known',
    text: (line) => `${count(line.days, 'complete')}/${line.days.length}`,
    align: 'right',
  };
  // The end of a long line is truncated, so what distinguishes it comes first.
  const inGroup = (line: ShownLine) => {
    if (line.sampling) return `${groupOf(line)} (${line.sampling}) ${line.stream}`;
    return headed.has(groupOf(line)) ? `  ${line.stream}` : `${groupOf(line)} ${line.stream}`;
  };
  return [{ label: 'Brand', text: inGroup, truncate: true }, days, known];
}

/** One mark for so many days, of which the last mark may stand for fewer. */
function strip(days: readonly CalendarDay[], marks: Marks, daysPerMark: number): string {
  let drawn = '';
  for (let at = 0; at < days.length; at += daysPerMark) {
    const states = new Set(days.slice(at, at + daysPerMark).map(({ state }) => state));
    drawn += marks[states.size === 1 ? [...states][0]! : 'partial'];
  }
  return drawn;
}

function count(days: readonly CalendarDay[], wanted: DayState): number {
  return days.filter(({ state }) => state === wanted).length;
}

function legend(days: CalendarDay[], marks: Marks, daysPerMark: number, palette: Palette): string {
  const span = days.length > 0 ? `${days[0]!.day} to ${days.at(-1)!.day}: ` : '';
  const each = daysPerMark > 1 ? `, each mark ${daysPerMark} days` : '';
  return palette.dim(
    `${span}${marks.complete} known, ${marks.partial} known in part or not known to be complete, ${marks.missing} nothing known${each}`,
  );
}

function jsonOf(line: ShownLine) {
  const times = ({ since, until }: TimeRange) => ({ since: isoTime(since), until: isoTime(until) });
  return {
    ...line,
    known: line.known.map(times),
    gaps: line.gaps.map(({ reason, ...gap }) => ({ ...times(gap), reason })),
    unfinished: line.unfinished && times(line.unfinished),
  };
}
