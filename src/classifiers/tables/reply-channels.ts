/** Where a reply sends the customer: phrases per destination and language. Weights below 1 need a second witness. */
import { type Rule, rules } from '../phrases.ts';

const DM: Rule[] = [
  ...rules('deflect-dm', 1, {
    '*': `dm us|me, pm us|me`,
    en: `
      send|shoot|drop|give|slide|pop|fire|leave|write|message|share|provide|forward|chat|follow|reply|respond|submit|confirm|contact|reach|meet|join|include|continue|discuss|talk|click ~ dm|dms|pm|pms|inbox,
      send|shoot|drop|give|share|provide|forward|submit|confirm|pass|discuss|chat|talk|continue|reach|contact|use|click|follow|write|reply|respond ~ direct|private message|messages|messaging|chat|msg,
      send|share|provide|confirm|include|let|give|discuss|forward|tell|detail|details|info|information|number|address|email|name|account|order|phone|zip|us|me|this|it|further|more via|by|through|thru|in|over|to|into ~ dm|dms|pm|pms|inbox,
      send|share|provide|confirm|details|info|information|number|address|email|name|order|us|me|this|further via|by|through|thru|in|over ~ direct|private message|messages|messaging|chat,
      via|by|through|thru|over|using|into|in dm|dms|pm|pms,
      via|by|through|using|in direct|private message|messages|messaging|chat, privately, message us|me,
      private link|secured|channel, dm|pm ~ your|the|details, message us|me ~ private|privately|direct|directly,
      respond|responded|reply|replied|sent|check ~ dm|dms|pm, take this|it ~ dm|dms|private|offline,
      move ~ to|into dm|dms|private, check ~ dm|dms|inbox|messages, follow and|us ~ dm|message,
      private|direct message|msg us|me|so|with|and, send us|me ~ message|msg|note,
      dm|dms ~ so|to|and|for|open|please|button|link, pls|please dm|pm`,
    de: `
      per|via|in|eine|als|kurze dm|pn|pm|direktnachricht|privatnachricht,
      schick*|schreib*|send*|melde|meldet|melden|gib ~ dm|pn|direktnachricht|privatnachricht|privat,
      private|persönliche|direkte nachricht, direktnachricht*, privatnachricht*,
      dm|pn an uns|schicken|senden|zukommen, schick*|schreib*|send* ~ nachricht`,
    fr: `
      en|par|via dm|mp|privé, message|messages privé|privés|privée|direct,
      écri*|envo*|contact*|rejoi*|continu*|transmet* ~ dm|mp|privé, messagerie privée, mp|dm svp|stp`,
    es: `
      por|vía|al|en|un|mediante|a dm|md|mp|privado|interno|inbox,
      mensaje|mensajes privado|privados|directo|directos|interno,
      escr*|envi*|mand*|contact*|sigue|síguenos ~ dm|md|mp|privado|directo|interno, dm|md por favor,
      nuestro dm|md`,
    pt: `
      por|via|na|no|pela|uma|à|em|a dm|md|mp|privado|inbox|direct,
      mensagem|mensagens privada|privadas|direta|diretas|particular,
      envi*|mand*|cham*|escrev*|respond*|contact* ~ dm|md|mp|privado|inbox|direct, dm por favor, nossa dm`,
    it: `
      in|via|un|per|tramite|nei|ai dm|pm|privato|direct, messaggio|messaggi privato|privati|diretto|diretti,
      scriv*|invi*|mand*|contatt* ~ dm|privato|privatamente|direct, in privato`,
    nl: `
      via|per|een|in|je|de|onze|naar dm|pb|privébericht|dm's,
      stuur*|sturen|bericht|geef|laat|meld ~ dm|pb|privébericht|privé, privé bericht|berichtje, privébericht*,
      dm even|ons|sturen, stuur ~ bericht|berichtje`,
  }),
];

const PHONE: Rule[] = [
  ...rules('deflect-phone', 1, {
    en: `
      call|calling|phone|ring|phoning us|our|the|customer|them|support|your|member|my,
      call|calling|phone|ring|dial|at|on|toll <phone>, give us|them ~ call|ring|bell,
      speak to|with|directly ~ by|over|via|on phone, by|over|via phone, call center|centre, hotline|helpline,
      by calling|phoning, reach|contact|talk|speak ~ by|over|on|at|via ~ phone|telephone|<phone>,
      phone number ~ call, give ~ team|department|store|office a call`,
    de: `
      ruf* ~ an|uns, anrufen|anzurufen|anruf, telefonisch, hotline, unter <phone>, kundenservice <phone>,
      telefonnummer, rufnummer`,
    fr: `appel*, par téléphone, au <phone>, joindre ~ <phone>, téléphon*, numéro gratuit|vert`,
    es: `
      llama*|llame*|llámanos, llam* ~ <phone>, por teléfono, telefónic*, al <phone>, línea gratuita|telefónica,
      call center`,
    pt: `
      ligue|ligar|liga|ligando, por telefone, pelo telefone|número|<phone>, central de atendimento,
      telefónic*|telefônic*, no <phone>, sac`,
    it: `
      chiam* ~ numero|<phone>|servizio|assistenza|ci, chiamaci|chiamarci|chiamare|chiamando, telefon*,
      al|allo numero|<phone>, numero verde`,
    nl: `
      bel|bellen|belt, telefonisch, via|op <phone>, klantenservice|nummer <phone>, per telefoon, telefoonnummer`,
  }),
];

