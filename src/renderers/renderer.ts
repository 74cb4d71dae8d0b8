/** The contract of a renderer: it makes one text of a Report, for a given width and palette, or the bytes of a file. */
import type { AuditResult } from '../domain/audit-result.ts';
import type { Palette } from '../domain/palette.ts';
import type { Report, Section } from '../domain/report.ts';

export interface RenderOptions {
  /** Columns of the screen. */
  width: number;
  /** May the output hold characters beyond ASCII: sparklines, thin spaces, dashes? */
  unicode: boolean;
  palette: Palette;
  /** Whether the pictures of sections are drawn; not when left out. */
  pictures?: boolean;
  /** What a page shows beside the report. */
  page?: PageExtras;
}

/** Where a page comes from, and what stands behind its numbers. */
export interface PageExtras {
  /** Whose report it is, in the words of the configuration. */
  title?: string;
  /** The logo, as a data: address. */
  logo?: string;
  /** The command that lists what is behind the numbers of a section. */
  explain?(section: Section): string | undefined;
  verdicts?: AuditResult;
  worst?: WorstTurns;
}

/** The turns that waited, or still wait, longest; the longest first. */
export interface WorstTurns {
  turns: WorstTurn[];
  /** Of so many turns. */
  of: number;
  /** Only turns that needed a reply are listed. */
  isByNeed: boolean;
  /** Customers are hidden, and with them the links to their posts. */
  isMasked: boolean;
  /** The command that lists them. */
  command: string;
}

export interface WorstTurn {
  brand: string;
  channel: string;
  customer: string;
  /** Unix seconds. */
  asked_at: number;
  /** Until the answer, or until now. */
  waited_seconds: number;
  status: string;
  text: string;
  /** The id of the customer's first post, which is not shown. */
  post: string;
  /** Link to the post; null where customers are hidden, or there is none. */
  url: string | null;
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

/** A renderer that is loaded when it is asked for. */
export interface LateRenderer {
  name: string;
  /** One line for --help. */
  title: string;
  load(): Promise<Renderer>;
}
