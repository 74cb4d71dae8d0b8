/** A strip for each brand and channel: which time was read, completely or not, and where gaps are. */
import type { CoverageSpan, Span } from '../../../domain/report.ts';
import { html, type Markup } from '../html.ts';
import { type Plot, svg, textLines, xAxis } from './frame.ts';
import { px } from './paths.ts';
import { calendar, type Scale } from './scale.ts';
import { textWidth, wrapped } from './text.ts';

const ROW = 22;
const BAR = 12;
const KEY = 26;
/** At most this many strips are drawn. */
export const MOST_STRIPS = 24;
const WIDEST_NAME = { share: 0.36, pixels: 200 };

/** @returns undefined where nothing is known */
export function coverageChart(coverage: readonly CoverageSpan[], width: number, timezone: string): Markup | undefined {
  const strips = stripsOf(coverage);
  const times = coverage.flatMap(({ since, until: end }) => [since, end]).filter((time) => time !== null);
  if (times.length === 0) return undefined;
  const shown = strips.slice(0, MOST_STRIPS);
  const most = Math.min(WIDEST_NAME.pixels, width * WIDEST_NAME.share);
  const left = Math.min(most, Math.max(...shown.map(({ name }) => textWidth(name)))) + 10;
  const plot: Plot = { left, right: width - 26, top: KEY, bottom: KEY + ROW * shown.length };
  const ends = { since: Math.min(...times), until: Math.max(...times) };
  const x = calendar([ends.since, ends.until], [plot.left, plot.right], timezone);
  const names = shown.map(({ name }, row) => textLines(wrapped(name, left - 10, 1), 0, KEY + ROW * row + 14));
  return svg({ width, height: plot.bottom + 26 }, 'Time that was read', seenIn(strips), [
    key(width),
    names,
    shown.map(({ spans }, row) => {
      const y = KEY + ROW * row + 4;
      const gaps = spans.flatMap(({ gap_spans = [] }) => gap_spans);
      return html`<g class="s1">${spans.map(
        (span) => html`<path class="${span.complete ? 'p' : 'v'}" d="${box(span, ends, x, y)}"/>`,
      )}</g>${gaps.length > 0 && html`<path class="z" d="${gaps.map((gap) => box(gap, ends, x, y)).join('')}"/>`}`;
    }),
    xAxis(plot, x, []),
  ]);
}

/** Where spans without an end are cut. */
interface Ends {
  since: number;
  until: number;
}

interface Strip {
  name: string;
  spans: CoverageSpan[];
}

/** One for each brand and channel. */
export function stripsOf(coverage: readonly CoverageSpan[]): Strip[] {
  const strips = new Map<string, Strip>();
  for (const span of coverage) {
    const name = [span.brand, span.channel].filter((part) => part !== undefined).join(', ');
    const strip = strips.get(name) ?? { name, spans: [] };
    strip.spans.push(span);
    strips.set(name, strip);
  }
  return [...strips.values()];
}

function box({ since, until }: Span, ends: Ends, x: Scale, y: number): string {
  const [from, to] = [x.place(since ?? ends.since), x.place(until ?? ends.until)];
  return `M${px(from)},${px(y)}h${px(Math.max(1.5, to - from))}v${BAR}H${px(from)}z`;
}

function key(width: number): Markup {
  const parts = [
    ['p', width < 480 ? 'complete' : 'known to be complete'],
    ['v', width < 480 ? 'not known' : 'not known to be complete'],
    ['z', 'gap'],
  ] as const;
  let x = 0;
  return html`<g class="s1">${parts.map(([look, text]) => {
    const at = x;
    x += 18 + textWidth(text) + 16;
    return html`<path class="${look}" d="M${px(at)},3h12v${BAR - 2}h-12z"/><text class="f" x="${px(at + 18)}" y="12">${text}</text>`;
  })}</g>`;
}

function seenIn(strips: readonly Strip[]): string {
  const spans = strips.flatMap((strip) => strip.spans);
  const complete = spans.filter((span) => span.complete).length;
  const gaps = spans.reduce((sum, span) => sum + span.gaps, 0);
  return `${complete} of ${spans.length} ${spans.length === 1 ? 'span' : 'spans'} of time known to be complete, ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}.`;
}
