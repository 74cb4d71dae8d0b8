/** Check digits of numbers that states give persons and cars: whether a number can be one at all. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const digitsOf = (code: string): number[] => [...code].map(Number);
const weigh = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * digits[at]!, 0);

/** Whether month and day are of a calendar; offsets that hold the century or the sex are taken off first. */
function isBirthday(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Poland's PESEL: yymmdd, with the century in the month, four digits and a check digit. */
export function isPesel(code: string): boolean {
  const digits = digitsOf(code);
  const check = (10 - (weigh(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10;
  return check === digits[10] && isBirthday(Number(code.slice(2, 4)) % 20, Number(code.slice(4, 6)));
}

/** Brazil's CPF: nine digits and two check digits. */
export function isCpf(code: string): boolean {
  const digits = digitsOf(code);
  const check = (count: number) =>
    ((digits.slice(0, count).reduce((sum, digit, at) => sum + digit * (count + 1 - at), 0) * 10) % 11) % 10;
  return check(9) === digits[9] && check(10) === digits[10] && !/^(\d)\1*$/.test(code);
}

/** Turkey's identity number: nine digits, of which the first is no zero, and two check digits. */
export function isTurkish(code: string): boolean {
  const digits = digitsOf(code);
  const odd = digits[0]! + digits[2]! + digits[4]! + digits[6]! + digits[8]!;
  const even = digits[1]! + digits[3]! + digits[5]! + digits[7]!;
  const sum = digits.slice(0, 10).reduce((all, digit) => all + digit, 0);
  return digits[0] !== 0 && (((odd * 7 - even) % 10) + 10) % 10 === digits[9] && sum % 10 === digits[10];
}

/** Germany's tax number of a person: one digit stands twice or three times among the first ten (ISO 7064, mod 11, 10). */
export function isGermanTax(code: string): boolean {
  const distinct = new Set(code.slice(0, 10)).size;
  if (code.startsWith('0') || distinct < 8 || distinct > 9) return false;
  let product = 10;
  for (const digit of digitsOf(code.slice(0, 10))) product = (((digit + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(code[10]);
}

/** Norway's birth number: ddmmyy, three digits and two check digits. */
export function isNorwegian(code: string): boolean {
  const digits = digitsOf(code);
  const check = (weights: readonly number[]) => (11 - (weigh(digits, weights) % 11)) % 11;
  return (
    isBirthday(Number(code.slice(2, 4)), Number(code.slice(0, 2)) % 40) &&
    check([3, 7, 6, 1, 8, 9, 4, 5, 2]) === digits[9] &&
    check([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === digits[10]
  );
}

/** Sweden's person number, ten digits: yymmdd, three digits and the check digit of cards. */
export function isSwedish(code: string): boolean {
  const sum = digitsOf(code).reduce((all, digit, at) => {
    const twice = at % 2 === 0 ? digit * 2 : digit;
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0 && isBirthday(Number(code.slice(2, 4)), Number(code.slice(4, 6)) % 60);
}

/** Finland's person number: ddmmyy, a sign for the century, three digits and a check sign. */
export function isFinnish(code: string): boolean {
  const number = Number(code.slice(0, 6) + code.slice(7, 10));
  return (
    '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === code[10] &&
    isBirthday(Number(code.slice(2, 4)), Number(code.slice(0, 2)))
  );
}

/** Spain's DNI and NIE: a number and the letter it leads to; X, Y and Z of foreigners stand for 0, 1 and 2. */
export function isSpanish(code: string): boolean {
  const number = code.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === code.at(-1);
}

/** France's number of social security: thirteen digits, where Corsica has a letter, and what is missing to 97. */
export function isFrench(code: string): boolean {
  const number = Number(code.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97 - (number % 97) === Number(code.slice(13));
}

const ODD_SIGNS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italy's codice fiscale: letters and digits of name and birth, and a check letter. */
export function isItalian(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const value = /\d/.test(code[at]!) ? Number(code[at]) : LETTERS.indexOf(code[at]!);
    sum += at % 2 === 0 ? ODD_SIGNS[value]! : value;
  }
  return LETTERS[sum % 26] === code[15];
}

/** Mexico's CURP: letters of the name, birth, sex and state, and a check digit. */
export function isCurp(code: string): boolean {
  const signs = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += signs.indexOf(code[at]!) * (18 - at);
  return (10 - (sum % 10)) % 10 === Number(code[17]);
}

/** The number of a car with its check digit in the ninth place (ISO 3779; all cars of North America and China). */
export function isVin(code: string): boolean {
  const values = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  let sum = 0;
  for (const [at, weight] of weights.entries()) sum += (values.indexOf(code[at]!) % 10) * weight;
  return '0123456789X'[sum % 11] === code[8];
}

const DIHEDRAL = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const TURNS = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** India's Aadhaar: eleven digits and the check digit of Verhoeff (1969). */
export function isAadhaar(code: string): boolean {
  let check = 0;
  for (let at = 0; at < code.length; at++) {
    const digit = Number(code[code.length - 1 - at]);
    check = Number(DIHEDRAL[check]![Number(TURNS[at % 8]![digit])]);
  }
  return check === 0;
}
