/**
 * Harm: who may be hurt, what hurts, and what lives depend on. None of these words is an alarm by itself; two that belong
 * together and stand close to each other are (facets/urgency-evidence.ts).
 */
import { type PhraseRule, rules } from '../text/phrases.ts';

/** Somebody who is not the brand. */
const PERSON: PhraseRule[] = rules('person', 1, {
  en: `son|daughter|kid|kids|child|child's|children|baby|toddler|infant|newborn|mum|mom|mother|dad|father|gran|nan|nana|grandma|grandmother|grandad|grandpa|grandfather|wife|husband|partner|girlfriend|boyfriend|sister|brother|aunt|uncle|neighbour|neighbor|friend|girl|boy|man|woman|lady|guy|passenger|passengers|person|people|someone|somebody|cyclist|pedestrian|motorcyclist|pensioner|customer|customers|colleague|worker, <number> yr|year|yrs|month|months|years old, <number> yo`,
  de: `sohn|tochter|kind|kinder|kindes|baby|kleine|kleiner|kleinen|kleinkind|mutter|mama|vater|papa|oma|opa|großmutter|großvater|frau|mann|freundin|freund|schwester|bruder|nachbar|nachbarin|mädchen|junge|jemand|person|leute|menschen|fahrgast|passagier|kunde|kundin|kollege|kollegin|radfahrer|radfahrerin|fußgänger|dame|herr|familie|rentner`,
  fr: `fils|fille|enfant|enfants|bébé|mère|maman|père|papa|grand-mère|mamie|grand-père|papi|femme|mari|compagnon|copine|copain|sœur|frère|voisin|voisine|homme|dame|monsieur|passager|passagère|personne|personnes|gens|quelqu'un|cycliste|piéton|piétonne|client|cliente|collègue|garçon|famille`,
  es: `hijo|hija|hijos|niño|niña|niños|bebé|nene|nena|madre|mamá|padre|papá|abuela|abuelo|esposa|esposo|mujer|marido|novia|novio|hermana|hermano|vecino|vecina|hombre|señora|señor|pasajero|pasajera|persona|personas|gente|alguien|ciclista|peatón|cliente|clienta|compañero|compañera|familia|chico|chica`,
  it: `figlio|figlia|figli|bambino|bambina|bambini|bimbo|bimba|neonato|madre|mamma|padre|papà|nonna|nonno|moglie|marito|ragazza|ragazzo|sorella|fratello|vicino|vicina|uomo|donna|signora|signore|passeggero|passeggera|persona|persone|gente|qualcuno|ciclista|pedone|cliente|collega|famiglia`,
  pt: `filho|filha|filhos|criança|crianças|bebê|bebé|menino|menina|mãe|pai|avó|avô|vó|vô|esposa|esposo|mulher|marido|namorada|namorado|irmã|irmão|vizinho|vizinha|homem|moça|senhora|senhor|passageiro|passageira|pessoa|pessoas|gente|alguém|ciclista|pedestre|cliente|colega|família`,
  nl: `zoon|dochter|kind|kinderen|baby|peuter|moeder|mama|vader|papa|oma|opa|vrouw|man|vriendin|vriend|zus|broer|buurman|buurvrouw|meisje|jongen|iemand|persoon|mensen|passagier|reiziger|klant|collega|fietser|voetganger|mevrouw|meneer|gezin|kleine|ze|hij`,
});

