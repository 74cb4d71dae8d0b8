/** Numbers people should not post: which digits are a payment card, which letters and digits a bank account. */
import { CARD_NETWORKS, IBAN_LENGTHS } from '../tables/private-words.ts';

/** Whether digits begin and measure like a card of a known network and pass the Luhn check (ISO/IEC 7812-1). */
export function isCard(digits: string): boolean {
  if (!CARD_NETWORKS.some(({ lengths, first }) => lengths.includes(digits.length) && first.test(digits))) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

/** Whether letters and digits without spaces are an IBAN: country, length and mod 97 (ISO 13616, ISO 7064). */
export function isIban(code: string): boolean {
  const upper = code.toUpperCase();
  if (IBAN_LENGTHS.get(upper.slice(0, 2)) !== upper.length) return false;
  let rest = 0;
  for (const sign of upper.slice(4) + upper.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    if (Number.isNaN(value)) return false;
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}
