/**
 * What a reply tells the customer, per language. `answer`: steps to take. `asked`: words that ask whether they were taken. `statement`: facts at 1, the verbs that state
 * something at 0.5. `yes-no`: what opens an answer. `talk`: what makes a sentence courtesy or handling instead, at 1 even with a fact in it.
 */
import { type PhraseRule, rules } from '../text/phrases.ts';

const STEPS: PhraseRule[] = [
  ...rules('answer', 1, {
    en: `
      restart|restarting|reboot|rebooting|reinstall|reinstalling|uninstall|uninstalling, factory|hard|soft reset, incognito,
      clear|clearing|delete|deleting|empty ~ cache|cookies|history, log|logging|sign|signing out|off, log|sign ~ back in,
      power cycle|cycling, force close|quit|stop|closing, safe mode, unplug|unplugging, plug ~ back,
      reset|resetting ~ settings|preferences|modem|router|box|network|password,
      update|upgrade|updating|upgrading to|the|your ~ <number>|app|version|software|latest|ios|firmware, update to <number>,
      turn|turning|switch|switching|toggle|toggling ~ off|on,
      press|hold|tap|tapping|select|swipe|choose ~ button|option|icon|settings|menu|key|tab|down|page,
      go|head|navigate|check ~ settings|menu|preferences, under|in|via|through settings, settings general|privacy|account,
      make|be|double sure|check ~ date|enabled|connected|plugged|installed|selected, ensure ~ date|enabled|connected|plugged|installed|selected,
      check the|your ~ folder|spam|cable|cables|connection|balance, another|different browser|device|network|cable|port|card, try|trying later|using|another|opening, then|and|just|please try again,
      please|kindly? just? allow|wait <number>|up|a|until, recommend|suggest|advise|advised trying|using|checking|travelling|traveling|opening|waiting|making|keeping,
      need to select|choose|enter|click|tap, select|choose the|your|an ~ option|tab|menu|journey|profile|device`,
    de: `
      starte*|starten ~ neu, neustart, neu starten|installieren|installiere, deinstallier*, lösch*|leer* ~ cache|cookies|verlauf,
      cache ~ leeren|löschen, melde|meldet|melden ~ ab|neu, ausloggen|abmelden, aktualisier* ~ app|version|software,
      halte|halten|drück*|tipp* ~ taste|knopf|sekunden|option, unter einstellungen|menü,
      wähle|wählen|öffne|öffnen|gehe|gehen ~ einstellungen|menü|option|punkt, stecker ~ ziehen, zieh* ~ stecker|kabel,
      schalt* ~ aus|ein|ab, setz* ~ zurück`,
    fr: `
      redémarr*, réinstall*, désinstall*, vide|videz|vider|effac*|supprim* ~ cache|cookies|historique, déconnect*, débranch*,
      mett*|mise à jour ~ app|application|logiciel|version|appareil, réinitialis*,
      appuy*|maint* ~ bouton|touche|secondes, dans|sous les|vos|tes? paramètres|réglages, mode avion,
      désactiv*|activ* ~ option|wifi|notifications|paramètres, sélectionn* ~ option|onglet|menu`,
    es: `
      reinici*, reinstal*, desinstal*, borra*|limpia*|elimina* ~ caché|cookies|historial|datos, cierra|cierre|cerrar ~ sesión,
      desconect*|desenchuf* ~ router|módem|cable|minutos|equipo, actualiz* ~ app|aplicación|versión|software,
      mantén|manten|pulsa|presiona|oprime ~ botón|tecla|segundos|opción, en ajustes|configuración|opciones,
      ve|vaya|ingresa|entra|selecciona ~ ajustes|configuración|menú|opción, restablec* ~ contraseña|ajustes|valores, apaga ~ enciende`,
    pt: `
      reinici*, reinstal*, desinstal*, limp*|apag*|exclu* ~ cache|cookies|histórico, saia|sair ~ conta|sessão,
      deslig*|desconect* ~ roteador|modem|cabo|minutos|aparelho|tomada, atualiz* ~ app|aplicativo|versão|aplicação,
      segur*|mantenha|pression*|toque|carregue ~ botão|tecla|segundos|opção, em definições|configurações|ajustes,
      acesse|selecione|vá ~ configurações|menu|opção|definições, redefin* ~ senha|configurações`,
    it: `
      riavvia*, riavvi, reinstalla*, disinstalla*, cancell*|svuot*|elimin* ~ cache|cookie|cookies|cronologia, esci|esca ~ account,
      scolleg*|stacc* ~ router|modem|cavo|minuti|spina, aggiorn* ~ app|applicazione|versione|software,
      tieni|premi|premere|tenere ~ tasto|pulsante|secondi|opzione, in|nelle|dalle impostazioni,
      vai|vada|seleziona|apri ~ impostazioni|menu|opzione|opzioni, ripristin* ~ impostazioni|password, spegn* ~ riaccend*`,
    nl: `
      herstart*, opnieuw opstarten|installeren|starten, start|installeer ~ opnieuw, verwijder|wis|leeg|legen ~ cache|cookies|geschiedenis|app,
      cache ~ legen|wissen, log|meld ~ uit, uitloggen|afmelden, update ~ app|versie|software,
      houd|druk|tik ~ knop|toets|seconden|ingedrukt|optie, bij|via|onder|naar instellingen, ga ~ instellingen|menu,
      kies|selecteer ~ optie|menu, haal ~ stekker|stroom, zet ~ uit|aan`,
  }),
];

