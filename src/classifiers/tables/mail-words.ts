/** Words of mail addresses that are spelled aloud. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Hosts of mail that people have an address at. */
export const MAIL_HOSTS = words(
  'gmail googlemail hotmail outlook yahoo icloud live msn aol gmx web mail yandex protonmail proton orange wanadoo laposte libero virgilio tiscali ziggo kpnmail wp onet interia uol bol terra btinternet comcast qq naver seznam',
);

/** Ends of domains that are said aloud. */
export const TOP_DOMAINS = words(
  'com net org info edu co uk de at ch fr be es mx ar it pt br nl pl se no dk fi tr ie in au nz ca us za eu io me cz gr ru jp cn kr biz ac gov',
);

/** Words beside a spelled address. */
export const MAIL_WORDS = words(
  'mail email mails mailto e correo courriel adresse adres mailadresse correu poczta mejl sähköposti inbox',
);

/** What stands before "at" and is nobody's mailbox. */
export const NO_MAIL_NAMES = words(
  'i you we they he she it us me them him her am is are was were be look looking shop shopping buy order ordered available working work works hacked find found available only here up out check mail email account login log support contact see meet started sign signed based arrived help customer page site app',
);
