/** The labelled tweets of SemEval-2017 Task 4A, as the scripts that train and calibrate the sentiment model read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../src/classifiers/learning/train.ts';
import { SENTIMENTS } from '../src/domain/label.ts';

export interface Tweet extends Example {
  /** '2016test' */
  file: string;
  year: string;
}

/** Every tweet once: ids and texts, links aside, that come again are left out. */
export function readTweets(path: string): Tweet[] {
  const seen = new Set<string>();
  return readdirSync(path)
    .filter((file) => /^twitter-.*-A\.txt$/.test(file))
    .sort()
    .flatMap((file) =>
      readFileSync(join(path, file), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const [id, value, ...rest] = line.split('\t');
          if (!id || !(SENTIMENTS as readonly string[]).includes(value ?? '')) return [];
          const text = unescapeTweet(rest.join(' '));
          const gist = text
            .toLowerCase()
            .replace(/https?:\S+/g, '')
            .replace(/\s+/g, ' ')
            .trim();
          if (seen.has(id) || seen.has(gist)) return [];
          seen.add(id).add(gist);
          const name = file.slice('twitter-'.length, -'-A.txt'.length);
          return [{ text, value: value!, file: name, year: name.slice(0, 4) }];
        }),
    );
}

/** The files carry traces of csv quoting and of \u escapes. */
function unescapeTweet(raw: string): string {
  const line = raw.trim();
  const text = line.startsWith('"') && line.endsWith('"') && line.length > 1 ? line.slice(1, -1) : line;
  return text
    .replace(/\\u([0-9a-fA-F]{4})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('""', '"')
    .replaceAll('\\"', '"')
    .replaceAll('\\n', ' ')
    .trim();
}
