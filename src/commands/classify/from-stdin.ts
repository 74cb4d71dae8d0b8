/** classify as a pipe: one text a line in, one line of labels out, without a database. */

import type { Direction, Facet, Label, Labels, MultiLabel } from '../../classifiers/classifier.ts';
import type { Context } from '../../context.ts';
import { type FacetName, facetShape } from '../../domain/label.ts';
import { jsonText, safeLine } from '../../domain/safe-text.ts';
import { UsageError } from '../../errors.ts';
import { inputLines } from '../input-lines.ts';
import { openClassifiers } from './versions.ts';

export interface StdinFlags {
  direction?: Direction;
  json?: boolean;
  reasons?: boolean;
  /** The language of all lines, by its ISO 639 code. */
  lang?: string;
  /** The labels to print; absent: all. */
  facet?: FacetName[] | undefined;
}

const BATCH = 500;

export async function classifyStdin(context: Context, flags: StdinFlags): Promise<void> {
  const { environment, terminal } = context;
  const classifiers = await openClassifiers(context);
  const direction = flags.direction ?? 'inbound';
  checkSide(flags.facet, direction);
  const show = linesOf(classifiers.facets, flags);
  let batch: string[] = [];
  let writing = Promise.resolve(true);

  async function label(texts: readonly string[]): Promise<boolean> {
    const all = await classifiers.classifyTexts(
      texts.map((text) => ({ text, direction, ...(flags.lang !== undefined && { language: flags.lang }) })),
    );
    return terminal.write(show(texts, flags.facet ? all.map((labels) => picked(labels, flags.facet!)) : all));
  }

  function flush(): Promise<boolean> {
    const texts = batch;
    batch = [];
    if (texts.length > 0) writing = writing.then((open) => open && label(texts));
    return writing;
  }

  // Whoever waits for each answer gets it at once; a file is read by the batch.
  let expected = false;
  for await (const text of inputLines(environment.stdin, 'standard input')) {
    batch.push(text);
    if (batch.length >= BATCH) {
      if (!(await flush())) return;
    } else if (!expected) {
      expected = true;
      setImmediate(() => {
        expected = false;
        void flush();
      });
    }
  }
  await flush();
}

/** @throws UsageError for a label that such a text cannot have: every line would be empty */
function checkSide(facets: readonly FacetName[] | undefined, direction: Direction): void {
  const other = facets?.find((name) => ![direction, 'both'].includes(facetShape(name).direction));
  if (other === undefined) return;
  const [whose, flag] = direction === 'inbound' ? ['replies', 'outbound'] : ["customers' posts", 'inbound'];
  throw new UsageError(`${other} is a label of ${whose}`, `Add --direction ${flag}, or name another facet.`);
}

function picked(labels: Labels, facets: readonly FacetName[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => facets.some((facet) => facet === name)));
}

/** How texts and their labels are printed: one line each, all ended. */
export function linesOf(
  facets: readonly Facet[],
  flags: StdinFlags,
): (texts: readonly string[], labels: readonly Labels[]) => string {
  const versions = new Map(facets.map(({ name, classifier, version }) => [name, `${classifier} ${version}`]));
  const shown = flags.reasons ? versions : undefined;
  return (texts, labels) =>
    texts
      .map((text, at) => `${flags.json ? objectOf(text, labels[at]!, shown) : lineOf(text, labels[at]!)}\n`)
      .join('');
}

function objectOf(text: string, labels: Labels, versions?: ReadonlyMap<string, string>): string {
  const shown = Object.entries(labels).map(([facet, label]) => [
    facet,
    {
      ...answerOf(label),
      confidence: rounded(label.confidence),
      ...(versions && { reason: label.reason, classifier: versions.get(facet) }),
    },
  ]);
  return jsonText({ text, labels: Object.fromEntries(shown) });
}

function answerOf(label: Label | MultiLabel): { value: string } | { values: string[] } {
  return 'value' in label ? { value: label.value } : { values: label.values };
}

function lineOf(text: string, labels: Labels): string {
  const words = Object.entries(labels).flatMap(([facet, label]) => {
    const value = 'value' in label ? label.value : label.values.join(',');
    return value === '' ? [] : [`${facet}=${value}`];
  });
  return `${words.join(' ')}\t${safeLine(text)}`;
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
