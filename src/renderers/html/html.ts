/** Markup that is safe to print: a tagged template that escapes every value put into it. */
import { safeText } from '../../domain/safe-text.ts';

/** Text that may stand in a page as it is. Only this file makes it. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** @param text written by this program, never by its users */
  static own(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.#text;
  }
}

/** Lists are joined; undefined and false leave nothing. */
export type Value = string | number | Markup | undefined | false | readonly Value[];

/** Markup with every value escaped, for text as well as for attributes in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return Markup.own(parts.map((part, at) => part + (at < values.length ? textOf(values[at]) : '')).join(''));
}

function textOf(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return String(value);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? escaped(value) : value.map(textOf).join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return safeText(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
