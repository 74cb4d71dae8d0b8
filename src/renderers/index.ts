/** The renderers by name. A new one is a file beside this one and its line here. */
import { UsageError } from '../errors.ts';
import { csvRenderer } from './csv.ts';
import { emailRenderer } from './html/email.ts';
import { htmlRenderer } from './html/index.ts';
import { jsonRenderer } from './json.ts';
import { markdownRenderer } from './markdown.ts';
import type { Renderer } from './renderer.ts';
import { tableRenderer } from './table.ts';

export const RENDERERS = {
  table: tableRenderer,
  markdown: markdownRenderer,
  html: htmlRenderer,
  'email-html': emailRenderer,
  csv: csvRenderer,
  json: jsonRenderer,
} satisfies Record<string, Renderer>;

/** @throws UsageError when there is no such renderer */
export function rendererNamed(name: string): Renderer {
  const renderer = Object.entries(RENDERERS).find(([known]) => known === name)?.[1];
  if (!renderer)
    throw new UsageError(`no output format "${name}"`, `Choose one of: ${Object.keys(RENDERERS).join(', ')}`);
  return renderer;
}