/** For questions without a question mark. */
const ASKED: PhraseRule[] = [
  ...rules('asked', 1, {
    en: `
      have|had you|u|ya ~ tried|checked|restarted|rebooted|cleared|updated|logged|turned|switched,
      did you|u|ya ~ try|tried|check|restart|reboot|clear|reset|update|log|turn|switch|wait, if|whether you|you've|you'd|u already? tried,
      already|ever tried`,
    de: `hast|habt|haben du|ihr|sie schon|bereits|mal|es|den|die|das|einmal, ob du|ihr|sie ~ schon|bereits`,
    fr: `avez|as vous|tu déjà|essayé|tenté|bien|pu|redémarré|réinstallé|vidé, si vous|tu avez|as`,
    es: `has|ha ya|intentado|probado|reiniciado|tratado, ya has|ha|intentaste|probaste|reiniciaste|intentó|probó`,
    pt: `já tentou|tentaste|reiniciou|reiniciaste|experimentou|limpou|atualizou|fez, você tentou|reiniciou`,
    it: `hai|ha|avete già|provato|tentato|riavviato|fatto, già provato`,
    nl: `heb|heeft je|u|jij ~ al|geprobeerd|herstart, al geprobeerd`,
  }),
];

const DAYS = 'tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight|noon';
const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|further|spring|summer|autumn|winter';

