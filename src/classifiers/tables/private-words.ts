/** Words that stand beside private numbers: order, account, identity and phone words; and the lengths of IBANs. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A number or code after one of these is somebody's order, account, booking or case. */
export const ACCOUNT_WORDS = words(`
  order orders account acct acc booking reservation confirmation reference ref pnr locator tracking shipment parcel ticket case claim invoice policy
  membership member customer client contract meter imei serial passport license licence ssn sortcode transaction complaint voucher awb waybill incident request fedex dhl dpd usps trk routing conf kd
  bestellung bestellnummer auftrag auftragsnummer kundennummer kundennr kunde rechnung rechnungsnummer vertragsnummer vertrag sendung sendungsnummer paketnummer buchung
  buchungsnummer buchungscode ticketnummer vorgang vorgangsnummer fallnummer kontonummer auftragsnr bestellnr
  commande client dossier facture contrat réservation colis colissimo suivi billet référence abonné
  pedido orden cliente cuenta reserva factura contrato caso reclamo guía folio póliza seguimiento localizador dni nie
  encomenda conta fatura protocolo cpf rastreio reserva bilhete nif
  ordine pratica fattura contratto prenotazione spedizione biglietto segnalazione codice
  pesel bsn burgerservicenummer sofinummer aadhaar aadhar आधार curp nino vin nhs personnummer fødselsnummer cpr henkilötunnus hetu kimlik steueridentifikationsnummer fahrgestellnummer
  bestelling bestelnummer ordernummer klantnummer factuur factuurnummer boeking boekingsnummer reserveringsnummer dossiernummer polisnummer zending`);

/** Words before the number that a state gave somebody. */
export const IDENTITY_WORDS = words(`
  pesel bsn burgerservicenummer sofinummer aadhaar aadhar adhaar आधार pan cpf curp nino ni insurance nhs ssn dni nie fiscale nif personnummer fødselsnummer fodselsnummer cpr
  henkilötunnus hetu kimlik steuerid steuer steueridentifikationsnummer sécu sociale rijksregisternummer`);

/** Words before the number of a car. */
export const CAR_WORDS = words('vin chassis fahrgestellnummer fahrgestell fin bastidor telaio chassisnummer châssis');

/** Account words whose code may be letters alone, or short: a PNR. */
export const BOOKING_WORDS = words(`
  booking reservation confirmation reference ref pnr locator conf buchung buchungsnummer buchungscode réservation référence dossier reserva localizador
  prenotazione boeking boekingsnummer reserveringsnummer`);

/** Account words that say "number" themselves. */
export const COUNTED_WORDS = words(
  'reference ref pnr locator tracking imei serial passport awb waybill référence localizador folio dni nie cpf nif codice buchungscode pesel bsn aadhaar aadhar आधार curp nino vin nhs cpr hetu kimlik henkilötunnus',
);

/** Account words of parcels and devices: their numbers may look like a card and are none. */
export const TRACKED_WORDS = words(
  'tracking shipment parcel imei serial awb waybill meter sendungsnummer suivi colis seguimiento guía rastreio spedizione zending',
);

/** Words that announce a number, between an account word and it. */
export const NUMBER_WORDS = words(
  'number no nr num numer numeru numara numarası numaram id code # ref reference nummer numéro numero n número núm fiscale',
);

/** Words that may stand there too and announce nothing. */
export const LINK_WORDS = words('is card to jest är er on was ist lautet est es é è de del do da di and und et y e en');

/** Six letters in capitals that are a word, not a booking code. */
export const SHOUTED_WORDS = words(`
  please thanks refund cancel closed change denied needed number ticket hacked locked failed missed denied opened
  always really anyone before should though within amazon online urgent status months nobody return update
  merci annulé remise bonjour stimmt fehlt danke keiner gracias cambio perdón grazie errore morgen bedankt`);

/** Numbers after one of these name a product or a program. */
export const PRODUCT_WORDS = words(`
  ean gtin upc isbn issn barcode strichcode lot batch part item sku asin dpci model modell modèle modelo modello artikelnummer version versión versão versione versie build
  firmware kernel release ios ipados android macos windows ver v ip ipv sequel cve iso din rfc kb lotto loto lottery lottozahlen lotería`);

