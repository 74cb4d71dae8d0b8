/** The contract of this room: a Report and how wide and colourful the reader is become one string. */
import type { Palette } from '../domain/palette.ts';
import type { Report } from '../domain/report.ts';

export interface RenderOptions {
  /** Columns of the screen. */
  width: number;
  /** May the output hold characters beyond ASCII: sparklines, thin spaces, dashes? */
  unicode: boolean;
  palette: Palette;
  /** Are the pictures of sections drawn? They are not where nothing is said. */
  pictures?: boolean;
}

export interface Renderer {
  name: string;
  /** One line for --help. */
  title: string;
  /** The whole output, ending in a newline. */
  render(report: Report, options: RenderOptions): string;
}
