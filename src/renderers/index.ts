/** The renderers by name. A new one is a file beside this one and its line here. */
import { UsageError } from '../errors.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Renderer } from './renderer.ts';
import { table } from './table.ts';

export const RENDERERS = { table, markdown, csv, json } satisfies Record<string, Renderer>;

/** @throws UsageError when there is no such renderer */
export function rendererNamed(name: string): Renderer {
  const renderer = Object.entries(RENDERERS).find(([known]) => known === name)?.[1];
  if (!renderer)
    throw new UsageError(`no output format "${name}"`, `Choose one of: ${Object.keys(RENDERERS).join(', ')}`);
  return renderer;
}
