/** A reply without everything personal, so that canned answers to different people become equal. */

/** Handles, links, digits, the name after a greeting and a closing sign-off are removed; case and spacing are folded. */
export function templateOf(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/@[\w.-]+/g, ' ')
    .replace(/(?:\^|\*|\/|- ?)[A-Za-z]{1,12}\s*$/, ' ')
    .replace(/^(\s*(?:hi|hey|hello|dear|hola|hallo|bonjour|ciao|olá|hoi|thanks|sorry)\s+)\p{Lu}[\p{L}'’-]*/iu, '$1')
    .replace(/\d+/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
