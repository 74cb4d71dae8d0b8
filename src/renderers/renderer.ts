/** The contract of a renderer: it makes one text of a Report, for a given width and palette, or the bytes of a file. */
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

/** What no screen can show: its output goes to a file or into a pipe. */
export interface FileRenderer extends Pick<Renderer, 'name' | 'title'> {
  binary: true;
  /** The whole file; `losses` says in sentences what it could not hold. */
  render(report: Report): Promise<{ bytes: Uint8Array; losses: string[] }>;
}
