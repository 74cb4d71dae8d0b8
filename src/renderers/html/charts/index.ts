/** Pictures of the page as SVG, each drawn wide and once more for a phone. */
import type { Picture } from '../../../domain/picture.ts';
import { html, type Markup } from '../html.ts';
import { barsChart } from './bars.ts';
import { curvesChart } from './curves.ts';
import { gridChart } from './grid.ts';

/** Widths of the two drawings, in CSS pixels; the style sheet shows one. */
const WIDE = 688;
const NARROW = 328;

/**
 * A picture with its title and note, drawn wide and narrow.
 * @param timezone IANA zone of calendar times
 * @returns undefined where there is nothing to draw
 */
export function figure(picture: Picture, timezone: string): Markup | undefined {
  const wide = chart(picture, WIDE, timezone);
  if (!wide) return undefined;
  return html`<figure class="pictured"><figcaption><strong>${picture.title}</strong></figcaption>
<div class="wide">${wide}</div>
<div class="narrow">${chart(picture, NARROW, timezone)}</div>${picture.note !== undefined && html`<p class="note">${picture.note}</p>`}</figure>`;
}

/** @param width in CSS pixels: the chart is laid out for it */
export function chart(picture: Picture, width: number, timezone: string): Markup | undefined {
  if (picture.kind === 'curves') return curvesChart(picture, width, timezone);
  return picture.kind === 'grid' ? gridChart(picture, width) : barsChart(picture, width);
}