const FACTS: PhraseRule[] = [
  ...rules('statement', 1, {
    en: `
      due to, because, caused by, causing disruption|delays|delay|cancellations, the reason, as a result of, until|till <number>|${DAYS}, until|till ${MONTHS},
      back up|on|in|open? ${DAYS}, open|opens|reopens|closes|closed|close ~ <number>|am|pm|${DAYS}, closes|opens|starts at,
      no longer ~ available|supported|sold|offer|offered|make|stock|sell|support|possible|valid,
      out of stock, sold out, in stock, discontinued, currently|temporarily unavailable|available|closed|down|out, available now|again|from|until|on|in|at|for, please know|note, already confirmed|shipped|dispatched,
      not|isn't|aren't currently? available|supported|possible|included|eligible|allowed|compatible|valid|refundable|transferable,
      only available|valid|applies|apply|come|comes|works, is|are suspended|cancelled|canceled|diverted|located|included|online|supported|unavailable,
      delays|delay|disruption|incident|issue ~ at|between|near|through, delays of|up, delayed until|by, train|service|services|flight|bus|trains|flights ~ running late|normally|again,
      scheduled|expected|estimated|due ~ arrive|arrival|departure|delivery|depart|${DAYS}|<number>, expected until|by|in|on,
      working fine|ok|okay|here|normally, working ~ on my|our end, identified a|an|the ~ issue,
      cannot|can't|can not be ~ changed|used|refunded|transferred|combined|cancelled|canceled|edited|made|confirmed|exchanged|redeemed,
      can be ~ changed|used|found|refunded|combined|redeemed|purchased|bought|collected|made, found|find ~ under|below, located on|in|at|near|next,
      take|takes|allow|within|up|wait to? ~ <number> ~ min|mins|minutes|hours|hrs|days|weeks,
      <number> ~ hours|hrs|days|weeks|minutes ~ before|after|prior,
      we don't|can't|cannot|do|only|no ~ offer|sell|stock|have|track|accept|control|change|ship|deliver|confirm|serve|carry|support|charge, our policy,
      we ~ only ~ offer|sell|stock|accept|support, depends on, known issue, no outage|outages|issues|delays, outage ~ area,
      you're only able, you can't|cannot|won't ~ get|use|change|buy|have|order|add|book, you'll|will|would|need need|to ~ purchase|input|pay|buy|collect|book|wait|bring|change|cancel|order,
      waiting on|for ~ delivery|stock|part|parts|engineer|crew|aircraft,
      currently|now|still|just testing|trialling|trialing|piloting, yes|yep|yup|yeah|no|nope it|they|these|those does|doesn't|do|don't|is|isn't|are|aren't|will|won't|can|can't|has|have,
      is|are|it's|travel|travels|ride|rides|go|goes|sail|sails free, free of charge, is|are|it's ~ allowed|permitted|complimentary,
      yes|yep|yup|no|nope you can|can't|cannot|do|don't|will|won't|should, it's not possible, not possible, at this|the time|moment`,
    de: `
      ja|nein das|es|sie|er geht|gilt|gibt|funktioniert|klappt|stimmt, weil, aufgrund|wegen, der grund, geöffnet, geschlossen, nicht mehr ~ möglich|verfügbar|angeboten, nicht möglich, verfügbar|lieferbar|erhältlich|ausverkauft,
      öffnet|öffnen|schließt|schliesst ~ <number>|uhr, von|bis|ab|um <number> ~ uhr, bis|ab|am morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag,
      <number> minuten|stunden|tage|werktage|tagen|werktagen, verspät* ~ minuten, gesperrt, verspätung ~ von|wegen, fällt|fallen ~ aus, ausgefallen, störung in|bei|im|zwischen,
      innerhalb von, du|sie kannst|musst|können|müssen|bekommst|erhältst|findest|bekommen|erhalten|finden, nicht möglich, kostet|kosten <number>`,
    fr: `
      oui il|elle|ils|elles est|sont|a|ont|fonctionne|circule, car nous|vous|le|la|les|il|elle|votre|notre|ce|un|une, parce, en raison, à cause, ouvert|ouverte|ouverts|ouvertes|fermé|fermée|fermés|fermées, ouvre*|ferme* ~ <number>|h|heures,
      disponible|disponibles|indisponible|indisponibles, retard de|d'|sur, retardé*|supprimé*|suspendu*, rupture de stock, plus disponible,
      n'est|ne plus|pas possible|disponible, de|jusqu'au|jusqu'à|à partir <number>, sous|dans <number> ~ jours|heures|minutes, <number> minutes|jours|heures,
      vous|tu pouvez|devez|peux|dois ~ changer|modifier|utiliser|acheter|retirer|trouver|annuler|choisir|obtenir|retourner|payer, il faut|suffit`,
    es: `
      porque, debido, a causa, abierto|abierta|abiertos|abiertas|cerrado|cerrada|cerrados|cerradas, abre*|cierra* ~ <number>|las|domingo|lunes,
      disponible|disponibles, agotado|agotada|agotados, retraso de|por|en, retrasado|suspendido|suspendida, no es posible, ya no ~ disponible|vende,
      de|hasta|desde las? <number>, <number> minutos|horas|días, a partir de, hasta el, en un plazo, plazo ~ es,
      puedes|puede|debes|debe|tienes|tiene que? ~ cambiar|usar|utilizar|comprar|recoger|cancelar|pagar|devolver|solicitar|encontrar`,
    pt: `
      sim pode|está|estão|funciona|dá, porque|pois, devido, por causa, aberto|aberta|abertos|abertas|fechado|fechada|fechados|fechadas, abre*|fecha* ~ <number>|às|domingo|segunda,
      disponível|disponíveis|indisponível, esgotado|esgotada, atraso de|por|na|no, atrasado|atrasada|suspenso|suspensa, não é|está possível|disponível,
      das|até|entre <number>, <number> minutos|horas|dias, até o|ao, prazo ~ é|de,
      você|voce pode|deve|precisa ~ trocar|alterar|usar|comprar|retirar|cancelar|pagar|devolver|solicitar|encontrar, basta`,
    it: `
      perché|poiché, a causa, causa del|della, dovuto|dovuta a|al|alla, aperto|aperta|aperti|aperte|chiuso|chiusa|chiusi|chiuse, apre|aprono|chiude|chiudono ~ <number>|alle|domenica,
      disponibile|disponibili, esaurito|esaurita|esauriti, ritardo di|per|dovuto|a, sospeso|sospesa|cancellato|soppresso, non è possibile|più|disponibile,
      dalle|alle|fino <number>, <number> minuti|ore|giorni, a partire, entro <number>, puoi|può|devi|deve ~ cambiare|modificare|usare|acquistare|ritirare|annullare|pagare|restituire|trovare|richiedere, basta`,
    nl: `
      ja|nee dat|het|ze kan|klopt|werkt|mag|kunnen|gaat, omdat|vanwege|doordat, geopend|gesloten, open|dicht van|tot|op|vanaf|om, zondag|maandag|morgen ~ open|dicht, opent|sluit|sluiten ~ <number>|uur|om,
      verkrijgbaar|leverbaar|uitverkocht, niet meer|beschikbaar|mogelijk, vertraging van|door|op|tussen, rijdt|rijden|vliegt niet|weer|om, vervalt|vervallen, storing in|op|bij|tussen,
      van|tot|vanaf|om <number> ~ uur, <number> minuten|uur|dagen|werkdagen, binnen <number>,
      je|u|jij kunt|kan|moet ~ wijzigen|veranderen|gebruiken|kopen|ophalen|annuleren|betalen|retourneren|vinden|aanvragen`,
  }),
  ...rules('statement', 0.5, {
    en: `
      is|isn't|was|wasn't|are|aren't|were|will|won't|can|can't|cannot|may|might|could|should|must|would|it's|there's|has|have|had|does|doesn't|do|don't,
      opens|starts|runs|costs|means|applies|includes|allows|works|helps|operates|operate|depart|departs|leave|leaves|offers|comes|come|gets|goes|shows|varies,
      looks|sounds like, seems, appears, unfortunately, only, recommend, based on`,
    de: `
      empfehle|empfehlen, versuch*|probier*, hast|habt ~ möglichkeit, ist|sind|war|waren|wird|werden|kann|kannst|können|könnt|muss|musst|müssen|haben|gibt|dauert|fährt|fahren|kommt|kommen|kostet|erhältst|bekommst|findest|geht|liegt|funktioniert|soll|sollte|beträgt|gilt`,
    fr: `recommand*|conseill*|essay*, est|sont|était|sera|seront|peut|peuvent|doit|doivent|ont|faut|prend|coûte|arrive|circule|fonctionne|permet`,
    es: `recomend*|aconsej*|prueba|pruebe|intenta|intente, debes|debe|deberías|puedes|podrás|podrá, ya|todavía|aún no, no se|hay|tenemos, vuelve|vuelva a, comprueba|compruebe|verifica|verifique, está|están|será|serán|son|puede|pueden|debe|deben|tiene|tienen|tarda|cuesta|llega|funciona|tendrá`,
    pt: `recomend*|aconselh*|tente|experimente, você|voce pode|deve|precisa, não temos|há|existe, verifique, são|está|estão|será|serão|pode|podem|deve|devem|tem|têm|há|demora|custa|chega|funciona|ficará`,
    it: `consigli*|prova|provi, puoi|può|devi|deve, non abbiamo|c'è, verifica|verifichi, sono|sarà|saranno|può|possono|deve|devono|hanno|costa|arriva|funziona|parte|richiede`,
    nl: `adviseren|adviseer|probeer, je|u kunt|kan|moet, is|zijn|was|waren|wordt|worden|kan|kunt|kunnen|moet|moeten|heeft|hebben|duurt|rijdt|kost|komt|komen|geldt|werkt|staat|ligt`,
  }),
];

