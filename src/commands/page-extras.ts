/** What a page shows beside the report: whose it is, the commands behind its numbers, the turns that waited longest. */
import type { Context } from '../context.ts';
import type { AuditResult } from '../domain/audit-result.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Section } from '../domain/report.ts';
import type { Mask } from '../queue/masking.ts';
import type { PageExtras } from '../renderers/renderer.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import type { TurnsRead } from './worst-turns.ts';

/** What stands behind the numbers of a report. */
export interface Behind {
  /** The turns that were counted; left out where decisions were. */
  turns?: TurnsRead;
  /** The metric to explain a section by, where it is not the section's own. */
  explained?: string;
  /** The flags to explain it by, where they are not those typed. */
  flags?: MeasureFlags;
  verdicts?: AuditResult;
}

/** @param mask hides customers; their names and links to their posts are shown without one */
export async function pageExtras(
  context: Context,
  typed: MeasureFlags,
  { turns, explained, flags = typed, verdicts }: Behind = {},
  mask?: Mask,
): Promise<PageExtras> {
  const [{ explainCommand }, { reportBrand }, { worstTurns }] = await Promise.all([
    import('../reporting/explain-command.ts'),
    import('./report-brand.ts'),
    import('./worst-turns.ts'),
  ]);
  const { customer } = flags;
  const named = mask && customer !== undefined ? { ...flags, customer: mask.name(customer.replace(/^@/, '')) } : flags;
  return {
    ...(await reportBrand(context)),
    explain: ({ metric }: Section) => {
      const window = verdicts?.lines.find((line) => line.metric === metric)?.check.window;
      const flags = window === undefined ? named : { ...named, window: durationLabel(window) };
      return explainCommand(explained ?? metric, flags, turns?.scope.asOf);
    },
    ...(verdicts && { verdicts }),
    ...(turns && { worst: await worstTurns(turns, named, mask) }),
  };
}
