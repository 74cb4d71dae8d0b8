/** A p value as people read it. */

/** '0.377', and '< 0.001' below that: no p is 0. */
export function probabilityText(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** The same in a sentence: 'p = 0.377', 'adjusted p < 0.001'. */
export function probabilityWords(name: string, p: number): string {
  const text = probabilityText(p);
  return text.startsWith('<') ? `${name} ${text}` : `${name} = ${text}`;
}