/** Limbs and the like. */
const BODY: PhraseRule[] = rules('body', 1, {
  en: `hand|hands|arm|arms|leg|legs|finger|fingers|thumb|wrist|face|head|eye|eyes|foot|feet|toe|toes|hip|skin|neck|shoulder|knee|ankle|nose|teeth|rib|ribs|mouth`,
  de: `hand|hände|arm|arme|bein|beine|finger|daumen|handgelenk|gesicht|kopf|auge|augen|fuß|füße|zeh|hüfte|rücken|haut|hals|schulter|knie|knöchel|nase|mund`,
  fr: `main|mains|bras|jambe|jambes|doigt|doigts|pouce|poignet|visage|tête|œil|yeux|pied|pieds|orteil|hanche|dos|peau|cou|épaule|genou|cheville|nez|bouche`,
  es: `mano|manos|brazo|brazos|pierna|piernas|dedo|dedos|muñeca|cara|cabeza|ojo|ojos|pie|pies|cadera|espalda|piel|cuello|hombro|rodilla|tobillo|nariz|boca`,
  it: `mano|mani|braccio|braccia|gamba|gambe|dito|dita|pollice|polso|faccia|viso|testa|occhio|occhi|piede|piedi|anca|schiena|pelle|collo|spalla|ginocchio|caviglia|naso|bocca`,
  pt: `mão|mãos|braço|braços|perna|pernas|dedo|dedos|pulso|rosto|cabeça|olho|olhos|pé|pés|quadril|costas|pele|pescoço|ombro|joelho|tornozelo|nariz|boca`,
  nl: `hand|handen|arm|armen|been|benen|vinger|vingers|duim|pols|gezicht|hoofd|oog|ogen|voet|voeten|teen|heup|rug|huid|nek|schouder|knie|enkel|neus|mond`,
});

