/** classify --evaluate: the accuracy of the labels where the truth is known, saved for the intervals of reports. */
import type { Context } from '../../context.ts';
import { FACET_NAMES, type FacetName } from '../../domain/label.ts';
import type { Confusion } from '../../statistics/classification.ts';
import type { Store } from '../../store/open.ts';
import { type KnownText, textsByHand, textsInFile } from './examples.ts';
import { evaluationReport } from './scores-report.ts';
import { type FacetScores, needsOfIntents, scoreFacet } from './scoring.ts';
import { facetValues, openClassifiers, versionsOf } from './versions.ts';

export interface EvaluateFlags {
  /** A file; true for the labels of people. */
  evaluate?: string | true;
  facet?: FacetName[];
  format?: string;
  json?: boolean;
}

const BATCH = 5_000;

export async function evaluate(context: Context, flags: EvaluateFlags): Promise<void> {
  const { terminal } = context;
  const file = typeof flags.evaluate === 'string' ? flags.evaluate : undefined;
  const store = await existingStore(context, file === undefined);
  const known =
    file === undefined
      ? await textsByHand(context, flags.facet ?? FACET_NAMES)
      : await textsInFile(context, file, flags.facet?.[0]);
  const classifiers = await openClassifiers(context, store);
  const results: FacetScores[] = [];
  for (const [facet, texts] of known) {
    const labels = [];
    for (let at = 0; at < texts.length; at += BATCH) {
      const batch = texts.slice(at, at + BATCH);
      for (const each of await classifiers.classifyTexts(batch.map(contextOf))) labels.push(facetValues(each)[facet]);
    }
    results.push(await scoreFacet(facet, texts, labels));
  }
  const trained = store && file === undefined ? await trainedFacets(store) : new Set<string>();
  const source = file ?? 'hand labels';
  let kept: Confusion | undefined;
  if (store) {
    const intents = known.has('needs-reply') ? undefined : results.find(({ facet }) => facet === 'intent');
    const needs = intents && { facet: 'needs-reply' as const, confusion: needsOfIntents(intents.confusion) };
    const [{ classifierKey }, { saveEvaluation }] = await Promise.all([
      import('../../store/labels/classifiers.ts'),
      import('../../store/labels/evaluations.ts'),
    ]);
    const classifier = await classifierKey(store, versionsOf(classifiers.facets));
    for (const { facet, confusion } of [...results, ...(needs ? [needs] : [])]) {
      if (trained.has(facet)) continue;
      await saveEvaluation(store, { facet, classifier, source, at: context.now(), confusion });
      if (facet === 'needs-reply') kept = confusion;
    }
  }
  const versions = Object.fromEntries(
    classifiers.facets.map(({ name, classifier, version }) => [name, `${classifier} ${version}`]),
  );
  if (flags.json) terminal.json({ version: 1, source, facets: results.map((each) => objectOf(each, versions)) });
  else {
    const { rendererNamed } = await import('../../renderers/index.ts');
    const config = await context.config();
    const report = evaluationReport(results, {
      source,
      learnt: trained,
      versions,
      asOf: context.now(),
      timezone: config.timezone.value,
    });
    const { width, unicode, palette } = terminal;
    await terminal.write(rendererNamed(flags.format ?? 'table').render(report, { width, unicode, palette }));
  }
  if (file === undefined)
    terminal.note(
      'These are the posts that people chose to label: corrected or doubtful ones make the labels look worse than they are.\n' +
        'For a fair sample: socialcare label --sample 200 --random',
    );
  if (store && kept) terminal.note(await keptNote(store, kept));
}

/** What a measurement of needs-reply is used for. */
async function keptNote(store: Store, confusion: Confusion): Promise<string> {
  const [{ isTelling, LEAST_MEASURED, recordOf }, { answeredBy, evaluationsOf }] = await Promise.all([
    import('../../reporting/labelling.ts'),
    import('../../store/labels/evaluations.ts'),
  ]);
  const record = recordOf(confusion);
  const { sensitivity, specificity } = record;
  if (!isTelling(record))
    return (
      'Saved, but too few for the interval of socialcare measure ignored: it needs ' +
      `${LEAST_MEASURED} texts that need a reply (here ${sensitivity.n}) and ${LEAST_MEASURED} that need none (${specificity.n}).`
    );
  const by = await answeredBy(store, 'needs-reply');
  if (by === 'model') return 'Saved, but it applies to none of the labels here: they come from a model server.';
  if (by === 'several') return 'Saved, but it applies to some of the labels only: they come from several versions.';
  const [newest] = await evaluationsOf(store, 'needs-reply');
  if (JSON.stringify(newest?.confusion) !== JSON.stringify(confusion))
    return 'Saved: it applies to the labels once socialcare classify has renewed them.';
  return 'Saved: socialcare measure ignored widens its intervals by these errors of needs-reply.';
}

const contextOf = ({ text, direction, lang }: KnownText) => ({ text, direction, ...(lang !== undefined && { lang }) });

/** The database, where there is one; measuring a file needs none. */
async function existingStore(context: Context, needed: boolean) {
  const { databaseExists } = await import('../../store/open.ts');
  const { db } = await context.config();
  return needed || (await databaseExists(db.value, context.access)) ? context.store({ mustExist: true }) : undefined;
}

/** Facets whose model was trained with the labels that it would be measured on. */
async function trainedFacets(store: Store) {
  const { activeModels } = await import('../../store/labels/models.ts');
  return new Set((await activeModels(store)).map(({ facet }) => facet));
}

function objectOf(
  { facet, confusion, scores, calibration, unknown, values }: FacetScores,
  versions: Record<string, string>,
) {
  return { facet, classifier: versions[facet], ...scores, unknown, confusion, calibration, ...(values && { values }) };
}
