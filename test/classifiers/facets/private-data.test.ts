import { describe, expect, it } from 'vitest';
import { maskPrivateData } from '../../../src/classifiers/facets/private-data.ts';
import { findPrivateData } from '../../../src/classifiers/facets/private-spans.ts';
import { inbound, several, single } from '../classify.ts';

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

/** Nothing private: masking it would take from the agent what the post is about. */
const NOTHING: readonly string[] = [
  // Machines, versions and products
  'cannot reach 192.168.0.1 since the update',
  'trace: [137.221.83.74] 14 70 ms 70 ms 70 ms',
  'on version 11.0.3.407.6864 now',
  'Brightwave 8.4.24.871 keeps crashing',
  'it is 1.0.65.320 on my machine',
  'on Voltra OS 10.13.1 (17B48)',
  'Stride 12 13 14 15 all have it',
  'the Stride 12 34 56 78 range',
  'ISBN 978-3-16-148410-0 is out of print',
  'the book, isbn 9783161484100, came torn',
  'barcode 4006381333931 does not scan',
  'EAN 4012345678901 nicht gefunden',
  '4006381333931 is on the box',
  'DPCI 030-02-8711 is nowhere in stock',
  'model number 8106028994 please',
  'lot number 12345678 is spoiled',
  'they are #0C2340 and #003B49',
  'error code 102780 again',
  // Amounts, dates, times, scores and years
  'I paid 1 200 000 rupees',
  'I paid 12 345 678 for it',
  'costs 1.200.000 € here',
  'you owe me $2125552368',
  'flight z2 129.128 12/22-01/8 to Manila',
  'from 10/1-10/7 and 11/3-11/10',
  'open 0700-0925 on weekdays',
  'on 21/10/17 and not on 1/11/17',
  'my order 28/11/2017 has not come',
  'Bestellung vom 28.11.2017 14.30 Uhr',
  'won 21-15 21-18 21-9 yesterday',
  'in 2014 2015 2016 it worked',
  'call it War 1944 1945 2017',
  'my ticket was 10 000 rupees',
  'a contract of 24 months',
  'he hit .257/16/66 in round 1',
  'a .455 (15-33) average',
  'was born on 5/23/1707',
  'fits the Stride 04-05 893/885',
  'class 07.00-08.00 and 10.00-12.00',
  'the window was 8-12, then 945-1045',
  '#102/23879 and #2012-2013',
  '5:00 PM CT and 8:15 AM CT for both',
  'it takes place October 6 at the arena',
  'in 2nd place Kim with 34%',
  'the 1st place 3 of you said',
  'the rematch Will Likely Take Place at UFC 200 in July',
  'meet at Brightwave Plaza, April 30, and bring 5 friends',
  'there is only 1 place that still works',
  'il reste 1 place assise dans le train',
  'Twilight of the Old Order, 1774-1778 by him',
  // Words in capitals and counts behind account words
  'I want my payments account CLOSED',
  'WHERES MY PC CASE ZIPLAS',
  'my ticket REFUND please',
  'send me the booking number PLEASE',
  'booking CHANGED without a word',
  'new order is 30minutes late',
  'order is 45MINS late',
  'the phone case voltra12 broke',
  'my order RTX3080 never came',
  'my order #Halloween2017',
  // Flights, usernames, hotlines
  'flight BA123 and BA0257 are late',
  'my booking BA293 was cancelled',
  'my username is maria1990 and my tag runner2044',
  'your hotline 0800 123 4567 is dead',
  'I called 1-800-555-2368 and +1 888 555 2368',
  'waiting on 0345 600 1234 for an hour',
  'Eure Hotline 0180 5123456 geht nicht',
  "j'ai appelé le 08 92 12 34 56",
  'ayer llamé al 902 123 456 y nada',
  'il numero verde 800 123456 non risponde',
  'meet me [at] noon. Or (at) 5.30',
  // Streets that are none
  'best place in London 5 stars',
  'flying via Rome 2 hours late',
  'volo via Parigi 3 ore di ritardo',
  'Ordering 3 pizzas',
  'auf dem Rückweg 3 Stunden gewartet',
  'Sitzplatz 23 war besetzt',
  'I have 5 Google Drive accounts',
  'I waited 100 minutes on the road',
  'WAITED 2 HOURS ON THE ROAD',
  '20 minutes drive and 5 people in the street',
  'on the way 5 of us',
  '4 8 15 16 23 42',
  'lotto 06 12 18 25 33 41',
  'the numbers were 06 12 18 25 33 41',
  'Error: 2147500037 again',
  'sort these: 20-00-00',
  'between 12 / 24 hours, or on 05 / 2017',
  'page 012 / 345 is missing',
  'this (dot) com thing',
];

