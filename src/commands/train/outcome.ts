/** What training came to, printed. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import type { FacetName } from '../../domain/label.ts';
import type { FacetScores } from '../classify/scoring.ts';
import { FOLDS } from './examples.ts';
import type { Fitted } from './model.ts';

export interface TrainingOutcome {
  facet: FacetName;
  fitted: Fitted;
  shipped: FacetScores;
  examples: number;
  left: Record<string, number>;
  /** Macro recall of the model that was in use. */
  rival: number | undefined;
  used: boolean;
}

export async function printOutcome(
  context: Context,
  flags: { format?: string; json?: boolean },
  outcome: TrainingOutcome,
): Promise<void> {
  const { terminal } = context;
  const { facet, fitted, shipped, examples, left, rival, used } = outcome;
  if (flags.json) {
    const { scores, confusion, calibration } = fitted.cross;
    const object = { facet, model: fitted.version, examples, left_out: left, used, ...scores, confusion, calibration };
    terminal.json({ version: 1, ...object, shipped: shipped.scores, model_in_use: rival ?? null });
    return;
  }
  const [{ evaluationReport }, { rendererNamed }] = await Promise.all([
    import('../classify/scores-report.ts'),
    import('../../renderers/index.ts'),
  ]);
  const report = evaluationReport([fitted.cross], {
    source: `${FOLDS}-fold cross-validation over ${examples} labels`,
    learnt: new Set(),
    versions: { [facet]: `model ${fitted.version}` },
    asOf: context.now(),
    timezone: (await context.config()).timezone.value,
  });
  const { width, unicode, palette } = terminal;
  await terminal.write(rendererNamed(flags.format ?? 'table').render(report, { width, unicode, palette }));
  for (const [value, count] of Object.entries(left))
    terminal.note(`left out: ${value}, with ${amount(count, 'label')} only`);
  terminal.note(
    `Macro recall: new model ${points(recallOf(fitted.cross.scores))}, shipped ${points(recallOf(shipped.scores))}` +
      `, on the same ${examples} posts.` +
      `${rival === undefined ? '' : ` Your model in use: ${points(rival)}, on the labels it was trained with.`}`,
  );
  if (used) terminal.note(`${facet} is classified by model ${fitted.version} from now on. Next: socialcare classify`);
}

export function recallOf({ macro_recall }: FacetScores['scores']): number {
  return macro_recall.value ?? 0;
}

export function points(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
