/** What went wrong and how it felt: phrases of problems and complaints per language, with evidence in points. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const PROBLEM: PhraseRule[] = [
  ...rules('problem', 2, {
    en: `took|sent|got|received|gave|did|does|heard nothing, nothing came|arrived|sent|off, you|they ~ promised|advertised ~ but|and|sent|nothing, half|some|most|all|many of? my|the|your? channels|files|photos|songs|points|messages ~ gone|missing|lost`,
    de: `nie|nichts|niemals etwas|was? bekommen|erhalten|gekommen|passiert|gehört, ungültig|abgelehnt|abgelaufen`,
    fr: `jamais|rien ~ reçu|arrivé|obtenu|eu, invalide|refusé|expiré`,
    es: `nunca|nada ~ llegó|recibí|recibido|enviaron|dieron, inválido|inválida|caducado|vencido`,
    pt: `nunca|nada ~ recebi|chegou|enviaram|recebido, inválido|inválida|recusado|expirado`,
    it: `mai|niente|nulla ~ ricevuto|arrivato|avuto, rifiutato|scaduto|invalido`,
    nl: `nooit|niets ~ gekregen|ontvangen|gehad|gekomen, ongeldig|verlopen|geweigerd`,
  }),
  ...rules('problem', 2, {
    en: `
      not|isn't|aren't|ain't|doesn't|don't|didn't|didnt|doesnt|dont|won't|wont|never|stopped|quit|wasn't|stops|nothing|hasn't|isnt|hardly|barely working|work|works|worked|load|loading|open|opening|connect|connecting|respond|responding|arrive|arrived|showing|show|receive|received|charging|turn|play|playing|start|update|updating|sending|let|recognize|recognizing|available|accept|accepting|process|sync|go|going|come|coming|ship|shipped|delivered,
      can't|cannot|cant|couldn't|unable|won't|impossible ~ log|login|access|connect|get|use|open|find|see|check|book|pay|download|watch|sign|make|reach|call|track|send|receive|even|update|install|upload|change|play|load|complete|add|view|print|cancel|stream|hear|purchase|order|enter|to,
      error|errors|glitch|glitches|glitchy|bug|bugs|buggy|crash|crashes|crashed|crashing|freezes|freezing|frozen|broken|broke|malfunction*|faulty|defective|damaged|dead|stuck|cracked|leaking|lagging|laggy|buffering|disconnect*|outage|outages,
      is|are|went|been|was|goes|keeps|still|site|system|website|app|service|internet|wifi|network|server|servers|going down,
      keeps|kept|keep ~ crashing|freezing|dropping|going|saying|telling|giving|cutting|asking|restarting|stopping|failing|disconnecting|buffering|sending|getting|logging|kicking|resetting|shutting,
      problem|problems|issue|issues|trouble|fault, hangs|hung|hang up,
      without internet|service|power|water|signal|phone|heat|heating|electricity|wifi, keeps|still|just|it|it's|site|app saying|says ~ error|wrong|invalid|expired|failed|oops,
      can not ~ log|access|connect|get|use|open|find|book|pay|make|reach|call, trying ~ but|however,
      missing|lost|misplaced|stolen|wrong|incorrect|late|delayed|delay|delays|cancelled|canceled|cancellation|stranded|bumped|overbooked|denied|rejected|declined|failed|fails|failing|expired|disappeared|locked|blocked|hacked,
      no internet|service|signal|wifi|response|connection|power|sound|reception|answer|update|refund|email|confirmation|dial|cable|tv|reply|bars,
      still waiting|no|not|haven't|hasn't|don't|can't|down|nothing|cannot|having|broken|can|sitting,
      haven't|hasn't|didn't|never|havent|haven received|arrived|got|gotten|heard|shown|been|come|get|receive|had|delivered|show|shipped,
      slow|slower|slowest|spotty,
      charged|billed|double|twice ~ twice|double|wrong|extra|again|charged|for|charge, stopped|quit working,
      sitting|stuck|waiting|waited|been ~ on|at|for|<number>|tarmac|hold|gate|hours|plane|runway|hour|hr|hrs|mins|minutes|days|weeks|months|forever,
      what happened|happening to|with, fell apart|off, drop* ~ call|calls|connection,
      out of service|order, seems|seem|appears|appear to be down|broken|stuck|offline|frozen|missing|lost|wrong,
      could|did|does|would|will|has|have|was|were|had not|never send|sent|leave|left|deliver|delivered|work|worked|load|arrive|arrived|receive|received|open|come|help|reply|replied|respond|responded|show|turn|turned|connect|charge|process|update|get|let|start|play|log|find|complete|submit|honour|honor|refund|answer|answered|call|called|scan|refunded|resolved|validate|appear,
      lag|lags, dosnt|dosent|doesn work, works|working|worked|fixed|sorted|back ~ but, is|are|went|still|shows offline, timed|timing out, no luggage|bag|bags|baggage|agent|agents|seat|seats|heating|heat|updates|announcement|driver|engineer|technician|taxi|info|information|explanation|tracking|parcel|package|delivery|luck|record|resolution|solution|change|changes|difference|improvement|joy|callback|assistance|hot|staff|avail,
      forgot|forgotten|forgets my|our|the|to|half|part|about|me|us, you|u|they|driver|store|restaurant|chef forgot, none of the|my|our|what|these|it|them, look what you|they|<handle> did|done|have|has,
      brick|bricked|bricking|bricks my|the|our, closed my|our|the case|ticket|claim|complaint|dispute|account,
      without a|any|my|an|even|the ~ refund|reply|response|answer|explanation|notice|warning|resolution|reason|permission|consent|notification, without asking|telling|informing|authorisation|authorization|explanation|warning,
      nothing since|back|happened|happens|changed|yet, but|yet it|that|its|they|this|i|we|he|she is|are|was|were|did|do|does|has|have not, but|yet it|that|they|this|its ~ isn't|hasn't|doesn't|didn't|isnt|hasnt|doesnt|wasn't|won't,
      kicked|kicks|logs|logged|signs|signed|booted ~ me out, never showed|shows|came|turned|arrived|replied|responded|answered|called|worked|loads|works, just as|now fails|errors, not|never been delivered|received|refunded|processed|shipped|resolved|fixed|answered|credited|dispatched|updated|paid,
      not|isn't|isnt|aren't|ain't|stopped getting|seeing|hearing|receiving|able|recording|saving|downloading, don't|dont|doesn't|doesnt|didn't|won't download|repeat|record|save|stop|match|exist, no longer able|works|working|available|possible|supported|can|get|have|shows,
      too slow|complicated|difficult|confusing, takes ~ too long, impossible to|for, ripped|smelly|stinks|stained|smells, had to stand|walk|queue|chase|rebook|throw|bin, smashed|shattered|dented|scratched|melted|soaked|soggy|vanished|unresponsive|unplayable|unusable|stuttering|glitching, skips|skip|skipping every|songs|constantly|all,
      arrived|came|delivered|box|parcel|package|bag|is|was empty|opened, eats|ate|swallowed my|our, nobody|noone picks|answers|answering|replies|responds|comes|came|coming|helps|helped|helping|cares|called|calls|knows|knew|showed|answered|picked|replied|responded|tells|told|telling|says|said|saying|informs|informed|informing|explains|explained|explaining|listens|listened|listening|bothers|bothered|turned|contacted|contacts|wants|seems, no one picks|answers|answering|replies|responds|comes|came|coming|helps|helped|helping|cares|called|calls|knows|knew|showed|answered|picked|replied|responded|tells|told|telling|says|said|saying|informs|informed|informing|explains|explained|explaining|listens|listened|listening|bothers|bothered|turned|contacted|contacts|wants|seems, won't|wont|doesn't|doesnt|don't|dont|didn't|didnt|hasn't|haven't|never answer|answered|call|called|help|helped|reply|replied|pick|picked|refund|refunded|fix|fixed|return|returned|listen|respond|responded, took|takes|taking ~ long|longer|longest|wrong|different way|route|road|turn, won't|wont|can't|cannot|couldn't validate|adjust|remove|delete|submit|activate|return|contact|verify|save|edit|apply|redeem|listen|pair|sync,
      rejects|rejecting|refuses|refusing|refused, says ~ delivered ~ not|never|but, past|over <number> minutes|mins|hours ~ no,
      hours|hour|hrs|hr|minutes|mins|min|ages|forever ~ in|at a|the|your|this ~ queue|queues|queueing|line|traffic, queue|queued|queuing|queueing|line ~ for|over|of ~ hours|hour|hrs|hr|minutes|mins|ages, <number>h|hr ~ queue|delay|late,
      received|got|delivered|sent|receive|is|was|with an|a? empty box|parcel|package|packet|envelope|carton|case|container|bag, boots|booted|kicks|kicked|knocks|knocked|throws|threw ~ me off|offline|out, battery ~ drain|drains|draining|drained|dies|dying|died|worse, battery|charge ~ go|goes|going|gone|lasts|lasting ~ fast|quickly|quick|half|barely, but not the|my|for other|others, got|get|received|was no chips|food|drink|drinks|sauce|fries|rice|chicken|lid|cutlery, haven't|hasn't|didn't|never|havent|not|don't ~ recieve|recieved|recive, not|isn't|isnt|aren't accessible|reachable|responsive|loading, keeps|keep|kept ~ pausing|skipping|glitching|cutting|dying|failing, cuts|cutting|cut|drops|dropping in? and? out, lines|line|number|phone ~ still|always|constantly busy, transferred ~ rep|times|again|department|agents|person, none|neither worked|works|work|arrived, connection|internet|service|power|signal is|are|was|went|gone|goes out, no meals|food|seats|tickets|rooms|space|drinks left, nowhere to be, still the same|happening, miss|missed|missing my|our|the|a|this|your ~ flight|flights|connection|connections|connecting|train|ferry, cannot|can't|couldn't be found, there's|there|is|see|find no button|option|link|setting to|for|anywhere,
      tracking|app|site|website|label|board|screen|email ~ contradicts|contradict|contradicting, was|been|being|get|got|just|were told ~ not|can't|cannot|couldn't|impossible|no|nothing|wasn't|isn't|won't|unable,
      did|done|tried that|this|it|so|all|everything ~ but|still|nothing, but|still|only|just|and get|got|getting ~ code|error|message, goes|go|went|redirects|sends|leads|takes ~ to ~ instead, got|received|delivered|gave|given ~ instead of, keeps|kept losing|breaking,
      gets|got|getting|runs hot and|while|when`,
    '*': `website|app|site|page|web|server|internet|wifi hangs|down|offline|crashes|crashed|broken|crash|lagging|slow`,
    de: `
      funktioniert|geht|lädt|klappt|kommt|läuft|gehen|funktionieren|startet|reagiert|öffnet ~ nicht|nix|nichts|nie|mehr,
      nicht ~ möglich|erreichbar|angekommen|geliefert|da|erhalten|bekommen|verfügbar|einloggen|anmelden|öffnen,
      problem|probleme|störung|störungen|fehler|fehlermeldung|ausfall|defekt|kaputt|verspätet|verspätung|abgestürzt|stürzt|hängt|beschädigt|verloren|gesperrt|fehlt|fehlen|falsch|falsche,
      kein|keine internet|netz|empfang|antwort|verbindung|signal|wlan|lieferung|reaktion|rückmeldung,
      warte|warten ~ seit|immer|noch|auf, immer noch, seit ~ tagen|stunden|wochen|minuten|monaten,
      doppelt abgebucht|berechnet, kann|komme ~ nicht, ausgefallen, zu spät, fällt|fallen|fiel ~ aus, keiner|niemand sagt|weiß|kommt|meldet|geht|kümmert, keiner|niemand ~ informiert|erklärt|sagt|gesagt|bescheid, stunde|stunden|minuten ~ schlange|warteschlange|stau, vergessen|fehlgeschlagen|abgelehnt|gestohlen|geklaut, hört|bricht ~ auf|ab, ist|sind weg|verschwunden|verloren, leer|leere|leeres ~ angekommen|geliefert|paket|karton, zerbrochen|zerrissen|zerkratzt|durchnässt`,
    fr: `
      ne|n ~ marche|fonctionne|répond|charge|arrive|reçu|peux|ouvre|livré|pas|plus|jamais,
      marche|fonctionne|peux|arrive|reçu pas|plus|toujours|jamais|rien,
      problème|problèmes|panne|bug|bugs|erreur|erreurs|retard|retards|perdu|perdue|cassé|cassée|bloqué|bloquée|annulé|annulée|coupure|défectueux|abîmé|abîmée|endommagé,
      en panne, pas de ~ réponse|réseau|connexion|nouvelles|internet|signal|livraison, toujours pas|rien|aucune,
      aucune réponse|nouvelle|connexion|solution, impossible de, attends|attend|attente ~ depuis,
      depuis ~ jours|heures|semaines|mois|minutes, débité|facturé deux|fois,
      plante|rame|buggé|buggée, plus de|d' réseau|connexion|internet|courant|électricité|eau|son|image|signal|nouvelles|chauffage, plus aucun|aucune, personne ne|n'|n ~ répond|dit|sait|vient|bouge|informe|explique|renseigne|prévient|informés, heure|heures|minutes ~ queue|file|attente, oublié|oubliée|refusé|refusée|volé|volée|manque|déchiré|déchirée, colis|carton|boîte|paquet vide`,
    es: `
      no ~ funciona|carga|sirve|llega|llegado|abre|puedo|responde|responden|responde|conecta|deja|recibido|recibí|entregado|entregaron|tengo|hay|contestan|aparece|anda|permite|reconoce,
      problema|problemas|error|errores|falla|fallas|fallo|fallos|caído|caída|retraso|retrasado|demora|perdido|perdida|roto|rota|dañado|dañada|bloqueado|bloqueada|cancelado|cancelaron|avería|defectuoso|incorrecto|equivocado,
      sin internet|servicio|señal|luz|respuesta|conexión|línea|solución,
      sigo|seguimos|llevo|estoy|estamos ~ esperando|sin|horas|días, desde hace, todavía|aún no,
      se cayó|cayo|cae|traba|cierra, me cobraron|cobran|cobrado, lento|lenta,
      nunca llegó|llega|recibí, rechaza|rechazan|rechazó|rechazado|rechazada|rechazaron, nadie dice|sabe|viene|explica, nadie ~ dice|informa|explica|avisa|atiende, hora|horas|minutos ~ cola|fila, sigue|siguen|sigo|continúa sin|igual|fallando, olvidaron|olvidado|falta|faltan, intento|trato ~ no|rechaza, robado|robada|robaron, otra|otro talla|color|producto|modelo|artículo, vacío|vacía|rasgado`,
    pt: `
      não ~ funciona|carrega|chegou|abre|consigo|responde|respondem|conecta|recebi|entregaram|foi|está|tem|deixa|pega|atende|atendem|aparece,
      problema|problemas|erro|erros|falha|falhas|fora|caiu|atraso|atrasado|atrasada|demora|perdido|perdida|quebrado|quebrada|bloqueado|bloqueada|cancelado|cancelada|cancelaram|avaria|defeito|danificado|errado|errada|travando|trava|travou,
      sem internet|sinal|luz|resposta|conexão|serviço|rede|solução|energia, fora do ar,
      continuo|estou|estamos|tô|to ~ esperando|aguardando|sem, há|faz ~ dias|horas|semanas|meses, ainda não,
      até agora|hoje nada|não, cobrança|cobraram|cobrado ~ indevida|duas|duplicada|errada|vezes, cadê,
      lento|lenta, nunca chegou|recebi, rejeita|recusa|recusado|recusada|recusaram, ninguém diz|sabe|vem|explica, ninguém ~ diz|informa|explica|avisa, hora|horas|minutos ~ fila|espera, continua|continuam sem, esqueceram|esquecido|falta|faltam|faltou, roubado|roubada|roubaram|vazio|vazia|rasgado|rasgada`,
    it: `
      non ~ funziona|va|carica|arriva|arrivato|riesco|risponde|apre|ricevuto|rispondono|connette|consegnato|posso|si|prende|parte,
      problema|problemi|errore|errori|guasto|ritardo|ritardi|perso|persa|rotto|rotta|bloccato|bloccata|cancellato|annullato|disservizio|danneggiato|difettoso|sbagliato,
      senza internet|linea|segnale|risposta|rete|connessione|servizio, nessuna risposta|soluzione|notizia,
      aspetto|aspettando|attesa|attendo ~ da, da ~ giorni|ore|settimane|mesi|minuti, ancora non|nulla|niente,
      addebitato|addebito ~ volte|due|doppio, lento|lenta, mai arrivato|ricevuto, rifiuta|rifiutato|rifiutata, nessuno dice|sa|viene|spiega, nessuno ~ dice|informa|spiega|avvisa, ora|ore|minuti ~ coda|fila, continua|continuano a non, dimenticato|dimenticata|manca|mancano, rubato|rubata|vuoto|vuota|strappato`,
    nl: `
      werkt|doet|laadt|komt|opent|start|gaat|krijg|kan|reageert ~ niet|niks|niets|nooit|geen,
      niet ~ werkend|bezorgd|ontvangen|geleverd|bereikbaar|inloggen|gekregen|binnen|aangekomen,
      probleem|problemen|storing|storingen|fout|foutmelding|vertraging|vertraagd|kwijt|kapot|stuk|defect|geblokkeerd|geannuleerd|uitgevallen|vastgelopen|crasht|beschadigd|verkeerd|verkeerde|traag,
      geen internet|verbinding|bereik|reactie|antwoord|signaal|stroom|wifi|netwerk, nog steeds|altijd,
      nog geen|niet|niks, wacht|wachten|sta ~ al|op|nog, al ~ dagen|uur|weken|maanden|minuten,
      dubbel|twee afgeschreven|betaald|keer, te laat, ligt ~ eruit|uit|plat, valt|vallen|viel ~ uit, niemand zegt|weet|komt|belt, niemand ~ zegt|vertelt|informeert|uitlegt, uur|minuten ~ rij|wachtrij, vergeten|geweigerd|gestolen|ontbreekt|mist|gescheurd|gebroken, leeg ~ aangekomen|pakket|doos, pakket|doos ~ leeg`,
  }),
];

/** What names a problem without having one. */
const NO_PROBLEM: PhraseRule[] = [
  ...rules('problem', -2, {
    en: `
      no|not a? problem|problems|issue|issues|worries|trouble|delay|delays, is|would|be|it ~ problem|issue if, any problem|problems|issue|issues if, has|have|was|is the|this|that|my ~ issue|problem|outage ~ resolved|fixed|solved|sorted,
      how|where|who|can ~ report|log|raise|flag ~ issue|problem|fault|outage|error, without a|any? problem|problems|issue|issues|trouble|delay|delays, in case ~ problem|problems|issue|issues,
      solve|solved|fix|fixed|resolve|resolved|sort|sorted my|our|the|all|this|that ~ problem|problems|issue|issues,
      despite|though ~ delay|delays|delayed|cancellation,
      i|i've|we|may|might lost|left|misplaced|have ~ a|an|my|our ~ on|in|at the|your|a|this, lost a|an ~ on|in|at the|your|a|this|board, lost property|found|and, to trouble you, sorry|apologies|apologise ~ for the|my late|delay|delayed|trouble, sorry i|we forgot|missed|lost|broke, wrong handle|person|tweet|thread, not|isn't|hasn't|stopped ~ crashing|crashed|freezing|frozen|buffering|lagging|laggy|disconnecting|stuck anymore|now|since|today, no longer crashing|crashes|freezing|freezes|buffering|lagging|stuck|broken,
      board|boards|sign|screen|app|website|site|page says|say|shows|showing cancelled|canceled|delayed|late`,
    de: `kein|keine problem|probleme, trotz ~ verspätung|störung|problem|probleme`,
    fr: `malgré ~ retard|retards|problème|panne, pas|aucun|sans de? problème|problèmes|souci`,
    es: `ningún|sin problema|problemas, no hay problema`,
    pt: `nenhum|sem problema|problemas`,
    it: `nessun|senza problema|problemi`,
    nl: `geen|zonder probleem|problemen`,
  }),
  ...rules('complaint', -3, {
    en: `can|could|may|should|how|where|offer|offering|option|options|way|able|possible ~ pay|paying, please|pls|plz|how ~ cancel|switch, can|could|would|may i|we|you|u ~ cancel|switch, possible|like|want to cancel|switch, sorry|apologies ~ for my|the bad|poor|stupid|dumb|late,
      is it|that|this ~ scam|fraud|phishing when|if|or, is|are|was this|that|these|the ~ email|text|call|message|site|page|offer|link|account|sms|tweet|letter|number|website|mail ~ scam|fraud|spam|fake, how|where|who|what ~ report ~ fraud|scam|scams|scammers|phishing, fraud|scam|crime squad|museum|movie|film|documentary|podcast|game|prevention|department|team|dept|awareness`,
  }),
];

