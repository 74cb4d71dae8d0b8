/** Words that stand beside private numbers: order and account words, phone words, street words; and the lengths of IBANs. */

/** A number or code after one of these is somebody's order, account, booking or case. */
export const ACCOUNT_WORDS: ReadonlySet<string> = new Set(
  `order orders account acct acc booking reservation confirmation reference ref pnr locator tracking shipment parcel ticket case claim invoice policy
  membership member customer client contract meter imei serial passport license licence ssn sortcode transaction complaint voucher awb waybill incident
  bestellung bestellnummer auftrag auftragsnummer kundennummer kundennr kunde rechnung rechnungsnummer vertragsnummer vertrag sendungsnummer buchung
  buchungsnummer buchungscode ticketnummer vorgangsnummer kontonummer auftragsnr bestellnr
  commande client dossier facture contrat réservation colis suivi billet référence abonné
  pedido orden cliente cuenta reserva factura contrato caso reclamo guía folio póliza seguimiento localizador dni nie
  encomenda conta fatura protocolo cpf rastreio reserva bilhete nif
  ordine pratica fattura contratto prenotazione spedizione biglietto segnalazione codice
  bestelling bestelnummer ordernummer klantnummer factuur factuurnummer boeking boekingsnummer reserveringsnummer dossiernummer polisnummer zending`
    .trim()
    .split(/\s+/),
);

/** Words that may stand between an account word and its number. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  'number no nr num id is was code # ref reference nummer lautet ist numéro numero n de est número es é número núm del do da di è nummer nr'.split(
    ' ',
  ),
);

/** A bare run of digits after one of these is a phone number if it can be one. */
export const PHONE_WORDS: ReadonlySet<string> = new Set(
  `phone tel telephone call me mobile cell text number ring whatsapp telefon handy handynummer nummer rufnummer téléphone tél portable appeler teléfono
  celular móvil llamar telefone telemóvel ligar zap telefono cellulare chiamare telefoonnummer telefoon mobiel bellen on at is`
    .trim()
    .split(/\s+/),
);

/** Street words that follow the name: 12 Baker Street. */
export const STREET_AFTER: ReadonlySet<string> = new Set(
  `street st road rd avenue ave lane ln drive dr boulevard blvd court ct place square terrace way close crescent highway hwy parkway pkwy gardens grove
  circle row mews`
    .trim()
    .split(/\s+/),
);

/** Street words that stand before the name: rue de la Paix, via Roma, calle Mayor. */
export const STREET_BEFORE: ReadonlySet<string> = new Set(
  'rue avenue boulevard allée chemin impasse place quai route calle avenida av avda paseo plaza carrera rua travessa praça largo alameda via viale piazza corso vicolo'.split(
    ' ',
  ),
);

/** Endings of street names written as one word: Hauptstraße 5, Kerkstraat 12. */
export const STREET_ENDINGS: readonly string[] = [
  'straße',
  'strasse',
  'str',
  'weg',
  'platz',
  'allee',
  'gasse',
  'ring',
  'straat',
  'laan',
  'plein',
  'gracht',
  'kade',
];

/** Country → length of its IBANs (SWIFT IBAN registry). */
export const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27
  GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28
  PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);
