/** Journeys: what is late, cancelled, full or lost between two places, by language; single words of travel say little. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const RIDES =
  'flight|flights|train|trains|bus|buses|coach|coaches|ferry|ferries|plane|planes|aircraft|sailing|tram|service|departure|connection|connecting|crossing';
const BAGS = 'baggage|luggage|suitcase|suitcases|pushchair|pram|buggy|stroller|rucksack|backpack|hold bag';
const LATE =
  'delayed|delay|delays|late|cancelled|canceled|cancel|cancellation|grounded|diverted|overbooked|stopped|stuck';

export const TRAVEL_RULES: readonly PhraseRule[] = [
  ...rules('travel', 3, {
    en: `
      ${RIDES} ~ ${LATE}, ${LATE} ~ flight|flights|train|trains|bus|buses|coach|ferry|plane|sailing, missed|miss|missing|make my|our|the|a|this|his|her ~ connection|flight|train|ferry|coach|bus|plane,
      ${BAGS} ~ lost|missing|delayed|damaged|broken|smashed|arrive|arrived|made|left|claim|carousel|belt|late|where|come|coming|came, came off the? belt, lost|missing|delayed|damaged|broke|find|where|where's|wheres|waiting|without|still ~ ${BAGS}, no baggage|luggage,
      bag|bags ~ lost|missing|delayed|arrive|arrived|carousel|belt|hold|cabin|checked|flight|airport, lost|missing|delayed|checked|hold|cabin|check|checking bag|bags, where|where's|wheres is|are? my|our bag|bags, hand luggage, hand baggage, carry on ~ bag|bags|luggage|size, baggage|luggage allowance,
      sat|sitting|stuck|waiting|stranded ~ tarmac|runway|gate|airport|platform|train|plane, gate ~ changed|change|closed|closes|number|<number>, boarding ~ pass|passes|gate|closed|time|started|group|yet|flight, no|still|not boarding, boarded ~ plane|flight|train,
      seat|seats|seated|row ~ flight|train|plane|check|checkin|aisle|window|together|apart|reserved|reservation|paid|legroom, choose|change|pick|select|reserve|reserved|booked|assigned|assign|moved ~ seat|seats, no|standing ~ seats|room ~ train|only|from, seats ~ from|on, legroom,
      rebook|rebooked|rebooking, bumped ~ off|flight, overbooked, layover|stopover, check in|checkin desk|counter|opens|closed|online ~ flight, check in ~ flight, rail replacement, replacement bus|buses, bus|coach|train|tram|ferry ~ early|left|running|full|never|turn|crowded|packed|platform|conductor|carriage|carriages,
      is|are the <number> ~ running|sailing|train|bus|ferry|flight, the <number> to|from|sailing|train|bus|ferry|service, the <number> ~ cancelled|canceled|delayed|late`,
    de: `
      flug|flüge|zug|züge|ice|bus|bahn|fähre|anschluss|anschlusszug|anschlussflug|verbindung ~ gestrichen|verspätet|verspätung|ausgefallen|fällt|annulliert|storniert|verpasst|überbucht|weg, verspätung ~ zug|flug|bahn|ice, minuten|stunden verspätung, anschlusszug|anschlussflug, gepäck|koffer ~ weg|verloren|fehlt|verspätet|angekommen|da|verschwunden|beschädigt|kaputt|nicht, wo ~ gepäck|koffer,
      sitzplatz|sitzplätze|sitzplatzreservierung, boarding|bordkarte|handgepäck|umbuchen|umgebucht|umbuchung|gleis, schienenersatzverkehr`,
    fr: `
      vol|vols|train|trains|tgv|rer|métro|bus|correspondance|avion|ferry ~ annulé|annulés|supprimé|supprimés|retardé|retard|retards|raté|ratée|manqué|manquée|surbooké, raté|manqué|loupé ~ vol|train|correspondance, minutes|heures|min de retard, retard ~ ligne|train|vol, bagage|bagages|valise|valises ~ perdu|perdue|perdus|arrivé|arrivée|retard|manque|cassé|cassée|restée|resté|restés, où|perdu ~ bagage|bagages|valise, embarquement, carte d'embarquement, bagage à main, quai`,
    es: `
      vuelo|vuelos|tren|trenes|metro|autobús|bus|avión|ferry|conexión ~ cancelado|cancelada|cancelaron|retrasado|retraso|demorado|demora|perdí|sobrevendido|tarde, perdí|perdimos ~ vuelo|conexión|tren, horas|minutos de retraso|demora, equipaje|maleta|maletas ~ perdido|perdida|perdieron|llegó|llegado|falta|rota|dañada, dónde|perdieron|perdió ~ equipaje|maleta|maletas, embarque|embarcar|equipaje de mano, tarjeta|puerta de embarque`,
    pt: `
      voo|vôo|voos|comboio|trem|metrô|autocarro|ônibus|avião|conexão|barco ~ cancelado|cancelada|cancelaram|atrasado|atrasada|atraso|suprimido|perdi, perdi|perdemos ~ voo|conexão|comboio|trem, horas|minutos de atraso, bagagem|mala|malas ~ perdida|perdido|extraviada|chegou|chegaram|perdeu|partida, onde|perderam|extraviaram ~ bagagem|mala|malas, embarque|embarcar, bagagem de mão`,
    it: `
      volo|voli|treno|treni|autobus|aereo|traghetto|metro|coincidenza ~ cancellato|cancellati|soppresso|soppressi|ritardo|persa|perso|overbooking, perso|persa ~ volo|treno|coincidenza, ore|minuti di ritardo, ritardo ~ treno|volo, bagaglio|bagagli|valigia|valigie ~ perso|persa|persi|smarrito|smarrita|arrivato|arrivata|rotta, dove|perso|smarrito ~ bagaglio|bagagli|valigia, imbarco|imbarcare|bagaglio a mano, binario`,
    nl: `
      vlucht|vluchten|trein|treinen|bus|tram|metro|veerboot|vliegtuig|aansluiting ~ geannuleerd|vertraagd|vertraging|uitgevallen|valt|vervallen|gemist|mis|overboekt, minuten|uur vertraging, vertraging ~ trein|vlucht, bagage|koffer|koffers ~ kwijt|weg|vermist|aangekomen|verloren|beschadigd|kapot, waar ~ bagage|koffer, instapkaart|boarden|handbagage|omboeken|perron`,
  }),
  ...rules('travel', 1.6, {
    en: `flight|flights, flying ~ with|from|to|tomorrow|today|you, airport|airports, runway|tarmac, baggage|luggage|suitcase|suitcases, legroom, on|off|onto|board|boarding|different|same|our the|this|that? plane, first|1st|business|economy|middle|window|aisle|upgraded|exit seat|seats|class, recline|reclines|reclined, cabin ~ big|size|bag|hot|cold|seat|pressure|baggage, my|our|your|this|on plane|train|bus|coach|ferry, the plane|train|bus|coach|ferry ~ is|was|has|from|to|left|late|never|full|will|at|stopped, itinerary, passenger|passengers, take off, this|my|a bag ~ cabin|big|size|hold`,
    de: `flug|flüge, flughafen, zug|züge|bahnhof|bahnsteig, gepäck|koffer, fähre|fährt`,
    fr: `vol|vols, aéroport, le|mon|un|du train|tgv|avion, gare, bagage|bagages|valise, à|au bord`,
    es: `vuelo|vuelos, aeropuerto, el|mi|un tren|avión, estación, equipaje|maleta|maletas, pasajeros`,
    pt: `voo|vôo|voos, aeroporto, o|meu comboio|trem|avião, bagagem|mala|malas, passageiros`,
    it: `volo|voli, aeroporto, treno|treni|aereo, stazione, bagaglio|bagagli|valigia, passeggeri`,
    nl: `vlucht|vluchten, vliegveld|luchthaven|schiphol, de|mijn trein, station, bagage|koffer`,
  }),
  ...rules('travel', -4, {
    en: `boarding school|schools|house|kennels, delay ~ alarm, take|takes|have|grab a|your seat|seats, train your|our|my|their|the people|staff|team|employees|model|dog, plane crazy|jane, car|baby|child|bike|toilet seat|seats, delivery|shipping|parcel|package|order|phone|internet service ~ ${LATE}, shoulder|hand|tote|leather|designer|gym|tea|paper bag|bags, customer service ~ ${LATE}, train|trains|training for|with|hard|every, cabin pressure|fever, in a? bus|ferry`,
  }),
];
