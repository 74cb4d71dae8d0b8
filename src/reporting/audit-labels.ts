/** The labels that checks of an audit rest on: those that their number looks at, those of groups and of filters. */
import type { Context } from '../context.ts';
import { dimensionsNamed } from '../dimensions/index.ts';
import type { AuditPlan, PlannedCheck } from '../domain/audit-plan.ts';
import { FACETS_OF_FACT } from '../domain/reply-columns.ts';
import { GATES } from '../metrics/index.ts';
import type { AuditFlags } from './auditing.ts';

/** For each check the versions of the labels that are stored, by facet: 'reply-act 3', or 'reply-act none'. */
export async function openCheckLabels(
  context: Context,
  { by }: Pick<AuditPlan, 'by'>,
  flags: AuditFlags,
): Promise<(check: PlannedCheck) => Promise<string[]>> {
  const [{ storedVersions }, { databaseExists }] = await Promise.all([
    import('../store/labels/classifiers.ts'),
    import('../store/open.ts'),
  ]);
  const { db } = await context.config();
  // A plan may be fixed before there are any data.
  const store =
    context.flags.engine !== undefined || (await databaseExists(db.value, context.access))
      ? await context.store({ readonly: true })
      : undefined;
  const known = new Map<string, Promise<(string | undefined)[]>>();
  const wordsOf = async (facet: string) => {
    if (!known.has(facet)) known.set(facet, store ? storedVersions(store, facet) : Promise.resolve([]));
    const versions = (await known.get(facet)!).map((version) => version ?? 'none').sort();
    return `${facet} ${versions.join(' and ') || 'none'}`;
  };
  return (check) => Promise.all(facetsOf(check, by, flags).map(wordsOf));
}

/** Its facets, in order; needs-reply is read off the intent. */
function facetsOf(
  { measure, only }: PlannedCheck,
  by: readonly string[],
  { denominator, label = [], agent }: AuditFlags,
): string[] {
  const gate = GATES.find(({ name }) => name === measure)!;
  const { facet, labels = [], replyFacts = [] } = gate.metric;
  const isNeedUsed = facet === 'needs-reply' && denominator !== 'all';
  const used = new Set<string>([
    ...(facet && (facet !== 'needs-reply' || isNeedUsed) ? [facet] : []),
    ...labels,
    ...(gate.replyFacts ?? replyFacts).flatMap((fact) => FACETS_OF_FACT[fact]),
    ...dimensionsNamed(by).flatMap((dimension) => dimension.facet ?? []),
    ...[...label, ...(only.label ?? [])].map((pair) => pair.slice(0, pair.indexOf('='))),
    ...(agent || only.agent ? ['agent'] : []),
  ]);
  if (used.has('needs-reply')) used.add('intent');
  return [...used].sort();
}
