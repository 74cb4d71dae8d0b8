/** The description that X publishes of its interface, where it is on this computer, and what in a value departs from it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Schema } from './schema.ts';

const FILE = fileURLToPath(new URL('../../../shared/data/vendor-schemas/x-api-openapi.json', import.meta.url));
export const hasXDescription = existsSync(FILE);

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
