/** Which columns of a table fill which fields: presets, guesses and the given mapping, checked against the header. */
import { FormatError } from '../errors.ts';
import { ACCOUNT_COUNTERS, type CsvPreset, NO_POSTS, PRESETS } from './csv-presets.ts';
import { FIELDS, type FieldName, fieldNamed, guessMapping, type Mapping, plainName } from './fields.ts';
import type { Getters } from './post-mapper.ts';

/** The preset whose signature the headers carry, or undefined. */
export function presetFor(headers: string[]): CsvPreset | undefined {
  const names = new Set(headers.map(plainName));
  return PRESETS.find(({ signature }) => signature.every((name) => names.has(name)));
}

/** @throws FormatError when no preset has that name */
export function presetNamed(name: string): CsvPreset {
  const preset = PRESETS.find((known) => known.name === name.toLowerCase());
  if (preset) return preset;
  throw new FormatError(`there is no preset "${name}"`, `Presets: ${PRESETS.map((known) => known.name).join(', ')}.`);
}

/** What kind of export without posts the headers belong to, or undefined. */
export function exportWithoutPosts(headers: string[], guessed: Mapping): string | undefined {
  const names = new Set(headers.map(plainName));
  const counters = ACCOUNT_COUNTERS.filter((name) => names.has(name)).length;
  if (counters >= 2 && guessed.text !== undefined && /^(.* )?(description|bio)$/.test(plainName(guessed.text)))
    return 'a list of accounts: its only text is their profile description';
  return NO_POSTS.find(({ signature }) => signature.every((name) => names.has(name)))?.what;
}

/**
 * The mapping to use: the given mapping over the preset over the guesses. A preset is not mixed with guesses.
 * @param said field (or alias) -> column, as given on the command line or by a saved mapping
 */
export function mappingFor(headers: string[], preset: CsvPreset | undefined, said: Record<string, string>): Mapping {
  return withSaid(preset ? present(preset.mapping, headers) : guessMapping(headers), said);
}

/** A mapping overridden by the given one; an empty column removes a field. */
export function withSaid(guessed: Mapping, said: Record<string, string>): Mapping {
  const mapping = { ...guessed };
  for (const [name, column] of Object.entries(said)) {
    const field = fieldNamed(name);
    if (field && column === '') delete mapping[field];
    else if (field) mapping[field] = column;
  }
  return mapping;
}

/**
 * Checks a mapping against a header and returns everything that is wrong with it, one sentence each.
 * Needed are text, created_at, and author_handle or author_id (or an address or id that shows the author).
 */
export function mappingProblems(said: Record<string, string>, mapping: Mapping, headers: string[]): string[] {
  const problems: string[] = [];
  for (const name of Object.keys(said))
    if (!fieldNamed(name))
      problems.push(`there is no field "${name}"; fields are ${FIELDS.map((known) => known.name).join(', ')}`);
  for (const [field, column] of Object.entries(mapping))
    for (const part of partsOf(column, headers)) {
      const places = placesOf(part, headers);
      if (places.length === 0) problems.push(`${field}: there is no column "${part}"`);
      if (places.length > 1 && !/#\d+$/.test(part))
        problems.push(
          `${field}: the header names "${part}" ${places.length} times (columns ${places.map((at) => at + 1).join(', ')}): say "${part}#1" for the first`,
        );
    }
  if (!mapping.text) problems.push('no column is mapped to text');
  if (!mapping.created_at) problems.push('no column is mapped to created_at');
  if (!mapping.author_handle && !mapping.author_id && !mapping.url)
    problems.push('no column is mapped to author_handle or author_id');
  return problems;
}

/** Header names that occur more than once, with their columns. */
export function repeatedHeaders(headers: string[]): string[] {
  const columns = new Map<string, number[]>();
  for (const [at, name] of headers.entries()) columns.set(name, [...(columns.get(name) ?? []), at + 1]);
  columns.delete('');
  return [...columns].flatMap(([name, at]) => (at.length > 1 ? [`"${name}" (columns ${at.join(', ')})`] : []));
}

/** The columns a mapping reads. */
export function columnsRead(mapping: Mapping, headers: string[]): string[] {
  const read = Object.values(mapping).flatMap((column) =>
    partsOf(column, headers).map((part) => headers[placeOf(part, headers)]!),
  );
  return [...new Set(read)];
}

/** One getter per mapped field; the mapping must be free of problems. */
export function gettersFor(mapping: Mapping, headers: string[]): Getters<string[]> {
  const getters: Getters<string[]> = {};
  for (const [field, column] of Object.entries(mapping) as [FieldName, string][]) {
    const places = partsOf(column, headers).map((part) => placeOf(part, headers));
    const [first] = places;
    if (places.length === 1) getters[field] = (row) => row[first!]!;
    else if (isJoin(column, headers)) getters[field] = (row) => places.map((at) => row[at]!.trim()).join(' ');
    else getters[field] = (row) => row[places.find((at) => row[at]!.trim() !== '') ?? first!]!;
  }
  return getters;
}

function present(mapping: Mapping, headers: string[]): Mapping {
  const kept: Mapping = {};
  for (const [field, column] of Object.entries(mapping) as [FieldName, string][]) {
    const parts = column.split('|').filter((part) => placesOf(part, headers).length > 0);
    if (parts.length > 0) kept[field] = parts.join('|');
  }
  return kept;
}

function isJoin(column: string, headers: string[]): boolean {
  return placesOf(column, headers).length === 0 && column.includes('+');
}

function partsOf(column: string, headers: string[]): string[] {
  if (placesOf(column, headers).length > 0) return [column];
  return column.split(isJoin(column, headers) ? '+' : '|').map((part) => part.trim());
}

function placesOf(name: string, headers: string[]): number[] {
  const numbered = /^(.*)#(\d{1,4})$/.exec(name);
  const exact = placesWhere(headers, (header) => header === name);
  if (exact.length > 0) return exact;
  if (numbered) return placesOf(numbered[1]!, headers).slice(Number(numbered[2]) - 1, Number(numbered[2]));
  return placesWhere(headers, (header) => plainName(header) === plainName(name));
}

function placesWhere(headers: string[], test: (header: string) => boolean): number[] {
  return headers.flatMap((header, at) => (test(header) ? [at] : []));
}

function placeOf(name: string, headers: string[]): number {
  return placesOf(name, headers)[0]!;
}
