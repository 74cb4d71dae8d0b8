/** audit: measures, judges, prints, and leaves with the code that scripts rely on. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import type { AuditPlan } from '../../domain/audit-plan.ts';
import type { AuditLine, AuditResult } from '../../domain/audit-result.ts';
import { worstOf } from '../../domain/audit-verdict.ts';
import { EXIT, UsageError } from '../../errors.ts';
import type { HeldAgainst } from '../../reporting/audit-baseline.ts';
import { auditLines } from '../../reporting/audit-figures.ts';
import { hashOfLines, planLines } from '../../reporting/audit-hash.ts';
import { auditReport } from '../../reporting/audit-report.ts';
import { loadPlan, type PlanFlags } from '../../reporting/audit-source.ts';
import { auditFigures, type StoredFigures } from '../../reporting/auditing.ts';
import { type Background, backgroundOf } from '../../reporting/envelope.ts';
import { type OutputFlags, SHARED } from '../../reporting/output-options.ts';
import { writeOutput } from '../output-file.ts';
import { printOnce, printReport } from '../print-report.ts';
import { type AuditFormat, auditFormat } from './formats.ts';
import type { AuditSeal, SealedPlan } from './seal.ts';
import { checkSealedBaseline, checkSealedPlan, checkSealFlags, type SealFlags } from './seal-flags.ts';
import { printTable } from './table.ts';

export interface AuditCommandFlags extends PlanFlags, OutputFlags, SealFlags {
  baseline?: string;
  saveBaseline?: string;
  plan?: string;
  dryRun?: boolean;
}

export async function runAudit(context: Context, flags: AuditCommandFlags): Promise<void> {
  const format = auditFormat(flags);
  checkSealFlags(flags);
  const plan = await loadPlan(context, flags);
  checkSealedPlan(plan, flags);
  const planned = await planLines(context, plan, flags);
  const hash = hashOfLines(planned);
  if (flags.plan !== undefined && flags.plan.toLowerCase() !== hash)
    throw new UsageError(
      `the plan is another one: its hash is ${hash}`,
      'Something that verdicts depend on was changed since the hash was taken. See all of it: socialcare audit plan',
    );
  const seal = flags.seal === undefined ? undefined : await sealing(context, { plan, lines: planned, hash }, flags);
  try {
    const figures = await auditFigures(context, plan, flags, seal?.through);
    const held = await heldAgainst(context, plan, flags, figures);
    const lines = [...auditLines(figures, plan), ...(held?.lines ?? [])];
    const result: AuditResult = { lines, hash, asOf: figures.scope.asOf };
    const background = await backgroundOf({ ...figures.measured, scope: figures.scope }, { sections: [] });
    await print(context, result, { figures, background }, format, flags);
    if (seal) await seal.keep(result, figures, background, held?.against);
    const worst = worstOf(lines.map(({ verdict }) => verdict));
    context.exitCode = worst === 'breach' ? EXIT.threshold : worst === 'cannot-say' ? EXIT.partial : EXIT.ok;
  } catch (error) {
    await seal?.drop();
    throw error;
  }
}

async function sealing(context: Context, planned: SealedPlan, flags: AuditCommandFlags): Promise<AuditSeal> {
  const { openAuditSeal } = await import('./seal.ts');
  return openAuditSeal(context, planned, { ...flags, seal: flags.seal! });
}

/** Verdicts on what changed since a baseline, where one was named; and these figures kept as the next one. */
async function heldAgainst(
  context: Context,
  plan: AuditPlan,
  flags: AuditCommandFlags,
  figures: StoredFigures,
): Promise<{ lines: AuditLine[]; against: HeldAgainst } | undefined> {
  const { baseline: file, saveBaseline } = flags;
  if (file === undefined && saveBaseline === undefined) return undefined;
  const { baselineOf, readBaseline, regressions } = await import('../../reporting/audit-baseline.ts');
  const { cwd } = context.environment;
  const before = file === undefined ? undefined : readBaseline(await textOf(resolve(cwd, file), file), file);
  if (before) checkSealedBaseline(before.settings, flags);
  const { baseline, found, labels } = await baselineOf(context, plan, flags, figures);
  if (saveBaseline !== undefined) {
    await writeOutput(resolve(cwd, saveBaseline), [`${JSON.stringify(baseline, null, 2)}\n`]);
    context.terminal.note(`baseline written to ${saveBaseline}`);
  }
  const { figures: _, ...now } = baseline;
  return before && { lines: regressions(before, baseline, found), against: { before, now, labels } };
}

async function textOf(path: string, name: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `--baseline: ${name} cannot be read: ${error.code}`,
      'Write one first: socialcare audit --save-baseline FILE',
    );
  });
}

async function print(
  context: Context,
  result: AuditResult,
  { figures, background }: { figures: StoredFigures; background: Background },
  format: AuditFormat,
  flags: AuditCommandFlags,
): Promise<void> {
  const isPage = SHARED.includes(format);
  const { measured, warnings, spanned } = figures;
  // A page shows the tables that the figures are from.
  const report = auditReport(figures, background, isPage ? measured.sections : []);
  if (format === 'table') {
    const first = report.removed ? report.warnings.slice(warnings.length, warnings.length + 1) : [];
    return printTable(context, result, report, [...first, ...warnings]);
  }
  if (isPage)
    return printReport(
      context,
      report,
      { ...flags, ...spanned, by: measured.by.map(({ name }) => name) },
      { turns: measured, verdicts: result },
    );
  await printOnce(context, report, { flags, numbers: result.lines }, async () => {
    if (format === 'junit') return (await import('../../renderers/audit/junit.ts')).auditJunit(result);
    if (format === 'github') return (await import('../../renderers/audit/github.ts')).auditGithub(result);
    return (await import('../../renderers/audit/json.ts')).auditJson(result, report);
  });
}
