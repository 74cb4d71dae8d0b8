/** classify as a pipe: one text a line in, one line of labels out, without a database. */
import { createInterface } from 'node:readline';
import type { Direction, Label, Labels, MultiLabel } from '../../classifiers/classifier.ts';
import type { Context } from '../../context.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { terminalSafe } from '../../renderers/json.ts';
import { openClassifiers } from './versions.ts';

export interface StdinFlags {
  direction?: Direction;
  json?: boolean;
  reasons?: boolean;
  lang?: string;
}

const BATCH = 500;

export async function classifyStdin({ world, terminal }: Context, flags: StdinFlags): Promise<void> {
  const classifiers = await openClassifiers();
  const direction = flags.direction ?? 'inbound';
  const versions = new Map(
    classifiers.facets.map(({ name, classifier, version }) => [name, `${classifier} ${version}`]),
  );
  let batch: string[] = [];
  let writing = Promise.resolve(true);

  async function label(texts: readonly string[]): Promise<boolean> {
    const labels = await classifiers.classifyTexts(
      texts.map((text) => ({ text, direction, ...(flags.lang !== undefined && { lang: flags.lang }) })),
    );
    const lines = texts.map((text, at) =>
      flags.json ? objectOf(text, labels[at]!, flags.reasons ? versions : undefined) : lineOf(text, labels[at]!),
    );
    return terminal.write(lines.map((line) => `${line}\n`).join(''));
  }

  function flush(): Promise<boolean> {
    const texts = batch;
    batch = [];
    if (texts.length > 0) writing = writing.then((open) => open && label(texts));
    return writing;
  }

  // Whoever waits for each answer gets it at once; a file is read by the batch.
  let expected = false;
  for await (const text of createInterface({ input: world.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
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

function objectOf(text: string, labels: Labels, versions?: ReadonlyMap<string, string>): string {
  const shown = Object.entries(labels).map(([facet, label]) => [
    facet,
    {
      ...answerOf(label),
      confidence: rounded(label.confidence),
      ...(versions && { reason: label.reason, classifier: versions.get(facet) }),
    },
  ]);
  return terminalSafe(JSON.stringify({ text, labels: Object.fromEntries(shown) }));
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
