/** Where a reply sends the customer: phrases per destination and language. Weights below 1 need a second witness. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const DM: PhraseRule[] = [
  ...rules('deflect-dm', 1, {
    '*': `dm us|me, pm us|me`,
    en: `
      dm|dms|dm'd|dm'ing|dming, direct|private message|messages|messaging|msg|msgs|chat, privately, message us|me,
      pm your|the|details, via|by|through|a pm, private|secured|secure link, send us|me ~ message|msg, check ~ inbox,
      take this|it ~ private|offline`,
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

const PHONE: PhraseRule[] = [
  ...rules('deflect-phone', 1, {
    '*': `<phone>`,
    en: `
      call|calling|phone|ring|phoning us|our|the|customer|them|support|your|member|my,
      call|calling|phone|ring|dial|at|on|toll <phone>, give us|them ~ call|ring|bell,
      speak to|with|directly ~ by|over|via|on phone, by|over|via phone, call center|centre, hotline|helpline,
      by calling|phoning, reach|contact|talk|speak ~ by|over|on|at|via ~ phone|telephone|<phone>,
      phone number ~ call, give ~ team|department|store|office a call,
      by|via|over|use|using|our|online|reach phone|telephone|call or? chat, phone|ring|call or chat, phone chat,
      contact|reach|number|telephone|phone ~ <phone>, <handle> or <phone>, contact ~ phone support, return|returning my|our call,
      request|get|arrange|schedule|book a call|callback, schedule|arrange|request ~ callback, set up a call, over the phone,
      give ~ shout|call|ring ~ number, please|pls|plz|just call, call|ring ~ using|option, ring|call ~ in with us,
      can|may|could|please|try|suggest|recommend you? call|calling|phone|ring ~ reservations|back|store|them|and|location|office|bank|provider,
      you can|may|could call`,
    de: `
      ruf* ~ an|uns, anrufen|anzurufen|anruf, telefonisch, hotline, unter <phone>, kundenservice <phone>,
      erreich*|anrufen|meld* ~ unter <number>, unter|unsere|unserer|folgende|folgender ~ telefonnummer|rufnummer`,
    fr: `
      appel*, par téléphone, au <phone>, joindre ~ <phone>, téléphonez|téléphoner|téléphone-nous, numéro gratuit|vert,
      contact*|joindre|joign*|rejoign* ~ au|le <number>`,
    es: `
      llama*|llame*|llámanos, llam* ~ <phone>, por teléfono, vía|atención|línea telefónica, telefónicamente, al <phone>,
      línea gratuita, contact*|comuníc*|marca|marque ~ al <number>,
      call center`,
    pt: `
      ligue, ligar|liga|ligando nos|para|ao|pelo|no, por telefone, pelo telefone|número|<phone>, central de atendimento,
      contacto|contato|via|atendimento telefónico|telefônico|telefónica|telefônica, no|para <phone>, sac <phone>, contact* ~ pelo|para <number>`,
    it: `
      chiam* ~ numero|<phone>|servizio|assistenza|ci, chiamaci|chiamarci|chiamare|chiamando, telefonaci|telefonare|telefoni|telefona,
      al|per telefono, contatt* ~ al <number>,
      al|allo numero|<phone>, numero verde`,
    nl: `
      bel|bellen|belt, telefonisch, via|op <phone>, klantenservice|nummer <phone>, per telefoon, ons telefoonnummer,
      bereik*|bereiken ~ op <number>`,
  }),
];

/** Calls that are no way to be helped: names, questions, what was done already. */
const NO_PHONE: PhraseRule[] = [
  ...rules('deflect-phone', -1, {
    en: `
      call|calling|calls your name, ring the ~ bell, get|got through by phone, they|people|we|i call us|the|them|it, call us that|out, did|have you ~ call|called|phone|speak|spoken ~ us|our|the|your|customer,
      before|after|when i|we call, prior|before to? calling|contacting, were you ~ call, call the shots, we'll|i'll ~ call`,
  }),
];

const EMAIL: PhraseRule[] = [
  ...rules('deflect-email', 1, {
    '*': `<email>`,
    en: `
      email|emailing us|our|them|customer, e-mail us|our|them, please|pls|plz email|e-mail, communicate ~ email,
      send|sending|shoot|drop|write us|our|them|me|team? a|an|your? short|quick? email|e-mail, send|shoot|drop|write an? email|e-mail,
      contact|reach|write|reply|respond|submit|send|get ~ by|via|through|over|per email|e-mail`,
    de: `
      per|via|eine|als mail|email|e-mail, mail|email|e-mail an|schreiben|senden|schicken,
      schreib* ~ mail|email|e-mail`,
    fr: `par|un mail|email|e-mail|courriel, adresse mail suivante, écri* ~ mail|email|courriel|adresse`,
    es: `
      por|un|vía correo|email|mail|e-mail, al correo <email>, correo electrónico ~ a, escr* ~ correo|email, envi* ~ correo|email`,
    pt: `por|para|pelo|um|via|no email|e-mail|mail, envi*|mand*|escrev* ~ email|e-mail`,
    it: `via|una|tramite|per mail|email|e-mail, scriv*|invi* ~ mail|email|e-mail, posta elettronica`,
    nl: `
      via|per|een mail|email|e-mail|mailtje, mail|mailen ons|naar, stuur* ~ mail|email|e-mail|mailtje`,
  }),
];

