/** What cannot wait: phrases per reason and language. Weight 3 is critical, 2 high, 1 raises a case above the rest. */
import { type Rule, rules } from '../phrases.ts';

export const URGENCY_RULES: readonly Rule[] = [
  ...rules('safety', 3, {
    en: `
      on fire, caught fire, fire ~ kitchen|house|phone|battery|charger|plane|engine,
      exploded|explodes|exploding|explosion, smoke|smoking ~ coming|from|cabin|battery|charger|engine,
      burnt|burned|burns ~ hand|skin|finger|fingers|son|daughter|child|leg|carpet|me, electric shock,
      electrocuted, shocked me, gas leak|leaking, smell gas, carbon monoxide, allergic reaction, anaphyla*,
      food poisoning, poisoned, hospital|hospitalised|hospitalized, ambulance, injured|injury|injuries, bleeding,
      choking|choked, unsafe|dangerous|hazard, emergency landing, evacuated, overheating|overheated,
      glass|metal|plastic|needle in my|the|our food|drink|salad|meal|sandwich|burger,
      brakes ~ failed|fail|failing|work|working, nearly|almost killed|died|crashed|drowned,
      kill|kills|killed ~ someone|somebody|me|people, sparks|sparking, life threatening`,
    de: `
      brennt|gebrannt|feuer|explodiert|explosion|rauch|qualm ~ aus, kommt|aus ~ rauch|qualm, qualmt|raucht, stromschlag, gasgeruch|gasleck, krankenhaus,
      notaufnahme, verletzt|verletzung, lebensgefahr|lebensgefährlich, gefährlich, notarzt|notruf,
      allergische reaktion, vergiftet|lebensmittelvergiftung, glassplitter`,
    fr: `
      feu|incendie|explosé|explosion, fumée, fuite de gaz, hôpital|urgences, blessé|blessée|blessure,
      danger|dangereux|dangereuse, électrocuté|électrocution, intoxication|intoxiqué, allergie|allergique,
      morceau de verre|métal`,
    es: `
      incendio|fuego|explotó|explosión, humo, fuga de gas, hospital|urgencias|ambulancia, herido|herida|heridos,
      peligro|peligroso|peligrosa, descarga eléctrica, intoxicado|intoxicación, reacción alérgica, vidrio en`,
    pt: `
      incêndio|fogo|explodiu|explosão, fumaça|fumo ~ saindo, vazamento|fuga de gás, hospital|ambulância,
      ferido|ferida|feridos, perigo|perigoso|perigosa, choque elétrico, intoxicação|intoxicado, reação alérgica,
      vidro na|no|dentro`,
    it: `
      incendio|fuoco|esploso|esplosione, fumo ~ dal|dalla, fuga di gas, ospedale|ambulanza, ferito|ferita|feriti,
      pericolo|pericoloso|pericolosa, scossa elettrica, intossicazione|intossicato, reazione allergica,
      vetro nel|nella`,
    nl: `
      brand|brandt|vlam|ontploft|explosie, rook ~ uit, gaslek|gaslucht, ziekenhuis|ambulance|spoedeisende,
      gewond|letsel, gevaarlijk|levensgevaarlijk, elektrische schok, voedselvergiftiging, allergische reactie,
      glas in`,
  }),

  ...rules('legal', 2, {
    en: `
      lawyer|lawyers|attorney|solicitor|barrister, sue|suing|sued, lawsuit ~ you|<handle>|against|filing|file, file|filing|class ~ lawsuit, legal action,
      legal advice|team|department|proceedings, see|see you in court, small claims, go|going|take|taking|taken ~ court, ombudsman,
      trading standards, consumer rights|protection|affairs, police, better business bureau, bbb,
      complain|complaint|complaining|complaints|report|reporting|file|filed|filing|contact|contacting|call|calling|letter ~ fcc|ftc|cfpb|dot|bbb,
      fcc|ftc|cfpb ~ complaint|complain|hear, ofcom|ofgem, caa|dot complaint, class action, fraud|fraudulent, identity theft,
      data|privacy breach, gdpr, breach of contract, illegal ~ charge|charges|practice|practices|fee|fees|you, this|that|it|its|is illegal,
      discrimination|discriminated|discriminating|racist|racism|racially|sexist|sexism|harassed|harassment|assaulted, sexual|physical assault,
      unauthorized|unauthorised ~ charge|charges|transaction|transactions|payment, stolen card,
      press|newspaper|bbc|media ~ story|contact|know`,
    de: `
      anwalt|anwältin|rechtsanwalt, verklagen|klage|klagen, gericht, anzeige ~ erstatte|erstatten|polizei,
      polizei, verbraucherschutz|verbraucherzentrale, rechtliche|juristische schritte, betrug|betrügerisch,
      datenschutz|dsgvo|datenpanne, diskriminierung|rassistisch|rassismus, bundesnetzagentur|schlichtungsstelle`,
    fr: `
      avocat|avocate, porter plainte, plainte ~ police|justice, tribunal|justice, poursuites|poursuivre, police,
      dgccrf|cnil, fraude|frauduleux|escroquerie, discrimination|raciste|racisme, rgpd, médiateur,
      mise en demeure, usurpation`,
    es: `
      abogado|abogada|abogados, demanda|demandar|demandaré, denuncia|denunciar|denunciaré,
      juicio|tribunal|tribunales, policía, profeco|facua|sernac|consumo|indecopi, fraude|fraudulento,
      discriminación|racista|racismo, acciones legales, protección de datos, ocu`,
    pt: `
      advogado|advogada, processo|processar|processarei, justiça|judicial, procon|anatel|anac|bacen,
      polícia|delegacia, fraude|fraudulento|golpe, discriminação|racista|racismo, lgpd, ação judicial,
      livro de reclamações, deco`,
    it: `
      avvocato|avvocati|legale|legali, denuncia|denunciare|denuncerò, tribunale|giudice, polizia|carabinieri,
      agcom|codacons|garante|arera, frode|truffa, discriminazione|razzista|razzismo, causa legale, vie legali,
      privacy violata`,
    nl: `
      advocaat, rechter|rechtbank|rechtszaak, aangifte, politie, juridische stappen,
      consumentenbond|acm|geschillencommissie, fraude|oplichting, discriminatie|racistisch|racisme, avg|datalek`,
  }),

  ...rules('outage', 2, {
    en: `
      outage|outages,
      is|are|been|still|site|app|system|service|internet|network|phones|everything|servers ~ down ~ again|everyone|all|for|since|in|hours|days|anyone,
      no power|electricity|water|heating|gas|internet|service|signal|phone ~ since|for|in|hours|days|all|again|at,
      whole|entire street|area|neighborhood|neighbourhood|city|town|building|office ~ down|without|out|no|offline,
      power|internet|network|service|signal is|has|been|went gone? out|down, blackout,
      site|website|app|system|systems|server|servers|service|internet|network|psn|live|wifi|cable|chat|broadband|phones|lines|everything is|are|still|keeps|keep|going|gone|been|goes|went? still|going|back? down,
      is|are <handle>|it|psn|xbox|netflix|hulu|spotify down, is down ~ everyone|anyone|you|else|again,
      anyone|everyone else|having ~ issues|problems|down|trouble, nationwide`,
    de: `
      ausfall|netzausfall|stromausfall|totalausfall|großstörung, störung,
      seit ~ kein|keine internet|strom|netz|wasser|heizung|empfang, ganze|ganzer|gesamte straße|stadt|ort|haus`,
    fr: `
      panne générale|nationale|réseau|internet, plus de|d'? réseau|internet|électricité|courant|eau|chauffage,
      coupure de|d'|internet, tout le quartier|monde`,
    es: `
      apagón, sin luz|internet|servicio|agua|señal|gas, caída general|masiva, corte de luz|agua|internet|energía,
      toda la zona|colonia|ciudad`,
    pt: `
      apagão, sem luz|energia|internet|água|sinal|gás, fora do ar, queda de energia|luz|internet,
      bairro todo|inteiro`,
    it: `
      blackout, senza corrente|luce|internet|acqua|linea|riscaldamento|gas, down generale|nazionale,
      tutta la zona|città|via`,
    nl: `
      stroomstoring|stroomuitval, grote|landelijke storing, storing, zonder stroom|internet|water|verwarming|gas,
      geen stroom|internet|water|verwarming, hele straat|wijk|buurt`,
  }),

  ...rules('travelling', 2, {
    en: `
      stuck|stranded ~ airport|gate|tarmac|plane|station|train|runway|terminal|abroad|hotel|road|here, stranded,
      hours|hour|hrs|hr|minutes|mins ~ on|at the tarmac|runway|plane|gate|platform,
      my|our|the flight|train|bus|ferry|coach|connection leaves|departs|is ~ in|hour|hours|minutes|mins|today|tonight|now,
      flight|train|connection ~ tomorrow|tonight|today|<number> minutes|mins|hours,
      at the airport|gate|station|counter|check ~, boarding now|in|soon|closes,
      miss|missed|missing|make my|our|the|a|this connection|flight|connecting|train|wedding|funeral|interview|cruise,
      on the|a|this plane|train|tarmac|runway|bus right|now|for|and|stuck,
      locked out ~ car|room|hotel|house|apartment, on hold ~ hour|hours|now,
      waiting|sitting|sat at|on|in ~ gate|airport|tarmac|plane|station|runway|platform,
      flying|travelling|traveling|leaving|leave|fly out? today|tonight|tomorrow,
      cancelled|canceled ~ flight|train, broken|broke down ~ highway|motorway|road|side`,
    de: `
      am flughafen|bahnhof|gate|bahnsteig, gestrandet|sitze|sitzen|stehe|stehen ~ fest|flughafen|bahnhof|zug,
      im zug, anschluss ~ verpasst|verpasse|erreiche|weg,
      mein|unser flug|zug ~ heute|morgen|gleich|stunden|minuten|gestrichen|ausgefallen,
      flug ~ gestrichen|annulliert`,
    fr: `
      à l'aéroport, bloqué|bloquée|bloqués|coincé|coincée|coincés ~ aéroport|gare|train|avion|quai, en gare|quai,
      mon|notre vol|train|avion ~ heures|annulé|minutes|demain|soir,
      raté|rater|louper|loupé|manqué ~ correspondance|vol|train|avion`,
    es: `
      en el aeropuerto|avión|tren, varado|varada|varados|varadas|atrapado|atrapados|tirados,
      mi|nuestro vuelo|tren ~ sale|hoy|mañana|horas|cancelado|minutos,
      perder|perdí|perdimos ~ vuelo|conexión|tren, vuelo cancelado`,
    pt: `
      no aeroporto|avião, preso|presa|presos|parado|parada|parados ~ aeroporto|avião|estação|estrada,
      meu|nosso voo|vôo|comboio|trem ~ hoje|amanhã|horas|cancelado|sai,
      perder|perdi|perdemos ~ voo|vôo|conexão|ligação, voo cancelado`,
    it: `
      in|all aeroporto|stazione, all'aeroporto,
      bloccato|bloccata|bloccati|bloccate|fermi|fermo ~ aeroporto|stazione|treno|aereo,
      mio|nostro|il volo|treno ~ parte|oggi|domani|cancellato|ore|soppresso,
      perdere|perso ~ coincidenza|volo|treno|aereo`,
    nl: `
      op schiphol, op het vliegveld|station|perron|luchthaven,
      gestrand|vast ~ vliegveld|luchthaven|trein|station|schiphol, in de trein,
      mijn|onze vlucht|trein ~ vandaag|morgen|geannuleerd|uur|vertrekt,
      mis|gemist|missen ~ aansluiting|vlucht|trein|overstap`,
  }),

  ...rules('vulnerable', 2, {
    en: `
      disabled person|people|passenger|passengers|customer|customers|access|toilet|toilets|bathroom|loo|parking|badge|son|daughter|wife|husband|veteran|child|seat|seats,
      i'm|im|am|he's|she's disabled|blind|deaf, registered|legally|partially disabled|blind, blind|deaf person|customer|passenger|man|woman|lady|son|daughter|wife|husband,
      disability, wheelchair, pregnant, newborn,
      elderly|disabled|pregnant|blind|sick|ill|dying mother|father|mum|mom|dad|parents|parent|grandmother|grandma|nan|gran|wife|husband|man|woman|lady|passenger,
      my baby|infant|toddler,
      dialysis|insulin|oxygen|chemo|chemotherapy|dementia|alzheimers|autistic|autism|epilepsy|epileptic|diabetic|asthma,
      cancer ~ patient|treatment|survivor, have|has|had|with|fighting|battling|terminal|breast|lung|of cancer,
      medication|medicine|medicines|prescription|inhaler|epipen,
      bereaved|bereavement|passed away|funeral|deceased|died, suicidal|suicide|self harm|kill myself|end my life,
      victim|victims|survivor|fleeing|escaping|suffering of? domestic abuse|violence, no food ~ kids|children|baby, small|young kids|children|child, <number> year old,
      months old, care home, terminally|seriously ill, mental health`,
  }),
  ...rules('vulnerable', 3, {
    en: `suicidal, kill myself, end my life, want to die, self harm`,
  }),
  ...rules('vulnerable', 2, {
    de: `
      behindert|behinderung|rollstuhl|blind|gehörlos, schwanger|hochschwanger, baby|säugling|kleinkind,
      pflegebedürftig*|demenz|krebs|chemo|insulin|dialyse|medikament|medikamente,
      verstorben|todesfall|beerdigung, meine kranke, alte mutter|eltern|dame, suizid|selbstmord`,
    fr: `
      handicap|handicapé|handicapée|fauteuil roulant|pmr|aveugle|sourd, enceinte, bébé|nourrisson,
      personne|mère|père âgée|âgé|malade, cancer|insuline|dialyse|médicament|médicaments|alzheimer,
      décès|décédé|décédée|obsèques|enterrement, suicide|suicidaire`,
    es: `
      discapacidad|discapacitado|discapacitada|silla de ruedas, ciego|sordo, embarazada, bebé|recién nacido,
      adulto|persona|personas mayor|mayores, cáncer|insulina|diálisis|medicamento|medicamentos|alzheimer,
      falleció|fallecido|fallecida|funeral|fallecimiento, suicidio|suicidarme, madre|padre enferma|enfermo`,
    pt: `
      deficiente|deficiência|cadeira de rodas, cadeirante, cego|surdo, grávida|gestante, bebê|bebé|recém nascido,
      idoso|idosa|idosos, câncer|cancro|insulina|diálise|remédio|remédios|medicamento|medicamentos,
      faleceu|falecimento|falecido|funeral|velório, suicídio, mãe|pai doente`,
    it: `
      disabile|disabili|disabilità|carrozzina, sedia a rotelle, cieco|sordo, incinta,
      neonato|neonata|bambino piccolo, anziano|anziana|anziani,
      cancro|insulina|dialisi|farmaco|farmaci|medicinali|alzheimer, deceduto|deceduta|funerale|lutto, suicidio,
      madre|padre malata|malato`,
    nl: `
      gehandicapt|rolstoel|beperking|blind|doof, zwanger|hoogzwanger, baby,
      bejaard|bejaarde|hulpbehoevend|oudere, kanker|insuline|dialyse|medicijn|medicijnen|dementie,
      overleden|begrafenis|uitvaart, zelfmoord, zieke moeder|vader`,
  }),

  ...rules('churn', 1, {
    en: `
      switching|switched|switch|moving|changing to|providers|provider|carriers|carrier|back|companies|banks,
      going ~ elsewhere|competitor|competition, stop|quit being|using a|your customer|customers|service,
      cancel|cancelling|canceling|cancelled|canceled my|our|this|the ~ account|contract|subscription|service|membership|plan|order|policy|prime,
      take|taking my business|money|custom elsewhere|to, never ~ again,
      last time|flight|order ~ i|with|ever|<handle>,
      lost|losing|lose a|me|my|another|customer|customers|business|custom, leaving you|<handle>|for,
      goodbye <handle>, done with|<handle>, i'm|im done, bye bye? <handle>, close|closing my account,
      looking ~ elsewhere|other, jump ship`,
    de: `
      kündige|kündigen|kündigung|gekündigt, wechsle|wechseln|gewechselt ~ zu|anbieter, nie wieder, letzte mal,
      zur konkurrenz, kunde verloren|los`,
    fr: `
      résilie|résilier|résiliation,
      changer|change|changerai|partir|pars ~ opérateur|concurrence|banque|chez|ailleurs, plus jamais,
      dernière fois, vous quitte, perdu un client|cliente`,
    es: `
      me doy de baja, darme de baja, dar de baja,
      cambiar|cambio|cambiarme|cambiaré|voy ~ compañía|competencia|operador|banco, nunca más, última vez,
      cancelar|cancelaré mi|el ~ servicio|contrato|cuenta|suscripción, perdieron|pierden un|una cliente|clienta`,
    pt: `
      cancelar|cancelarei|cancelei|cancelando ~ conta|assinatura|plano|contrato|serviço,
      mudar|mudando|trocar|trocando de|para ~ operadora|banco|concorrência, nunca mais, última vez,
      perderam|perdeu ~ cliente, portabilidade`,
    it: `
      disdico|disdetta|disdire|recesso,
      cambio|cambiare|passo|passare ~ operatore|gestore|banca|concorrenza|altro, mai più, ultima volta,
      perso|perdete un|una cliente`,
    nl: `
      opzeggen|opgezegd|zeg ~ op, stap|stappen|overstappen|overgestapt ~ over|naar, nooit meer, laatste keer,
      klant kwijt|verloren, naar de concurrent`,
  }),

  ...rules('deadline', 1, {
    en: `
      urgent|urgently, asap, emergency, immediately, right now|away, as soon as possible, desperate|desperately,
      last minute, time sensitive, today please, need ~ today|tonight|tomorrow|now,
      before tomorrow|tonight|monday|friday|christmas, deadline, running out of time,
      expires|expiring today|tomorrow|tonight, help ~ now|quick|quickly|fast, 🆘|🚨, sos`,
    de: `dringend|eilt|eilig|sofort|schnellstens|notfall|umgehend, heute noch, bis morgen|heute`,
    fr: `urgent|urgence|urgemment|immédiatement|vite, au plus vite, dès aujourd'hui, avant demain|ce`,
    es: `
      urgente|urgentemente|urge|emergencia|inmediatamente, ya mismo, cuanto antes, para hoy|mañana,
      lo antes posible`,
    pt: `
      urgente|urgência|urgentemente|emergência|imediatamente, para hoje|amanhã|ontem, agora mesmo, o mais rápido`,
    it: `
      urgente|urgenza|urgentemente|emergenza|subito|immediatamente, entro oggi|domani|stasera,
      il prima possibile`,
    nl: `
      dringend|spoed|urgent|noodgeval|onmiddellijk|direct, snel mogelijk, vandaag nog, voor morgen|vanavond,
      met spoed`,
  }),
];
