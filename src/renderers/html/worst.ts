/** The turns that waited longest, with their words. */

import { amount, grouped } from '../../domain/amount.ts';
import { formatTime } from '../../domain/clock-time.ts';
import { formatDuration } from '../../domain/duration.ts';
import type { WorstTurn, WorstTurns } from '../renderer.ts';
import { html, type Markup } from './html.ts';
import { unbroken } from './units.ts';

/** @param thread the page of a turn's conversation, where there is one */
export function worstSection(
  { turns, of, isByNeed, isMasked, command }: WorstTurns,
  timezone: string,
  thread?: (turn: WorstTurn) => string,
): Markup {
  return html`<section id="worst"><h2>The longest waits</h2>
<p class="question">Who waited longest, or still waits? ${grouped(turns.length)} of ${amount(of, 'turn')}${isByNeed && ' that needed a reply'}.${isMasked && !thread && ' Posts are not linked, as a link names its customer: --with-handles links them.'}</p>
<ol class="worst">${turns.map((turn) => item(turn, timezone, thread?.(turn)))}</ol>
<details><summary>List them</summary><code class="command">${command}</code></details>
</section>`;
}

function item(turn: WorstTurn, timezone: string, conversation: string | undefined): Markup {
  const { brand, channel, customer, asked_at, waited_seconds, status, text, url } = turn;
  const own = conversation && html` · <a href="${conversation}">conversation</a>`;
  const link = isWebLink(url) && html` · <a href="${url}" rel="noreferrer noopener">post</a>`;
  return html`<li><span class="wait">${unbroken(formatDuration(waited_seconds))}</span>
<p dir="auto">${text || '(no text)'}</p>
<p class="about">${status} · <bdi>${customer}</bdi> to <bdi>${brand}</bdi> on ${channel}, ${formatTime(asked_at, timezone)}${own}${link}</p></li>
`;
}

/** Addresses come with the data; only those of the web are links. */
export function isWebLink(url: string | null): url is string {
  return url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
