/** What a reply gives or asks: questions back, promises, answers and fixes, per language. Weights below 1 need a second witness. */
import { type Rule, rules } from '../phrases.ts';

const ASK_INFO: Rule[] = [
  ...rules('ask-info', 1, {
    en: `
      send|share|provide|include|give|confirm|dm|pm|tell|forward|need|reply|advise|pass|verify ~ order|account|booking|confirmation|phone|email|full|reference|zip|tracking|case|flight|name|number|address|details|info|information|screenshot|pnr|postcode|photo|picture|dob|mobile|ticket|membership|record|locator|gamertag,
      let us|me know ~ what|which|how|when|where|more|who|exactly, tell us|me ~ what|which|where|when|how|more|about,
      can|could|would|will|may|might you ~ tell|confirm|send|provide|share|let|give|clarify|explain|elaborate|advise|describe|specify|dm|pm,
      with|including|include your|the ~ name|number|order|email|account|phone|address|zip|confirmation|screenshot|postcode|booking|reference,
      we|i'd|we'll|we'd|i like|need|love to know, please confirm|clarify|specify|describe|elaborate, elaborate, any error`,
    de: `
      teil|teile|teilen|nenn|nenne|nennen|schick*|send*|gib|geben|verrat*|verrätst|mitteilen ~ nummer|bestellnummer|kundennummer|name|daten|details|genauer|info|infos|buchungsnummer|adresse|welche|wann|wo|was|wie,
      kannst|könntest|können|könnten|magst du|sie|ihr ~ sagen|mitteilen|schicken|senden|nennen|verraten|beschreiben,
      bestellnummer, kundennummer, buchungsnummer`,
    fr: `
      pouvez|peux|pourriez|pourrais ~ préciser|indiquer|communiquer|envoyer|transmettre|confirmer|dire|donner,
      numéro de commande|client|dossier|réservation|téléphone|suivi, vos coordonnées,
      indiqu*|communiqu*|transmet* ~ numéro|nom|adresse|coordonnées|référence`,
    es: `
      indíca*|indic*|confirm*|compart*|facilit*|proporcion*|brind*|envía*|dinos|díganos|cuénta* ~ número|nombre|datos|pedido|correo|teléfono|qué|más|detalles|información|código|reserva|dni,
      puedes|podrías|puede|podría|nos ~ indicar|confirmar|decir|dar|enviar|compartir|facilitar|contar`,
    pt: `
      inform*|confirm*|envi*|pass*|compartilh*|mand*|conta|conte ~ número|nome|dados|pedido|cpf|email|telefone|mais|detalhes|qual|código|protocolo|reserva,
      pode|poderia|podes ~ informar|confirmar|dizer|enviar|contar|passar`,
    it: `
      indic*|conferm*|invi*|forni*|comunic*|dicci|scriv* ~ numero|nome|dati|ordine|email|telefono|codice|dettagli|prenotazione,
      puoi|può|potresti|potrebbe ~ indicare|indicarci|confermare|confermarci|dire|dirci|inviare|inviarci|fornire|fornirci`,
    nl: `
      kun|kunt|kan je|u ~ sturen|doorgeven|vertellen|laten|aangeven|delen|bevestigen,
      geef|stuur|laat|deel ~ door|weten|gegevens|nummer|naam|ordernummer|bestelnummer, bestelnummer|ordernummer|klantnummer`,
  }),
  ...rules('ask-info', 0.6, {
    en: `
      what|which|when|where|who|how|why, what's|who's|where's|when's|how's, your ~ number|details|code|id|locator,
      are|is|was|were|did|do|does|have|has|can|could|would you|your|the|it|this|that|there|they|these|any,
      more|additional|further|some|specific|few details|info|information`,
    de: `welche*, wann|wo|was|wie|wer|worum, hast|haben|ist|sind|bist|kannst|können du|sie|ihr|es, genauer`,
    fr: `quel|quelle|quels|quelles, où|quand|comment|pourquoi|combien, avez|as|est vous|tu|ce, plus de détails|précisions`,
    es: `qué|cuál|cuáles|dónde|cuándo|cómo|quién|cuánto, número de pedido|cliente|reserva|teléfono|orden|caso, más detalles|información|datos`,
    pt: `qual|quais|onde|quando|como|quem|quanto, número do|de pedido|cliente|telefone|protocolo, mais detalhes|informações, seus dados`,
    it: `quale|quali|dove|quando|come|cosa|quanto, numero di|d'|ordine ~ telefono|ordine|cliente|pratica, maggiori dettagli|informazioni`,
    nl: `welk|welke|wat|wanneer|waar|hoe|wie, heb|heeft|is|kun|kan je|u|jij|het, meer informatie|details|info`,
  }),
];

