/** audit plan: what verdicts depend on, to be fixed beforehand. */
import type { Context } from '../../context.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { UsageError } from '../../errors.ts';
import { hashOfLines, planLines } from '../../reporting/audit-hash.ts';
import { loadPlan } from '../../reporting/audit-source.ts';
import { formatOf } from '../../reporting/options.ts';
import type { AuditCommandFlags } from './run.ts';

export async function printPlan(context: Context, flags: AuditCommandFlags): Promise<void> {
  const format = formatOf(flags, 'table');
  if (format !== 'table' && format !== 'json')
    throw new UsageError(`a plan has no form for ${format}`, 'Leave --format out, or write --json.');
  if (flags.output !== undefined)
    throw new UsageError('a plan is printed, not written', 'Leave --output out, or write: > FILE');
  const lines = await planLines(context, await loadPlan(context, flags), flags);
  const sha256 = hashOfLines(lines);
  if (format === 'json') return context.terminal.json({ version: 1, plan: lines, sha256 }, 2);
  for (const line of lines) context.terminal.out(safeLine(line));
  context.terminal.out(`sha256 ${sha256}`);
}
