/** The renderers by name. A new one is a file beside this one and its line here. */
import { UsageError } from '../errors.ts';
import { csvRenderer } from './csv.ts';
import { jsonRenderer } from './json.ts';
import { markdownRenderer } from './markdown.ts';
import type { FileRenderer, LateRenderer, Renderer } from './renderer.ts';
import { tableRenderer } from './table.ts';
import { xlsxRenderer } from './xlsx.ts';

export const RENDERERS = {
  table: tableRenderer,
  markdown: markdownRenderer,
  csv: csvRenderer,
  json: jsonRenderer,
} satisfies Record<string, Renderer>;

/** What takes libraries that no other format needs: loaded when it is asked for. */
export const PAGE_RENDERERS = {
  html: {
    name: 'html',
    title: 'one page for a browser, with pictures and definitions',
    load: async () => (await import('./html/index.ts')).htmlRenderer,
  },
  'email-html': {
    name: 'email-html',
    title: 'a fragment for the body of a mail',
    load: async () => (await import('./html/email.ts')).emailRenderer,
  },
} satisfies Record<string, LateRenderer>;

/** What is written as a file and shown on no screen. */
export const FILE_RENDERERS = { xlsx: xlsxRenderer } satisfies Record<string, FileRenderer>;

/** @throws UsageError when there is no such renderer of text */
export function rendererNamed(name: string): Renderer {
  return named(RENDERERS, name);
}

/** All of them, in the order in which they are listed. */
export const ALL_RENDERERS = { ...RENDERERS, ...PAGE_RENDERERS, ...FILE_RENDERERS };

/** @throws UsageError when there is no such renderer */
export async function anyRendererNamed(name: string): Promise<Renderer | FileRenderer> {
  const found = named<Renderer | FileRenderer | LateRenderer>(ALL_RENDERERS, name);
  return 'load' in found ? found.load() : found;
}

function named<Kind>(renderers: Record<string, Kind>, name: string): Kind {
  const renderer = Object.entries(renderers).find(([known]) => known === name)?.[1];
  if (!renderer)
    throw new UsageError(`no output format "${name}"`, `Choose one of: ${Object.keys(renderers).join(', ')}`);
  return renderer;
}
