/** classify --engine over the database or over lines: portion by portion, each kept before the next is sent. */

import type { TextContext } from '../../classifiers/classifier.ts';
import type { Context } from '../../context.ts';
import type { PostLabels, UnseenPost } from '../../store/labels/machine-labels.ts';
import { startProgress } from '../../terminal/progress.ts';
import { inputLines } from '../input-lines.ts';
import { BATCH_POSTS, type CostEstimate, type Engine, type EngineFlags, openEngine, sumOf } from './engine.ts';
import { linesOf, type StdinFlags } from './from-stdin.ts';
import type { Classified, ClassifyFlags } from './job.ts';
import { facetValues, openClassifiers, versionsOf } from './versions.ts';

const READ = 5_000;

/** Labels what this model has not seen, oldest first. Returns undefined when the person would rather not. */
export async function classifyStoreByEngine(
  context: Context,
  flags: EngineFlags & Pick<ClassifyFlags, 'again' | 'replace'>,
): Promise<Classified | undefined> {
  const { terminal, environment } = context;
  const store = await context.store({ mustExist: true });
  const [classifiers, { countKept, countUnseen, openPostLabels }] = await Promise.all([
    openClassifiers(context, store),
    import('../../store/labels/machine-labels.ts'),
  ]);
  const engine = await openEngine(context, classifiers, flags);
  const versions = versionsOf(engine.facets);
  const labelling = { versions, facets: engine.answered, again: flags.again, replace: flags.replace };
  const total = Math.min(await countUnseen(store, labelling), flags.limit ?? Number.POSITIVE_INFINITY);
  const labels = await openPostLabels(store, labelling);
  const done: Classified = { posts: 0, seconds: 0, versions, kept: await countKept(store, labelling) };
  if (total === 0) return done;
  if (!(await engine.permitted(await estimateOf(engine, labels.unseen, total)))) return undefined;
  const progress = startProgress(terminal, { label: 'classify', total, unit: 'posts', now: () => environment.now() });
  const startedAt = environment.now();
  try {
    for (let after = 0; done.posts < total; ) {
      environment.signal.throwIfAborted();
      const batch = await labels.unseen(after, Math.min(BATCH_POSTS, total - done.posts));
      if (batch.length === 0) break;
      const all = await engine.label(batch.map(contextOf));
      await labels.write(batch.map((post, at) => ({ post, labels: facetValues(all[at]!) })));
      after = batch.at(-1)!.key;
      done.posts += batch.length;
      progress.update(done.posts);
    }
  } catch (error) {
    throw engine.stopped(error, done.posts);
  } finally {
    progress.done();
  }
  engine.finished?.();
  return { ...done, seconds: (environment.now() - startedAt) / 1000 };
}

/** Lines are read to their end, or to the limit, before the first is sent: only then is known what it costs. */
export async function classifyStdinByEngine(context: Context, flags: EngineFlags & StdinFlags): Promise<void> {
  const { terminal, environment } = context;
  const engine = await openEngine(context, await openClassifiers(context), flags);
  const direction = flags.direction ?? 'inbound';
  const contexts: TextContext[] = [];
  for await (const text of inputLines(environment.stdin, 'standard input')) {
    if (contexts.length === flags.limit) break;
    contexts.push({ text, direction, ...(flags.lang !== undefined && { language: flags.lang }) });
  }
  if (contexts.length === 0 || !(await engine.permitted(engine.estimate(contexts)))) return;
  const show = linesOf(engine.facets, flags);
  let posts = 0;
  try {
    while (posts < contexts.length) {
      environment.signal.throwIfAborted();
      const portion = contexts.slice(posts, posts + BATCH_POSTS);
      const lines = show(
        portion.map(({ text }) => text),
        await engine.label(portion),
      );
      posts += portion.length;
      if (!(await terminal.write(lines))) return;
    }
    engine.finished?.();
  } catch (error) {
    throw engine.stopped(error, posts);
  }
}

async function estimateOf(engine: Engine, unseen: PostLabels['unseen'], total: number): Promise<CostEstimate> {
  let sum: CostEstimate = { posts: 0, inputTokens: 0, outputTokens: 0 };
  for (let after = 0, read = 0; read < total; ) {
    const posts = await unseen(after, Math.min(READ, total - read));
    if (posts.length === 0) break;
    sum = sumOf(sum, engine.estimate(posts.map(contextOf)));
    read += posts.length;
    after = posts.at(-1)!.key;
  }
  return sum;
}

function contextOf({ text, lang, bot, outbound }: UnseenPost): TextContext {
  return {
    text,
    direction: outbound ? 'outbound' : 'inbound',
    ...(lang !== null && { lang }),
    ...(bot === 1 && { authorBot: true }),
  };
}