/** What happens to a person. */
const HARM: PhraseRule[] = [
  ...rules('harm', 1, {
    en: `
      swallowed|swallowing, choked|choking, collapsed|collapsing, fainted|fainting, passed out, fell down|off|onto|into|from|out|through, fell over ~ broke|hurt|hit, fallen|falling down|off|onto|into|from|through,
      run|ran|knocked over|down, hit by, crashed into, struck by, crushed, trapped|pinned, electrocuted|scalded, burnt|burned, bleeding, unconscious|unresponsive, drowning, suffocating, struggling|struggles|cannot|can't|cant|unable ~ breathe,
      breathing difficulties, on|onto the tracks|line, underneath|under it, stuck ~ door|doors|lift|elevator|escalator|underneath|inside, punched|kicked|attacked|stabbed|assaulted|groped, beaten up|by, spat at|on,
      drunk|drank|drinking ~ it|water|from, in ~ mouth, sick all|since|after|from, been|being|both|all|violently sick, throwing|threw up, taken|takes them|it, in a&e|hospital|icu, having a|an seizure|stroke|fit|asthma|heart|allergic`,
    de: `
      verschluckt|geschluckt, erstickt|erstickte, zusammengebrochen|umgekippt|ohnmächtig|bewusstlos, gestürzt|runtergefallen|gefallen, angefahren|überfahren|umgefahren, eingeklemmt|eingequetscht|eingeschlossen, verbrüht|verbrannt, blutet, bekommt|kriegt ~ luft, atemnot,
      auf|auf den gleisen|schienen|gleis, geschlagen|getreten|angegriffen|verprügelt|bedroht|angegrapscht|gewürgt|bespuckt, messer, getrunken|trinken ~ davon, davon getrunken, im|in den mund, erbrechen|erbricht|erbrochen|übergibt|kotzt, eingenommen, genommen, kommt|kann ~ nicht runter|raus, liegt ~ boden|gleisen|treppe, schlaganfall|herzanfall|herzinfarkt|krampfanfall`,
    fr: `
      avalé|avale, étouffe|étouffé, effondré|effondrée|évanoui|évanouie, malaise, tombé|tombée ~ sur|dans|escalier|voies|quai, tombé|tombée, renversé|renversée|renverser|percuté|percutée|percuter|fauché|fauchée, coincé|coincée|écrasé|écrasée, brûlé|brûlée|ébouillanté|ébouillantée, saigne, respire|respirer ~ plus|mal|pas, peut|arrive ~ respirer,
      sur les voies|rails, frappé|frappée|agressé|agressée|attaqué|attaquée|tabassé|menacé|menacée|poussé|poussée, couteau, en ont|a bu, bu, dans|à la|sa bouche, malade|malades ~ après|depuis|nuit, vomi|vomit|vomissent, les a pris|prises, a pris|prises, crise cardiaque|d'épilepsie|d'asthme, cardiaque`,
    es: `
      tragó|tragado|tragó, atragantó|atragantado|ahogando|ahoga|asfixia, desmayó|desmayada|desmayado|desplomó|inconsciente, cayó|caído|caída ~ a|en|de|por, cayó, atropelló|atropellar|atropellado|atropellada|arrolló, atrapado|atrapada|encerrado|encerrada|encerrados|aplastado, quemó|quemada|quemado, sangrando|sangra, puede|podía respirar, respira,
      a|en las vías, golpeó|pegó|agredió|atacó|empujó|amenazó|apuñaló, cuchillo|navaja, tomaron|bebieron|tomó|bebió, en la boca, vomitando|vomitó|vómitos|enfermos|enferma, se las|los|la|lo tomó, tomó, infarto|convulsión|derrame`,
    it: `
      ingoiato|ingoiata|inghiottito, soffocando|soffoca|soffocato, svenuto|svenuta|collassato|collassata|crollato|crollata|incosciente, caduto|caduta ~ sui|dalle|dal|nel|a, caduto|caduta, investito|investita|travolto|travolta, incastrato|incastrata|schiacciato|schiacciata|intrappolato|intrappolata, bruciato|bruciata|ustionato|ustionata, sanguina, respira|respirare,
      sui binari, picchiato|picchiata|aggredito|aggredita|colpito|colpita|spinto|spinta|minacciato|minacciata, coltello, bevuta|bevuto, in|nella bocca, sta|stanno|stiamo male, vomita|vomitando|vomitato, le|li|la|lo ha presa|prese|presi|preso, infarto|ictus|convulsioni, cardiopatica|cardiopatico`,
    pt: `
      engoliu|engolido, engasgou|engasgada|sufocando, desmaiou|desmaiada|desmaiado|desacordada|inconsciente, caiu|caído|caída ~ na|no|da|do, caiu, atropelou|atropelar|atropelado|atropelada, preso|presa|presos|esmagado|esmagada, queimou|queimada|queimado, sangrando, respirar|respira,
      nos trilhos, agrediu|bateu|espancou|empurrou|ameaçou|esfaqueou|agredido, faca, beberam|bebeu|tomaram, na boca, passando|passou mal, vomitando|vomitou, e|já|ela|ele tomou, infarto|convulsão|avc`,
    nl: `
      ingeslikt|doorgeslikt, stikt|stikken|gestikt, flauwgevallen|bewusteloos|ingestort|onwel, gevallen|valt ~ van|op|uit|spoor|trap, gevallen, aangereden|overreden|omver, klem|bekneld|vastgeklemd|opgesloten, verbrand|verbrandt, bloedt, ademen|lucht ~ niet|geen, krijgt ~ geen ~ lucht,
      op het spoor, geslagen|geschopt|aangevallen|mishandeld|bedreigd|geduwd|gestoken, mes, gedronken, in ~ mond, overgeven|gekotst|kotst|braken|doodziek|ziek ~ na|door, ingenomen, zit ~ vast ~ lift, vast in ~ lift, kan|komt ~ niet ~ beneden|eruit, hartaanval|beroerte|hartpatiënt`,
  }),
  // Sleep, love and fun.
  ...rules('harm', -1, {
    en: `fell asleep|in love|off ~ chair, fallen asleep|in love, choking|choked up|laughing, trapped in ~ job|contract, bleeding money|edge, laughing, drunk in love`,
  }),
];

