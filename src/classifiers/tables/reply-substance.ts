/** What a reply asks, promises or has done: questions back, promises and fixes, per language. Weights below 1 need a second witness. */
import { type PhraseRule, rules } from '../text/phrases.ts';

/** "Let us know which …", "DM us what …": the question stands inside. */
const ASKED_WITHIN: Readonly<Record<string, string>> = {
  en: `
    let us|me know ~ store|time|location|name|number|date|model|version|order, dm|pm|message|drop|write|send|reply|respond us|me? ~ what|which|where|how, tell|telling us|me ~ when, send|drop|message ~ dm|message ~ what|which|how`,
  de: `wissen|sag*|schreib*|teil*|erzähl*|mitteil*|nenn* ~ welche|welcher|welches|welchen|was|wann|wo|wie|wer|worum|wofür, wissen|sag*|schreib*|teil* ~ um was|welches|welche`,
  fr: `dites|dis|indiqu*|précis*|racont*|écri*|envoy* ~ quel|quelle|quels|quelles|quand|où|comment, dites|dis|indiqu*|précis*|racont*|écri*|envoy* ~ ce qui|que|qu`,
  es: `dinos|díganos|cuénta*|indíca*|escríb*|envía*|comént* ~ qué|cuál|cuáles|cuándo|dónde|cómo`,
  pt: `diga|digam|conte|contem|informe|envie|escreva ~ qual|quais|que|quando|onde|como, conte|diga ~ dm ~ que|qual`,
  it: `facci|fateci|dicci|diteci|scrivici|raccontaci|indica* ~ quale|quali|quando|dove|cosa|come|che`,
  nl: `laat|vertel|zeg|stuur|geef|schrijf ~ welk|welke|wat|wanneer|waar|hoe, dm|bericht met wat|welke`,
};

