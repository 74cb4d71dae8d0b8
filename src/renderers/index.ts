/** The renderers by name. A new one is a file beside this one and its line here. */
import { UsageError } from '../errors.ts';
import { csvRenderer } from './csv.ts';
import { emailRenderer } from './html/email.ts';
import { htmlRenderer } from './html/index.ts';
import { jsonRenderer } from './json.ts';
import { markdownRenderer } from './markdown.ts';
import type { FileRenderer, Renderer } from './renderer.ts';
import { tableRenderer } from './table.ts';
import { xlsxRenderer } from './xlsx.ts';

export const RENDERERS = {
  table: tableRenderer,
  markdown: markdownRenderer,
  html: htmlRenderer,
  'email-html': emailRenderer,
  csv: csvRenderer,
  json: jsonRenderer,
} satisfies Record<string, Renderer>;

/** What is written as a file and shown on no screen. */
export const FILE_RENDERERS = { xlsx: xlsxRenderer } satisfies Record<string, FileRenderer>;

/** @throws UsageError when there is no such renderer of text */
export function rendererNamed(name: string): Renderer {
  return named(RENDERERS, name);
}

/** @throws UsageError when there is no such renderer */
export function anyRendererNamed(name: string): Renderer | FileRenderer {
  return named<Renderer | FileRenderer>({ ...RENDERERS, ...FILE_RENDERERS }, name);
}

function named<Kind>(renderers: Record<string, Kind>, name: string): Kind {
  const renderer = Object.entries(renderers).find(([known]) => known === name)?.[1];
  if (!renderer)
    throw new UsageError(`no output format "${name}"`, `Choose one of: ${Object.keys(renderers).join(', ')}`);
  return renderer;
}
