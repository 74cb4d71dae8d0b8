/** What is over: phrases of troubles that have ended, per language, with evidence in points. */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const SOLVED_RULES: readonly PhraseRule[] = [
  ...rules('solved', 3, {
    en: `
      problem|problems|issue|issues|outage|error|fault|bug|glitch|trouble|case|ticket|everything|all|it|it's|its|that|that's|this|now|been ~ solved|fixed|resolved|sorted,
      all sorted|fixed|resolved|solved, sorted|fixed|solved|resolved now|thanks|thx|cheers,
      i|we|you|they|he|she|that|it|finally|restart|reboot|update|reset fixed|solved|sorted it|that|this|things|everything|the,
      it|it's|its|that|everything|all|internet|wifi|app|site|website|service|power|now is? working|works|worked now|again|fine|perfectly|thanks|thx|well,
      that worked|works|helped, it's|its|it|is|now working|works ok|fine|now|again, working|works now|again, did the trick, worked like ~ charm,
      never mind, nevermind, nvm, disregard my|that|the|last|previous, false alarm, it's|its|they're|we're|all|everything|is|are|internet|service back now,
      no longer a|an|any|having|experiencing ~ issue|issues|problem|problems, not an|a issue|problem anymore|any,
      problem|issue|trouble|outage is|was|has over|gone|ended|finished, is|are|we're|i'm|im|it's back up|on|online,
      back up and running, up and running again|now, got it working|sorted|fixed|resolved,
      found it|them now|thanks|though|after, just|finally|has|it|they arrived|came now|today|thanks,
      cancel that, issue|problem|it was on my|our end|side`,
    de: `
      problem|fehler|störung|fall|sache|thema|ausfall|alles|hat ~ gelöst|behoben|erledigt|geklärt|beseitigt|vorbei, hat sich erledigt|geklärt|gelöst,
      geht|funktioniert|klappt|läuft jetzt|wieder|nun, geht|funktioniert|klappt|läuft jetzt wieder, wieder da|online, schon gut`,
    fr: `
      problème|bug|panne|souci|incident|cas|tout ~ résolu|réglé|réparé|réparée|terminé|terminée|résolue, c'est|est bon|réglé|résolu|réparé,
      ça|tout marche|fonctionne|remarche maintenant|à|nouveau|de, ça|tout remarche, laissez tomber, tout est rentré`,
    es: `
      problema|error|falla|fallo|avería|asunto|caso|todo|ya ~ resuelto|solucionado|arreglado|solucionada|resuelta, ya funciona|quedó|sirve|llegó|está,
      olvídalo, olvidenlo, falsa alarma, ya se solucionó|arregló|resolvió|compuso, se solucionó|arregló|resolvió`,
    pt: `
      problema|erro|falha|avaria|assunto|caso|tudo|já|foi ~ resolvido|solucionado|corrigido|resolvida, já|voltou a? funciona|funcionar|chegou|normal,
      esquece|esqueçam, falso alarme, consegui resolver, deixa pra lá`,
    it: `
      problema|errore|guasto|disservizio|caso|tutto|stato ~ risolto|risolta|sistemato|riparato, ora|adesso|già funziona|va, funziona ora|adesso|tutto|di,
      lasciate|lascia stare|perdere, falso allarme, come non detto`,
    nl: `
      probleem|storing|fout|zaak|alles|is|inmiddels|al ~ opgelost|verholpen|voorbij|gelukt, werkt|doet|het ~ nu|weer|inmiddels, doet het weer,
      laat maar, vals alarm, al gelukt|gevonden|binnen`,
  }),
];

/** What sounds like an end and is none. */
export const UNSOLVED_RULES: readonly PhraseRule[] = rules('solved', -9, {
  en: `
    not|isn't|isnt|wasn't|hasn't|hasnt|haven't|still|can't|cannot|until|till|when|if|once|before|please|need|needs|get|want|how|nothing|unless|hopefully|hope|hoping|should|must|without|will|nor|aren't ~ solved|fixed|resolved|sorted|working|works|worked|fix|fixed|arrived|came|back|over,
    never|not been|got|get|gets|was|is ~ solved|fixed|resolved|sorted|worked, not|isn't|isnt|can't|cannot|won't|will|please|should|must|to|and|get|need|needs|could|would|be ~ be solved|fixed|resolved|sorted,
    is|are|was|has|have it|this|that|they|there|the|my|your|our|everything|all|anyone|everyone ~ fixed|solved|resolved|sorted|back|working|over,
    fixed|solved|resolved|sorted|working|works|worked|back|fine|running|arrived|gone|mind|issue ~ but|however|except|until|till|til|although|though|yet|then|only,
    said|says|told|claim|claims|claimed|saying|supposedly|apparently|assured|thought ~ fixed|solved|resolved|sorted|working|over, marked|closed ~ resolved|solved,
    now it|its|it's|my|the ~ not|won't|doesn't|stopped|broken|gone, so|thing|only works|worked ~ if|when|with`,
  de: `
    nicht|nie|immer|noch|wann|wenn|falls|bis|bitte|hoffentlich|nichts|angeblich|kein|keine ~ gelöst|behoben|erledigt|geklärt|geht|funktioniert|klappt|läuft|online|vorbei,
    gelöst|behoben|erledigt|geklärt|wieder|jetzt|gut ~ aber|nicht|nichts|kein|keine|trotzdem`,
  fr: `
    pas|jamais|toujours|quand|si|non|rien|soi ~ résolu|réglé|réparé|réparée|terminé|terminée|résolue|fonctionne|marche|bon,
    résolu|réglé|réparé|fonctionne|marche|bon ~ mais|pas|plus|rien`,
  es: `
    no|nunca|sin|cuándo|si|aún|todavía|nadie|falta|hasta ~ resuelto|solucionado|arreglado|solucionada|resuelta|funciona|solucionó|arregló|resolvió|llegó|quedó,
    resuelto|solucionado|arreglado|funciona|solucionó ~ pero|no|nada, ya está ~ bien|bueno`,
  pt: `
    não|nunca|sem|quando|se|ainda|ninguém|falta|nada ~ resolvido|solucionado|corrigido|resolvida|funciona|funcionar|chegou|normal,
    resolvido|solucionado|funciona|normal ~ mas|não|nada`,
  it: `
    non|mai|ancora|quando|se|nessuno|senza|nulla|niente ~ risolto|risolta|sistemato|riparato|funziona|va,
    risolto|risolta|sistemato|funziona ~ ma|però|non|niente`,
  nl: `
    niet|nooit|nog|wanneer|als|hopelijk|niks|niets|geen|zou|zodra ~ opgelost|verholpen|voorbij|gelukt|werkt|doet|binnen,
    opgelost|verholpen|werkt|weer|maar ~ maar|niet|geen|niks|niets`,
});
