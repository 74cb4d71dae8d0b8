/** Prints a report in the format of the flags, on standard output or into a file. */
import type { Context } from '../context.ts';
import { PLAIN } from '../domain/palette.ts';
import type { Report } from '../domain/report.ts';
import { EXIT } from '../errors.ts';
import type { RenderOptions } from '../renderers/renderer.ts';
import { masks, type OutputFlags, outputFormat, SHARED } from '../reporting/output-options.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import { type Piece, refuseScreen } from './output-file.ts';
import type { Behind } from './page-extras.ts';

/** @param behind what stands behind the numbers, for pages that show some of it */
export async function printReport(
  context: Context,
  report: Report,
  flags: MeasureFlags,
  behind: Behind = {},
): Promise<void> {
  const format = outputFormat(flags);
  const [{ anyRendererNamed }, { maskedReport, maskFor }] = await Promise.all([
    import('../renderers/index.ts'),
    import('../queue/masking.ts'),
  ]);
  const renderer = await anyRendererNamed(format);
  if ('binary' in renderer) refuseScreen(context.terminal, format, flags.output);
  let losses: string[] = [];
  const isPrinted = await printOnce(context, report, { flags, numbers: numbersOf(report, behind) }, async () => {
    const mask = await maskFor(context, await context.store({ readonly: true }), { mask: masks(flags, format) });
    const shown = mask ? maskedReport(report, mask) : report;
    if ('binary' in renderer) {
      const file = await renderer.render(shown);
      losses = file.losses;
      return file.bytes;
    }
    const page = SHARED.includes(format)
      ? await (await import('./page-extras.ts')).pageExtras(context, flags, behind, mask)
      : undefined;
    const options = optionsFor(context, format, flags);
    return renderer.render(shown, { ...options, ...(page && { page }) });
  });
  const { terminal } = context;
  if (isPrinted) for (const loss of losses) terminal.note(loss);
  // Rows of CSV cannot carry these notes, so they go to standard error.
  if (!isPrinted || renderer.name !== 'csv') return;
  if (report.next) terminal.note(report.next);
  for (const { metric, shown_groups: note } of report.sections)
    if (note !== undefined) terminal.note(`${metric}: ${note}`);
}

/**
 * Prints a text where it is asked for; with --if-changed only where its numbers differ from the last time.
 * @returns whether it was printed
 */
export async function printOnce(
  context: Context,
  report: Report,
  { flags, numbers }: { flags: OutputFlags; numbers: unknown },
  textOf: () => Promise<Piece>,
): Promise<boolean> {
  const { terminal } = context;
  const request = { title: report.title, flags, numbers };
  const last = flags.ifChanged ? await (await import('./last-output.ts')).lastOutput(context, request) : undefined;
  if (last && !last.isChanged) {
    terminal.note(`the numbers are those of ${last.when}: nothing printed`);
    context.exitCode = EXIT.empty;
    return false;
  }
  const text = await textOf();
  if (flags.output === undefined && !flags.open) await terminal.write(text);
  else await (await import('./report-file.ts')).writeReport(context, report, text, flags);
  await last?.remember();
  return true;
}

/** Rows, totals and refusals: a later moment, or another period with equal numbers, is no change. */
function numbersOf({ sections }: Report, { verdicts }: Behind): unknown {
  return [
    sections.map(({ metric, version, rows, total, refused, n }) => [metric, version, rows, total, refused?.reason, n]),
    verdicts?.lines,
  ];
}

/** A file is laid out for no screen. */
function optionsFor({ terminal, flags: { width } }: Context, format: string, flags: MeasureFlags): RenderOptions {
  if (SHARED.includes(format)) return { width: Number.POSITIVE_INFINITY, unicode: true, palette: PLAIN };
  const { unicode, palette, isTTY } = terminal;
  const toScreen = isTTY && flags.output === undefined;
  const pictures = flags.pictures ?? (toScreen && format === 'table');
  if (flags.output !== undefined)
    return { width: width ?? Number.POSITIVE_INFINITY, unicode, palette: PLAIN, pictures };
  return { width: terminal.width, unicode, palette, pictures };
}