/** What happens to a limb; far too common of phones and toys to count for persons. */
const WOUND: PhraseRule[] = rules('wound', 1, {
  en: `burnt|burned|burns|blistered|blisters|scalded|broke|broken|fractured|crushed|trapped|caught|sliced|bleeding|stitches|swollen, shut|closed|slammed|shutting|closing on, electric shock, shocked, sprained|dislocated`,
  de: `verbrannt|verbrennt|verbrüht|gebrochen|gequetscht|eingeklemmt|geschnitten|blutet|genäht|geschwollen|verstaucht, im|in den`,
  fr: `brûlé|brûlée|brûle|cassé|cassée|fracturé|fracturée|coincé|coincée|coupé|coupée|saigne|écrasé|écrasée`,
  es: `quemó|quemado|quemada|quema|rompió|fracturó|fracturado|aplastó|cortó|cortado|atrapada|sangra|sangrando`,
  it: `bruciato|bruciata|ustionato|ustionata|ustioni|rotto|rotta|fratturato|schiacciato|schiacciata|tagliato|sanguina|incastrata`,
  pt: `queimou|queimado|queimada|queimei|quebrou|fraturou|esmagou|cortou|cortei|sangrando|presa`,
  nl: `verbrand|verbrandt|gebroken|geplet|klem|gesneden|bloedt|gehecht|gekneusd`,
});

/** What keeps somebody alive or moving at home. */
const LIFELINE: PhraseRule[] = rules('lifeline', 1, {
  en: `oxygen|dialysis|insulin|ventilator|nebuliser|nebulizer|stairlift|hoist|cpap, stair lift, feeding tube|pump, life support, care|alarm|panic pendant|alarm|button, medical equipment|device|devices|fridge, breathing machine, apnoea|apnea, incubator, hospital bed, electric|power wheelchair`,
  de: `sauerstoff|sauerstoffgerät|dialyse|dialysepatient|dialysepatientin|insulin|beatmungsgerät|beatmung|treppenlift|pflegebett|hausnotruf|patientenlifter|inkubator|heimbeatmung`,
  fr: `oxygène|dialyse|dialysé|dialysée|insuline|respirateur|monte-escalier|lit médicalisé|téléalarme|couveuse, appareil respiratoire`,
  es: `oxígeno|diálisis|hemodiálisis|insulina|respirador|ventilador|salvaescaleras|incubadora, cama de hospital, concentrador`,
  it: `ossigeno|dialisi|insulina|respiratore|ventilatore|montascale|incubatrice, letto ospedaliero, salvavita`,
  pt: `oxigênio|oxigénio|diálise|hemodiálise|insulina|respirador|ventilador|incubadora, cama hospitalar, cadeira elétrica`,
  nl: `zuurstof|dialyse|dialysepatiënt|insuline|beademing|beademingsapparaat|traplift|hoog-laagbed|personenalarm|couveuse`,
});

