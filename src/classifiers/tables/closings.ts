/** What ends a conversation or is no part of one: closing words, wishes, and people telling of their day, by language. */
import { type PhraseRule, rules } from '../text/phrases.ts';

/** Words that end a conversation; they count in short posts alone. */
const CLOSINGS: PhraseRule[] = rules('closing', 2, {
  '*': `👌|👍|🫡`,
  en: `
    ok|okay|okey|k|kk|alright|alrighty|roger|noted|understood|gotcha|gotchya, sounds good|great|perfect, fair enough, fine by|with me,
    no worries|problem|probs|prob|bother|drama, not a problem|worry, nothing else|more|further, that's|thats|that is all|it|everything, all good|clear|fine,
    you're|your|ur welcome, my pleasure, anytime, i|we see, makes sense, good to know, cool, bye|goodbye, good night|evening, see ya|you,
    will try|check|do|see, i'll|i will try|check|keep|wait|see|do|look|let ~ now|later|tomorrow|that|it|this|know|again, worked`,
  de: `
    ok|okay|alles klar|gut|bestens, verstanden|verstehe, kein problem|ding|stress, keine ursache|sorge, gern geschehen, passt|passt schon, geht klar, in ordnung,
    das wars|war's|wär's, tschüss|tschüs|ciao, bis bald|dann, gute nacht, schönen abend|tag, schönes wochenende, mach|mache ich, wird gemacht, probiere|versuche ich`,
  fr: `
    ok|okay|d'accord|dac|entendu|compris|noté, ça marche|roule|ira, pas de souci|soucis|problème, de rien, je vous en prie, c'est noté|tout|compris|bon,
    bonne soirée|nuit|journée, bon week, à bientôt, au revoir, je vais essayer|tester|voir, très bien`,
  es: `
    ok|okay|vale|dale|listo|entendido|entiendo|perfecto|bueno, de acuerdo, está bien, no hay problema, no pasa nada, de nada, es todo, eso es todo, tranquilo|tranquila|tranquilos,
    buenas noches, buen día|fin, hasta luego|pronto, adiós, lo haré|intentaré|probaré, voy a probar|intentar`,
  pt: `
    ok|okay|beleza|blz|certo|entendi|entendido|combinado|perfeito, tudo bem|certo, sem problema|problemas, de nada, tá bom|certo, está bem, é só isso, só isso,
    boa noite, bom dia|fim, até logo|mais|breve, tchau, vou tentar|testar|ver`,
  it: `
    ok|okay|va bene|bene|capito|perfetto|ricevuto|chiaro, d'accordo, nessun problema, non c'è problema, di nulla|niente, figuratevi|figurati|prego, è tutto, tutto qui,
    buona serata|notte|giornata, buon weekend, a presto, arrivederci, ci provo, proverò`,
  nl: `
    ok|oké|okee|oke|prima|duidelijk|begrepen|helder|akkoord, is goed, geen probleem|dank, graag gedaan, komt goed, dat was het, dat is alles,
    fijne avond|dag, goed weekend, welterusten, tot ziens|snel, doei, ga ik|het proberen, zal ik doen|proberen`,
});

