/** Quotes that no feed of a network shows, and that no coverage includes. */

/** Networks whose feeds hold quotes only where these mention the account as well. */
export const QUOTES_MISSING: ReadonlySet<string> = new Set(['facebook', 'threads']);