/** That it is gone: power, deliveries, lines. */
const CUT: PhraseRule[] = rules('cut', 1, {
  en: `
    electric|electricity|power|heating|gas|water|phone|landline|line|lights|supply ~ off|out|dead|gone|cut|down|failed, no power|electric|electricity|heating|gas|water|signal|insulin|oxygen|supplies|delivery|supply|dialysis|medication, power cut|outage|failure, dead, cut|turned|switched|shut off, blackout, without power|electricity|insulin|oxygen|supplies,
    nearly|almost|running|run|ran empty|out, not|never|isn't|hasn't|didn't|wasn't delivered|working|arrived|come|turned, one day left, stopped|stops|quit|doesn't|doesnt|does|won't|wont work|working|pumping|charging, last vial|bottle`,
  de: `strom|heizung|wasser|telefon|leitung|netz|versorgung ~ weg|aus|ausgefallen|tot|abgestellt|gesperrt, kein|keinen|ohne strom|heizung|wasser|netz|telefon|insulin|sauerstoff, stromausfall|stromsperre, nicht geliefert, fast leer, geht ~ aus`,
  fr: `plus de|d' courant|électricité|chauffage|eau|gaz|ligne|réseau|insuline|oxygène, coupure|panne, sans courant|électricité|ligne|chauffage|insuline|oxygène, pas livré|livrée, coupé|coupée`,
  es: `sin luz|electricidad|corriente|agua|gas|línea|insulina|oxígeno, se fue|cortaron|corte ~ luz|electricidad|corriente, se fue la luz, apagón, cortaron, no llegó|entregaron`,
  it: `senza corrente|luce|elettricità|acqua|gas|linea|insulina|ossigeno, manca|mancano|saltata|staccata|tolta ~ corrente|luce|elettricità, andata via la? luce|corrente, blackout, non|mai consegnata|consegnato|arrivata`,
  pt: `sem luz|energia|eletricidade|água|gás|linha|insulina|oxigênio, acabou|caiu|cortaram|faltou ~ luz|energia, apagão, não entregaram|chegou, falta de luz|energia`,
  nl: `geen|zonder stroom|elektriciteit|gas|water|verwarming|telefoon|lijn|insuline|zuurstof, stroom ~ uitgevallen|weg|eruit|uit, stroomuitval|stroomstoring, uitgevallen, niet geleverd|bezorgd`,
});

