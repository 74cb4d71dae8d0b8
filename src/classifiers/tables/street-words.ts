/** Words that stand beside a house number: streets of a dozen languages, boxes at the post office, and what only sounds so. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Street words that follow the name: 12 Baker Street. */
export const STREET_AFTER = words(`
  street st road rd avenue ave lane ln drive dr boulevard blvd court ct place square terrace way close crescent highway hwy parkway pkwy gardens grove
  circle row mews terr ter pl cir trl`);

/** Street words that stand before the name: rue de la Paix, via Roma, C/ Mayor. */
export const STREET_BEFORE = words(`
  rue avenue boulevard allée chemin impasse place quai route c calle avenida av avda paseo plaza carrera rua travessa praça largo alameda via viale piazza
  corso vicolo ul ulica ulicy al aleja alei aleje os osiedle osiedlu pl plac placu rynek laan`);

/** Street words of Poland that are syllables elsewhere. */
export const SHORT_STREETS = words('ul al os pl');

/** Street words that say something else in other languages: the languages in which a small letter will do. */
export const COMMON_STREET_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['place', ['fr']],
  ['route', ['fr']],
  ['avenue', ['fr']],
  ['boulevard', ['fr']],
  ['c', ['es']],
  ['av', ['es', 'pt']],
  ['plaza', ['es']],
  ['carrera', ['es']],
  ['largo', ['pt']],
  ['via', ['it']],
  ['corso', ['it']],
  ['plac', ['pl']],
  ['laan', ['nl']],
]);

/** Endings of street names written as one word: Hauptstraße 5, Kerkstraat 12; some only where their language is written. */
export const STREET_ENDINGS: readonly { tail: string; languages?: readonly string[] }[] = [
  { tail: 'straße' },
  { tail: 'strasse' },
  { tail: 'straat' },
  { tail: 'gasse' },
  { tail: 'gracht' },
  { tail: 'str' },
  { tail: 'weg' },
  { tail: 'platz' },
  { tail: 'allee', languages: ['de', 'und'] },
  { tail: 'ring', languages: ['de'] },
  { tail: 'laan' },
  { tail: 'plein' },
  { tail: 'kade', languages: ['nl', 'und'] },
  { tail: 'dijk', languages: ['nl', 'und'] },
  { tail: 'singel' },
  { tail: 'dreef', languages: ['nl', 'und'] },
  { tail: 'steeg', languages: ['nl', 'und'] },
  { tail: 'burgwal' },
  { tail: 'hof', languages: ['nl'] },
  { tail: 'pad', languages: ['nl'] },
  { tail: 'park', languages: ['nl'] },
  { tail: 'markt', languages: ['nl'] },
  { tail: 'gatan' },
  { tail: 'vägen' },
  { tail: 'gränd' },
  { tail: 'gata' },
  { tail: 'gaten', languages: ['no', 'da', 'sv', 'und'] },
  { tail: 'gate', languages: ['no', 'da', 'sv'] },
  { tail: 'veien' },
  { tail: 'vegen', languages: ['no', 'da', 'sv', 'und'] },
  { tail: 'vej' },
  { tail: 'vejen' },
  { tail: 'gade', languages: ['da', 'no', 'sv', 'und'] },
  { tail: 'stræde' },
  { tail: 'katu' },
  { tail: 'kuja', languages: ['fi', 'und'] },
  { tail: 'polku', languages: ['fi', 'und'] },
  { tail: 'tie', languages: ['fi', 'und'] },
];

/** Words of a sentence, which no street has between its number and its end: WAITED 2 HOURS ON THE ROAD. */
export const SENTENCE_WORDS = words(
  'on in at to for from with my your our his her this that is are was were be been and or but not if when while until we you they it have has had',
);

/** The same as a word of their own: Lange Straße 5. */
export const STREET_WORDS = words(
  'straße strasse straat gasse väg vägen gata gatan gate vej plads torg gracht singel dijk kade katu',
);

/** Street words of Turkey, as they stand before the number or its "No". */
export const TURKISH_STREETS = words('caddesi cad cd sokağı sokak sok sk bulvarı blv mahallesi mah');

/** What may end the name of a post-office box. */
export const BOX_WORDS = words(
  'box bag postfach bp postale postal apartado apdo correos postbus postboks pocztowa kutusu k pk pb cp',
);

/** What ends or sounds like a street and is none. */
export const NO_STREETS: ReadonlySet<string> = new Set([
  ...words(
    'january february march april may june july august september october november december parkplatz sitzplatz stellplatz arbeitsplatz spielplatz campingplatz rückweg heimweg hinweg arbeitsweg umweg ausweg schulweg',
  ),
  ...[
    'google drive',
    'hard drive',
    'flash drive',
    'usb drive',
    'test drive',
    'food court',
    'one way',
    'first place',
    'am ct',
    'pm ct',
  ],
]);
