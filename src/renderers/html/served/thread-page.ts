/** A conversation as a page: customers at the left, the brand set in, waits between them. */
import { formatTime } from '../../../domain/clock-time.ts';
import { formatDuration } from '../../../domain/duration.ts';
import type { ThreadView, ThreadViewPost } from '../../../domain/thread-view.ts';
import { documentOf, type PageBar } from '../document.ts';
import { html, type Markup } from '../html.ts';
import { unbroken } from '../units.ts';
import { isWebLink } from '../worst.ts';

export interface ThreadParts {
  bar: PageBar;
  view: ThreadView;
  /** The page that says why a post has its labels. */
  labels(post: ThreadViewPost): string;
  notes: readonly string[];
}

export function threadPage({ bar, view, labels, notes }: ThreadParts): Markup {
  const { title, status, posts, timezone } = view;
  return documentOf({
    title,
    bar,
    header: html`<h1>${title}</h1>
<p class="scope">zone ${timezone}</p>`,
    main: html`${notes.map((note) => html`<p class="notice">${note}</p>`)}
${status && html`<p class="notice">${status}</p>`}
<ol class="talk">${posts.map((post) => shown(post, timezone, labels(post)))}</ol>`,
    footer: 'Answer where the post is, or decide in the terminal: socialcare triage. This page changes nothing.',
  });
}

function shown(post: ThreadViewPost, timezone: string, labels: string): Markup {
  const { at, who, side, text, wait_seconds: waited, marks = [] } = post;
  const parts = marks.map((mark) =>
    isWebLink(mark) ? html`<a href="${mark}" rel="noreferrer noopener">post</a>` : html`${mark}`,
  );
  return html`<li class="${side}-side">${waited !== undefined && html`<p class="waited">answered after ${unbroken(formatDuration(waited))}</p>`}
<p class="who"><bdi>${who}</bdi></p>
<p dir="auto">${text === null || text === '' ? '(no text)' : text}</p>
<p class="about">${side}, ${formatTime(at, timezone)}${parts.map((part) => html` · ${part}`)} · <a href="${labels}">labels</a></p></li>
`;
}