const ASK_INFO: PhraseRule[] = [
  ...rules('ask-info', 1, ASKED_WITHIN),
  ...rules('ask-info', 1, {
    en: `
      send|share|provide|include|give|confirm|dm|pm|tell|forward|need|reply|advise|pass|verify ~ order|account|booking|confirmation|phone|email|full|reference|zip|tracking|case|flight|name|number|address|details|info|information|screenshot|pnr|postcode|photo|picture|dob|mobile|ticket|membership|record|locator|gamertag,
      let us|me know ~ what|which|how|when|where|more|who|exactly, tell us|me ~ what|which|where|when|how|more|about,
      can|could|would|will|may|might you ~ tell|confirm|send|provide|share|let|give|clarify|explain|elaborate|advise|describe|specify|dm|pm,
      with|including|include your|the ~ name|number|order|email|account|phone|address|zip|confirmation|screenshot|postcode|booking|reference,
      we|i'd|we'll|we'd|i like|need|love to know, please|pls|plz|kindly confirm|clarify|specify|describe|elaborate|provide, elaborate, any error,
      have|had you|u|ya ~ tried|restarted|rebooted, did you|u|ya ~ try|restart|reboot`,
    de: `
      teil|teile|teilen|nenn|nenne|nennen|schick*|send*|gib|geben|verrat*|verrätst|mitteilen ~ nummer|bestellnummer|kundennummer|telefonnummer|handynummer|name|daten|details|genauer|info|infos|buchungsnummer|adresse|welche|wann|wo|was|wie,
      kannst|könntest|können|könnten|magst du|sie|ihr ~ sagen|mitteilen|schicken|senden|nennen|verraten|beschreiben,
      bestellnummer, kundennummer, buchungsnummer`,
    fr: `
      pouvez|peux|pourriez|pourrais ~ préciser|indiquer|communiquer|envoyer|transmettre|confirmer|dire|donner,
      numéro de commande|client|dossier|réservation|téléphone|suivi, vos coordonnées,
      indiqu*|communiqu*|transmet* ~ numéro|nom|adresse|coordonnées|référence`,
    es: `
      indíca*|indic*|confirm*|compart*|facilit*|proporcion*|brind*|envía*|envíe*|mánda*|mande*|déja*|dinos|díganos|cuénta* ~ número|nombre|datos|pedido|correo|teléfono|qué|más|detalles|información|código|reserva|dni,
      puedes|podrías|puede|podría|nos ~ indic*|confirm*|decir*|dar|darnos|envia*|enviar*|compartir*|facilitar*|contar*|proporcion*|describ*|especific*,
      has|ha intentado|probado|reiniciado, con tu|su|el|tus|sus ~ número|nombre|correo|datos|pedido|teléfono|dni|código, tu|su número de? pedido|cliente|reserva|teléfono|caso`,
    pt: `
      inform*|confirm*|envi*|pass*|compartilh*|mand*|conta|conte ~ número|nome|dados|pedido|cpf|email|telefone|mais|detalhes|qual|código|protocolo|reserva,
      pode|poderia|podes|poderias|consegue ~ informar|confirmar|dizer|enviar|contar|passar|indicar|partilhar|explicar|descrever,
      com o|seu|teu|os|seus ~ número|nome|cpf|dados|pedido|email|código`,
    it: `
      indic*|conferm*|invi*|forni*|comunic*|dicci|scriv* ~ numero|nome|dati|ordine|email|telefono|codice|dettagli|prenotazione,
      puoi|può|potresti|potrebbe ~ indicar*|conferm*|dire|dirci|dirmi|inviar*|fornir*|mandar*|spiegar*|raccontar*|descriver*,
      con il|tuo|suo|i ~ numero|nome|codice|dati|ordine, che modello|tipo|errore|versione|problema`,
    nl: `
      kun|kunt|kan je|u ~ sturen|doorgeven|vertellen|laten|aangeven|delen|bevestigen|toelichten|zeggen|omschrijven|uitleggen|meesturen,
      geef|stuur|laat|deel ~ door|weten|gegevens|nummer|naam|ordernummer|bestelnummer, bestelnummer|ordernummer|klantnummer`,
  }),
  ...rules('ask-info', 0.6, {
    en: `
      what|which|when|where|who|how|why, what's|who's|where's|when's|how's, your ~ number|details|code|id|locator,
      are|is|was|were|did|do|does|have|has|can|could|would you|your|the|it|this|that|there|they|these|any,
      more|additional|further|some|specific|few details|info|information`,
    de: `welche*, wann|wo|was|wie|wer|worum, hast|haben|ist|sind|bist|kannst|können du|sie|ihr|es, genauer`,
    fr: `quel|quelle|quels|quelles, où|quand|comment|pourquoi|combien, avez|as|est vous|tu|ce, plus de détails|précisions`,
    es: `qué|cuál|cuáles|dónde|cuándo|cómo|quién|cuánto, te|se|lo|le|ya has|ha|han, has|ha podido|intentado|probado|recibido|contactado|puesto|hecho|visto|verificado, tienes|tiene|recibes|recibe|usas|utilizas, número de pedido|cliente|reserva|teléfono|orden|caso, más detalles|información|datos`,
    pt: `qual|quais|onde|que|quando|como|quem|quanto, já tentou|fez|recebeu|contactou|contatou|entrou|verificou, número do|de pedido|cliente|telefone|protocolo, mais detalhes|informações, seus dados`,
    it: `quale|quali|dove|quando|come|cosa|quanto|che, hai|ha|avete già|provato|ricevuto|fatto|contattato|il|un, numero di|d'|ordine ~ telefono|ordine|cliente|pratica, maggiori dettagli|informazioni`,
    nl: `welk|welke|wat|wanneer|waar|hoe|wie, heb|heeft|is|kun|kan je|u|jij|het, meer informatie|details|info`,
  }),
];