const PROMISE: Rule[] = [
  ...rules('promise', 0.8, {
    en: `
      we'll|i'll|we will|i will|will|we're going to|we'd|i'd ~ look|check|investigate|update|follow|contact|reach|respond|pass|forward|share|escalate|review|notify|reply|call|fix|sort|resolve|inform|email|be|keep|find|let|have|take|send|see|ensure|make|ask|raise|report|get|feed|continue|work|address|relay|arrange|chase|help|assist|do|try|monitor,
      will ~ look|check|investigate|update|contact|reach|escalate|review|notify|forward|share|pass|resolve|follow|respond|keep|ensure|raise|inform|call|be,
      looking|look into|in to,
      we're|i'm|are|we|team|teams|engineers|currently working|investigating|looking|checking|reviewing,
      get ~ resolved|sorted|fixed|looked, get back to you, as soon as|possible, asap, stay tuned,
      keep you posted|updated|informed, working on|to|hard, being investigated|worked|looked,
      someone ~ contact|reach|be|call, be in touch, take ~ look, look forward to resolving, coming soon,
      check on|into ~ for you`,
    de: `
      kümmern|kümmere, melden|melde ~ uns|mich|bei, prüfen|prüfe|schauen|schaue|klären|kläre,
      arbeiten ~ daran|lösung|hochdruck, leiten|leite|geben|gebe ~ weiter,
      werden|wird ~ informieren|melden|prüfen|kontaktieren|weiterleiten, weitergeleitet|weitergegeben,
      so schnell wie`,
    fr: `
      allons|vais ~ vérifier|regarder|voir|transmettre|revenir|faire, revenons|reviens ~ vous|toi,
      reviendrons|vérifions|transmettons|transmets|regardons|mettons|ferons|contacterons, dès que|possible,
      plus brefs délais, travaillons|travaillent, en cours, tiendrons, équipes ~ mobilisées|travaillent|pied`,
    es: `
      vamos a ~,
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
      kijken|kijk ~ naar|mee|even|na, zoeken|zoek ~ uit, zo snel mogelijk, werken ~ aan|hard|oplossing,
      houden ~ hoogte, nemen|neem ~ contact, komen|kom ~ terug`,
  }),
];

