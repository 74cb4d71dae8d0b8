/** compare: two brands, channels, agents or periods held against each other. */
import type { Context } from '../context.ts';
import { EXIT, RefusedError } from '../errors.ts';
import { reportOf } from '../reporting/envelope.ts';
import { addMeasureOptions } from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import { addFilterOptions, collectList, filterWords } from '../reporting/options.ts';
import type { CompareFlags } from '../reporting/versus.ts';
import type { Register } from './command.ts';
import { printReport } from './print-report.ts';

const HELP = `
A side is a brand, a channel or a period: acme, x, 2026-10, last-month, 30d. Or conditions: brand=acme,channel=x, agent=JK,
label=intent=complaint, since=2026-09-01,until=2026-09-15. "previous" is the period before the first side; a period alone is
compared with it, calendar months with calendar months. "rest" is all other brands, channels or agents together. Flags hold for
both sides.

Shares are compared in percentage points, with 95 % intervals that draw the customers of both sides, and once more like for like
("matched": as if both had been asked at the same times of the week, and for the same things).

Examples:
  $ socialcare compare acme rival
  $ socialcare compare acme rest
  $ socialcare compare last-month previous --brand acme
  $ socialcare compare 2026-10 2026-09 --by brand
  $ socialcare compare --by brand                    each with each other
  $ socialcare compare acme --by brand               one with each other
  $ socialcare compare acme rival --margin 5pp,30m   is acme no worse, within so much?`;

export const registerCompare: Register = (program, begin) => {
  const command = program
    .command('compare')
    .summary('two brands, channels, agents or periods: how far apart, and could it be chance')
    .description('Hold two brands, channels, agents or periods against each other.')
    .argument('[sides...]', 'one or two: a brand, a channel, a period, or conditions');
  addMeasureOptions(addFilterOptions(command))
    .option('--margin <sizes>', 'no worse than the other side within so much: 5pp, 30m', collectList)
    .addHelpText('after', HELP);
  command.action(async (sides: string[], flags: CompareFlags) => compare(await begin(command), sides, flags));
};

async function compare(context: Context, typed: readonly string[], flags: CompareFlags): Promise<void> {
  const { compareSides, saysIgnored } = await import('../reporting/versus.ts');
  const { section, measured, title, previous, filter, n, flags: given } = await compareSides(context, typed, flags);
  const { store, scope } = measured;
  const refused = measured.sections.filter((each) => each.refused);
  if (refused.length > 1)
    throw new RefusedError(`compare refused: ${refused[0]!.refused!.reason}`, refused[0]!.refused!.hint);
  // Sides that are periods leave no room for another.
  const command = previous ? 'measure volume --by month' : ['compare', ...typed].join(' ');
  const isOneGroup = n > 0 && section.rows.length === 0;
  const next = isOneGroup ? ONE_GROUP : n === 0 ? await nothingMatches(store, scope, flags, command) : undefined;
  const rest = { title, sections: [section], filter };
  const explained = saysIgnored(section) ? 'ignored' : 'response-times';
  const envelope = await reportOf(measured, { kind: 'metric', ...rest, previous, next });
  await printReport(context, envelope, flags, { explained, flags: given });
  if (n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
  if (section.rows.length === 0) return;
  context.terminal.note(
    `posts behind a number: ${['socialcare explain', explained, ...filterWords(given, [])].join(' ')}`,
  );
}

const ONE_GROUP =
  'There is one group alone, and nothing to compare it with. Compare periods: socialcare compare last-month previous';
