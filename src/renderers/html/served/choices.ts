/** Choices of a page: a plain form, and links for periods. */
import { html, type Markup } from '../html.ts';

export interface Choice {
  name: string;
  label: string;
  /** The value in force; '' where none was chosen. */
  value: string;
  /** What it can be; a field to type in without them. */
  options?: readonly { value: string; label: string }[];
  placeholder?: string;
}

export interface Choices {
  path: string;
  fields: readonly Choice[];
  /** What else was chosen, and is kept. */
  kept: readonly (readonly [name: string, value: string])[];
  periods: readonly { label: string; href: string; isHere: boolean }[];
}

export function choicesForm({ path, fields, kept, periods }: Choices): Markup {
  const hidden = kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const links = periods.map(
    ({ label, href, isHere }) => html`<a href="${href}"${isHere && html` aria-current="true"`}>${label}</a>`,
  );
  return html`<form class="choices" action="${path}" aria-label="Choices">${hidden}${fields.map(field)}<button>Apply</button></form>
<p class="presets">${links}</p>
`;
}

function field({ name, label, value, options, placeholder }: Choice): Markup {
  if (!options)
    return html`<label>${label}<input name="${name}" value="${value}" placeholder="${placeholder}" size="11"></label>`;
  // What was chosen by address may be more than the form offers.
  const all = options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
  return html`<label>${label}<select name="${name}">${all.map(
    (option) =>
      html`<option value="${option.value}"${option.value === value && html` selected`}>${option.label}</option>`,
  )}</select></label>`;
}
