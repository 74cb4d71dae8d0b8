/** Secrets are cut from whatever is shown: platforms echo them in their refusals, and addresses may hold them. */

export interface Concealment {
  /** A secret that was learnt on the way: a session, the token of a page. */
  add(secret: string): void;
  cut(text: string): string;
}

/** Anything shorter stands in too many words to be cut out of them. */
const SHORTEST = 6;
const HIDDEN = '(hidden)';

export function openConcealment(secrets: readonly string[]): Concealment {
  const forms = new Set<string>();
  const add = (secret: string) => {
    if (secret.length < SHORTEST) return;
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) forms.add(form);
  };
  for (const secret of secrets) add(secret);
  return {
    add,
    cut(text) {
      // Longest first, so that no part of one is left behind by another that it holds.
      const found = [...forms].sort((a, b) => b.length - a.length);
      return found.reduce((cut, form) => cut.replaceAll(form, HIDDEN), text);
    },
  };
}