/** Danger that needs no victim to be named. */
const DANGER: PhraseRule[] = [
  ...rules('safety', 3, {
    en: `
      live|hanging|exposed|bare|loose|downed wires|wire|cable|cables|wiring, wires|wire|cable|pylon ~ hanging|sparking|exposed, power|overhead|electric line|lines|cable|cables|wires ~ down|hanging|sparking, pylon|wires down,
      ceiling|roof|shelf|shelves|wall|scaffolding|balcony|floor|stand|sign ~ collapsed|collapsing, ceiling|roof|shelf|wall|scaffolding|balcony|sign ~ came|come|fell|fallen down|on|onto|in, co|monoxide alarm|detector, smoke in|on|from the|our|my? corridor|hallway|cabin|carriage|room|kitchen|lift|building|store|ward|flat|stairwell|tunnel, smoke alarm ~ going,
      wont|won't|refuses|refused|refusing ~ let ~ out|off|leave, wont|won't|refuses stop the? car|cab|bus|taxi, brakes ~ gave|went|gone|broke, over the handlebars, <number> stitches, wrong medication|medicine|tablets|pills|dose|prescription|dosage, glass|metal|plastic in ~ baby,
      brown|dirty|black|orange|contaminated|cloudy|discoloured water ~ drunk|drank|drinking|kids|baby|sick, water smells|tastes ~ petrol|diesel|chemicals|bleach|sewage|fuel, on|onto the tracks|rails, swallowed ~ battery|magnet|part|bead|piece|coin, battery ~ swallowed|mouth,
      crashed|ploughed|drove|ran|ran into|over ~ cyclist|pedestrian|child|man|woman|dog|biker, hit and run, has|pulled|got|with a knife|gun|machete, i will|ill|i'll|gonna|want|wanna|going ~ end it|myself, end it all|tonight, kill myself, don't|dont|no|not ~ want|wanna|reason ~ live|alive, i'm|im|i'd|be better off dead, take my own life, overdose|overdosed, gas smell|leak, smell|stink|reek of gas, battery|charger|phone ~ exploded|swollen|bulging|melted|melting`,
    de: `
      gerissene|abgerissene|lose|blanke|freiliegende|offene leitung|leitungen|kabel, leitung|kabel ~ hängt|hängen|liegt|funken, decke|dach|regal|wand|gerüst|balkon|schild ~ eingestürzt|runtergekommen|heruntergekommen|umgefallen|runtergefallen|runtergekracht, co|kohlenmonoxid melder|warner|alarm, co-melder|kohlenmonoxidmelder|co-warner, rauch|qualm im|in der|dem? flur|abteil|zimmer|küche|aufzug|treppenhaus|tunnel|kabine,
      lässt|lassen ~ nicht ~ aussteigen|raus, falsche|falschen|falsches tabletten|medikamente|medikament|pillen|dosis, braunes|verschmutztes|verseuchtes|trübes wasser ~ getrunken|kinder, auf den gleisen, auf|ins gleis|gleisbett, will|möchte ~ nicht mehr leben, umbringen|umzubringen, mich umbringen, nicht mehr leben, bring ~ mich ~ um, akku ~ aufgebläht|qualmt|explodiert|geschmolzen, stinkt|riecht ~ ~ gas, gas ~ riecht, hatte|hat|nimmt|nahm|steckt|steckte ~ im mund, nimmt|nahm|steckt|steckte ~ in den mund, glas|metall|plastik|scherben im|in ~ babybrei|brei|gläschen|babynahrung, funken, bremsen ~ versagt|ausgefallen|gehen`,
    fr: `
      câble|câbles|fil|fils|ligne ~ tombé|tombée|pend|pendent|arraché|dénudé|dénudés|étincelles, étincelles, plafond|toit|étagère|mur|échafaudage|balcon ~ effondré|effondrée|écroulé|tombé|tombée, détecteur|alarme ~ monoxyde, monoxyde de carbone, refuse|refusent|veut|laisse ~ laisser|pas ~ descendre|sortir, refuse de me|nous laisser,
      mauvais|mauvaise médicament|médicaments|dose|comprimés|traitement, eau marron|sale|contaminée|trouble ~ bu|enfants|robinet, sur les voies|rails, en finir, envie de mourir, me tuer|suicider, plus envie de vivre, mettre fin à mes jours, batterie ~ gonflé|gonflée|fond|fondu|explosé, verre|plastique|métal dans ~ pot|bébé|biberon, freins ~ lâché, fumée dans`,
    es: `
      cable|cables|poste ~ caído|caídos|chispas|colgando|suelto|sueltos, chispas, techo|estante|pared|andamio|balcón ~ cayó|derrumbó|desplomó, se cayó|derrumbó|desplomó el techo, alarma|detector ~ monóxido, monóxido de carbono, no ~ deja|dejan ~ bajar|salir, pastillas|medicina|medicinas|medicamento|medicamentos|dosis equivocada|equivocadas|equivocado|equivocados|incorrecta|incorrectas,
      agua ~ café|marrón|sucia|contaminada ~ tomaron|bebieron|niños, cayó|cayeron|caído a|en las vías, en las vías, quiero|quisiera ~ morir|matarme, me quiero morir, quitarme la vida, acabar con todo|mi vida, batería ~ hinchó|hinchada|derritió|explotó, vidrio|plástico|metal en ~ papilla|biberón|bebé, frenos ~ fallaron|fallan, alta tensión, olor|huele ~ a gas`,
    it: `
      odore|puzza ~ di gas, cavo|cavi|filo|fili|linea ~ caduto|caduti|scintille|penzola|penzolano|scoperto|scoperti, scintille, soffitto|tetto|scaffale|muro|ponteggio|balcone ~ crollato|caduto, crollato|caduto il soffitto|tetto, rilevatore|allarme ~ monossido, monossido di carbonio, non ~ fa|fanno|lascia ~ scendere|uscire, pillole|medicine|medicina|farmaco|farmaci|dose|compresse sbagliate|sbagliata|sbagliato|sbagliati,
      acqua marrone|sporca|contaminata ~ bevuta|bambini|rubinetto, sui binari, farla finita, voglio morire, togliermi la vita, uccidermi, batteria ~ gonfiata|gonfia|sciolta|esplosa, vetro|plastica|metallo nel|nell'|nella ~ omogeneizzato|biberon|pappa, freni ~ rotti|ceduto, alta tensione`,
    pt: `
      cabo|cabos|fio|fios|poste ~ caído|caídos|faísca|faíscas|pendurado|solto|soltos, faísca|faíscas, teto|prateleira|parede|andaime|sacada ~ desabou|caiu, desabou|caiu o teto, alarme|detector ~ monóxido, monóxido de carbono, não ~ deixa|deixam ~ descer|sair, remédio|remédios|medicamento|comprimidos|dose errado|errados|errada,
      água marrom|suja|contaminada ~ beberam|crianças|torneira, nos trilhos, caiu|caíram na linha, acabar com ~ vida, quero morrer, me matar, tirar a? minha? vida, bateria ~ estufou|estufada|derreteu|explodiu, vidro|plástico|metal na|no ~ papinha|mamadeira|bebê, freio|freios ~ falhou|falharam, alta tensão, cheiro|cheirando ~ gás`,
    nl: `
      losse|hangende|blote|kapotte stroomkabel|kabel|kabels|draad|draden, kabel|stroomkabel|draad ~ hangt|vonken|gevallen, vonken, plafond|dak|schap|muur|steiger|balkon ~ ingestort|gevallen, plafond|dak|schap|muur ~ naar beneden, koolmonoxide|co melder|alarm, koolmonoxidemelder|co-melder, laat|laten ~ niet ~ uitstappen|eruit|gaan, verkeerde|foute pillen|medicijnen|medicijn|dosis|tabletten,
      bruin|vies|vervuild water ~ gedronken|kinderen|kraan, op het spoor, niet meer leven, zelfmoord plegen, maak ~ einde aan, wil ~ dood, accu|batterij|batterijen ~ opgezwollen|gesmolten|ontploft|rook, glas|plastic|metaal in ~ babyvoeding|fles|babyhapje, remmen ~ begeven|kapot|weigeren`,
  }),
  ...rules('safety', 2, {
    en: `can't|cant|cannot do this|it anymore, can't|cant|cannot go on|cope, at ~ wit's end`,
    de: `kann nicht mehr weiter|leben`,
    fr: `n'en peux plus ~ vie`,
  }),
];

