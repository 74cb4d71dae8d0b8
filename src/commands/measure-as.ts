/** measure response-times --as PRODUCT: what another tool would print, above ours. */
import type { Context } from '../context.ts';
import { didYouMean } from '../domain/near-name.ts';
import { EXIT, RefusedError, UsageError } from '../errors.ts';
import { asProduct } from '../metrics/as-product.ts';
import { PRODUCTS } from '../metrics/products.ts';
import { responseTimes } from '../metrics/response-times.ts';
import { reportOf } from '../reporting/envelope.ts';
import { measureTurns } from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import { ranked } from '../reporting/ranking.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import type { SortFlags } from '../reporting/sorting.ts';
import { printReport } from './print-report.ts';

const WORST = `${responseTimes.name}.${responseTimes.worst.by}:${responseTimes.worst.descending ? 'desc' : 'asc'}`;

/** @throws UsageError for another metric, or a product that is not known */
export async function measureAs(
  context: Context,
  metric: string,
  name: string,
  flags: MeasureFlags & SortFlags & { explain?: boolean },
): Promise<void> {
  if (metric !== responseTimes.name)
    throw new UsageError(
      `--as is for response times, not for ${metric}`,
      `socialcare measure response-times --as ${name}`,
    );
  if (flags.explain) throw new UsageError('--as and --explain contradict each other', 'Leave one of them out.');
  const names = PRODUCTS.map((each) => each.name);
  const product = PRODUCTS.find((each) => each.name === name.toLowerCase());
  if (!product)
    throw new UsageError(`--as: "${name}" is not known${didYouMean(name, names)}`, `Products: ${names.join(', ')}.`);
  if (product.turns === 'first' && flags.turns !== undefined && flags.turns !== 'first')
    throw new UsageError(
      `--as ${name} and --turns ${flags.turns} contradict each other`,
      `${product.title} counts first turns.`,
    );
  const turns = product.turns === 'first' ? 'first' : flags.turns;
  const measured = await measureTurns(context, { ...flags, ...(turns && { turns }) }, [
    asProduct(product),
    responseTimes,
  ]);
  const { n, by, scope, store, sections } = measured;
  const refused = sections.find((section) => section.refused)?.refused;
  if (refused) throw new RefusedError(`${metric} refused: ${refused.reason}`, refused.hint);
  const next =
    n === 0 ? await nothingMatches(store, scope, flags, `measure ${metric} --as ${product.name}`) : undefined;
  const { worst, ...rest } = flags;
  // Both tables in one order: that of the waits as they are.
  const order = worst === undefined ? rest : { ...rest, sort: WORST, limit: worst };
  const shown = ranked(
    sections,
    by.map((dimension) => dimension.name),
    order,
  );
  const title = `Response times as ${product.title} counts them, and as they are`;
  await printReport(context, await reportOf(measured, { kind: 'report', title, sections: shown, next }), flags, {
    turns: measured,
    explained: metric,
  });
  if (n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}
