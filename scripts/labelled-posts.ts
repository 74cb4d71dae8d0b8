/** The posts whose intents were read for this project: labels by source and id from here, texts from the sets they belong to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface LabelledPost {
  source: 'twcs' | 'semeval';
  id: string;
  intent: string;
  text: string;
  /** The account that is spoken to: posts to one brand are kept out together. */
  brand: string;
}

/**
 * Joins labels and texts.
 * @param labels a file with the columns source, id and intent
 * @param folder holds twcs.csv (the first 5,000 rows) and the SemEval-2017 files twitter-*-A.txt, in folders of any name
 * @throws Error where a label has no text
 */
export function readLabelledPosts(labels: string, folder: string): LabelledPost[] {
  const texts = { twcs: new Map<string, string>(), semeval: new Map<string, string>() };
  for (const path of filesUnder(folder)) {
    if (path.endsWith('twcs-head5000/twcs.csv')) readCareRows(path, texts.twcs);
    else if (/twitter-.*-A\.txt$/.test(path)) readTweets(path, texts.semeval);
  }
  const rows: Omit<LabelledPost, 'text' | 'brand'>[] = parse(readFileSync(labels), { columns: true });
  return rows.map(({ source, id, intent }) => {
    const text = texts[source].get(id);
    if (text === undefined) throw new Error(`${folder} holds no text of ${source} ${id}`);
    const brand = source === 'twcs' ? (/@(\w+)/.exec(text)?.[1]?.toLowerCase() ?? id) : id;
    return { source, id, intent, text, brand };
  });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => join(folder, path));
}

function readCareRows(path: string, texts: Map<string, string>): void {
  const rows: { tweet_id: string; text?: string }[] = parse(readFileSync(path), {
    columns: true,
    relax_column_count: true,
  });
  for (const { tweet_id: id, text } of rows) if (text) texts.set(id, plain(text));
}

/** The files carry traces of csv quoting and of \u escapes. */
function readTweets(path: string, texts: Map<string, string>): void {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [id, , ...rest] = line.split('\t');
    if (!id || rest.length === 0 || texts.has(id)) continue;
    const text = rest.join(' ').trim().replace(/^"|"$/g, '').replaceAll('""', '"');
    const read = text.replace(/\\u([0-9a-fA-F]{4})/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    texts.set(id, plain(read));
  }
}

function plain(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}
