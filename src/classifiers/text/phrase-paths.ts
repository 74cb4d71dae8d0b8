/** Phrase paths: a phrase of a table as the sequences of slots that it stands for. */
import { tokenize } from './tokens.ts';

/** Written as tokens spell it already. */
const PLAIN = /^[a-z]+\*?$/;

/** The slot sequences of a phrase: one, or more where a slot is optional or a choice is of several words. */
export function pathsOf(phrase: string): string[][] {
  let paths: string[][] = [[]];
  for (const written of phrase.split(/\s+/)) {
    const optional = written.length > 1 && written.endsWith('?');
    const singles: string[] = [];
    const options: string[][] = optional ? [[]] : [];
    for (const choice of (optional ? written.slice(0, -1) : written).split('|')) {
      const spelled = spell(choice);
      if (spelled.length === 1) singles.push(spelled[0]!);
      else if (spelled.length > 1) options.push(spelled);
    }
    if (singles.length > 0) options.push([singles.join('|')]);
    paths = paths.flatMap((path) => options.map((option) => [...path, ...option]));
  }
  const full = paths.filter((path) => path.length > 0);
  if (full.length === 0) throw new Error(`empty phrase: "${phrase}"`);
  return full;
}

function spell(word: string): string[] {
  if (word.startsWith('#')) throw new Error(`"${word}" would be found without its # too`);
  if (word === '~' || (word.startsWith('<') && word.endsWith('>'))) return [word];
  const stem = word.endsWith('*');
  if (PLAIN.test(word)) return [word];
  const texts = tokenize(stem ? word.slice(0, -1) : word)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text);
  if (stem && texts.length > 0) texts.push(`${texts.pop()}*`);
  return texts;
}