const FIXED: Rule[] = [
  ...rules('fixed', 1, {
    en: `
      has|have|is|was|been|now|are|it's|issue|should|all fixed|resolved|sorted|restored|solved|corrected,
      back up|online ~ running|now|again, should be working|back|fixed|resolved|ok|okay|good now|again,
      working again|now,
      refund|credit|replacement|reship|voucher has|have|was|is been ~ issued|processed|sent|applied|credited,
      we've|we|i|i've|have|has issued|processed|refunded|credited|fixed|resolved|cancelled|canceled|replaced|reset|restored|corrected|updated|reshipped|unlocked|reactivated|removed|added|rebooked,
      you're all set, all set, taken care of,
      has been ~ refunded|cancelled|credited|updated|corrected|restored|activated|processed, up and running`,
    de: `
      behoben|gelöst|erledigt|repariert|wiederhergestellt|erstattet|storniert|gutgeschrieben|korrigiert,
      funktioniert ~ wieder, wieder ~ verfügbar|erreichbar|online, läuft wieder|alles`,
    fr: `
      résolu|résolue|rétabli|rétablie|réparé|réparée|corrigé|corrigée|remboursé|remboursée|annulé|annulée,
      de nouveau ~ disponible|opérationnel, tout est rentré, fonctionne à nouveau|de`,
    es: `
      resuelto|solucionado|restablecido|reembolsado|corregido|restaurado|arreglado|anulado|cancelado|abonado,
      ya funciona|está|quedó ~, funciona ~ normalidad`,
    pt: `
      resolvido|solucionado|normalizado|restabelecido|reembolsado|corrigido|estornado|cancelado|creditado,
      já está ~, voltou a|ao`,
    it: `
      risolto|ripristinato|rimborsato|corretto|sistemato|annullato|riparato|accreditato|stornato,
      funziona di|ora|nuovamente, è stato ~`,
    nl: `
      opgelost|verholpen|hersteld|terugbetaald|gerepareerd|geregeld|geannuleerd|aangepast|gecrediteerd,
      werkt ~ weer, weer ~ beschikbaar|bereikbaar`,
  }),
];

const ANSWER: Rule[] = [
  ...rules('answer', 0.5, {
    en: `
      try|please|you can|could|need|may|must|will|should|simply|just|to|have ~ restart|restarting|reboot|rebooting|reset|resetting|reinstall|reinstalling|uninstall|clear|clearing|update|updating|log out|logging|turn off|turning|delete|deleting|unplug|power|refresh|settings|toggle|force,
      due to, because, you can|may|could|should|must|need, you'll be|need|have|see|get|find|receive|want,
      it|this|that|they|there|item|order|flight|refund|package|store|stores|we will|is|are|was|takes|take|should|can|has|have|do|does|don't|doesn't|isn't|aren't|cannot|can't|offer|only|currently,
      is|are|not available|included|possible|able|supported|allowed|required|scheduled|expected|eligible|open|closed|free,
      our policy, please|kindly allow|wait|note|ensure|make|keep|rest,
      within|in <number> hours|hrs|days|business|working|minutes|mins|weeks, unfortunately, only available, yes,
      yep, no, nope, at this time|moment, the reason, depends on, go to settings|your, step, steps, settings,
      as long as, make|be sure, expected|scheduled to|for|at|on|by, known issue, in order to`,
    de: `
      weil|da|aufgrund|wegen, du kannst|musst|solltest, sie|ihr können|müssen|sollten|könnt,
      leider ~ nicht|kein|keine, ja, nein, grund, innerhalb von, ab|bis <number>, derzeit, momentan, aktuell`,
    fr: `
      car|parce|suite, vous|tu pouvez|devez|peux|dois, malheureusement, oui, non, en raison, il faut|suffit,
      sous <number>, disponible*, actuellement`,
    es: `
      porque|debido, puedes|puede|debes|debe|tienes que, lamentablemente|desafortunadamente, sí, no es posible,
      en un plazo, disponible*, actualmente, a partir de, hasta el`,
    pt: `
      porque|devido|pois, você|voce pode|deve|precisa, infelizmente, sim, não é possível, prazo de,
      disponível|disponíveis, no momento, a partir, basta`,
    it: `
      perché|causa|poiché, puoi|può|devi|deve, purtroppo, sì, non è possibile, entro <number>,
      disponibile|disponibili, al momento, a partire, basta`,
    nl: `
      omdat|want|vanwege|doordat, je|u kunt|kan|moet|kun, helaas, ja, nee, binnen <number>, beschikbaar,
      momenteel, op dit moment, vanaf`,
  }),
];

export const SUBSTANCE_RULES: readonly Rule[] = [...ASK_INFO, ...PROMISE, ...FIXED, ...ANSWER];
