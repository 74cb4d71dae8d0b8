/** socialcare/renderers: one report as a table, Markdown, CSV or JSON. */
export { RENDERERS, rendererNamed } from '../renderers/index.ts';
export type { Renderer, RenderOptions } from '../renderers/renderer.ts';
