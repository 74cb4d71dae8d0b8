/** The table under survival curves: who is left at each tick, who was answered by then, and who was watched no longer. */
import { grouped } from '../../../domain/amount.ts';
import type { RiskTable } from '../../../domain/picture.ts';
import { html, type Markup } from '../html.ts';
import { withRoom } from './labels.ts';
import { px } from './paths.ts';
import type { Tick } from './scale.ts';
import { SMALL } from './style.ts';
import { BOLD, textWidth, wrapped } from './text.ts';

const PITCH = 15;
const ROWS = [
  ['at_risk', 'waiting'],
  ['events', 'answered'],
  ['censored', 'censored'],
] as const;

const NAMES = Math.max(...ROWS.map(([, name]) => textWidth(name, SMALL)));

/** Pixels that the names of its rows need before the first tick, whose numbers are centred below it. */
export function riskLeft({ rows }: RiskTable): number {
  const first = rows.flatMap((row) => ROWS.map(([key]) => textWidth(grouped(row[key][0] ?? 0), SMALL)));
  return Math.ceil(NAMES + Math.max(...first) / 2);
}

export function riskHeight({ rows }: RiskTable): number {
  return rows.length * (PITCH * (ROWS.length + 1) + 6) + 8;
}

/** @param ticks those of the axis above; a number stands under each that the table knows */
export function riskRows(
  { at, rows }: RiskTable,
  ticks: readonly (Tick & { value: number })[],
  width: number,
  top: number,
  colours: readonly string[],
): Markup {
  const known = ticks.flatMap(({ at: x, value }) => (at.includes(value) ? [{ x, place: at.indexOf(value) }] : []));
  return html`<g class="s">${rows.map((row, line) => {
    const y = top + 12 + line * (PITCH * (ROWS.length + 1) + 6);
    const [name = ''] = wrapped(row.name, width / BOLD, 1, SMALL);
    const texts = ROWS.map(([key]) => known.map(({ place }) => grouped(row[key][place]!)));
    const half = known.map((_, at) => Math.max(...texts.map((each) => textWidth(each[at]!, SMALL))) / 2);
    const kept = withRoom(
      known.map(({ x }, at) => ({ from: x - half[at]!, to: x + half[at]! })),
      6,
    ).sort((a, b) => a - b);
    return html`<g class="${colours[line]}"><text class="t w" x="0" y="${px(y)}">${name}</text></g>${ROWS.map(
      ([, label], part) =>
        html`<text class="f" x="0" y="${px(y + PITCH * (part + 1))}">${label}</text><g class="m">${kept.map(
          (at) => html`<text x="${px(known[at]!.x)}" y="${px(y + PITCH * (part + 1))}">${texts[part]![at]!}</text>`,
        )}</g>`,
    )}`;
  })}</g>`;
}
