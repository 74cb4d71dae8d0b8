/** What waits for an answer, as a page. */
import { amount, grouped } from '../../../domain/amount.ts';
import { formatTime } from '../../../domain/clock-time.ts';
import { formatDuration } from '../../../domain/duration.ts';
import { documentOf, type PageBar } from '../document.ts';
import { html, type Markup } from '../html.ts';
import { unbroken } from '../units.ts';
import { isWebLink } from '../worst.ts';

export interface WaitingItem {
  brand: string;
  channel: string;
  customer: string;
  /** ISO time. */
  asked_at: string | null;
  waited_seconds: number;
  /** null where no answer is needed. */
  target_seconds: number | null;
  risk: string;
  urgency: string;
  labels: Record<string, readonly string[] | string | undefined>;
  team: string | null;
  assignee: string | null;
  thread_posts: number;
  text: string;
  url: string | null;
  /** The page of its conversation. */
  thread: string;
}

export interface QueueParts {
  bar: PageBar;
  choices: Markup;
  /** How many wait, how many are late. */
  summary: string;
  /** The moment that it is seen from. */
  asOf: number;
  timezone: string;
  items: readonly WaitingItem[];
  /** How many there are. */
  of: number;
  /** The page with more of them. */
  more?: string;
  /** What to do where nothing waits. */
  empty?: string;
  notes: readonly string[];
}

/** Facets that say what a post is about. */
const SHOWN_FACETS = ['intent', 'topic'];
const RISKS: Record<string, string> = {
  breached: 'past its target of',
  'at-risk': 'close to its target of',
  'in-time': 'target',
};

export function queuePage({
  bar,
  choices,
  summary,
  asOf,
  timezone,
  items,
  of,
  more,
  empty,
  notes,
}: QueueParts): Markup {
  const rest = of - items.length;
  return documentOf({
    title: 'Queue',
    bar,
    header: html`<h1>Queue</h1>
<p class="scope">${summary} · as of ${formatTime(asOf, timezone)} · zone ${timezone}</p>
${choices}`,
    main: html`${notes.map((note) => html`<p class="notice">${note}</p>`)}
${items.length === 0 && html`<p class="notice">${empty ?? 'Nothing waits for an answer.'}</p>`}
<ol class="worst queue">${items.map((item) => listed(item, timezone))}</ol>
${rest > 0 && html`<p>${grouped(items.length)} of ${grouped(of)} are shown${more ? html`: <a href="${more}">show more</a>` : ', as many as a page holds: choose a brand or a channel.'}</p>`}`,
    footer: 'Decide in the terminal: socialcare triage. This page changes nothing.',
  });
}

function listed(item: WaitingItem, timezone: string): Markup {
  const { waited_seconds, target_seconds, risk, urgency, brand, channel, customer, text, thread, url } = item;
  const target =
    target_seconds === null ? 'needs no reply' : `${RISKS[risk] ?? risk} ${formatDuration(target_seconds)}`;
  const labels = SHOWN_FACETS.flatMap((facet) => item.labels[facet] ?? []);
  const owner = [item.team, item.assignee && `@${item.assignee}`].filter(Boolean).join(' ');
  const asked = item.asked_at === null ? '' : `, ${formatTime(Date.parse(item.asked_at) / 1000, timezone)}`;
  const link = isWebLink(url) && html` · <a href="${url}" rel="noreferrer noopener">post</a>`;
  return html`<li class="${risk}"><span class="wait">${unbroken(formatDuration(waited_seconds))}<small>${unbroken(target)}</small></span>
<p dir="auto">${text || '(no text)'}</p>
<p class="about">${[`urgency ${urgency}`, ...labels, ...(owner ? [`for ${owner}`] : [])].join(' · ')} · <bdi>${customer}</bdi> to <bdi>${brand}</bdi> on ${channel}${asked} · <a href="${thread}">conversation of ${amount(item.thread_posts, 'post')}</a>${link}</p></li>
`;
}
