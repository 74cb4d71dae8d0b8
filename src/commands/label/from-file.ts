/** label from a file: every row is checked first; with one fault nothing is written. */

import type { Readable } from 'node:stream';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { FACET_NAMES, type HandLabel, isFacet } from '../../domain/label.ts';
import { facetNamed, refuseMisspelt } from '../../domain/label-value.ts';
import { nearName } from '../../domain/near-name.ts';
import { CareError, UsageError } from '../../errors.ts';
import { actorOf } from '../../queue/actor.ts';
import type { LabelFlags } from './flags.ts';
import { givenLabel, postNamed } from './given.ts';

const IDS = ['post', 'id', 'post-id', 'tweet-id', 'asked-post'];
/** Shorter names resemble too many other words. */
const LONG_IDS = IDS.filter((name) => name.length > 2);
const SHOWN_FAULTS = 10;

export async function labelFromFile(context: Context, file: string, flags: LabelFlags): Promise<void> {
  const { terminal, environment } = context;
  const store = await context.store({ mustExist: true });
  const [{ readRecords }, { appendLabels }, { resolve }] = await Promise.all([
    import('../../formats/records.ts'),
    import('../../store/labels/hand-labels.ts'),
    import('node:path'),
  ]);
  const who = { actor: actorOf(context, flags.actor), at: context.now() };
  const labels: HandLabel[] = [];
  const faults: string[] = [];
  const names = new Set<string>();
  const path = file === '-' ? '-' : resolve(environment.cwd, file);
  const known = [...IDS, ...FACET_NAMES, 'facet', 'value', 'channel'];
  let rows = 0;
  for await (const { line, cells } of readRecords(path, known, { stdin: environment.stdin as Readable })) {
    rows++;
    for (const name of Object.keys(cells)) names.add(name);
    try {
      const given = pairsIn(cells);
      if (given.length === 0) continue;
      const post = await postNamed(store, idIn(cells), cells.channel ? { ...flags, channel: [cells.channel] } : flags);
      for (const [facet, value] of given) labels.push(givenLabel(post, facetNamed(facet), value, who));
    } catch (error) {
      if (!(error instanceof CareError)) throw error;
      faults.push(`${file}:${line}: ${error.message}`);
    }
  }
  if (rows === 0) throw new UsageError(`${file} holds no rows`, 'Write a post and its labels a row.');
  refuseMisspelt(file, names);
  if (labels.length === 0) checkColumns(file, names);
  if (faults.length > 0)
    throw new UsageError(
      [
        ...faults.slice(0, SHOWN_FAULTS),
        ...(faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more`] : []),
      ].join('\n'),
      'Nothing was written. Fix these rows and run the same command again.',
    );
  await appendLabels(store, labels);
  const posts = new Set(labels.map(({ channel, post }) => `${channel} ${post}`)).size;
  if (flags.json) terminal.json({ version: 1, labels: labels.length, posts });
  else terminal.done(`${amount(labels.length, 'label')} of ${amount(posts, 'post')}.`);
  terminal.note(
    labels.length === 0
      ? 'No cell holds a label: write them into the columns named after facets.'
      : 'Next: socialcare classify --evaluate, socialcare train --facet intent',
  );
}

/** @throws UsageError when there is no column of labels: a misspelt header would be read as no labels */
function checkColumns(file: string, names: ReadonlySet<string>): void {
  const ids = IDS.some((name) => names.has(name));
  if (ids && (FACET_NAMES.some((name) => names.has(name)) || (names.has('facet') && names.has('value')))) return;
  const nearly = ids ? undefined : [...names].find((name) => nearName(name, LONG_IDS) !== undefined);
  throw new UsageError(
    ids ? `${file} has no column of labels` : `${file} has no column of posts`,
    nearly === undefined
      ? `Columns: post, and either facet and value or one of ${FACET_NAMES.join(', ')}.`
      : `Did you mean post instead of "${nearly}"? Rename the column.`,
  );
}

/** @throws UsageError when the row names no post */
function idIn(cells: Readonly<Record<string, string>>): string {
  const id = IDS.map((name) => cells[name]?.trim()).find(Boolean);
  if (!id) throw new UsageError('the row names no post');
  return id;
}

/** The labels of a row; empty cells have none. */
function pairsIn(cells: Readonly<Record<string, string>>): [string, string][] {
  if (cells.facet !== undefined) return cells.value?.trim() ? [[cells.facet, cells.value]] : [];
  return Object.entries(cells).filter(([name, value]) => isFacet(name) && value.trim() !== '');
}