const EMAIL: Rule[] = [
  ...rules('deflect-email', 1, {
    '*': `<email>`,
    en: `
      email|emailing us|our|the|them|customer, send|shoot|drop|write ~ an|us|our email,
      via|by|through|over|per email, contact ~ by|via email, e-mail us|our|them, via|by e-mail, write to us at,
      send ~ e-mail`,
    de: `
      per|via|eine|als mail|email|e-mail, mail|email|e-mail an|schreiben|senden|schicken,
      schreib* ~ mail|email|e-mail`,
    fr: `par|un mail|email|e-mail|courriel, adresse mail suivante, écri* ~ mail|email|courriel|adresse`,
    es: `
      por|al|un|vía correo|email|mail|e-mail, correo electrónico ~ a, escr* ~ correo|email, envi* ~ correo|email`,
    pt: `por|para|pelo|um|via|no email|e-mail|mail, envi*|mand*|escrev* ~ email|e-mail`,
    it: `via|una|tramite|per mail|email|e-mail, scriv*|invi* ~ mail|email|e-mail, posta elettronica`,
    nl: `
      via|per|een mail|email|e-mail|mailtje, mail|mailen ons|naar, stuur* ~ mail|email|e-mail|mailtje`,
  }),
];

const STORE: Rule[] = [
  ...rules('deflect-store', 1, {
    en: `
      visit|go|head|stop|pop|drop|come|bring|take|swing ~ store|branch|shop|location|dealer|counter|restaurant|desk|apple,
      nearest|local|closest ~ store|branch|shop|location|dealer|restaurant|office,
      in ~ store|branch|shop with|and|to,
      speak|talk|check|contact|ask ~ staff|agent|gate|store|manager|crew|attendant|cashier, genius bar,
      at|to the counter|gate|desk|airport, authorized|authorised service|retailer|dealer,
      store manager|team|directly`,
    de: `
      filiale,
      im|in|den|dem|unserem|einem|deinem|einen|einer nächsten? shop|store|laden|markt|reisezentrum|geschäft,
      vor ort, am schalter`,
    fr: `en|votre|au|dans ~ magasin|agence|boutique|guichet|restaurant, magasin le plus proche`,
    es: `
      tienda|sucursal|oficina|mostrador ~ cercana|próxima|física|comercial,
      visit*|acude|acércate|acercarte|acud*|pasa|dirígete ~ tienda|sucursal|oficina|mostrador|local`,
    pt: `
      loja|agência|balcão ~ próxima|física|mais, visit*|vá|dirija*|compare*|passe ~ loja|agência|balcão|unidade`,
    it: `
      negozio|filiale|punto|sportello ~ vicino|vendita|vicina,
      rec*|vai|passa|rivolg* ~ negozio|filiale|sportello|punto`,
    nl: `winkel|filiaal|vestiging|balie, in de winkel, bij ~ winkel|filiaal|balie|servicebalie`,
  }),
];

const WEB: Rule[] = [
  ...rules('deflect-web', 1, {
    en: `
      visit|see|check|use|click|follow|try|tap|open|view|read|refer|submit|complete|fill|fill|head|go|report|contact|reach|chat|find|join|book|register|request|apply|file|access|review|via|through|using|at|here|link|online|form|page|website|site|steps|info|information|article|more|below|out|this|support|team|feedback|details|instructions|tips|help|to|here's|guide|options|on ~ <url>,
      <url> to|for|and ~ report|submit|contact|see|check|find|more|file|chat|get|request|reset|track|help|info|further|details,
      fill|complete|submit ~ form,
      click|tap|follow|use|visit|check|see|via|through ~ link|website|site|webpage|page|online|portal,
      on|at|via|through|visiting our|the website|site|page|portal, link below|above|here|provided, live chat,
      chat with us|our, online at|form|chat, app ~ contact|chat, log|logging in|into ~ account|website|app,
      help center|centre`,
    de: `
      unter|hier|link|formular|website|webseite|seite|über|auf|info|infos|informationen|dazu|kontaktformular|weitere ~ <url>,
      kontaktformular, folgenden|diesen|diesem|folgendem link,
      auf|über unserer|unsere|der website|webseite|homepage|seite|internetseite, im chat|hilfebereich,
      online formular`,
    fr: `
      ici|lien|formulaire|site|page|via|sur|consult*|cliqu*|suivant|infos|informations|rend* ~ <url>, formulaire,
      lien suivant|ci, sur|via notre|le|votre site|page|espace|application, espace client,
      rendez|rendre ~ site|lien, chat`,
    es: `
      aquí|link|enlace|formulario|web|página|sitio|en|visit*|ingres*|consult*|siguiente|vía|información|acced* ~ <url>,
      formulario, siguiente|este enlace|link, en|a|visita nuestra|la|nuestro|el página|web|sitio|portal,
      página web, sitio web, chat en línea`,
    pt: `
      aqui|link|formulário|site|página|em|acess*|visit*|clic*|consult*|através|pelo|no|informações ~ <url>,
      formulário, seguinte|este|neste|no|pelo link, no|pelo|nosso|ao nosso? site|portal, página web, chat`,
    it: `
      qui|link|form|modulo|sito|pagina|visit*|clicc*|consult*|su|seguente|info|informazioni|al|questo ~ <url>,
      modulo, seguente|questo|al link, sul|il nostro sito|portale, sito web, area clienti, chat`,
    nl: `
      via|hier|link|formulier|website|site|pagina|op|kijk|bekijk|check|info|informatie|deze|klik|contactformulier|vind ~ <url>,
      contactformulier|formulier, deze|onderstaande link, op|via onze|de website|site|webshop|pagina, chat`,
  }),
];

export const CHANNEL_RULES: readonly Rule[] = [...DM, ...PHONE, ...EMAIL, ...STORE, ...WEB];