const COMPLAINT: PhraseRule[] = [
  ...rules('complaint', 2, {
    '*': `😡|🤬|😠|👎|🖕|🙃|😤|🙄|😒|💩|😑|🤮|😞|😩|😫|🤦, >:(, :(, :/, 💔|</3, 😭|😢`,
  }),
  ...rules('complaint', 3, {
    en: `
      worst|terrible|horrible|awful|pathetic|disgusting|appalling|atrocious|abysmal|unacceptable|disgraceful|disgrace|ridiculous|outrageous|shameful|useless|incompetent|incompetence|garbage|trash|crap|crappy|shit|shitty|bullshit|bs|joke|shocking|dreadful|lousy|inexcusable|unprofessional|horrendous|horrid|deplorable|insane|absurd|ludicrous|nightmare|fiasco|shambles|scam|scammed|scammers|fraud|thieves|ripoff|robbery|crooks|liars|lied|lying|lies|rude|rudest|clueless|inept|unreliable|unhelpful|embarrassing|embarrassment|farce|hopeless|poor|poorly|bad|badly|sucks|suck|sucked|sucky|fail|failing|failure|fails|failed|hate|hated|hating|angry|annoyed|annoying|furious|frustrated|frustrating|frustration|disappointed|disappointing|disappointment|disgusted|livid|pissed|irritated|irritating|upset|unhappy|dissatisfied|fuming|infuriating|unimpressed|aggravating|fedup|wtf|ffs|smh|smfh|stupid|idiots|idiot|dumb|unreal|unbelievable|lame|shame|ugh|argh|damn|fuck|fucking|fuckin|fucked|wth|blows|screwed|screw|sloppy|mess|messed|ruined|ruining|waste|wasted|wasting|disrespectful|greedy|misleading|deceptive|dishonest|overpriced|overcharged|overcharging|neglect*|boycott|inconvenienc*|bait,
      never again,
      never ~ flying|fly|buy|use|order|shop|recommend|buying|using|ordering|shopping again|with|from|<handle>|you|anyone,
      fed up, sort it|this|yourselves|yourself|that out, figure it out, pay attention, don't|dont lie, bye <handle>, another promise, doesn't|dont|don't|not make|making any? sense, fought|fighting|battling|battled|arguing|argued|fight with|you|them|<handle>, keeps|keep getting|being worse, rip off, ripped off, had enough, shame on,
      not happy|impressed|good|acceptable|cool|okay|ok|right|pleased|amused|fair|helpful|satisfied|ideal,
      no help|excuse|sense|communication|apology|customer|explanation|one, on hold, hung up, hang up, hanging up,
      third|fourth|fifth|second|<number> time|times, so|really|very|completely|absolutely fed up, will|would|i'll|i'd|we'll never|not fly|buy|use|order|shop|recommend|bank|return|deal again|with|from|them|you|<handle>, i'm|im|am switching|cancelling|canceling|leaving to|from|my|you|because, skyrocketing|extortionate, price hike|hikes|gouging, assholes|asshole|morons|moron|clowns|dickhead|dickheads|scumbags, is a dick|jerk|liar|moron|clown, each|every time i'm|im|i told, theworst*|worstservice*|worstairline*|worstcompany*|badservice*|poorservice*|terribleservice*|horribleservice*|nocustomerservice*|flightfromhell, shouldn't|shouldnt ~ this|so|that hard|difficult|long|slow|complicated, uncalled for, made me|us|him|her cry, can't|cant|cannot|couldn't stand, get more staff|drivers|trains|tills|buses, for the love of god|all|everything|pete's|christ, zero|no customer service, kept|keeping|left|leaving me|us|everyone|customers|passengers|people ~ in the dark, from now on ~ bye|goodbye|elsewhere, free|days|delivery|guaranteed|unlimited|fast ~ you|they say|said|promised|claim|claimed, fixyourshit|fixyourcrap|fixyourapp|fixyoursite|fixit|neveragain|customerservicefail|epicfail, passed around, ignored|ignoring,
      what a joke|mess|shame|waste|disgrace, get it|your together, get your act|shit|stuff together, do better,
      cancel*|switch*|leaving ~ service|my|account|to|subscription|contract|providers|carriers,
      losing|lost ~ customer|customers|business|money, inept*, do|does you|anyone|your|not even? care,
      don't|doesn't|didn't|dont even? care,
      way to go|ruin|treat|lose, how hard|is it|can you|dare you, how dare, so much|long for, for no reason,
      no wonder, money back, want|need|give|demand ~ refund, file|filing ~ complaint,
      complain|complaint|complaining|complaints|complained,
      why can't|cant|won't|don't|doesn't|didn't|didnt|wasn't|hasn't|haven't|is|are|do|does|did|the|am ~ you|i|your|my|so|still|it|they|always|not|we,
      another|yet delay|delayed|another|again,
      hours|hour|hrs|days|weeks|months later|late|wait|waiting|delayed|now|for|on|and, tired|sick of, enough is,
      customer|your service|support is|was|are|sucks|needs|has|team, get|fix ~ together|shit|act, fix ~ this|your|it, get this|it,
      step up, pay|paid|paying|charge|charged|charging ~ for|more|extra|fee|too|much, do something, come on,
      c'mon, seriously, really <handle>, not|n't ~ first time, good luck, same issue|problem|thing|crap, lack of,
      smaller|cramped|dirty|filthy|gross|cold|stale|nasty|uncomfortable|broken`,
    de: `
      schlecht|schlechte|schlechter|schlechteste|schlechtester|schlimmste|mies|mieser|miese|miserabel|katastrophe|katastrophal|unverschämt|unverschämtheit|frech|frechheit|lächerlich|peinlich|enttäuscht|enttäuschend|enttäuschung|sauer|wütend|genervt|nervt|nervig|unfassbar|unmöglich|saftladen|sauladen|scheiße|scheiss|scheiß|mist|unfähig|inkompetent|abzocke|betrug|betrüger|wucher|schande|beschwerde|beschweren|ärgerlich|skandal|armutszeugnis|zumutung|verarsche|verarscht|unfreundlich|dreist|hasse|traurig,
      nie wieder, geht gar nicht, geht's noch, so ein mist, was soll das, das ist ein witz, kein wunder,
      wie kann ~ sein, zum kotzen, reicht|reichts, jedes mal, schon wieder, warteschleife,
      keiner|niemand ~ reagiert|antwortet|zuständig|hilft|ran`,
    fr: `
      nul|nulle|nuls|honte|honteux|honteuse|scandaleux|scandaleuse|inadmissible|inacceptable|lamentable|déplorable|catastrophe|catastrophique|pire|arnaque|arnaqueurs|voleurs|vol|merde|merdique|incompétent|incompétents|incompétence|déçu|déçue|décevant|décevante|furieux|furieuse|énervé|énervée|ridicule|minable|pitoyable|foutage|fout|foutez|insupportable|intolérable|marre|désastreux|désastreuse|mensonge|mensonges|menteurs|mécontent|mécontente|réclamation|plainte|incroyable|mauvais|mauvaise|horrible|chier|putain,
      ras le bol, plus jamais, jamais plus, y en a marre, c'est abusé, se moque|moquez|foutre|foutez, de qui,
      service client inexistant|injoignable|incompétent, injoignable|injoignables, encore une fois`,
    es: `
      pésimo|pésima|pésimos|horrible|terrible|peor|vergüenza|vergonzoso|inaceptable|inútiles|inútil|estafa|estafadores|robo|ladrones|rateros|mierda|incompetentes|incompetente|decepción|decepcionado|decepcionada|decepcionante|indignante|indignado|indignada|ridículo|asco|asqueroso|fatal|desastre|enojado|enojada|enfadado|molesto|molesta|harto|harta|hartos|mentirosos|mentira|mienten|abuso|queja|quejas|reclamo|reclamación|porquería|basura|lamentable|malo|mala|mal|deficiente|odio|burla|tomadura|maldita|carajo,
      nunca más, jamás ~ volver*|vuelvo|compro, qué asco|vergüenza|mal|pésimo, no es posible que, hasta cuándo, falta de respeto,
      una burla|vergüenza|estafa, ya basta, mal servicio|atención, otra vez, siempre lo mismo,
      nadie responde|contesta|ayuda|soluciona`,
    pt: `
      péssimo|péssima|horrível|terrível|pior|vergonha|absurdo|ridículo|ridícula|inaceitável|lixo|merda|bosta|porcaria|incompetentes|incompetência|incompetente|decepção|decepcionado|decepcionada|descaso|palhaçada|desrespeito|golpe|roubo|ladrões|mentirosos|mentira|indignado|indignada|revoltado|revoltada|revoltante|lamentável|reclamação|reclamar|procon|odeio|ódio|raiva|ruim|caralho|porra|enganação|enganado|enganada|mal|vergonhoso,
      nunca mais, que absurdo|vergonha|raiva|ódio, falta de respeito, cansei|cansado|cansada de, até quando,
      mau atendimento|serviço, de novo, sempre a mesma, ninguém responde|resolve|atende`,
    it: `
      pessimo|pessima|vergogna|vergognoso|vergognosa|vergognatevi|schifo|schifoso|orribile|terribile|peggiore|peggior|inaccettabile|ridicolo|ridicola|ridicoli|truffa|truffatori|ladri|furto|incompetenti|incompetente|deluso|delusa|deludente|delusione|scandaloso|indecente|indegno|assurdo|assurda|merda|inutile|inutili|arrabbiato|arrabbiata|incazzato|incazzata|stufo|stufa|bugiardi|presa|reclamo|disastro|lamentela|pietoso|scadente|maleducati|maleducato|cazzo,
      mai più, che schifo|vergogna, non è possibile, presa in giro, basta, ancora una volta,
      per l'ennesima volta, ennesimo|ennesima, nessuno risponde|fa|risolve`,
    nl: `
      slecht|slechte|slechtste|waardeloos|waardeloze|belachelijk|belachelijke|schandalig|schandalige|schande|teleurgesteld|teleurstellend|teleurstelling|boos|woest|irritant|irritante|ergerlijk|onacceptabel|ongelooflijk|oplichters|oplichting|oplichterij|dieven|afzetters|kut|klote|shit|ruk|drama|dramatisch|ramp|rampzalig|klacht|klachten|klagen|frustrerend|treurig|triest|onbeschoft|onvriendelijk|incompetent|flut|zooi|bagger|wanhopig|walgelijk|zat|gatver|verschrikkelijk|tering|kanker|godverdomme|wtf,
      nooit meer, te gek voor woorden, wat een ~ service|bedrijf|zooi|drama|grap, kan toch niet,
      ben ~ zat|klaar mee, van het kastje, niemand reageert|helpt|neemt, alweer|weer eens, lachertje`,
  }),
];

export const TROUBLE_RULES: readonly PhraseRule[] = [...PROBLEM, ...NO_PROBLEM, ...COMPLAINT];

/** Words of somebody speaking of their own affairs. */
export const OWN_RULES: readonly PhraseRule[] = rules('own', 1, {
  en: `i|i'm|i've|i'll|i'd|my|me|mine|we|we're|we've|our|us|myself`,
  de: `ich|mein|meine|meinen|meinem|meiner|mir|mich|wir|uns|unser|unsere`,
  fr: `je|j|mon|ma|mes|moi|nous|notre|nos`,
  es: `yo|mi|mis|me|nos|nuestro|nuestra|tengo|llevo|estoy`,
  pt: `eu|meu|minha|meus|minhas|me|nós|nosso|nossa|estou|tenho`,
  it: `io|mio|mia|miei|mie|mi|ci|nostro|nostra|ho|sono`,
  nl: `ik|mijn|me|mij|wij|we|ons|onze`,
});
