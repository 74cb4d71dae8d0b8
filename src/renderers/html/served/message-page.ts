/** A page that says what is wrong, and what to do. */
import { documentOf, type PageBar } from '../document.ts';
import { html, type Markup } from '../html.ts';

export interface Message {
  title: string;
  message: string;
  hint?: string;
  /** The page without the choices that it cannot be made with. */
  again?: string;
  /** Left out where whoever asks may see nothing else. */
  bar?: PageBar;
}

export function messagePage({ title, message, hint, again, bar }: Message): Markup {
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return documentOf({
    title,
    bar: bar ?? { markup: html``, style: '' },
    header: html`<h1>${title}</h1>`,
    main: html`<p class="notice">${sentence}</p>${hint && html`<p>${hint}</p>`}${again && html`<p><a href="${again}">The same page without choices</a></p>`}`,
    footer: 'Made by socialcare.',
  });
}
