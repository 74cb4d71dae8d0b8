/** Outages: supply and networks that are gone, by language; a topic and a cause of urgency. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const SUPPLY =
  'power|electric|electricity|leccy|lights|gas|water|heating|boiler|internet|broadband|wifi|signal|network|phone|landline|service|reception|connection';

/** What is gone, or does not come back. */
const GONE: Readonly<Record<string, string>> = {
  en: `
    outage|outages, blackout, service interruption, seems|seem|appears|appear to be down, is|are|been|still|site|app|system|service|internet|network|phones|everything|servers ~ down ~ again|everyone|all|for|since|in|hours|days|anyone,
    no power|electricity|water|heating|gas|internet|service|signal|phone ~ since|for|in|hours|days|all|again|at, whole|entire street|area|neighborhood|neighbourhood|city|town|building|office ~ down|without|out|no|offline, service is|has|been|went gone? out|down,
    site|website|app|system|systems|server|servers|service|internet|network|psn|live|wifi|cable|chat|broadband|phones|lines|everything is|are|still|keeps|keep|going|gone|been|goes|went? still|going|back? down, is|are <handle>|it|psn|xbox|netflix|hulu|spotify down, is down ~ everyone|anyone|you|else|again, landline|line|lines dead|down since|for|again|all|in,
    ${SUPPLY} ~ off|out ~ since|for|in|again|all|whole|area|street|block|village|estate|now|still|hours|days, power|electric|electricity|heating|water|gas|internet|broadband|wifi|landline is|has|are|been|still|went|gone|keeps|was|stayed been? gone? off|out|down,
    no power|electricity|leccy|gas|water|heating|internet|broadband|wifi|signal|mobile|phone since|for|in|again|at|all|here|still|anywhere|to, no mobile|phone signal, still no power|electricity|water|heating|internet|broadband|signal|gas, no hot water ~ since|days|hours|again|block|flat,
    power|water|internet|broadband|network cut|failure|outage|outages|loss ~ in|at|on|here|again|since|area|street, power cut, lost power|electricity|internet|signal|water, without power|electricity|water|heating|internet|gas|signal,
    brown|orange|dirty|discoloured|cloudy|yellow|black water, water ~ brown|orange|dirty|discoloured|cloudy ~ tap|taps|again|today|since, low water pressure, water pressure ~ low|none|gone, burst main|pipe, water main ~ burst|leak, heating ~ off|down ~ block|flats|building|whole`,
  de: `
    störung|störungen, ausfall|netzausfall|netzstörung|totalausfall|großstörung, seit ~ kein|keine internet|strom|netz|wasser|heizung|empfang,
    kein|keinen|ohne strom|wasser|gas|heizung|warmwasser|internet|netz|empfang|signal|telefon|festnetz|wlan, strom|wasser|heizung|internet|netz|telefon ~ ausgefallen|weg|tot, strom|wasser|heizung ist|sind wieder? aus|weg, stromausfall, rohrbruch|wasserrohrbruch,
    braunes|trübes|dreckiges|verschmutztes wasser, wasser ~ braun|trüb|dreckig, heizung ~ kalt|ausgefallen, heizungsausfall`,
  fr: `
    panne générale|nationale|réseau|internet, plus de|d'? réseau|internet|électricité|courant|eau|chauffage, coupure d'internet|internet,
    plus|pas|sans de|d'? électricité|courant|eau|gaz|chauffage|internet|réseau|ligne|fibre|signal, plus|pas d'eau|d'électricité|d'internet, sans|plus eau chaude, coupure|panne de|d' courant|électricité|eau|réseau|internet|gaz|secteur, coupure d'eau|d'électricité|d'internet, panne|coupure ~ quartier|rue|secteur,
    eau marron|sale|trouble|jaune, eau est marron|sale|trouble|jaune, fuite ~ conduite`,
  es: `
    sin luz|internet|servicio|agua|señal|gas, caída general|masiva, corte de luz|agua|internet|energía,
    sin luz|electricidad|corriente|agua|gas|internet|línea|señal|calefacción|servicio ~ desde|hace|en|horas|días|otra, se fue|va la luz|agua|señal, no|nos hay|tenemos luz|agua|gas|internet|señal|calefacción, corte|apagón ~ luz|agua|energía|en|zona|barrio, apagón,
    agua marrón|sucia|turbia|amarilla`,
  it: `
    senza corrente|luce|internet|acqua|linea|riscaldamento|gas, down generale|nazionale,
    senza corrente|luce|elettricità|acqua|gas|riscaldamento|internet|linea|segnale, andata|andato via la|l'? corrente|luce|acqua|gas, manca|mancano|saltata la|l'? corrente|luce|acqua|elettricità, non c'è|abbiamo corrente|luce|acqua|linea|internet|segnale, blackout,
    acqua marrone|sporca|torbida|gialla`,
  pt: `
    sem luz|energia|internet|água|sinal|gás, fora do ar, queda de energia|luz|internet,
    sem luz|energia|eletricidade|água|gás|internet|sinal|linha|aquecimento ~ desde|há|em|horas|dias|aqui, acabou|caiu|faltou a? luz|energia|água|internet, falta de luz|energia|água, falta luz|energia|água, apagão,
    água marrom|suja|barrenta|amarela`,
  nl: `
    storing|storingen, grote|landelijke storing, zonder stroom|internet|water|verwarming|gas,
    geen|zonder stroom|elektriciteit|water|gas|verwarming|internet|bereik|telefoon|netwerk|wifi, stroom|water|verwarming|internet ~ uitgevallen|eruit|weg, stroomstoring|stroomuitval,
    bruin|vies|vervuild|troebel water, water ~ bruin|troebel, verwarming ~ uit|koud`,
};