/** After one of these a number that can be dialled is a phone. */
export const PHONE_WORDS = words(`
  phone tel telephone call mobile cell text number ring whatsapp contact reach dial
  telefon handy handynummer nummer rufnummer anrufen erreichbar erreichen ruft
  téléphone tél portable numéro appeler appelez rappeler rappelez joindre joignable
  teléfono celular cel móvil número llamar llámame llámenme llamarme contactarme contacto
  telefone telemóvel ligar liga ligue liguem contato contactar zap
  telefono cellulare numero chiamare chiamami chiamatemi richiamatemi contattatemi
  telefoonnummer telefoon mobiel bellen bel bereikbaar
  whats zap wpp numer telefonu zadzwońcie zadzwoń dzwonić dzwońcie komórka kontakt telefonnummer mobil ring ringe ringa puhelin puhelimeni numeroni soittakaa
  numaram numaramı telefonum arayın cep mobilní číslo zavolejte телефон номер позвоните перезвоните звоните τηλέφωνο τηλέφωνό κινητό số gọi
  هاتفي رقمي`);

/** The same in scripts that part no words. */
export const PHONE_SIGNS =
  /電話|携帯|番号|連絡|折り返し|电话|手机|手機|号码|號碼|联系|聯絡|回电|전화|번호|연락|폰|هاتف|رقم|جوال|اتصل|नंबर|फ़ोन|फोन|कॉल|โทร|เบอร์|điện thoại/;

/** And right after one of these, which are too common to stand further off: call me on, I am at. */
export const PHONE_LINKS = words('on at is me al mim');

/** A long number behind a colon is a phone, unless one of these stands before it. */
export const CODE_WORDS = words('error code fehler fehlercode erreur código errore codice codigo foutcode barcode');

/** Numbers that are free or shared in cost, which only companies have, by the language they are quoted in. */
export const HOTLINES: Record<string, readonly RegExp[]> = {
  '*': [/^(?:\+?1|001)?8(?:00|33|44|55|66|77|88)\d{7}$/, /^(?:\+\d\d|00\d\d|0)800\d{4,8}$/],
  en: [/^(?:\+44|0044|0)(?:808|84[2-5]|87[0-3]|3[0347]\d)\d{6,7}$/, /^(?:\+61|0061|\+91)?1[38]00\d{6,7}$/],
  de: [/^(?:\+4[139]|004[139]|0)(?:900|180|137)\d{4,9}$/],
  fr: [/^(?:\+33|0033|0)8\d{8}$/],
  es: [/^(?:\+34|0034)?90[0-2]\d{6}$/],
  pt: [/^(?:\+351|00351)?80[08]\d{6}$/, /^(?:\+55|0055)?0?800\d{7}$/],
  it: [/^(?:\+39|0039)?(?:80[03]|199|89[29])\d{6}$/],
  nl: [/^(?:\+31|0031|0)9\d\d\d{4,7}$/],
};

export const MONEY_SIGNS = words('€ $ £ ¥ ₹ %');

/** A number before one of these says how much or how long. */
export const UNIT_WORDS = words(`
  rupees inr rs usd eur euro euros gbp pounds dollars bucks cents yen rm aed points miles km kms ms gb mb kb tb mbps steps likes followers views votes units
  pieces people times stars hours hour hrs minutes mins min seconds days weeks months years percent
  stunden stunde minuten tage wochen monate jahre sterne punkte personen heures heure jours semaines mois fois étoiles points
  horas hora minutos días semanas meses años pesos soles reais dias anos ore ora minuti giorni settimane mesi anni stelle
  timmar timme timer minuter minutter dagar dager dage uker veckor år tuntia minuuttia päivää godzin godziny minut dni tygodni saat dakika gün hafta yıl
  uur uren dagen weken maanden jaar sterren punten`);

/** A payment card's first digits and lengths by network (ISO/IEC 7812 issuer ranges, as the networks publish them). */
export const CARD_NETWORKS: readonly { network: string; first: RegExp; lengths: readonly number[] }[] = [
  { network: 'Visa', first: /^4/, lengths: [13, 16, 19] },
  { network: 'Mastercard', first: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { network: 'American Express', first: /^3[47]/, lengths: [15] },
  { network: 'Discover', first: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { network: 'UnionPay', first: /^62/, lengths: [16, 17, 18, 19] },
  { network: 'JCB', first: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  { network: 'Diners Club', first: /^3(?:0[0-5]|095|6|[89])/, lengths: [14, 16] },
  { network: 'Maestro', first: /^(?:50|5[6-8]|6304|67)/, lengths: [16, 18, 19] },
  { network: 'RuPay', first: /^(?:60|8[12]|508)/, lengths: [16] },
  { network: 'Mir', first: /^220[0-4]/, lengths: [16, 19] },
];

/** Words beside a payment card: only with one is a number a Visa card of 13 digits, as long as a barcode. */
export const CARD_WORDS = words('card visa debit credit karte kreditkarte carte tarjeta cartão carta kaart creditcard');

/** Country → length of its IBANs (SWIFT IBAN registry). */
export const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27
  GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28
  PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);