/** Small talk: wishes, and what people do with their day. */
const CHATTER: PhraseRule[] = rules('chatter', 2, {
  en: `
    see you|ya|u|y'all ~ soon|there|later|tomorrow, makes two of us, happy birthday|halloween|christmas|holidays|thanksgiving|easter|friday|monday|weekend|new|anniversary|diwali|eid, merry christmas|xmas, good morning|luck,
    have a|an great|good|nice|lovely|wonderful|safe|awesome|amazing|fab|fun, safe travels|flight|trip,
    on my|our way to|home|back|there, just landed|arrived|boarded|touched|checked, about to board|fly|land|take, heading|headed to|home|back|out|off, off to, flying|travelling|traveling to|with|out|home|back,
    dressed|dressing up as|like, going as, trick or treat|treating, who's|whos with me, tonight's|todays|today's plan|outfit|lunch|dinner|view,
    i|i've|we|we've wrote|written|made|drew|painted|composed a|an|my|our|this, pray for, figure it out, competition|contest, lol, lmao|haha|hahaha|hehe|rofl`,
  de: `
    guten morgen, frohe|frohes|fröhliche weihnachten|ostern|neues|fest, alles gute, herzlichen glückwunsch, viel glück|spaß|erfolg, gute reise|fahrt,
    auf dem weg nach|zu|zur|zum, gerade gelandet|angekommen, unterwegs nach|zu|mit, ich|wir habe|haben ~ buch|lied|gedicht geschrieben, haha|hahaha|hihi`,
  fr: `
    bonne année|fête|chance, joyeux noël|anniversaire, joyeuses fêtes|pâques, bon voyage|vol|anniversaire|courage, en route pour|vers, c'est parti, on arrive, haha|hahaha|mdr|lol|ptdr`,
  es: `
    feliz navidad|cumpleaños|año|día|halloween|viernes|lunes, felices fiestas, buena suerte, buen viaje|vuelo, de camino a, rumbo a, camino a|al, buenos días mundo, jaja|jajaja|jajajaja|lol`,
  pt: `
    feliz natal|aniversário|ano|páscoa, boas festas, boa sorte|viagem, bom voo, a caminho de|do|da, rumo a|ao|à, partiu, kkk|kkkk|kkkkk|haha|rsrs`,
  it: `
    buon natale|compleanno|anno|viaggio|volo, buona pasqua|fortuna, buone feste, tanti auguri, in viaggio per|verso, in partenza per, si parte, ahah|ahaha|haha|lol`,
  nl: `
    goedemorgen, fijne kerst|feestdagen|verjaardag|reis|vlucht, gefeliciteerd, gelukkig nieuwjaar, veel plezier|succes, goede reis, onderweg naar, op weg naar, haha|hahaha|lol`,
});

/** Answers to what the brand asked: a conversation that goes on. */
const ANSWERS: PhraseRule[] = rules('answer', 2, {
  en: `
    iphone|ipad|ipod|macbook|imac|android|ios|windows|mac|laptop|tablet|galaxy|pixel|chrome|firefox|safari|xbox|ps4|ps5|router|modem|samsung|huawei|os|version|firmware|model|serial,
    name|email|address|number|ref|reference|zip|postcode|contact|phone|username|gamertag is?, full name, account|order|ticket|booking|flight|case number|no|id|code|ref|is,
    this is what|how, see screenshot|attached|pic|photo|picture, screenshot, i did|have|am|do|was|can|sure|just|already, just did|sent|tried|checked|now, already did|have|tried|done|sent, all of them|it,
    card|account|platinum|visa|mastercard|debit, dm'ed|dmed|debited|submitted|attached|uploaded, i|i've|have|now followed, followed you|u, at gmail|hotmail|yahoo|outlook, tried that|this|it|everything|all, hours|days|weeks|minutes|months|yesterday ago?, since|after yesterday|i|the|my|this, anytime, whenever`,
  de: `
    habe ich|schon, hab ich|schon, bereits gemacht|probiert|versucht|erledigt, schon gemacht|probiert|versucht|passiert, kundennummer|bestellnummer|vertragsnummer|auftragsnummer|rechnungsnummer, seit gestern|heute|wochen|tagen, handy|router|version|gerät`,
  fr: `
    déjà fait|essayé|envoyé, c'est fait, je l'ai fait, numéro de? commande|client|dossier|contrat|suivi, depuis hier|ce|lundi, version|modèle|téléphone`,
  es: `
    ya lo hice|intenté|envié|probé, ya está hecho, número de pedido|cliente|cuenta|reserva|orden, desde ayer|hoy|hace, versión|modelo|teléfono|correo`,
  pt: `
    já fiz|tentei|enviei|mandei, número do|de pedido|cliente|conta|protocolo, desde ontem|hoje, versão|modelo|telefone|email`,
  it: `
    già fatto|provato|inviato, fatto, numero di|ordine|cliente|pratica|prenotazione, da ieri|stamattina, versione|modello|telefono|email`,
  nl: `
    al gedaan|geprobeerd|gestuurd, heb ik, ordernummer|klantnummer|bestelnummer|referentie, sinds gisteren|vandaag, versie|model|toestel`,
});

export const CLOSING_RULES: readonly PhraseRule[] = [...CLOSINGS, ...CHATTER, ...ANSWERS];

/** First words of an answer to a question. */
export const ANSWERING: ReadonlySet<string> = new Set(
  (
    'yes yep yeah yup yea ya no nope nah correct both neither none did done sent replied responded followed tried ' +
    'ja nein doch oui non si sí sim não nao sì nee jawel klopt'
  ).split(' '),
);
