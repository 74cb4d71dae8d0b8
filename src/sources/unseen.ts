/** What no feed of a network shows, so that nothing that is known completely holds it. */

/** Networks whose feeds hold quotes only where these mention the account as well. */
export const QUOTES_UNSEEN: ReadonlySet<string> = new Set(['facebook', 'threads']);
