/** The contract of a renderer: it makes one string of a Report, for a given width and palette. */
import type { Palette } from '../domain/palette.ts';
import type { Report } from '../domain/report.ts';

export interface RenderOptions {
  /** Columns of the screen. */
  width: number;
  /** May the output hold characters beyond ASCII: sparklines, thin spaces, dashes? */
  unicode: boolean;
  palette: Palette;
  /** Whether the pictures of sections are drawn; not when left out. */
  pictures?: boolean;
}

export interface Renderer {
  name: string;
  /** One line for --help. */
  title: string;
  /** The whole output, ending in a newline. */
  render(report: Report, options: RenderOptions): string;
}