const PROMISE: PhraseRule[] = [
  ...rules('promise', 0.8, {
    en: `
      we'll|i'll|will ~ look|check|investigate|update|follow|contact|reach|respond|pass|forward|share|escalate|review|notify|reply|call|fix|sort|resolve|inform|keep|ensure|raise|report|feed|relay|arrange|chase|monitor|refund|rebook|reimburse,
      we'll|i'll book|replace|correct, we|i|team|agent will book|replace|correct,
      we'll|i'll add|include|note, we|i will add|include|note, we'll|i'll ~ have|take|send|tell|let|see|find|make|get|ask|address|do|try|work|continue,
      we|i will ~ have|take|send|tell|let|see|find|make|get|ask|address|do|try|work|continue,
      we're|i'm going to ~ look|check|investigate|contact|reach|escalate|review|fix|sort|resolve|try|forward|pass|share|send|add|report,
      we're|i'm|we|team|teams|engineers|currently are? investigating|looking|checking|reviewing, looking into,
      we're|i'm|we|team|teams|engineers|currently|are working on|to|hard|with|around, working on it|this|that|a|getting,
      get ~ resolved|sorted|fixed|looked, get back to you, as soon as|possible, asap,
      keep you posted|updated|informed, being investigated|worked|looked,
      someone ~ contact|reach|be|call, be in touch, look forward to resolving, coming soon,
      check on|into ~ for you`,
    de: `
      kümmern|kümmere, melden|melde ~ uns|mich|bei, prüfen|prüfe|schauen|schaue|klären|kläre,
      arbeiten ~ daran|lösung|hochdruck, leiten|leite|geben|gebe ~ weiter,
      werden|wird ~ informieren|melden|prüfen|kontaktieren|weiterleiten, weitergeleitet|weitergegeben,
      so schnell wie`,
    fr: `
      allons|vais ~ vérifier|regarder|voir|transmettre|revenir|faire, revenons|reviens ~ vous|toi,
      reviendrons|vérifions|transmettons|transmets|regardons|mettons|ferons|contacterons|enverrons|l'enverrons|transmettrons|examinerons|regarderons, dès que|possible,
      plus brefs délais, travaillons|travaillent, en cours, tiendrons, équipes ~ mobilisées|travaillent|pied`,
    es: `
      vamos a revisar|verificar|validar|gestionar|trasladar|escalar|ver|consultar|comprobar,
      revisaremos|verificaremos|contactaremos|informaremos|haremos|daremos|ayudaremos|gestionaremos|validaremos|trasladaremos|responderemos|atenderemos|escalaremos,
      estamos trabajando|revisando|validando|verificando, trabajando ~ para|en, a la brevedad, lo antes posible,
      cuanto antes, para revisar|verificar|validar|ayudarte|gestionar, nos pondremos`,
    pt: `
      vamos|iremos|irei|vou verificar|analisar|ajudar|checar|encaminhar|te|retornar|entrar|resolver|averiguar,
      retornaremos|verificaremos|entraremos|encaminharemos|analisaremos|responderemos,
      estamos trabalhando|verificando|analisando, o mais rápido|breve, assim que, em breve, trabalhando para,
      para verificar|verificarmos|analisar|analisarmos`,
    it: `
      verificheremo|contatteremo|faremo|risponderemo|aggiorneremo|provvederemo|controlleremo,
      stiamo lavorando|verificando|facendo|controllando, il prima possibile, al più presto,
      per verificare|controllare|poter, ti|la ricontatt*, verifichiamo|controlliamo|inoltriamo, lavorando per`,
    nl: `
      zullen|zal|gaan|ga ~ kijken|uitzoeken|contact|doorgeven|navragen|nakijken|oppakken|laten|doen|oplossen|helpen,
      kijken|kijk ~ naar|mee|even|na, zoeken|zoek ~ uit, zo snel mogelijk, werken ~ aan|hard|oplossing, even|verder naar kijken,
      houden ~ hoogte, nemen|neem ~ contact, komen|kom ~ terug`,
  }),
];

/** Offers. */
const NO_PROMISE: PhraseRule[] = [
  ...rules('promise', -0.8, {
    en: `
      we'll|i'll|will|would be? more? happy|glad|able to ~ look|check|investigate|review|help|assist|take|see|have|get|try|do|send|call,
      happy|glad|like|love to look|check ~ into`,
  }),
];