/** Where a number could be either, what is masked although it may be harmless, because a leak cannot be taken back. */
const LEANS: readonly (readonly [string, string])[] = [
  ['booking ref YIUBPF', 'booking ref [account]'],
  ['Booking no YIUBPF. Thanks.', 'Booking no [account]. Thanks.'],
  ['pnr: KXPTQR', 'pnr: [account]'],
  ['order #KX7P2Q', 'order #[account]'],
  ['#12345678 is late', '#[account] is late'],
  ['Order# 3632693-6196346', 'Order# [account]'],
  ['order 111-2233445-6677889 and more', 'order [account] and more'],
  ['what of 111-2233445-6677889?', 'what of [account]?'],
  ['tracking 1Z999AA10123456784 says delivered', 'tracking [account] says delivered'],
  ['1Z999AA10123456784 is lost', '[account] is lost'],
  ['RR123456789GB is lost', '[account] is lost'],
  ['TBA566517950111', '[account]'],
  ['tracking number 4111111111111111', 'tracking number [account]'],
  ['IMEI 378282246310005 is blocked', 'IMEI [account] is blocked'],
  ['case ID is PP-006-234-348-863', 'case ID is [account]'],
  ['CAS-19708536-CB92N2 please', '[account] please'],
  ['service request 12345678', 'service request [account]'],
  ['Serial# TH536D1HN', 'Serial# [account]'],
  ['my ssn is 123-45-6789', 'my ssn is [account]'],
  ['ticket INC00123 is open', 'ticket [account] is open'],
  ['visa 4222222222222', 'visa [card …2222]'],
  ['4111.1111.1111.1111', '[card …1111]'],
  ['2223 0031 2200 3222', '[card …3222]'],
  ['6011 1111 1111 1117', '[card …1117]'],
  ['3530 1113 3330 0000', '[card …0000]'],
  ['3056 930902 5904', '[card …5904]'],
  ['AT61-1904-3002-3457-3201', '[iban …3201]'],
  ['AT61.1904.3002.3457.3201', '[iban …3201]'],
  ['Phone#: 2125552368', 'Phone#: [phone]'],
  ['my number is 2125552368 64030', 'my number is [phone] 64030'],
  ['call 212.555.2368 24/7', 'call [phone] 24/7'],
  ['Call me tomorrow (212)555-2368', 'Call me tomorrow [phone]'],
  ['mobile 9876543210', 'mobile [phone]'],
  ['Bonjour, appelez-moi au 06.12.34.56.78 merci', 'Bonjour, appelez-moi au [phone] merci'],
  ['Bonjour, mon numéro est le 06-12-34-56-78', 'Bonjour, mon numéro est le [phone]'],
  ['Mon portable : 0612345678, merci', 'Mon portable : [phone], merci'],
  ['per favore chiamatemi al 3471234567', 'per favore chiamatemi al [phone]'],
  ['mi número es 612345678, gracias', 'mi número es [phone], gracias'],
  ['o meu número é 912345678, obrigado', 'o meu número é [phone], obrigado'],
  ['mijn nummer is 0612345678, bel me', 'mijn nummer is [phone], bel me'],
  ['bitte ruft mich an: 0171/2345678', 'bitte ruft mich an: [phone]'],
  ['Rückruf bitte unter 089 12345678', 'Rückruf bitte unter [phone]'],
  ['deliver to 221B Baker Street, London NW1 6XE please', 'deliver to [address] please'],
  ['I live at 45a High Street', 'I live at [address]'],
  ['Ich wohne Musterweg 3a, 80331 München und warte', 'Ich wohne [address] und warte'],
  ['Ich wohne in der Lange Straße 5', 'Ich wohne in der [address]'],
  ['bitte an Hauptstr. 5, danke', 'bitte an [address], danke'],
  ['it is 12008 blue ridge blvd, grandview mo 64030', 'it is [address]'],
  ['6290 E Pacific Coast Hwy Long Beach, CA 90803 now', '[address] now'],
  ['193 W 237th St, Bronx, NY 10463', '[address]'],
  ['vivo en C/ Gran Vía 23, gracias', 'vivo en [address], gracias'],
  ['vivo en la calle Mayor, 5', 'vivo en la [address]'],
  ['moro na Rua Augusta, 1500', 'moro na [address]'],
  ["j'habite 7 rue de la Paix et merci", "j'habite [address] et merci"],
  ["j'habite 3 place Bellecour", "j'habite [address]"],
  ['dhl 774877626550 never came', 'dhl [account] never came'],
  ['Kd.-Nr. 4455667', 'Kd.-Nr. [account]'],
  ['conf # ABC123', 'conf # [account]'],
  ['il mio codice fiscale è RSSMRA85T10A562S', 'il mio codice fiscale è [account]'],
  ['mi DNI es 12345678Z, gracias', 'mi DNI es [account], gracias'],
  ['liga pra mim 11912345678, por favor', 'liga pra mim [phone], por favor'],
  ['call +44 7700 900123', 'call [phone]'],
  ['call +1 212 555 2368 (4a-5p PT)', 'call [phone] (4a-5p PT)'],
  ['call 2125552368 9am', 'call [phone] 9am'],
  ['@Zipla 2125552368', '@Zipla [phone]'],
  ['Wohne in der Goethestr. 12 b, 50667 Köln', 'Wohne in der [address]'],
  ['Meine Adresse: Am Markt 5, 50667 Köln', 'Meine Adresse: Am [address]'],
  ['1600 Pine Ave NW, Springfield, DC 20500', '[address]'],
  ['deliver to 100 Great Ormond Street', 'deliver to [address]'],
  ['I live at 14 The Avenue', 'I live at [address]'],
  ['orders 1234567 and 7654321 are missing', 'orders [account] and [account] are missing'],
  ['Sendung 00340434161094022115 fehlt', 'Sendung [account] fehlt'],
  ['JJD000390007882823812', '[account]'],
  ['mail ann.lee [at] example.com please', 'mail [email] please'],
  ['mail ann(at)example.com', 'mail [email]'],
  ["j'habite au 12 bis rue de la Paix", "j'habite au [address]"],
  ['abito in via Roma, 14', 'abito in [address]'],
  ['Het adres is Kerkstraat 12a', 'Het adres is [address]'],
  ['I live at 4821 E 12 Terr  Springfield MO 65801', 'I live at [address]'],
  ['1500 W 12th Pl Tulsa OK 74107', '[address]'],
  ['the driver Arun: 9876543210. He left', 'the driver Arun: [phone]. He left'],
  ['write to jo (at) example (dot) com', 'write to [email]'],
  ['jo[at]example[dot]com please', '[email] please'],
  ['jo (dot) doe (at) mail (dot) example.co.uk, thanks', '[email], thanks'],
  ['jo@example (dot) com', '[email]'],
  ['ana (arroba) ejemplo (punto) es, gracias', '[email], gracias'],
  ['account 12345678 sort code 20-00-00', 'account [account] sort code [account]'],
  ['my sort code is 20-10-17 please', 'my sort code is [account] please'],
  ['bitte ruft mich an: 030 / 901820', 'bitte ruft mich an: [phone]'],
  ['please call me on 06 12 34 56 78 today', 'please call me on [phone] today'],
];

