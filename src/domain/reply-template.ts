/** Reply templates: text with {customer}, {brand} and {agent} in it. A filled one is copied, never sent. */

export interface ReplyNames {
  /** Without the @. */
  customer: string;
  brand: string;
  agent: string;
}

export const PLACEHOLDERS = ['customer', 'brand', 'agent'] as const satisfies readonly (keyof ReplyNames)[];

/** The reply with its names; the customer is written as a handle. */
export function fillTemplate(text: string, names: ReplyNames): string {
  const values = { customer: `@${names.customer}`, brand: names.brand, agent: names.agent };
  return text.replace(/\{(customer|brand|agent)\}/g, (_, name: (typeof PLACEHOLDERS)[number]) => values[name]);
}

/** Text in braces that is not a placeholder. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(/\{([^{}\s]{0,40})\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !PLACEHOLDERS.some((known) => known === name));
}