/** Alone before a comma, it makes an answer of what follows: "Yes, one dog sails with you". */
const YES_OR_NO: PhraseRule[] = [
  ...rules('yes-no', 1, {
    en: `yes|yep|yup|yeah|no|nope|correct|exactly`,
    de: `ja|jawohl|nein|doch`,
    fr: `oui|non`,
    es: `sí|no`,
    pt: `sim|não`,
    it: `sì|no`,
    nl: `ja|nee`,
  }),
];

const TALK: PhraseRule[] = [
  ...rules('talk', 1, {
    en: `
      privacy|security|safety purposes|reasons|reason, for|of security, your|any|the account ~ twitter|publicly, view|see|access|discuss ~ account|accounts,
      on|via|over|through|from twitter|tweet|social, due to ~ nature|limited|character, because we|you ~ want|care|love|deserve,
      because of you|people|customers, made|make because, this issue, we're|i'm|always open to, we|i are|am open to, open mind, until then,
      until we|you ~ have|get|hear, let us|me know, free to help|talk|chat|dm|speak|message|call, please|pls|plz|kindly provide|reply|respond, pay us ~ visit, checking in|back|up, advise us|me, glad|happy ~ everything|resolved|working, or|and if, you have|had, allowing us`,
    de: `datenschutz*|sicherheitsgründen`,
    fr: `confidentialité|sécurité, données personnelles`,
    es: `seguridad|privacidad, datos personales`,
    pt: `segurança|privacidade, dados pessoais`,
    it: `sicurezza|privacy, dati personali`,
    nl: `privacy|veiligheid|privacyredenen`,
  }),
  ...rules('talk', 0.5, {
    en: `
      we're|i'm|i've|we've|i'll|we'll|we'd|i'd|you've, we are|am|have|had|will|would|can|could|may|might|was|were|do|need|should|take, let's, let us|me, i, my, all your,
      hear|hearing, help|helps|assist|assistance|support, twitter, tweet, like|love|want|wanted to, hope|hopefully|hoping|hopes, wish, fingers crossed, stay|keep tuned|posted|safe,
      if you|there ~ need|questions|anything, if there's, anything|something|nothing else|we|i|about, feel free, questions|question,
      experience|experiences|frustrat*|disappoint*|upset*|sadden*|concern*|unaccept*|serious*|attention|patience|understand*|important|importance|happy|glad,
      great|awesome|amazing|lovely|fun|favorite|favourite|love|loved|loves|beautiful|best|delicious|perfect|excited|thrilled|fantastic|wonderful|cute|cool|nice|proud|enjoy|enjoyed|enjoying|enjoys|yum|yummy,
      congrat*, wow, haha, lol, yay, pleasure, welcome, see you, follow|contact|reach|call|message|visit us|me|our|out, in touch,
      feedback, suggestion|suggestions, never|not ~ intention|intent|intend|good|ok|okay|acceptable|right|want|like, doesn't|does|didn't ~ sound|seem|look ~ right|good,
      sounds like|frustrat*|good|great, seems we|you|there, look|looks like we|you, that's ~ not|no|terrible|awful|odd|strange|unusual|weird, that is|was ~ not|no|terrible|awful|odd|strange, what|why|how|which|who, links here|below|above|is,
      can|do|have|did|are|is you, please, need more|your|the|some|additional|further, mind if|sharing|telling, dm|dms|inbox, just ~ click|tweet|away, for|with you,
      there|here ~ serve, there for you, shout, reply|replied|respond|responded|response|sent, give us, case|escalat*|manager|investigat*, possible as, your|a|the|this|support|open ticket, is|are here, priority, aren't|not ~ following|sure, if you ~ have, means a lot|so, made aware, to our ears, change ~ mind, number|info|information|details|photo|screenshot ~ missing, should ~ happen|happened|happening|arrived, must be|have,
      our service|staff|team|crew|drivers|stores|restaurants|food ~ should|shouldn't, make any promises, can't|cannot|can not promise, scare|scares|scary|spooky`,
    de: `
      wir|ich sind|haben|bin|habe|werden|können|kann|wollen|möchten, hilf*|helfen|helfe|unterstütz*, hoff*, freu*, leid, schade, ärger*, gern|gerne, wünsch*, meld*,
      hören|lesen, verständ*, bitte, schön|super|toll|klasse, danke, fragen, geduld, erlebnis|erfahrung, anliegen, nicht|kein ~ passieren|normal|gut|ordnung|anspruch|sinn`,
    fr: `
      nous|je|j'ai sommes|suis|avons|allons|pouvons, aid*, espér*, heureux|ravi*, plaisir, merci, n'hésit*, questions|question, patience, compren*, souhait*, voulons|voudrions, impression, pas normal|acceptable|idéal|agréable|bon, belle|bonne, svp|stp`,
    es: `
      ayud*, espera*|esperamos, encanta*, gracias, por favor, dud*, paciencia, experiencia, entend*|comprend*, feliz|excelente|buen|genial, no ~ normal|debería|correcto|bueno, aquí para, importante, queremos|nos gustaría`,
    pt: `
      ajud*, espera*|esperamos, obrigad*, por favor, dúvida*, paciência, experiência, entend*|compreend*, feliz|felizes|ótimo|bom|boa, não ~ normal|devia|deveria|correto|aceitável, aqui para, importante, queremos|gostaríamos`,
    it: `
      aiut*, speriamo|spero, grazie, per favore, dubbi*|domande, pazienza, esperienza, capiamo|comprend*, non ~ normale|dovrebbe|accettabile|bello, felic*|ottimo|buon*|bella, importante, siamo ~ disposizione, vorremmo`,
    nl: `
      wij|we|ik zijn|hebben|ben|heb|willen|kunnen|kan|zullen|zal, help*, hoop|hopen, graag, bedankt, alsjeblieft|alstublieft, vragen|vraag, geduld, ervaring, begrijp*, leuk|mooi|fijn|super|top, jammer|vervelend|balen, niet ~ bedoeling|goed|normaal`,
  }),
];

export const ANSWER_RULES: readonly PhraseRule[] = [...STEPS, ...ASKED, ...FACTS, ...YES_OR_NO, ...TALK];