/** Mail that the brand sends or asks about. */
const NO_EMAIL: PhraseRule[] = [
  ...rules('deflect-email', -1, {
    en: `
      send|dm|share|provide|confirm|message ~ your|the|account email|e-mail, we|we'll|team|will|should|i|i'll ~ send|reach|respond|contact|write|emailed|reply ~ email|e-mail,
      not ~ by|via|over|through email|e-mail, did|have|has you|they ~ email|e-mail, email|e-mail address`,
  }),
];

const STORE: PhraseRule[] = [
  ...rules('deflect-store', 1, {
    en: `
      visit|go|head|stop|pop|drop|come|bring|take|swing ~ store|branch|shop|location|dealer|counter|restaurant|desk|apple,
      nearest|local|closest ~ store|branch|shop|location|dealer|restaurant|office,
      in ~ store|branch|shop with|and|to,
      speak|talk|check|contact|ask ~ staff|agent|gate|store|manager|crew|attendant|cashier, genius bar,
      at|to the counter|gate|desk|airport, authorized|authorised service|retailer|dealer,
      store directly, please|just|simply|kindly tell|show|see|inform the|our|your|any|a ~ staff|crew|cashier|attendant|steward|conductor|host,
      have|quick a? word with the|our|your|any ~ staff|crew|cashier|attendant|steward|conductor|manager`,
    de: `
      geh*|komm*|besuch*|wend*|schau*|frag* ~ filiale|filialen|shop|shops|store|stores|laden|läden|markt|reisezentrum|geschäft|geschäfte,
      in|zu|bei|im|zur eine|einer|einem|einen|unserer|unsere|unserem|unseren|deiner|deinem|ihrer|ihrem|der|nächsten|nächstgelegenen nächsten|nächstgelegenen? filiale|filialen|shop|shops|store|laden|geschäft|markt,
      im nächsten? shop|store|laden|markt|reisezentrum|geschäft, zur nächsten filiale, vor ort, am|zum schalter,
      sprich|sprecht|sprechen|frag*|sag*|wende*|wenden ~ personal|mitarbeiter|mitarbeiterin ~ schalter|filiale|bahnhof|gate`,
    fr: `
      en|au magasin|agence|boutique|guichet|restaurant, dans votre|un|une|nos|notre|le|l'un|l'une ~ magasin|magasins|agence|agences|boutique|boutiques,
      rend*|rends|pass*|adress*|présent*|dirig*|visit*|allez|va ~ magasin|magasins|agence|agences|boutique|boutiques|guichet|restaurant,
      magasin|agence|boutique le|la plus proche, adress*|demand*|parl*|dites|voyez ~ guichet|comptoir`,
    es: `
      tienda|tiendas|sucursal|sucursales|oficina|oficinas|mostrador ~ cercana|próxima|física|físicas|comercial,
      visit*|acud*|acérca*|acérque*|acercar*|pasa|pase|diríge*|diríja* ~ tienda|sucursal|oficina|mostrador|local,
      visit*|acud*|acérca*|acérque*|acercar*|pasa|pase|dirígete|diríjase a|por una|alguna|cualquiera ~ tiendas|sucursales|oficinas,
      avis*|consult*|pregunt*|habla|hable|dile ~ mostrador|taquilla, personal de|del ~ mostrador|tienda|taquilla`,
    pt: `
      loja|agência|balcão ~ próxima|física|mais, visit*|vá|dirij*|dirig*|compareç*|passe|desloque* ~ loja|agência|balcão|unidade,
      visit*|vá|dirij*|dirig*|compareç*|passe|desloque* se? a|à|em|por|até uma|qualquer ~ lojas|agências`,
    it: `
      negozio|filiale|punto|sportello ~ vicino|vendita|vicina,
      recati|recarti|rechi|recarsi|vai|vada|passa|passi|rivolg*|visita ~ negozio|negozi|filiale|filiali|sportello|punto|punti,
      recati|recarti|rechi|recarsi|vai|vada|passa|passi|rivolg* in|presso|a|ad ~ negozi|filiali`,
    nl: `
      ga|gaan|kom|komen|loop|bezoek|breng|vraag|vragen|terecht ~ winkel|winkels|filiaal|filialen|vestiging|vestigingen|balie|servicebalie,
      langs|in|bij|naar een|onze|de|je|jouw|uw|het ~ winkel|winkels|filiaal|vestiging|balie|servicebalie`,
  }),
];

