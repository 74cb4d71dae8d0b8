/** The bar above every served page: where to go, what to look for, and whether customers are named. */
import type { PageBar } from '../document.ts';
import { html } from '../html.ts';
import { SERVED_STYLE } from './style.ts';

export interface Place {
  path: string;
  label: string;
}

export interface BarParts {
  places: readonly Place[];
  /** The path of the page that it stands above. */
  here: string;
  /** Whether customers are named. */
  named: boolean;
  /** What was looked for. */
  sought?: string;
}

export function bar({ places, here, named, sought }: BarParts): PageBar {
  const links = places.map(({ path, label }) => {
    const isHere = path.split('?')[0] === here;
    return html`<li><a href="${path}"${isHere && html` aria-current="page"`}>${label}</a></li>`;
  });
  const privacy = named ? 'Customers are named' : 'Customers are hidden behind pseudonyms';
  return {
    style: SERVED_STYLE,
    markup: html`<div class="bar"><nav aria-label="Pages"><ul>${links}</ul><p class="privacy">${privacy}</p></nav>
<form action="/show" role="search"><input name="what" aria-label="Post id, or customer as @handle" placeholder="Post id or @customer" value="${sought}" required>
<button>Show</button></form></div>
`,
  };
}
