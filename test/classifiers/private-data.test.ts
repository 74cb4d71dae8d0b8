import { describe, expect, it } from 'vitest';
import { maskPrivateData } from '../../src/classifiers/private-data.ts';
import { findPrivateData } from '../../src/classifiers/private-spans.ts';
import { inbound, several } from './classify.ts';

/** Text → kinds found → the text once masked. Numbers are test numbers or made up. */
const CASES: readonly (readonly [string, string, string[], string])[] = [
  ['a card with spaces', 'my card 4111 1111 1111 1111 was charged', ['card'], 'my card [card …1111] was charged'],
  ['a card without spaces', 'visa 4012888888881881 declined', ['card'], 'visa [card …1881] declined'],
  ['a card with dashes', '5500-0000-0000-0004!', ['card'], '[card …0004]!'],
  ['an American Express card', 'amex 3782 822463 10005 please', ['card'], 'amex [card …0005] please'],
  ['sixteen digits that fail Luhn', 'code 4111 1111 1111 1112 on the box', [], 'code 4111 1111 1111 1112 on the box'],
  ['a German IBAN', 'pay to DE89 3704 0044 0532 0130 00 now', ['iban'], 'pay to [iban …3000] now'],
  ['a British IBAN in one piece', 'GB29NWBK60161331926819', ['iban'], '[iban …6819]'],
  ['a Dutch IBAN in small letters', 'nl91 abna 0417 1643 00', ['iban'], '[iban …4300]'],
  ['an e-mail address', 'write to ann.lee+shop@mail.example.com, thanks', ['email'], 'write to [email], thanks'],
  ['an address at the end of a sentence', 'I am bob@example.org.', ['email'], 'I am [email].'],
  ['a handle is no e-mail', '@ann and @bob@social.example', [], '@ann and @bob@social.example'],
  ['an international phone number', 'call me on +44 20 7946 0958 today', ['phone'], 'call me on [phone] today'],
  ['an American number', 'call me at (212) 555-2368', ['phone'], 'call me at [phone]'],
  [
    'a German mobile number',
    'Meine Nummer ist 0171 2345678, bitte ruft mich an',
    ['phone'],
    'Meine Nummer ist [phone], bitte ruft mich an',
  ],
  [
    'a French number',
    'Bonjour, vous pouvez me joindre au 06 12 34 56 78',
    ['phone'],
    'Bonjour, vous pouvez me joindre au [phone]',
  ],
  ['an order number', 'where is order number 12345678?', ['account'], 'where is order number [account]?'],
  ['an order number behind a hash', 'order #90210-77 is late', ['account'], 'order #[account] is late'],
  ['a booking code', 'my booking reference is KX7P2Q', ['account'], 'my booking reference is [account]'],
  ['a German customer number', 'Kundennummer 4455667788', ['account'], 'Kundennummer [account]'],
  ['a Spanish order', 'mi pedido número 7788990 no llega', ['account'], 'mi pedido número [account] no llega'],
  ['an English street', 'deliver to 12 Baker Street please', ['address'], 'deliver to [address] please'],
  ['a German street', 'Ich wohne Hauptstraße 5 in Bonn', ['address'], 'Ich wohne [address] in Bonn'],
  ['a Dutch street', 'Het adres is Kerkstraat 12', ['address'], 'Het adres is [address]'],
  ['a French street', "j'habite 7 rue de la Paix", ['address'], "j'habite [address]"],
  ['an Italian street', 'abito in Via Roma 14', ['address'], 'abito in [address]'],
  ['a price', 'you charged me 1,299.00 twice', [], 'you charged me 1,299.00 twice'],
  ['a date and a time', 'since 2026-10-31 at 10:45', [], 'since 2026-10-31 at 10:45'],
  ['a date in words of numbers', 'on 31.10.2026 again', [], 'on 31.10.2026 again'],
  ['a flight', 'flight NA1234 was late by 3 hours', [], 'flight NA1234 was late by 3 hours'],
  [
    'digits inside a link',
    'https://zipla.example/p/4111111111111111?id=0171234567',
    [],
    'https://zipla.example/p/4111111111111111?id=0171234567',
  ],
  ['digits inside a handle', '@user4111111111111111 hi', [], '@user4111111111111111 hi'],
];

describe('What should not have been posted in public?', () => {
  it.each(CASES)('%s: %s', async (_what, text, kinds, masked) => {
    expect(several(await inbound(text), 'private-data').values).toEqual(kinds);
    const language = (await inbound(text)).language!;
    expect(maskPrivateData(text, 'value' in language ? language.value : 'und')).toBe(masked);
  });

  it('does not call a mistyped account number an IBAN', () => {
    const kinds = findPrivateData('DE89 3704 0044 0532 0130 01', 'de').map((span) => span.kind);
    expect(kinds).not.toContain('iban');
  });

  it('finds several kinds in one post, in their order', () => {
    const text = 'card 4111 1111 1111 1111, mail ann@example.com, order 55667788';
    expect(findPrivateData(text, 'en').map((span) => span.kind)).toEqual(['card', 'email', 'account']);
  });

  it('masks what stands at the end of a very long post', () => {
    const text = `${'so sad '.repeat(15_000)}ann@example.com`;
    expect(maskPrivateData(text)).toMatch(/\[email\]$/);
  });

  it('masks a wall of numbers without asking the phone library for each', { timeout: 20_000 }, () => {
    const text = '0171 2345678 / '.repeat(2_000);
    expect(maskPrivateData(text, 'de')).not.toMatch(/2345678/);
  });
});