/** What is done once the customer has gone where the reply sends them: "visit … and we'll be in touch". */
const RETURNS: PhraseRule[] = [
  ...rules('in-return', 1, {
    en: `and|so|then|where we'll|i'll|they'll|we|i|someone, and|so|then our|the|a ~ will`,
    de: `und|dann|damit wir|ich|melden|melde|prüfen|prüfe|schauen|kümmern`,
    fr: `et|afin|pour nous|que|qu'on|je|vous`,
    es: `y|para te|le|lo|la|nos|que|con`,
    pt: `e|para te|lhe|nós|que|em|entraremos|retornaremos|verificaremos|analisaremos|responderemos`,
    it: `e|per|così ti|la|noi|verificare|verificheremo|contatteremo|provvederemo|risponderemo`,
    nl: `en|dan|zodat wij|we|ik|kijken|kijk|nemen|neem|komen|kom|zoeken|zoek`,
  }),
];

/** Not yet, or by the customer's own account. */
const NOT_FIXED: PhraseRule[] = [
  ...rules('fixed', -1, {
    en: `
      not|isn't|hasn't|haven't|never|until|once|if|when|whether|make|sure|get|getting|will ~ resolved|fixed|sorted|restored|solved|corrected|refunded,
      glad|happy|pleased|hear|hope|hoping ~ resolved|fixed|sorted|solved|restored|cancelled, not|hasn't|haven't|never|once|if|when|until ~ booked|replaced|rebooked|arranged|reserved|reimbursed`,
    de: `nicht|nie ~ gebucht|umgebucht|reserviert|ersetzt|verschickt, noch nicht behoben|gelöst|repariert|erledigt, sobald|bis ~ behoben|gelöst, schön|freut ~ gelöst|behoben|erledigt`,
    fr: `pas encore résolu|rétabli|réparé|corrigé|remboursé, dès que|qu'il ~ résolu|rétabli|réparé`,
    es: `no|aún|todavía ~ resuelto|solucionado|restablecido|reembolsado|reservado|devuelto|sustituido`,
    pt: `não|ainda ~ resolvido|solucionado|normalizado|restabelecido`,
    it: `non|ancora ~ risolto|ripristinato|rimborsato|prenotato|sostituito|spedito`,
    nl: `niet ~ geboekt|omgeboekt|gereserveerd|vervangen, nog niet opgelost|verholpen|hersteld, zodra ~ opgelost|verholpen|hersteld`,
  }),
];

/** What brands hand out, and what customers lose: sending or finding it is help, sending a message or finding a tweet is none. */
const GOODS =
  'replacement|card|router|modem|parcel|package|part|parts|voucher|code|refund|receipt|invoice|ticket|tickets|label|copy';
const LOST =
  'bag|bags|backpack|rucksack|luggage|suitcase|umbrella|wallet|phone|keys|jacket|coat|glasses|laptop|parcel|package|payment|refund';

