/** The canonical text of an audit plan and its hash, which shows whether a plan fixed beforehand was changed. */
import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { checkWords, levelWords } from '../domain/audit-check.ts';
import { type AuditPlan, DEFAULT_SINCE, type PlannedCheck } from '../domain/audit-plan.ts';
import { durationLabel } from '../domain/duration.ts';
import { GATES } from '../metrics/index.ts';
import { openCheckLabels } from './audit-labels.ts';
import type { AuditFlags } from './auditing.ts';
import { filterWords } from './options.ts';

/** Significance level of the two-sided intervals. */
const ALPHA = 0.05;

/** Everything that a verdict depends on, except the posts and the time of the run; one line each. */
export async function planLines(context: Context, plan: AuditPlan, flags: AuditFlags): Promise<string[]> {
  const { since, periods, checks } = plan;
  const metrics = new Map(checks.map(({ measure }) => [measure, GATES.find(({ name }) => name === measure)!.metric]));
  const labelsOf = await openCheckLabels(context, plan, flags);
  const labels = (await Promise.all(checks.map(labelsOf))).flat();
  return [
    ...checks.map(checkLine),
    periods
      ? `periods ${periods.hits} of ${periods.of} whole ${periods.unit}s`
      : `period since ${since ?? DEFAULT_SINCE}${flags.until === undefined ? '' : ` until ${flags.until}`}`,
    ...(await settingLines(context, plan, flags)),
    `alpha ${ALPHA}, two-sided`,
    ...[...new Set(metrics.values())].map(({ name, version }) => `definition ${name} version ${version}`).sort(),
    ...[...new Set(labels)].map((label) => `labels ${label}`).sort(),
  ];
}

/** Settings that figures depend on, besides definition and period. */
export async function settingLines(context: Context, plan: AuditPlan, flags: AuditFlags): Promise<string[]> {
  const config = await context.config();
  const { by, hours = 'calendar' } = plan;
  return [
    `by ${by.join(', ') || 'nothing'}`,
    `filter ${filterWords(flags, ['since', 'until', 'asOf', 'reach']).join(' ') || 'none'}`,
    `reach ${config.reach.value.join(', ')}`,
    `denominator ${flags.denominator ?? 'needs-reply once classified'}`,
    `hours ${hours}${hours === 'business' ? ` ${JSON.stringify(config.schedules.value)}` : ''}`,
    `zone ${config.timezone.value}`,
    `promise ${durationLabel(config.sla_target_seconds.value)}${config.policy ? ', or as the policy says' : ''}`,
    `episode gap ${durationLabel(config.episode_gap_seconds.value)}`,
  ];
}

/** A check as the plan prints it. */
export function checkLine(check: PlannedCheck): string {
  const { warn, strict, minN, minEffect, unit, only } = check;
  const effect = unit === 'share' ? `${Number((100 * minEffect).toFixed(4))} pp` : `${minEffect} s`;
  const words = Object.entries(only).map(([key, values]) => `${key} ${values.join(' or ')}`);
  return [
    `check ${checkWords(check)}`,
    ...(warn === undefined ? [] : [`warning from ${levelWords(warn, unit)}`]),
    `strict ${strict}`,
    `min n ${minN}`,
    `min effect ${effect}`,
    ...(words.length > 0 ? [`only ${words.join(', ')}`] : []),
  ].join(', ');
}

/** SHA-256 of the lines, in hexadecimal. */
export function hashOfLines(lines: readonly string[]): string {
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
}
