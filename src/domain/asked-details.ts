/** Details that a reply asks for, by the kinds of private data that posts are labelled with. */
import { PRIVATE_KINDS, type PrivateKind } from './label.ts';
import { foldPhrase, foldWords, phraseIn } from './phrase.ts';

/** Phrases that name a detail of the customer, unlike "our e-mail address". */
const ASKED: Partial<Record<PrivateKind, string>> = {
  email: `your email, your e mail, email address on, email address you, email address associated, email address linked,
    deine e mail, ihre e mail, deine mailadresse, ihre mailadresse, votre e mail, votre email, votre adresse mail, ton adresse mail,
    tu correo, su correo, tu email, seu email, seu e mail, la tua email, la tua mail, je e mailadres, uw e mailadres`,
  phone: `your phone number, your mobile number, your contact number, your telephone number, your cell number, best contact number,
    phone number on the account, phone number you, deine telefonnummer, ihre telefonnummer, deine handynummer, ihre rufnummer,
    deine rufnummer, votre numero de telephone, ton numero de telephone, tu numero de telefono, su numero de telefono,
    seu telefone, seu numero de telefone, il tuo numero di telefono, je telefoonnummer, uw telefoonnummer`,
  account: `order number, order no, order id, order reference, account number, customer number, booking reference, booking number,
    booking code, reservation number, confirmation number, confirmation code, tracking number, tracking id, record locator,
    case number, reference number, ticket number, policy number, bestellnummer, kundennummer, auftragsnummer, buchungsnummer,
    sendungsnummer, vertragsnummer, vorgangsnummer, numero de commande, numero client, numero de client, numero de reservation,
    numero de suivi, numero de dossier, numero de pedido, numero de cuenta, numero de cliente, numero de reserva,
    numero de seguimiento, numero do pedido, numero de protocolo, numero d ordine, numero ordine, codice cliente,
    bestelnummer, klantnummer, ordernummer, boekingsnummer`,
  address: `your address, your full address, your postal address, your delivery address, your post code, your postcode,
    your zip, your zip code, zip code, postcode, deine adresse, ihre adresse, deine anschrift, ihre anschrift, postleitzahl,
    votre adresse postale, code postal, tu direccion, su direccion, codigo postal, seu endereco, il tuo indirizzo, je postcode`,
};

/** Phrases by their longest word, which is looked up first, for speed. */
const PHRASES = new Map<string, { phrase: string; bit: number }[]>();
for (const [kind, list] of Object.entries(ASKED))
  for (const written of list.split(',')) {
    const phrase = foldPhrase(written);
    const word = phrase.split(' ').reduce((longest, each) => (each.length > longest.length ? each : longest));
    PHRASES.set(word, [...(PHRASES.get(word) ?? []), { phrase, bit: bitOf(kind as PrivateKind) }]);
  }

/** The kinds of private data, one bit each. @param kinds 'email,phone' */
export function detailsIn(kinds: string): number {
  return kinds.split(',').reduce((mask, kind) => mask | bitOf(kind as PrivateKind), 0);
}

/** Bits of the details that the text names; whether the reply asks for them is decided by its acts. */
export function detailsAsked(text: string): number {
  const words = foldWords(text);
  let mask = 0;
  for (const word of words.split(' '))
    for (const { phrase, bit } of PHRASES.get(word) ?? NONE) if (phraseIn(phrase, words)) mask |= bit;
  return mask;
}

const NONE: readonly never[] = [];

function bitOf(kind: PrivateKind): number {
  const place = PRIVATE_KINDS.indexOf(kind);
  return place < 0 ? 0 : 1 << place;
}
