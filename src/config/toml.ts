/** TOML text as plain values, with the place of every key and value for messages. */
import type { AST } from 'toml-eslint-parser';
import { ConfigError } from '../errors.ts';

export type Path = readonly (string | number)[];

interface Place {
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
}

export interface TomlFile {
  table: Record<string, unknown>;
  /** Place of the key at a path, or of the nearest table around it. */
  keyAt(path: Path): Place;
  /** Place of the value at a path, or of the nearest value around it. */
  valueAt(path: Path): Place;
}

/**
 * @param name of the file, for messages
 * @throws ConfigError with line and column when the text is not TOML
 */
export async function parseToml(text: string, name: string): Promise<TomlFile> {
  const { getStaticTOMLValue, ParseError, parseTOML } = await import('toml-eslint-parser');
  try {
    const program = parseTOML(text.replace(/^\ufeff/, ''));
    const places = new Map<string, { key: Place; value: Place }>();
    for (const node of program.body[0].body) recordPlaces(node, [], places);
    for (const [path, { key }] of places)
      if ((JSON.parse(path) as Path).at(-1) === '__proto__')
        throw new ConfigError(
          `${name}:${key.line}:${key.column}: "__proto__" cannot be a name`,
          'Choose another name, or delete the line.',
        );
    const find = (path: Path) => {
      for (let end = path.length; end > 0; end--) {
        const found = places.get(JSON.stringify(path.slice(0, end)));
        if (found) return found;
      }
      return { key: { line: 1, column: 1 }, value: { line: 1, column: 1 } };
    };
    return {
      table: getStaticTOMLValue(program) as Record<string, unknown>,
      keyAt: (path) => find(path).key,
      valueAt: (path) => find(path).value,
    };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new ConfigError(
      `${name}:${error.lineNumber}:${error.column + 1}: ${error.message}`,
      'The file is TOML: text stands in quotes, as in window = "24h", and each setting on a line of its own.',
    );
  }
}

type Places = Map<string, { key: Place; value: Place }>;

function recordPlaces(node: AST.TOMLTable | AST.TOMLKeyValue, parent: Path, places: Places): void {
  if (node.type === 'TOMLTable') {
    const place = startOf(node.key);
    for (let end = 1; end <= node.resolvedKey.length; end++) note(places, node.resolvedKey.slice(0, end), place, place);
    for (const child of node.body) recordPlaces(child, node.resolvedKey, places);
    return;
  }
  let path = parent;
  for (const key of node.key.keys) {
    path = [...path, key.type === 'TOMLBare' ? key.name : key.value];
    note(places, path, startOf(key), startOf(node.value));
  }
  recordValue(node.value, path, places);
}

function recordValue(node: AST.TOMLContentNode, path: Path, places: Places): void {
  if (node.type === 'TOMLInlineTable') for (const child of node.body) recordPlaces(child, path, places);
  if (node.type !== 'TOMLArray') return;
  for (const [index, element] of node.elements.entries()) {
    note(places, [...path, index], startOf(element), startOf(element));
    recordValue(element, [...path, index], places);
  }
}

function note(places: Places, path: Path, key: Place, value: Place): void {
  const name = JSON.stringify(path);
  if (!places.has(name)) places.set(name, { key, value });
}

function startOf(node: AST.TOMLNode): Place {
  return { line: node.loc.start.line, column: node.loc.start.column + 1 };
}
