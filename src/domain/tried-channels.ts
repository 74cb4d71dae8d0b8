/** Channels a customer says they have tried already: sending them there again is not an answer. */
import { foldPhrase, phraseIn } from './phrase.ts';

export const DESTINATIONS = ['dm', 'phone', 'web', 'email', 'store'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** Phrases by destination; `again` answers "send us a DM" with "I did", wherever that was. */
const TRIED: Record<Destination | 'again', string> = {
  dm: `already dmed, already dm'd, already sent a dm, already sent you a dm, already messaged, sent you a dm, sent a dm,
    dmed you, dm'd you, i have dmed, sent you a message, no reply to my dm, ignored my dm, check your dms,
    schon eine dm, dm geschickt, per dm geschrieben, deja envoye un mp, envoye un dm, ya les envie un dm, ya mande dm,
    ja mandei dm, gia scritto in dm, al een dm gestuurd`,
  phone: `on hold, i called, i have called, i've called, i already called, already phoned, i phoned, rang you, been calling,
    called you, spoke to your call centre, spoke to your call center, tried calling, tried to call, nobody answers the phone,
    no one answers the phone, phone line is, schon angerufen, in der warteschleife, hotline geht niemand, deja appele,
    j'ai appele, ya llame, he llamado, ja liguei, ho gia chiamato, al gebeld`,
  web: `tried the website, tried your website, tried the link, filled in the form, filled out the form, used the form,
    website does not work, website doesn't work, link does not work, link doesn't work, form does not work,
    already tried online, formular schon ausgefullt, deja rempli le formulaire, ya llene el formulario`,
  email: `already emailed, i emailed, i have emailed, i've emailed, sent an email, sent you an email, sent emails,
    no reply to my email, e mailed you, schon eine mail, mail geschrieben, deja envoye un mail, ya envie un correo,
    ja enviei um email, gia mandato una mail, al gemaild`,
  store: `went to the store, went to your store, been to the store, in store they, in the shop they, schon im laden,
    deja alle en magasin, ya fui a la tienda`,
  again: `i did, i already did, already did, already have, i have already, done that, did that, hab ich schon, habe ich schon,
    schon gemacht, deja fait, c'est fait, ya lo hice, ja fiz, gia fatto, al gedaan`,
};

const PHRASES = Object.entries(TRIED).map(
  ([name, words]) => [name as Destination | 'again', words.split(',').map(foldPhrase)] as const,
);

/** @param words as foldWords returns them */
export function triedIn(words: string): Set<Destination | 'again'> {
  return new Set(
    PHRASES.filter(([, phrases]) => phrases.some((phrase) => phraseIn(phrase, words))).map(([name]) => name),
  );
}
