/** classify over the database: posts that this version has not seen, batch by batch, each batch one transaction. */
import type { Context } from '../../context.ts';
import { type FacetName, withFollowing } from '../../domain/label.ts';
import { Interrupted } from '../../errors.ts';
import { startProgress } from '../../terminal/progress.ts';
import { labelledSoFar } from './stopping.ts';
import { facetValues, openClassifiers, versionsOf } from './versions.ts';

export interface ClassifyFlags {
  again?: boolean;
  replace?: boolean;
  facet?: FacetName[];
}

export interface Classified {
  posts: number;
  seconds: number;
  versions: string;
  /** Posts that keep the labels of a model server. */
  kept: number;
}

const BATCH = 5_000;

export async function classifyStored(context: Context, flags: ClassifyFlags): Promise<Classified> {
  const { terminal, environment } = context;
  const store = await context.store({ mustExist: true });
  const [classifiers, { countKept, countUnseen, openPostLabels }] = await Promise.all([
    openClassifiers(context, store),
    import('../../store/labels/machine-labels.ts'),
  ]);
  const versions = versionsOf(classifiers.facets);
  const { facet, again = facet !== undefined, replace } = flags;
  const labelling = { versions, facets: facet && withFollowing(facet), again, replace };
  const total = await countUnseen(store, labelling);
  const labels = await openPostLabels(store, labelling);
  const progress = startProgress(terminal, { label: 'classify', total, unit: 'posts', now: () => environment.now() });
  const startedAt = environment.now();
  let posts = 0;
  try {
    for (let after = 0; ; ) {
      if (environment.signal.aborted)
        throw new Interrupted(`interrupted: ${labelledSoFar(posts)}`, 'Run socialcare classify again to go on.');
      const batch = await labels.unseen(after, BATCH);
      if (batch.length === 0) break;
      const all = await classifiers.classifyTexts(
        batch.map(({ text, lang, bot, outbound }) => ({
          text,
          direction: outbound ? 'outbound' : 'inbound',
          ...(lang !== null && { lang }),
          ...(bot === 1 && { authorBot: true }),
        })),
      );
      await labels.write(batch.map((post, at) => ({ post, labels: facetValues(all[at]!) })));
      after = batch.at(-1)!.key;
      posts += batch.length;
      progress.update(posts);
      await new Promise(setImmediate);
    }
  } finally {
    progress.done();
  }
  const seconds = (environment.now() - startedAt) / 1000;
  return { posts, seconds, versions, kept: await countKept(store, labelling) };
}
