/** Labels after an import or a pull: once posts are labelled, new ones are too, so that no turn drops out of the rates. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { CareError, Interrupted } from '../../errors.ts';
import type { Store } from '../../store/open.ts';

/**
 * Labels what has no labels of this version, where the configuration says so and a machine has labelled posts here
 * before, and says so in one line. What goes wrong is a warning, for the posts themselves are stored.
 * @param flags `classify` is false where it was forbidden this once
 */
export async function classifyAsConfigured(
  context: Context,
  store: Store,
  { classify }: { classify?: boolean },
): Promise<void> {
  const { terminal } = context;
  if (classify === false || (await context.config()).classify.value !== 'auto') return;
  const { anyMachineLabels } = await import('../../store/labels/machine-labels.ts');
  if (!(await anyMachineLabels(store))) return;
  try {
    const { classifyStored } = await import('./job.ts');
    const { posts } = await classifyStored(context, {});
    if (posts > 0)
      terminal.note(`labelled ${amount(posts, 'post')} (--no-classify leaves that to socialcare classify)`);
  } catch (error) {
    if (!(error instanceof CareError) || error instanceof Interrupted) throw error;
    terminal.warn(`new posts have no labels yet: ${error.message}`);
  }
}