const FIXED: PhraseRule[] = [
  ...rules('fixed', 1, {
    en: `
      has|have|is|was|been|now|are|it's|issue|should|all fixed|resolved|sorted|restored|solved|corrected,
      back up|online ~ running|now|again, should be working|back|fixed|resolved|ok|okay|good now|again,
      working again|now,
      refund|credit|replacement|reship|voucher has|have|was|is been ~ issued|processed|sent|applied|credited,
      we've|we|i|i've|have|has issued|refunded|credited|fixed|resolved|cancelled|canceled|replaced|reset|restored|corrected|reshipped|unlocked|reactivated|rebooked,
      we've|we|i|i've|have|has processed|updated|removed|added your|the ~ refund|account|booking|order|address|name|seat|bag|credit|reservation,
      you're all set, all set, is|been|it's|all taken care of,
      has been ~ refunded|cancelled|credited|updated|corrected|restored|activated|processed, up and running,
      we've|i've|we|i have? just|now|already|also? rebooked|reimbursed|reordered|redelivered|rescheduled|reinstated|waived|topped|upgraded,
      we've|i've|we|i have? just|now|already|also? booked|reserved|arranged|moved|extended|amended|adjusted|traced a|an|the|your|you|it|another|both,
      we've|i've|we|i have? just|now|already|also? sent|posted|shipped|dispatched ~ ${GOODS}|new|another,
      we've|i've|we|i have? just|now|already|also? found|located your|a|an|one|the|it ~ ${LOST}, and|then refunded|replaced|corrected|rebooked|reimbursed it|them|you|both|that,
      ${GOODS}|${LOST} has|have|was|were now|already|just? been? sent|posted|shipped|dispatched|found, ${GOODS} is|are now|already? on its|their|the way,
      is|are|been|stays booked|reserved|arranged|held|registered for|under|in you|your, your ~ is|are now|already? booked|reserved|arranged,
      has|have|was|were been? now|already|just? replaced|rebooked|reserved|rescheduled|arranged|reinstated|reimbursed|waived|removed|refunded|corrected|moved ~ you|your|card|account|bill|today|yesterday|morning|to,
      your|the|a ~ has|have been replaced|rebooked|reserved|rescheduled|arranged|reinstated|reimbursed|waived|removed, boarding|help|assistance|visit ~ been booked|arranged,
      money|payment|amount is|was|has|are now|been? back|returned, the|your|that charge|fee is|was|has been? waived|removed|refunded|returned`,
    de: `
      behoben|gelöst|erledigt|repariert|wiederhergestellt|erstattet|storniert|gutgeschrieben|korrigiert,
      funktioniert ~ wieder, wieder ~ verfügbar|erreichbar|online, läuft wieder|alles,
      wir|ich|dir|ihnen|euch|deine|deinen|dein|ihre|ihren|einen|eine ~ gebucht|umgebucht|reserviert|ersetzt|ausgetauscht|verschickt|berichtigt,
      ist|sind|wurde|wurden ~ reserviert|umgebucht|ersetzt|ausgetauscht|berichtigt|verschickt`,
    fr: `
      résolu|résolue|rétabli|rétablie|réparé|réparée|corrigé|corrigée|remboursé|remboursée|annulé|annulée,
      de nouveau ~ disponible|opérationnel, tout est rentré, fonctionne à nouveau|de,
      avons|ai bien|déjà|donc? réservé|remplacé|retrouvé|reprogrammé|planifié|crédité|déplacé,
      votre|vos|une|un ~ est|sont|a|ont été? réservé|réservée|réservés|réservées|remplacé|remplacée|expédié|expédiée|crédité`,
    es: `
      resuelto|solucionado|restablecido|reembolsado|corregido|restaurado|arreglado|anulado|cancelado|abonado,
      hemos|he cambiado|corregido|actualizado|procesado|reactivado|restablecido ~ tu|su|el|la, ya funciona, ya está|quedó listo|lista|activo|activa|disponible, funciona ~ normalidad,
      hemos|he|se ha? reservado|devuelto|repuesto|sustituido|reprogramado|reembolsado, lo|la|los|las hemos|he reservado|devuelto|cambiado,
      tu|su|una|un ~ está|están|queda|quedó|ha|han sido? reservado|reservada|devuelto|sustituido|repuesto`,
    pt: `
      resolvido|solucionado|normalizado|restabelecido|reembolsado|corrigido|estornado|cancelado|creditado,
      já está funcionando|ativo|ativa|disponível|normal, voltou a|ao,
      está|foi|já reservado|reservada|agendado|agendada|remarcado|remarcada|substituído|reposto`,
    it: `
      risolto|ripristinato|rimborsato|corretto|sistemato|annullato|riparato|accreditato|stornato,
      funziona di|ora|nuovamente, è stato|stata ~ inviato|inviata|aggiornato|aggiornata|riattivato|riattivata,
      abbiamo|ho già? prenotato|riservato|sostituito|spostato|spedito, è|sono stato|stata? prenotato|prenotata|riservato|riservata|sostituito|sostituita`,
    nl: `
      opgelost|verholpen|hersteld|terugbetaald|gerepareerd|geregeld|geannuleerd|aangepast|gecrediteerd,
      werkt ~ weer, weer ~ beschikbaar|bereikbaar,
      hebben|heb ~ geboekt|omgeboekt|gereserveerd|vervangen, is|zijn|staat ~ gereserveerd|omgeboekt|vervangen`,
  }),
];

export const SUBSTANCE_RULES: readonly PhraseRule[] = [
  ...ASK_INFO,
  ...PROMISE,
  ...NO_PROMISE,
  ...RETURNS,
  ...FIXED,
  ...NOT_FIXED,
];