/** How many have lost it: it makes a case urgent and says nothing of what it is about. */
const WIDESPREAD: Readonly<Record<string, string>> = {
  en: `anyone|everyone else|having ~ issues|problems|down|trouble, nationwide`,
  de: `ganze|ganzer|gesamte straße|stadt|ort|haus`,
  fr: `tout le quartier|monde`,
  es: `toda la zona|colonia|ciudad`,
  pt: `bairro todo|inteiro`,
  it: `tutta la zona|città|via`,
  nl: `hele straat|wijk|buurt`,
};

/** A connection or a server that fails now and then: a topic, no cause of urgency. */
const FAULTY: Readonly<Record<string, string>> = {
  en: `
    down ~ everyone|again|since|now|today|area|anyone|morning, down for everyone|anyone|hours|days|<number>|me|us|over|the, is|are|been|went|goes|gone|site|service|system|internet|network down, no internet|service|signal|power|wifi|connection|reception|dial|water|electricity|heating|cable|tv|picture|bars|lte|4g|3g,
    is|are|been|went|gone|goes|going|still|site|app|service|system|be|keeps offline, boots|kicks|knocks ~ offline, server|servers ~ down|error|errors|respond|responding|working|work|full|busy|maintenance|issue|issues|problem|problems|unavailable|crashed|slow|status|lag|laggy|offline, your|game|login|mail|email servers, connect|connecting|connected|reach|reaching|log|disconnected|kicked ~ server|servers,
    internet|wifi|network|signal|connection|broadband|service|data|cable|lte ~ slow|out|down|dropping|drops|cutting|working|work|bad|issues|terrible|sucks|spotty|loading, lost signal|service|power|connection|internet, maintenance, not|nothing loading, error <number>, dropped|dropping calls|call,
    slow|slowest|crappy|terrible|bad|horrible|spotty|poor|shitty|weak internet|wifi|data|connection|reception|signal|speed|speeds, service|signal ~ area|house|neighborhood|home|indoors, channel|channels are? missing|gone|down|out, channel|channels ~ missing|frozen|freezing|working|dropping|drop|lost|removed|disappeared|vanished|pixelated|pixelating|buffering|blank|unavailable, missing|lost|lose|losing channels|channel, channel|channels|picture|sound ~ keep|keeps|keeps ~ freezing|dropping|cutting`,
  de: `
    ausgefallen, kein|keine internet|netz|empfang|strom|signal|verbindung|wlan, offline, server ~ down|erreichbar|überlastet|offline|störung|nicht, signal ~ schwach|weg|schlecht|bricht, funkloch`,
  fr: `
    panne|pannes|coupure|coupures, pas|plus de|d' réseau|internet|connexion|signal|électricité|courant, hors service, serveur|serveurs ~ panne|down|répond|inaccessible|saturé|indisponible|hors|erreur`,
  es: `
    caída|caído|caídos|cayó, corte de?, sin internet|servicio|señal|luz|línea|conexión|agua|red, servidor|servidores ~ caído|caídos|error|responde|saturado|conectar|falla|lento|abajo, avería`,
  pt: `
    caiu|queda, sem internet|sinal|luz|energia|rede|conexão|serviço|água, servidor|servidores ~ fora|erro|caiu|caíram|responde|conectar|lento|instável, instabilidade|instável`,
  it: `
    guasto|guasti|disservizio|down|interruzione, senza internet|linea|segnale|rete|connessione|luz|corrente, non c'è linea|segnale|rete, server ~ down|errore|risponde|offline|irraggiungibile|connettersi|bloccato, segnale ~ debole|assente|scarso`,
  nl: `
    eruit|uitval, geen internet|bereik|verbinding|stroom|signaal|netwerk|wifi, offline, ligt ~ plat|eruit, server|servers ~ plat|down|storing|bereikbaar|eruit|fout|onbereikbaar, signaal ~ slecht|weg|zwak`,
};

/** Nets and their words. */
const CONNECTION: Readonly<Record<string, string>> = {
  en: `
    internet|broadband|wifi|fios|dsl|hotspot, my|your|phone|mobile|cell|tv|4g|5g|data signal, signal strength|bars|issue|issues|problem|problems|booster, coverage|reception, 4g|3g|lte|5g, network, add|get|sports|movie|hd|tv|local|premium channel|channels, channel package|packages|lineup|line, channel|channels ~ subscribe|dvr|package|record|recording|watch,
    data speed|speeds|connection, download speed|speeds, mbps`,
};

const NO_OUTAGE: Readonly<Record<string, string>> = {
  en: `
    turned|turn|turning|turns|shut|sit|sat|sitting|calm|let|lets|letting|wrote|write|i'm|im|i|we're|so|totally|run|ran|fell|fall|knock|knocked|track|narrowed|slow|slowed|put|come|cut|laid|upside|hands|scroll|look down, i'm|im|we're|is|are down to|with`,
};

export const OUTAGE_TOPIC_RULES: readonly PhraseRule[] = [
  ...rules('outage', 3, GONE),
  ...rules('outage', 3, FAULTY),
  ...rules('outage', 2, CONNECTION),
  ...rules('outage', -3, NO_OUTAGE),
];

export const OUTAGE_CAUSE_RULES: readonly PhraseRule[] = [
  ...rules('outage', 2, GONE),
  ...rules('outage', 2, WIDESPREAD),
];