/** A word at the place where what was done is taken up: "a ramp is booked, just tell the crew at the gate". */
const SAY_SO: PhraseRule[] = [
  ...rules('say-so', 1, {
    en: `tell|show|mention|inform|let|give|remind the|our|your|it|this|them|a|any, just|simply|only say|mention|ask|tell|show|let`,
    de: `sag*|zeig*|nenn*|gib|geben, bescheid`,
    fr: `dites|dis|signal*|montr*|présent*, préven*`,
    es: `di|dile|díselo|diga|avis*|muestr*|enseñ*, menciona*`,
    pt: `diga|diz|avise|avisa|mostre|mostra, mencione`,
    it: `dillo|dica|dì|avvis*|mostr*, segnal*`,
    nl: `zeg|zegt|laat|toon|meld*, vertel*`,
  }),
];

const WEB: PhraseRule[] = [
  ...rules('deflect-web', 1, {
    en: `
      fill|complete|submit ~ form, visit|check|see|use|via|through ~ website|webpage|portal|site,
      on|at|via|through|from|to|visiting our|the|my|your|their ~ website|webpage|portal|forum|forums,
      help|support|contact|status page|pages|centre|center|site, web|online|contact form|chat|portal, live chat,
      chat with us|our, log|logging|sign in|into ~ account|website online|section|under, via ~ account under,
      head|go to ~ website|site|merchant's, head|go to our|their|your ~ page`,
    de: `
      kontaktformular|formular|onlineformular, auf|über unserer|unsere|der website|webseite|homepage|seite|internetseite,
      im chat|hilfebereich|kundencenter|kundenportal`,
    fr: `
      formulaire, sur|via notre|le|votre site|application|appli, espace client|personnel, rendez|rendre ~ site,
      le|notre|par chat`,
    es: `
      formulario, en|a|visita|ingresa nuestra|la|nuestro|el|a página|web|sitio|portal, página web, sitio web,
      chat en línea, área de? clientes?`,
    pt: `
      formulário, no|pelo|nosso|ao nosso? site|portal|chat, página web, área do? cliente`,
    it: `
      modulo, sul|dal|il nostro|tuo? sito|portale, sito web, area clienti|riservata, via|in chat`,
    nl: `
      contactformulier|formulier|webformulier, op|via onze|de|je website|site|webshop|pagina, via de? chat`,
  }),
  ...rules('link', 1, {
    en: `
      link|links below|above|here|provided, click|tap|select|follow|use|using|via|in|on|at ~ link|button|option|links,
      click|tap here|below|on, here's|here|is ~ link, article, documentation, see|check|click here`,
    de: `folgenden|diesen|diesem|folgendem|untenstehenden link, klick*|klicke ~ link|hier|button, link ~ unten`,
    fr: `lien suivant|ci|dessous, ce|cet|via|sur|le ~ lien, cliqu* ~ lien|ici|bouton`,
    es: `siguiente|este|en|el enlace|link|liga, clic|click|pincha|haz ~ aquí|enlace|link|botón`,
    pt: `seguinte|este|neste|no|pelo link, clic*|clique ~ link|aqui|botão`,
    it: `seguente|questo|al|il link, clicc* ~ link|qui|pulsante`,
    nl: `deze|onderstaande|volgende|de link, klik* ~ link|hier|knop`,
  }),
  ...rules('private-link', 1, {
    en: `
      provided a link, link we provided, click|follow|use|using|via the|this link below|provided, here's a link, here is a link,
      link to make, see|meet you there`,
  }),
  ...rules('way', 1, {
    en: `here, via|using|at|through <url>, button, click|tap below`,
    de: `hier, über|unter|via <url>, button`,
    fr: `ici, via|sur <url>, bouton`,
    es: `aquí, vía|en|por <url>, botón`,
    pt: `aqui, via|em|por|pelo <url>, botão`,
    it: `qui, tramite|su|via <url>, pulsante`,
    nl: `hier, via|op <url>, knop`,
  }),
  ...rules('pointer', 1, {
    en: `
      help|helps|here|steps|info|information|details|more|guide|below|link|article|see|read|learn|started|form|page,
      at|via|to|on|from|through|in|with|visit|using|check|try <url>`,
    de: `hier|infos|informationen|mehr|hilft|link|anleitung|details, unter|über|auf|via|bei|zu <url>`,
    fr: `ici|infos|informations|plus|aide|lien|détails, sur|via|à|au|par <url>`,
    es: `aquí|info|información|más|ayuda|enlace|link|detalles, en|a|vía|por|visita <url>`,
    pt: `aqui|info|informações|mais|ajuda|link|detalhes, em|no|pelo|através|via|acesse <url>`,
    it: `qui|info|informazioni|più|aiuto|link|dettagli, su|al|a|via|tramite <url>`,
    nl: `hier|info|informatie|meer|helpt|link|uitleg, via|op|naar|bij <url>`,
  }),
];

export const CHANNEL_RULES: readonly PhraseRule[] = [
  ...DM,
  ...PHONE,
  ...NO_PHONE,
  ...EMAIL,
  ...NO_EMAIL,
  ...STORE,
  ...SAY_SO,
  ...WEB,
];