describe('What should not have been posted in public?', () => {
  it.each(CASES)('%s: %s', async (_what, text, kinds, masked) => {
    expect(several(await inbound(text), 'private-data').values).toEqual(kinds);
    expect(maskPrivateData(text, single(await inbound(text), 'language').value)).toBe(masked);
  });

  it.each(NOTHING)('nothing private: %s', async (text) => {
    expect(several(await inbound(text), 'private-data').values).toEqual([]);
  });

  it.each(LEANS)('leans towards masking: %s', async (text, masked) => {
    expect(maskPrivateData(text, single(await inbound(text), 'language').value)).toBe(masked);
  });

  it.each(['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'und'])(
    'masks plain shapes whatever the language: %s',
    (language) => {
      expect(maskPrivateData('Musterstr. 12, 10115 Berlin', language)).toBe('[address]');
      expect(maskPrivateData('Hauptweg 5', language)).toBe('[address]');
      expect(maskPrivateData('030 901820', language)).toBe('[phone]');
      expect(maskPrivateData('0171 2345678', language)).toBe('[phone]');
      expect(maskPrivateData('Tel. 06 12 34 56 78', language)).toBe('Tel. [phone]');
    },
  );

  it('does not call a mistyped account number an IBAN', () => {
    const kinds = findPrivateData('DE89 3704 0044 0532 0130 01', 'de').map((span) => span.kind);
    expect(kinds).not.toContain('iban');
  });

  it('finds several kinds in one post, in their order', () => {
    const text = 'card 4111 1111 1111 1111, mail ann@example.com, order 55667788';
    expect(findPrivateData(text, 'en').map((span) => span.kind)).toEqual(['card', 'email', 'account']);
  });

  it('masks what is at the end of a very long post', () => {
    const text = `${'so sad '.repeat(15_000)}ann@example.com`;
    expect(maskPrivateData(text)).toMatch(/\[email\]$/);
  });

  it('masks a wall of numbers without asking the phone library for each', { timeout: 20_000 }, () => {
    const text = '0171 2345678 / '.repeat(2_000);
    expect(maskPrivateData(text, 'de')).not.toMatch(/2345678/);
  });
});
