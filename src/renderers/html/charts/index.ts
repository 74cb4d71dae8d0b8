/** Pictures of the page: as SVG, drawn wide and once more for a phone; heat maps as cells that the style sheet places. */
import { amount } from '../../../domain/amount.ts';
import type { Bars, Curves, Picture } from '../../../domain/picture.ts';
import type { CoverageSpan } from '../../../domain/report.ts';
import { html, type Markup } from '../html.ts';
import { barsChart } from './bars.ts';
import { type Colours, openColours } from './colours.ts';
import { coverageChart, MOST_STRIPS, stripsOf } from './coverage.ts';
import { curvesChart } from './curves.ts';
import { gridChart } from './grid.ts';

/** Widths of the two drawings, in CSS pixels; the style sheet shows one. */
const WIDE = 688;
const NARROW = 328;

/**
 * A picture with its title and note, drawn wide and narrow.
 * @param timezone IANA zone of calendar times
 * @param colours those of the page
 * @returns undefined where there is nothing to draw
 */
export function figure(picture: Picture, timezone: string, colours: Colours = openColours()): Markup | undefined {
  if (picture.kind === 'grid') {
    const grid = gridChart(picture, WIDE, NARROW);
    return grid && framed(picture.title, grid, picture.note);
  }
  const wide = chart(picture, WIDE, timezone, colours);
  if (!wide) return undefined;
  return framed(picture.title, twice(wide, chart(picture, NARROW, timezone, colours)), picture.note);
}

function twice(wide: Markup, narrow: Markup | undefined): Markup {
  return html`<div class="wide">${wide}</div>
<div class="narrow">${narrow}</div>`;
}

function framed(title: string, drawn: Markup, note: string | undefined): Markup {
  return html`<figure class="pictured"><figcaption>${title}</figcaption>
${drawn}${note !== undefined && html`<p class="note">${note}</p>`}</figure>`;
}

/** Which time was read of each brand and channel. @returns undefined where nothing is known */
export function coverageFigure(coverage: readonly CoverageSpan[], timezone: string): Markup | undefined {
  const wide = coverageChart(coverage, WIDE, timezone);
  if (!wide) return undefined;
  const more = stripsOf(coverage).length - MOST_STRIPS;
  const note = more > 0 ? `${amount(more, 'more strip is', 'more strips are')} not drawn` : undefined;
  return framed('Time that was read', twice(wide, coverageChart(coverage, NARROW, timezone)), note);
}

/** @param width in CSS pixels: the chart is laid out for it */
export function chart(
  picture: Curves | Bars,
  width: number,
  timezone: string,
  colours: Colours = openColours(),
): Markup | undefined {
  return picture.kind === 'curves'
    ? curvesChart(picture, width, timezone, colours)
    : barsChart(picture, width, colours);
}
