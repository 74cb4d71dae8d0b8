/** The description that X publishes of its interface, where it is on this computer, and what in a value departs from it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../../shared/data/vendor-schemas/x-api-openapi.json', import.meta.url));
export const hasXDescription = existsSync(FILE);

export interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: string[];
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}

export interface XDescription {
  paths: Record<
    string,
    {
      get?: {
        parameters: { $ref?: string; name: string; schema: Schema }[];
        responses: Record<string, { content: { 'application/json': { schema: Schema } } }>;
      };
    }
  >;
  components: { schemas: Record<string, Schema>; parameters: Record<string, { name: string; schema: Schema }> };
}

export function readXDescription(): XDescription {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** The path under which a request is described: '/2/users/{id}/mentions'. */
export function describedPath(description: XDescription, path: string): string | undefined {
  return Object.keys(description.paths)
    .filter((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

/** Every place at which a value is not what the schema says: 'data.0.id: not ^[0-9]{1,19}$'. */
export function departures(description: XDescription, schema: Schema, value: unknown, place = ''): string[] {
  if (schema.$ref)
    return departures(description, description.components.schemas[schema.$ref.split('/').at(-1)!]!, value, place);
  const inner = (part: Schema, one: unknown, key: string | number) =>
    departures(description, part, one, place === '' ? String(key) : `${place}.${key}`);
  if (schema.type === 'array')
    return Array.isArray(value) ? value.flatMap((one, at) => inner(schema.items!, one, at)) : [`${place}: not a list`];
  if (schema.properties) {
    if (typeof value !== 'object' || value === null) return [`${place}: not an object`];
    const properties = schema.properties;
    return [
      ...(schema.required ?? []).filter((key) => !(key in value)).map((key) => `${place}: lacks ${key}`),
      ...Object.entries(value).flatMap(([key, one]) =>
        properties[key] ? inner(properties[key], one, key) : [`${place}: unknown ${key}`],
      ),
    ];
  }
  return scalarDepartures(schema, value, place);
}

function scalarDepartures({ type, pattern, format, enum: allowed }: Schema, value: unknown, place: string): string[] {
  const isRight =
    type === 'integer' ? Number.isInteger(value) : type === undefined || type === 'object' || typeof value === type;
  if (!isRight) return [`${place}: not a ${type}`];
  if (pattern && !new RegExp(pattern).test(String(value))) return [`${place}: not ${pattern}`];
  if (format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(value)))
    return [`${place}: no time`];
  if (allowed && !allowed.includes(String(value))) return [`${place}: none of ${allowed.join(', ')}`];
  return [];
}
