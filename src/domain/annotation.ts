/** Annotations (labels and decisions of people) as text: one JSON object a line, oldest first, so that two dumps can be compared. */
import { CareError } from '../errors.ts';
import { type Decision, isAction } from './decision.ts';
import { type HandLabel, isFacet } from './label.ts';
import { jsonText } from './safe-text.ts';

export type Annotation = { kind: 'label'; row: HandLabel } | { kind: 'decision'; row: Decision };

export const DUMP_VERSION = 2;
/** Dumps of version 1 have no last line. */
const WITHOUT_END = 1;
const HEADER = { socialcare: 'judgements', version: DUMP_VERSION };

type Kind = 'text' | 'text?' | 'time' | 'time?' | 'count' | 'count?';
const SHAPES = {
  label: { id: 'text', at: 'time', actor: 'text', channel: 'text', post: 'text', facet: 'text', value: 'text?' },
  decision: {
    id: 'text',
    decided_at: 'time',
    actor: 'text',
    channel: 'text',
    post: 'text',
    brand: 'text',
    action: 'text',
    value: 'text?',
    note: 'text?',
    until: 'time?',
    shown_at: 'time?',
    posts_seen: 'count',
    ahead: 'count?',
    rule: 'text?',
    undoes: 'text?',
  },
} as const satisfies { label: Record<keyof HandLabel, Kind>; decision: Record<keyof Decision, Kind> };

/** The first line of every dump. */
export function headerLine(): string {
  return JSON.stringify(HEADER);
}

/** The last line of every dump: one that was cut off has none. @param count lines between the first and this one */
export function endLine(count: number): string {
  return JSON.stringify({ kind: 'end', annotations: count });
}

/** The count of a last line; undefined for any other line. */
export function endCount(line: string): number | undefined {
  const { kind, annotations, ...rest } = parse(line) ?? {};
  const isEnd = kind === 'end' && Number.isSafeInteger(annotations) && Object.keys(rest).length === 0;
  return isEnd ? (annotations as number) : undefined;
}

/** One line of a dump. Null fields are left out; times are ISO 8601 in UTC. */
export function annotationLine({ kind, row }: Annotation): string {
  const values = row as unknown as Record<string, string | number | null>;
  const written: Record<string, unknown> = { kind };
  for (const [name, shape] of Object.entries(SHAPES[kind])) {
    const value = values[name];
    if (value === null || value === undefined) continue;
    written[name] = shape.startsWith('time')
      ? new Date(Number(value) * 1000).toISOString().replace('.000Z', 'Z')
      : value;
  }
  return jsonText(written);
}

/** Whether a dump with this first line ends in a last line. @throws CareError saying what is wrong with a first line */
export function checkHeader(line: string): boolean {
  const header = parse(line) as Partial<typeof HEADER> | undefined;
  if (header?.socialcare !== HEADER.socialcare)
    throw new CareError('this is not a dump of annotations', `The first line of a dump is ${headerLine()}`);
  if (header.version === WITHOUT_END) return false;
  if (header.version !== DUMP_VERSION)
    throw new CareError(
      `this dump has version ${header.version}, this program reads ${DUMP_VERSION}`,
      'Update socialcare.',
    );
  return true;
}

/** Returns what is wrong with a line as text. */
export function readAnnotation(line: string): Annotation | string {
  const read = parse(line);
  if (read === undefined) return 'not a JSON object';
  const { kind, ...fields } = read;
  if (kind !== 'label' && kind !== 'decision') return `"kind" must be label or decision`;
  const row: Record<string, string | number | null> = {};
  for (const [name, shape] of Object.entries(SHAPES[kind])) {
    const value = readField(fields[name], shape);
    if (value === undefined)
      return `"${name}" is ${fields[name] === undefined ? 'missing' : `not a ${shape.replace('?', '')}`}`;
    row[name] = value;
  }
  const strange = Object.keys(fields).find((name) => !Object.hasOwn(SHAPES[kind], name));
  if (strange !== undefined) return `"${strange}" is unknown`;
  if (kind === 'decision' && !isAction(String(row.action))) return `"${row.action}" is not an action`;
  if (kind === 'label' && !isFacet(String(row.facet))) return `"${row.facet}" is not a facet`;
  return { kind, row } as unknown as Annotation;
}

function readField(value: unknown, shape: Kind): string | number | null | undefined {
  if (value === undefined) return shape.endsWith('?') ? null : undefined;
  if (shape.startsWith('text')) return typeof value === 'string' ? value : undefined;
  if (shape.startsWith('count')) return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.floor(at / 1000);
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
