/** Texts whose labels are known: from a file, or from hand labels in the database. */
import type { Readable } from 'node:stream';
import type { Context } from '../../context.ts';
import { FACET_NAMES, type FacetName, facetShape, isFacet } from '../../domain/label.ts';
import { facetNamed, readValue, refuseMisspelt } from '../../domain/label-value.ts';
import { CareError, UsageError } from '../../errors.ts';

export interface KnownText {
  text: string;
  direction: 'inbound' | 'outbound';
  lang?: string;
  /** As kept: lists joined by commas. */
  truth: string;
}

export type KnownTexts = Map<FacetName, KnownText[]>;

const TEXTS = ['text', 'tweet', 'content', 'body', 'message'];
const VALUES = ['value', 'label'];
const SHOWN_FAULTS = 10;

/** @param facet what a column `label` or `value` is about */
export async function textsInFile(context: Context, file: string, facet: FacetName | undefined): Promise<KnownTexts> {
  const { environment } = context;
  const [{ readRecords }, { resolve }] = await Promise.all([import('../../formats/records.ts'), import('node:path')]);
  const texts: KnownTexts = new Map();
  const faults: string[] = [];
  const columns = new Set<string>();
  let rows = 0;
  const path = file === '-' ? '-' : resolve(environment.cwd, file);
  for await (const { line, cells } of readRecords(path, [...TEXTS, ...VALUES, ...FACET_NAMES, 'facet'], {
    stdin: environment.stdin as Readable,
  })) {
    rows++;
    for (const name of Object.keys(cells)) columns.add(name);
    const text = TEXTS.map((name) => cells[name]).find((cell) => cell !== undefined);
    if (text === undefined)
      throw new UsageError(`${file} has no column of texts`, `Name it one of ${TEXTS.join(', ')}.`);
    try {
      if (text.trim() === '') throw new UsageError('the row has no text');
      for (const [name, truth] of truthsIn(cells, facet)) {
        const { direction } = facetShape(name);
        const side = direction === 'both' ? 'inbound' : direction;
        add(texts, name, {
          text,
          direction: side,
          truth: readValue(name, truth),
          ...(cells.lang && { lang: cells.lang }),
        });
      }
    } catch (error) {
      if (!(error instanceof CareError)) throw error;
      faults.push(`${file}:${line}: ${error.message}`);
    }
  }
  refuseMisspelt(file, columns);
  if (rows === 0) throw new UsageError(`${file} holds no rows`, 'Write a text and its labels a row.');
  if (faults.length > 0) throw new UsageError(faults.slice(0, SHOWN_FAULTS).join('\n'), 'Nothing was measured.');
  if (texts.size === 0)
    throw new UsageError(
      `${file} has no column of a facet`,
      `Name a column after a facet (${FACET_NAMES.join(', ')}), or pass --facet with a column label.`,
    );
  return texts;
}

function truthsIn(cells: Readonly<Record<string, string>>, facet: FacetName | undefined): [FacetName, string][] {
  const value = VALUES.map((name) => cells[name]).find((cell) => cell !== undefined);
  const named = cells.facet === undefined ? facet : facetNamed(cells.facet);
  if (named && value !== undefined) return value.trim() === '' ? [] : [[named, value]];
  return Object.entries(cells).filter(
    (pair): pair is [FacetName, string] => isFacet(pair[0]) && (!facet || pair[0] === facet) && pair[1].trim() !== '',
  );
}

/** Hand labels of stored posts. @throws UsageError when there are none */
export async function textsByHand(context: Context, facets: readonly FacetName[]): Promise<KnownTexts> {
  const store = await context.store({ mustExist: true });
  const { handLabelled } = await import('../../store/labels/hand-labels.ts');
  const texts: KnownTexts = new Map();
  for (const facet of facets)
    for (const { text, lang, outbound, value } of await handLabelled(store, facet))
      add(texts, facet, {
        text,
        direction: outbound ? 'outbound' : 'inbound',
        truth: value,
        ...(lang !== null && { lang }),
      });
  if (texts.size === 0)
    throw new UsageError(
      'nothing is labelled yet',
      'Label some posts (socialcare label --sample 100 --facet intent --random), or name a file of labelled texts.',
    );
  return texts;
}

function add(texts: KnownTexts, facet: FacetName, known: KnownText): void {
  const examples = texts.get(facet);
  if (examples) examples.push(known);
  else texts.set(facet, [known]);
}
