/** Outages: supply and networks that are gone, by language; a topic and a cause of urgency. */
const SUPPLY =
  'power|electric|electricity|leccy|lights|gas|water|heating|boiler|internet|broadband|wifi|signal|network|phone|landline|service|reception|connection';

export const OUTAGES: Readonly<Record<string, string>> = {
  en: `
    ${SUPPLY} ~ off|out ~ since|for|in|again|all|whole|area|street|block|village|estate|now|still|hours|days, power|electric|electricity|heating|water|gas|internet|broadband|wifi|landline is|has|are|been|still|went|gone|keeps|was|stayed been? gone? off|out|down,
    no power|electricity|leccy|gas|water|heating|internet|broadband|wifi|signal|mobile|phone since|for|in|again|at|all|here|still|anywhere|to, no mobile|phone signal, still no power|electricity|water|heating|internet|broadband|signal|gas, no hot water ~ since|days|hours|again|block|flat,
    power|water|internet|broadband|network cut|failure|outage|outages|loss ~ in|at|on|here|again|since|area|street, power cut, lost power|electricity|internet|signal|water, without power|electricity|water|heating|internet|gas|signal,
    brown|orange|dirty|discoloured|cloudy|yellow|black water, water ~ brown|orange|dirty|discoloured|cloudy ~ tap|taps|again|today|since, low water pressure, water pressure ~ low|none|gone, burst main|pipe, water main ~ burst|leak, heating ~ off|down ~ block|flats|building|whole`,
  de: `
    kein|keinen|ohne strom|wasser|gas|heizung|warmwasser|internet|netz|empfang|signal|telefon|festnetz|wlan, strom|wasser|heizung|internet|netz|telefon ~ ausgefallen|weg|tot, strom|wasser|heizung ist|sind wieder? aus|weg, stromausfall, rohrbruch|wasserrohrbruch,
    braunes|trübes|dreckiges|verschmutztes wasser, wasser ~ braun|trüb|dreckig, heizung ~ kalt|ausgefallen, heizungsausfall`,
  fr: `
    plus|pas|sans de|d'? électricité|courant|eau|gaz|chauffage|internet|réseau|ligne|fibre|signal, plus|pas d'eau|d'électricité|d'internet, sans|plus eau chaude, coupure|panne de|d' courant|électricité|eau|réseau|internet|gaz|secteur, coupure d'eau|d'électricité|d'internet, panne|coupure ~ quartier|rue|secteur,
    eau marron|sale|trouble|jaune, eau est marron|sale|trouble|jaune, fuite ~ conduite`,
  es: `
    sin luz|electricidad|corriente|agua|gas|internet|línea|señal|calefacción|servicio ~ desde|hace|en|horas|días|otra, se fue|va la luz|agua|señal, no|nos hay|tenemos luz|agua|gas|internet|señal|calefacción, corte|apagón ~ luz|agua|energía|en|zona|barrio, apagón,
    agua marrón|sucia|turbia|amarilla`,
  it: `
    senza corrente|luce|elettricità|acqua|gas|riscaldamento|internet|linea|segnale, andata|andato via la|l'? corrente|luce|acqua|gas, manca|mancano|saltata la|l'? corrente|luce|acqua|elettricità, non c'è|abbiamo corrente|luce|acqua|linea|internet|segnale, blackout,
    acqua marrone|sporca|torbida|gialla`,
  pt: `
    sem luz|energia|eletricidade|água|gás|internet|sinal|linha|aquecimento ~ desde|há|em|horas|dias|aqui, acabou|caiu|faltou a? luz|energia|água|internet, falta de luz|energia|água, falta luz|energia|água, apagão,
    água marrom|suja|barrenta|amarela`,
  nl: `
    geen|zonder stroom|elektriciteit|water|gas|verwarming|internet|bereik|telefoon|netwerk|wifi, stroom|water|verwarming|internet ~ uitgevallen|eruit|weg, stroomstoring|stroomuitval,
    bruin|vies|vervuild|troebel water, water ~ bruin|troebel, verwarming ~ uit|koud`,
};