/** Games, goods and figures of speech. */
const NO_DANGER: PhraseRule[] = [
  ...rules('safety', -4, {
    en: `toy|lego|playset|model|siren ambulance, ambulance toy|set|truck|playset|service|driver, batteries|battery|siren ~ ambulance, heart attack ~ when|kidding|lol|joke|price, explosion|explosions ~ trailer|scene|movie|flavour|flavor`,
    de: `rauchmelder|brandmelder, batterien|batterie|spielzeug ~ krankenwagen, song|lied|album|party|stimmung brennt, brennt ~ richtig|mega`,
    fr: `détecteur|détecteurs de fumée|fumées, piles|jouet ~ ambulance, explose de joie|rire, feu d'artifice`,
    es: `detector|detectores de humo|humos, pilas|juguete ~ ambulancia, fiesta|concierto|canción explotó, explotó ~ fiesta`,
    it: `rilevatore|rilevatori di fumo, pile|gioco|giocattolo ~ ambulanza, pile ~ l'ambulanza`,
    pt: `detector|detectores de fumaça|fumo, pilhas|brinquedo ~ ambulância, festa|show pegou`,
    nl: `sambal|peper|saus|pepers ~ brandt, batterijen|speelgoed ~ ambulance, nummer|feest is vuur`,
  }),
  ...rules('vulnerable', -2, { en: `oxygen bleach|cleaner|sensor|level|facial|bar` }),
  ...rules('wound', -1, { en: `broken|broke arm rest, head office|phones|phone|set|line|coach` }),
];

export const HARM_RULES: readonly PhraseRule[] = [
  ...PERSON,
  ...BODY,
  ...HARM,
  ...WOUND,
  ...LIFELINE,
  ...CUT,
  ...DANGER,
  ...NO_DANGER,
];
