/** Names of accounts: how they compare, and who went by one at which time. */

/** Anything but what a keyboard of ASCII types; runs of spaces count as one. */
const UNUSUAL = /[^ -~]| {2}/;

/**
 * A handle or display name as it compares: without case, in every script. Unicode's full case folding ("STRASSE" is
 * "straße", a final sigma is a sigma), and the four letters i of Turkish are one.
 */
export function foldName(name: string): string {
  if (!UNUSUAL.test(name)) return name.toLowerCase();
  return name
    .normalize('NFD')
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An account that was seen under a name, from the first time to the last (unix seconds). */
export interface Carrier {
  account: number;
  /** The platform's id. */
  id: string;
  first: number;
  last: number;
}

/**
 * Who went by a name at a time: of those seen under it before and after, whoever took it last; between two of them
 * still the earlier one, until the later one was seen; before all of them, the first. Undefined when there is none.
 */
export function carrierAt<Known extends Carrier>(carriers: readonly Known[], at: number): Known | undefined {
  const [only, other] = carriers;
  if (!other) return only;
  const during = carriers.filter(({ first, last }) => first <= at && at <= last);
  if (during.length > 0) return during.reduce((a, b) => (compareBy('first', a, b) > 0 ? a : b));
  const before = carriers.filter(({ last }) => last < at);
  if (before.length > 0) return before.reduce((a, b) => (compareBy('last', a, b) > 0 ? a : b));
  return firstCarrier(carriers);
}

/** The account that was seen under a name first. */
export function firstCarrier<Known extends Carrier>(carriers: readonly Known[]): Known | undefined {
  return carriers.reduce<Known | undefined>((a, b) => (a && compareBy('first', a, b) < 0 ? a : b), undefined);
}

/** By time, then by id, so that the result does not depend on the order of arrival. */
function compareBy(time: 'first' | 'last', a: Carrier, b: Carrier): number {
  return a[time] - b[time] || (a.id < b.id ? -1 : 1);
}
