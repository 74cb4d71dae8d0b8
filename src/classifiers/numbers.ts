/** Numbers people should not post: which digits are a card, a bank account, a phone. */
import { createRequire } from 'node:module';
import { IBAN_LENGTHS } from './tables/private-words.ts';

const CARD_DIGITS = [19, 16, 15, 14, 13];
const require = createRequire(import.meta.url);
/** Countries whose national numbers are tried, by language; a number with + needs none. */
const COUNTRIES: Record<string, readonly string[]> = {
  en: ['US', 'GB'],
  de: ['DE', 'AT', 'CH'],
  fr: ['FR', 'BE'],
  es: ['ES', 'MX'],
  pt: ['BR', 'PT'],
  it: ['IT'],
  nl: ['NL', 'BE'],
};

/** Whether digits pass the Luhn check (ISO/IEC 7812-1) and begin and measure like a payment card. */
export function isCard(digits: string): boolean {
  if (!CARD_DIGITS.includes(digits.length) || digits < '2' || digits >= '7') return false;
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

/** Whether a candidate is a valid phone number: internationally with +, else in a country where the language is spoken. */
export function isPhone(candidate: string, language: string): boolean {
  const { isValidPhoneNumber } = phoneLibrary();
  if (candidate.startsWith('+')) return isValidPhoneNumber(candidate);
  if (candidate.startsWith('00') && isValidPhoneNumber(`+${candidate.slice(2)}`)) return true;
  return (COUNTRIES[language] ?? ['US', 'GB', 'DE', 'FR', 'ES', 'IT', 'NL', 'BR']).some((country) =>
    isValidPhoneNumber(candidate, country),
  );
}

type PhoneLibrary = { isValidPhoneNumber(text: string, country?: string): boolean };
let library: PhoneLibrary | undefined;

/** Loaded at the first candidate: most posts hold none. */
function phoneLibrary(): PhoneLibrary {
  library ??= require('libphonenumber-js/min') as PhoneLibrary;
  return library;
}
