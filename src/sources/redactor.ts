/** Redaction of secrets from whatever is shown: platforms echo them in their refusals, and URLs may hold them. */

export interface Redactor {
  /** Adds a secret received during the run: a session, the token of a page. */
  add(secret: string): void;
  redact(text: string): string;
}

/** Shorter secrets occur in too many words to be redacted. */
const SHORTEST = 6;
const HIDDEN = '(hidden)';

export function openRedactor(secrets: readonly string[]): Redactor {
  const forms = new Set<string>();
  const add = (secret: string) => {
    if (secret.length < SHORTEST) return;
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) forms.add(form);
  };
  for (const secret of secrets) add(secret);
  return {
    add,
    redact(text) {
      // Longest first, so that a secret that contains another one is replaced as a whole.
      const found = [...forms].sort((a, b) => b.length - a.length);
      return found.reduce((redact, form) => redact.replaceAll(form, HIDDEN), text);
    },
  };
}
