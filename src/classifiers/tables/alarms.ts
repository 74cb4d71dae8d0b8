/** Alarms: danger, fraud and threats of law, which somebody must look at whatever else the post says. Weight 3 is critical, 2 high. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const THINGS =
  'glass|metal|plastic|needle|needles|nail|nails|screw|wire|stone|stones|rock|worm|worms|maggot|maggots|insect|insects|cockroach|cockroaches|roach|spider|mouse|rat|slug|caterpillar|tooth|staple|blade|razor|bandaid|plaster|rubber|splinter|beetle|larvae';
const FOODS =
  'food|drink|drinks|salad|salads|meal|sandwich|sandwiches|burger|burgers|soup|bowl|burrito|pizza|doughnut|doughnuts|donut|donuts|bread|loaf|cake|cakes|pie|pies|coffee|tea|milk|cereal|muesli|granola|rice|chicken|beef|fish|pork|bacon|ham|sausage|sausages|steak|lasagne|lasagna|pasta|curry|wrap|wraps|bun|buns|roll|fries|chips|crisps|chocolate|yoghurt|yogurt|noodles|sushi|taco|tacos|cookie|cookies|biscuit|biscuits|muffin|croissant|fruit|grapes|strawberries|lettuce|spinach|broccoli|potatoes|vegetables|veg|mince|cheese|sauce|beans|stew|porridge|oatmeal|nuggets|smoothie|latte|juice|beer|wine|dinner|lunch|breakfast|dish|plate|bottle|jar';

const SAFETY: PhraseRule[] = [
  ...rules('safety', 3, {
    en: `
      on fire, caught|catches fire, set|started|start|starting a? fire, house|kitchen|electrical|engine|battery fire,
      exploded|explodes|exploding|explosion, smoke|smoking ~ coming|from|cabin|battery|charger|engine|socket|plug,
      burnt|burned|burns ~ hand|hands|skin|finger|fingers|son|daughter|child|leg|arm|face|carpet|me, electric|electrical shock,
      electrocuted, shocked me, gas leak|leaking, smell|smells|smelling|smelled|smelt|stench|stink|stinks of|like? gas|burning|smoke, gas|burning|burnt|burned smell,
      gas smells|smelling|leaks, phone|charger|laptop|tablet|battery|router|oven|cable|plug|socket|adapter|watch|headset|toaster|kettle|dryer|washer|fridge|boiler|car|console|fryer|heater|engine|bike|scooter|earbuds|headphones|unit|machine|motor|mixer|blender|drill|vacuum|iron|hairdryer|powerbank|dishwasher|microwave|stove|cooker|lamp|speaker|tv|printer|monitor|device|vape ~ smoking|smokes|smouldering|smoldering|sparks, phone|charger|laptop|tablet|battery|router|oven|plug|kettle|toaster|machine|heater|engine|car|fridge|boiler ~ started|starts|began to smoke, hot and|then|started|starts|it smoking|smokes|smoke,
      carbon monoxide, allergic reaction, anaphyla*,
      food poisoning|poisoned, poisoned, salmonella, e coli, hospitalised|hospitalized, ambulance, injured me|my|our|him|her|us|myself, got|gets|been|me|son|daughter|wife|husband|child|mother|mum|mom|dad|passenger|customer|someone|badly|seriously|i|he|she ~ was|were|got|been|is|am? injured, i'm|im|i|was|were|got injured,
      my|an|a|serious|head|eye|personal|caused|his|her|from injury|injuries, bleeding,
      ended|put|sent|landed|rushed|taken|took|is|was|are|back|her|him|me|us|son|daughter|child|baby|wife|husband|mother|mum|mom ~ in|to the|a? hospital, hospital because|after|from|due,
      choking|choked, unsafe|dangerous, health|fire|safety|trip|tripping|choking|a|real|serious|huge hazard, emergency landing, evacuated, overheating|overheated,
      ${THINGS} in|inside|into|within ~ ${FOODS}, ${THINGS} in ~ of ~ ${FOODS},
      bit|bitten|bite|biting|chewed|crunched|choked|swallowed|cracked|chipped|broke ~ ${THINGS}|piece|tooth,
      found|find|finding ~ ${THINGS} ~ in|inside ~ ${FOODS}, ${FOODS} ~ had|has|contained|containing|full ~ ${THINGS} in|inside, ${FOODS} ~ contained|containing|contains ${THINGS},
      threw|throwing|thrown|throw up ~ after|from|since|all|because|eating|night, vomiting|vomited|puking|puked ~ after|from|since|all|because|eating|night,
      after|from|since|ate|eaten|eating ~ vomiting|puking|throwing|vomited|puked, made ~ vomit|throw up, projectile vomiting,
      brakes ~ failed|fail|failing|work|working, nearly|almost|could've|have|of|has killed someone|somebody|me|people|us|him|her|my|our, could|will|gonna|going ~ kill someone|somebody|people,
      nearly|almost died|crashed|drowned|suffocated|hit|ran, sparks|sparking, life threatening, man|woman|passenger|someone|somebody|lady|guy|child|kid|baby|he's|she's|he|she ~ not well|breathing|responsive|responding, not breathing, heart attack, chest pain|pains, medical emergency, moaning|screaming|crying|writhing in ~ pain, someone|somebody|passenger|man|woman|lady|child|just|has|he|she collapsed|fainted, unconscious, having a seizure|stroke, trapped|stuck in|inside|between ~ lift|elevator|doors|escalator,
      lift|elevator|escalator ~ stuck|trapped with|people|someone|inside,
      driver|pilot|engineer|courier|rider|technician|chauffeur ~ drunk|intoxicated|asleep|drugs|weed|stoned|texting, drunk|intoxicated|aggressive driver|pilot|courier,
      driver|pilot fell asleep, drunk|drink driving, driving ~ recklessly|texting|drunk|dangerously|phone|asleep,
      groped|fondled|assaulted|attacked|punched|slapped|raped|molested|stalked|threatened me|my|her|him|us|daughter|wife|girlfriend|friend, touched|kissed|grabbed|followed ~ inappropriately|sexually, touch|touched|touching|stroked|stroking|grabbed ~ my|her ~ hair|leg|legs|thigh|thighs|ass|butt|breast|breasts|chest|bum|body, driver|guard|staff|employee|engineer|courier|man|guy|manager|attendant touched|kissed|grabbed|followed me|my|her|him|us|daughter,
      driver|guard|staff|employee|engineer|courier|man|guy|manager|doorman|attendant ~ groped|assaulted|attacked|punched|molested|threatened|raped,
      sexually ~ assault*|harass*|abused|molested, sexual assault|harassment, assaulted|assaulting, felt unsafe|threatened, in a|an|the car|traffic|road|bike accident|crash, accident|crash in|with|during ~ uber|taxi|cab|driver|bus|ride, gunpoint, pulled ~ gun|knife, with a gun|knife,
      despite|though|ignored|told|said ~ allergy|allergies|allergic, allergy|allergies|allergic ~ served|gave|given|ignored|contained|nearly|almost|hospital|reaction,
      served|gave|given|contained|containing|nuts|peanuts|peanut|gluten|dairy|egg ~ allergic|allergy`,
    de: `
      brennt|gebrannt|explodiert|explosion, feuer|brand gefangen|fing|ausgebrochen|geraten, in flammen|brand, rauch|qualm ~ aus, kommt|aus ~ rauch|qualm, qualmt|raucht, brandgeruch|rauchentwicklung,
      riecht|stinkt ~ gas|verbrannt|verschmort|rauch, stromschlag, gasgeruch|gasleck, krankenhaus,
      notaufnahme, verletzt|verletzung, lebensgefahr|lebensgefährlich, gefährlich, notarzt|notruf, überhitzt,
      allergische reaktion, vergiftet|lebensmittelvergiftung, glassplitter|glasscherbe|glasscherben|plastikteil|plastikstück|metallstück|metallsplitter,
      glas|scherben|plastik|metall|nagel|schraube|wurm|würmer|maden|made|käfer|kakerlake|stein|draht im|in ~ essen|salat|suppe|brot|brötchen|burger|pizza|kuchen|müsli|getränk|joghurt,
      erbrochen|übergeben|gekotzt ~ nach|nacht|seit, nach ~ erbrochen|übergeben, fahrer ~ betrunken|besoffen|eingeschlafen, betrunkener fahrer|busfahrer,
      begrapscht|belästigt|angefasst|angegriffen|geschlagen|bedroht|vergewaltigt ~ mich|mir|fahrer|worden, mich|meine ~ begrapscht|belästigt|angegriffen|geschlagen|bedroht, sexuell belästigt, im aufzug|lift|fahrstuhl ~ fest|stecken|eingeschlossen|gefangen, aufzug|lift|fahrstuhl ~ stecken|eingeschlossen|menschen, trotz ~ allergie`,
    fr: `
      incendie|explosé|explosion|enflammé, pris|prend|prenait|mis|en feu, téléphone|portable|chargeur|batterie|prise|ordinateur|console ~ fume, fumée, fuite de gaz, sent|odeur ~ gaz|brûlé, hôpital, aux urgences, blessé|blessée|blessure,
      danger|dangereux|dangereuse, électrocuté|électrocution, intoxication|intoxiqué|intoxiquée, réaction allergique, malgré ~ allergie,
      morceau|morceaux|bout|éclat|éclats de|d' verre|métal|plastique,
      verre|métal|plastique|clou|vis|ver|vers|asticot|asticots|cafard|insecte|caillou dans ~ salade|soupe|plat|repas|sandwich|burger|pain|pizza|gâteau|boisson|yaourt,
      vomi|vomir ~ nuit|après|toute, chauffeur|conducteur ~ ivre|bourré|saoul|soûl|alcoolisé|endormi, m'a|ma|a touchée|agressé|agressée|frappé|frappée|tripotée|menacé|menacée, agression sexuelle, coincé|coincée|coincés|bloqué|bloqués|bloquée dans|l'|l ~ ascenseur`,
    es: `
      incendio|incendió|incendiando|explotó|explosión, prendió|echa|en fuego|llamas, humo, fuga|olor|huele de|a gas|quemado, hospital|ambulancia, en|a urgencias, herido|herida|heridos,
      peligro|peligroso|peligrosa, descarga eléctrica, intoxicado|intoxicada|intoxicación|intoxicamos|intoxiqué, reacción alérgica, a pesar de ~ alergia,
      vidrio|vidrios|plástico|metal|clavo|tornillo|gusano|gusanos|cucaracha|insecto|piedra|cristal en ~ comida|ensalada|sopa|hamburguesa|pan|pizza|bebida|plato|pastel|yogur,
      vomité|vomitando|vomitar ~ noche|después|toda|tras, conductor|chofer|chófer|repartidor ~ borracho|ebrio|dormido, me tocó|agredió|golpeó|atacó|amenazó|acosó, acoso sexual, atrapado|atrapada|atrapados|encerrado|encerrados en ~ ascensor|elevador`,
    pt: `
      incêndio|incendiou|explodiu|explosão, pegou|pegando|em fogo|chamas, fumaça|fumo ~ saindo|sair, vazamento|fuga|cheiro de|a gás|queimado, hospital|ambulância,
      ferido|ferida|feridos, perigo|perigoso|perigosa, choque elétrico, intoxicação|intoxicado|intoxicada, reação alérgica, apesar ~ alergia,
      vidro|plástico|metal|prego|parafuso|larva|larvas|verme|barata|inseto|pedra na|no|dentro ~ comida|salada|sopa|hambúrguer|pão|pizza|bebida|prato|bolo|iogurte,
      vomitei|vomitando|vomitar|vomitou ~ noite|depois|toda|após, motorista|condutor|entregador ~ bêbado|embriagado|dormindo, me tocou|agrediu|bateu|atacou|ameaçou|assediou, assédio sexual, preso|presa|presos no|num|em elevador`,
    it: `
      incendio|esploso|esplosione|incendiato, preso|prende|a|in fuoco|fiamme, fumo ~ dal|dalla, fuga|odore|puzza di gas|bruciato, ospedale|ambulanza, ferito|ferita|feriti,
      pericolo|pericoloso|pericolosa, scossa elettrica, intossicazione|intossicato|intossicata, reazione allergica, nonostante ~ allergia,
      vetro|plastica|metallo|chiodo|vite|verme|vermi|scarafaggio|insetto|sasso nel|nella|nell ~ cibo|insalata|zuppa|panino|pane|pizza|bibita|piatto|torta|yogurt, vetro|plastica|metallo nel|nella|nell'insalata|nell,
      vomitato|vomitando|vomitare ~ notte|dopo|tutta, autista|conducente|tassista|corriere ~ ubriaco|addormentato, mi ha|hanno toccata|toccato|aggredito|aggredita|picchiato|minacciato|minacciata|molestata, molestie sessuali, bloccati|bloccato|bloccata|chiusi in|nell'|nell ascensore, bloccati|bloccato nell'ascensore`,
    nl: `
      brandt|ontploft|explosie|brandlucht|vlamvat, in brand|vlammen, brand ~ in|uitgebroken|ontstaan, rook ~ uit, gaslek|gaslucht, ruik|ruikt|stinkt ~ gas|verbrand|aangebrand, ziekenhuis|ambulance|spoedeisende,
      gewond|letsel, gevaarlijk|levensgevaarlijk, elektrische schok, voedselvergiftiging, allergische reactie, ondanks ~ allergie,
      glas|plastic|metaal|spijker|schroef|worm|wormen|maden|kakkerlak|insect|steen in ~ eten|salade|soep|broodje|brood|burger|pizza|drankje|taart|yoghurt,
      overgegeven|gekotst|overgeven ~ nacht|na|hele, chauffeur|bestuurder|bezorger ~ dronken|bezopen|slaap, mij|me|mijn ~ betast|aangerand|aangevallen|geslagen|bedreigd, aangerand|aanranding, vast|opgesloten in ~ lift`,
  }),
  ...rules('safety', 2, {
    en: `
      not|isn't|isnt|never|hardly|don't|didn't ~ safe for|walking|alone|at night|women|woman|girls|kids|children|passengers|anyone|anybody|families,
      hair|hairs|mould|mold|fly|bug|bugs|bone|bones|ant|ants|wood|paper in|inside|on ~ ${FOODS}, mould|mold|mouldy|moldy on|all|it|growing, mouldy|moldy|rotten|rancid|rotting|gone off ~ ${FOODS},
      ${FOODS} ~ mouldy|moldy|rancid|rotten|mould|mold, ${FOODS} ~ was|is|were|are|came|still|completely raw|undercooked, hair|hairs baked|cooked|stuck|found|mixed in|into|inside|to ~ ${FOODS}, chicken|burger|burgers|meat|pork|turkey|it|was pink inside|in, raw|undercooked|uncooked ~ chicken|pork|burger|burgers|turkey|nuggets|sausage|sausages,
      sick|ill|poorly ~ after ~ eating|ate|food|meal|chicken|burger|pizza, been|got|get|feeling|felt|violently|me|us sick|ill|poorly after|from ~ ${FOODS}, upset stomach ~ after|from`,
    de: `haar|haare|schimmel ~ in|im|auf ~ essen|suppe|salat|brot|brötchen|pizza, verschimmelt|verschimmelte|schimmelig|schimmlig|verdorben|verdorbenes`,
    fr: `cheveu|cheveux|poil|moisissure dans|sur ~ plat|soupe|salade|repas|pizza|pain|yaourt, moisi|moisie|moisis|avarié|avariée`,
    es: `pelo|cabello|moho en ~ comida|sopa|ensalada|pizza|pan|plato, con moho, podrido|podrida|enmohecido`,
    pt: `cabelo|pelo|mofo|bolor na|no|em ~ comida|sopa|salada|pizza|pão|prato, mofado|mofada|estragada|podre|bolorento`,
    it: `capello|capelli|muffa|pelo nel|nella|nell|sul ~ cibo|zuppa|insalata|pizza|pane|piatto, ammuffito|ammuffita|avariato|avariata`,
    nl: `haar|schimmel in|op ~ eten|soep|salade|pizza|brood, beschimmeld|beschimmelde|bedorven`,
  }),
];

const NO_DANGER: PhraseRule[] = rules('safety', -3, {
  en: `
    you|you're|guys|team|crew|playlist|song|album|season|game|stream|market|feed|tonight ~ on fire, on fire today|tonight|lately,
    hospital drama|show|series, was|were|is someone|somebody|anyone|everyone|he|she|they|you ~ unconscious|asleep|sleeping, smoking|smokes|smoke area|weed|shelter|ban|room|deal|hot|gun|break|outside|cigarettes|section|cessation, no smoking, give|gave|gives|giving|nearly|almost|like|mini ~ heart attack, heart attack burger|grill|on, fire sale|stick|tv|tablet|emblem|hd`,
});

const FRAUD: PhraseRule[] = [
  ...rules('fraud', 2, {
    en: `
      account|accounts|email|card|profile|i've|ive|i|we|phone|been|got|was|getting ~ hacked|compromised|hijacked|phished, hacked|hijacked my|our|into|account,
      someone|somebody|hacker|hackers|stranger|scammer|scammers|thief|thieves|they ~ used|using|hacked|accessed|stole|stolen|bought|ordered|booked|cloned|spent ~ my|our ~ card|account|details|identity|name|points|money|miles,
      card|cards|wallet|identity|handbag|purse|phone|passport|details|account|money ~ stolen|cloned|skimmed, stolen|cloned|skimmed|stole my? card|cards|identity|phone|wallet|money|purse, lost my|our bank|debit|credit? card|cards|wallet|purse,
      account ~ taken over|gotten|stolen|took, someone|somebody|hacker|stranger ~ got|gotten|broke|logged in|into|to ~ account, changed my|the email|password ~ account, someone|somebody ~ changed ~ email|password, transactions|transaction|payments|payment|charges|charge|purchases|purchase|withdrawals|withdrawal|orders|order i|we|that|which ~ not|didn't|didnt|don't|dont|never|did ~ make|made|recognise|recognize|authorise|authorize|order|authorised|authorized|approve,
      don't|dont|didn't|didnt|not|never ~ recognise|recognize|authorise|authorize|authorised|authorized ~ transaction|transactions|payment|payments|charge|charges|purchase|withdrawal,
      unauthorized|unauthorised|unrecognised|unrecognized|fraudulent|suspicious ~ charge|charges|transaction|transactions|payment|payments|activity|login|purchase|purchases|order|access|use, stolen card,
      identity theft|fraud, fraud on|in|against my|our|the ~ account|card, victim ~ fraud|scam|phishing, i've|i|we|was|been|being|got|get been? scammed|conned|defrauded, scammed|conned|defrauded out|of|into|via|by, phishing email|text|call|site|message|scam,
      someone|somebody|hacker|hackers|stranger|scammer|scammers|thief ~ keeps|is|trying|tried|attempting|attempted ~ to ~ buy|use|log|access|order|login|get|reset|change|hack|pay|withdraw|transfer ~ my|our account|card|password|name|email,
      someone|somebody|hacker|hackers|stranger|scammer|scammers ~ keeps|is|trying|tried|attempting ~ buy|buying|order|ordering|using|log|logging|hacking|accessing ~ on|with|from|into|in my|our account|card,
      opened|took|taken|ordered|applied ~ account|loan|contract|card|line|credit ~ in my name, money|funds|savings|cash is|was|has|have ~ missing|gone|disappeared|vanished|stolen from my|our account, money|funds|cash|savings|<number> ~ gone|missing|taken|disappeared|vanished|withdrawn|went|stolen|left ~ from|out|of my|our|the account|card|wallet ~ not|didn't|didnt|never|without|know|idea|spend|authorise|authorize, fraudulently,
      emptied|drained|cleaned ~ account|balance, account ~ emptied|drained`,
    de: `
      konto|account|karte|handy|profil|ich|wurde|bin ~ gehackt, geld|guthaben ~ konto ~ verschwunden|weg|gestohlen|abgebucht, gehackt worden, karte|kreditkarte|ec|geldbeutel|portemonnaie|konto ~ gestohlen|geklaut|leergeräumt|geplündert|missbraucht, gestohlen|geklaut ~ karte|kreditkarte,
      abbuchung|abbuchungen|buchung|buchungen|zahlung|zahlungen ~ nicht ~ getätigt|autorisiert|veranlasst|kenne|mir, unberechtigte|unbekannte|fremde abbuchung|abbuchungen|zahlung|buchung|buchungen, phishing, identitätsdiebstahl, jemand ~ karte|konto benutzt|missbraucht`,
    fr: `
      piraté|piratée|piratés|hacké|hackée|usurpation, compte|carte ~ vidé|vidée|volée|clonée, volé ~ carte|cb,
      quelqu'un ~ payé|payer|acheté|acheter|utilisé|utilise ~ ma|mon cb|carte|compte, argent ~ disparu|volé ~ compte, débité|débitée|prélevé|prélevée ~ sans mon|autorisation|accord, paiement|paiements|achat|achats|opération|opérations|prélèvement|débit|débits ~ frauduleux|frauduleuse|frauduleuses, paiement|paiements|achat|achats|opération|opérations|prélèvement|débit|débits ~ pas ~ fait|effectué|autorisé|reconnais, fraude ~ carte|compte, hameçonnage|phishing`,
    es: `
      hackearon|hackeado|hackeada|hackeó|clonaron|clonada|phishing, alguien|me usó|usaron|usa|usando ~ tarjeta|cuenta, robaron|robado|robada|robaronmi|roban ~ tarjeta|cuenta|cartera|celular|identidad|dinero, tarjeta|cuenta ~ robada|robaron|clonada|hackeada|vaciaron,
      vaciaron|vaciado ~ cuenta, cargos|cargo|compras|compra|transacciones|movimientos ~ no ~ hice|reconozco|realicé|autoricé|reconocidos|autorizados, dinero ~ desapareció|desaparecido|robado ~ cuenta, desapareció|falta ~ dinero ~ cuenta, fraude ~ tarjeta|cuenta, suplantación`,
    pt: `
      hackearam|hackeado|hackeada|invadida|invadiram|clonaram|clonado|clonada|phishing, alguém ~ usou ~ cartão|conta, roubaram|roubado|roubada|furtaram|furtado ~ cartão|conta|carteira|celular|telemóvel|dinheiro, cartão|conta ~ roubado|clonado|roubada|clonada|hackeada|invadida,
      esvaziaram ~ conta, compras|compra|transações|transação|débitos|movimentos ~ não ~ fiz|reconheço|autorizei|realizei, dinheiro ~ sumiu|desapareceu ~ conta, sumiu ~ dinheiro ~ conta, fraude ~ cartão|conta, caí ~ golpe`,
    it: `
      hackerato|hackerata|hackerati|hackeraggio|clonato|clonata|phishing, qualcuno ~ usato|usa ~ carta|conto, rubato|rubata|rubati ~ carta|conto|portafoglio|telefono|soldi|identità, carta|conto ~ rubata|clonata|hackerato|svuotato|rubato,
      svuotato ~ conto, addebiti|addebito|transazioni|transazione|pagamenti|pagamento|movimenti ~ non ~ fatto|riconosco|autorizzato|autorizzati|effettuato|fatta|fatti, soldi ~ spariti|scomparsi ~ conto, spariti ~ soldi ~ conto, frode ~ carta|conto`,
    nl: `
      gehackt|gehackte|phishing, pas|pinpas|bankpas|creditcard|portemonnee|kaart|rekening ~ gestolen|gejat|gekloond|geplunderd|leeggehaald, gestolen ~ pas|pinpas|creditcard|kaart,
      afschrijving|afschrijvingen|transactie|transacties|betaling|betalingen ~ niet ~ gedaan|gemaakt|herken|mij|geautoriseerd, geld ~ verdwenen|weg ~ rekening, rekening ~ leeggehaald|geplunderd|leeg, iemand ~ mijn ~ pas|rekening|account ~ gebruikt, identiteitsfraude`,
  }),
];

const LEGAL: PhraseRule[] = [
  ...rules('legal', 2, {
    en: `
      my|our|a|the|i|an lawyer|lawyers|attorney|attorneys|solicitor|solicitors|barrister will|is|are|has|have|says|said|wants|about,
      speak|speaking|spoke|talk|talking|call|calling|contact|contacting|contacted|consult|consulting|hire|hiring|hired|see|seeing|get|getting|got|instruct|instructing|instructed|from|via|my ~ lawyer|lawyers|attorney|solicitor|solicitors|barrister,
      sue|suing|sued, lawsuit ~ you|<handle>|against|filing|file, file|filing|class ~ lawsuit, legal action,
      legal proceedings|claim|notice, taking|seeking|take|seek legal advice, see|see you in court, small claims, go|going|take|taking|taken to court, take|taking|taken you|them|this|it|<handle> to court, ombudsman,
      trading standards, consumer rights|protection|affairs, better business bureau, bbb,
      call|called|calling|report|reported|reporting|contact|contacted|contacting|involve|involving|tell|told|ring|rang|filed|go|going|went|inform|informed ~ police, the cops, police report|matter|complaint|involved|case|investigation|now|will|are, with|to|by the police,
      complain|complaint|complaining|complaints|report|reporting|file|filed|filing|contact|contacting|call|calling|letter ~ fcc|ftc|cfpb|dot|bbb,
      fcc|ftc|cfpb ~ complaint|complain|hear, ofcom|ofgem, caa|dot complaint, class action,
      this|that|it|is|its|that's|it's|committing|commit|for|call|called|or|about|of fraud, fraudulent,
      leak|leaked|leaking|exposed|disclosed|revealed ~ my|our|customer|customers|personal|private ~ data|details|information|info|address|number|email|name, gave|given|giving|shared|sold|selling|sent|handed|passed ~ my|our ~ number|data|details|address|information|email|info ~ away|to|out a|an|another|other|someone|somebody|strangers|stranger|third|random|scammers,
      stranger|strangers|customers ~ has|have|got|knows my|our ~ address|number|details|data, gave|given|giving my|our ~ number|data|details|address|information|email|info away|out, someone|somebody|another|other ~ else's|elses|customer's|customers|person's ~ data|details|information|invoice|bill|account|statement,
      data|privacy breach, gdpr, breach of contract, illegal ~ charge|charges|practice|practices|fee|fees|you, this|that|it|its|is illegal,
      discrimination|discriminated|discriminating|racist|racism|racially|sexist|sexism|harassed|harassment, physical assault,
      press|newspaper|bbc|media ~ story|contact|know`,
    de: `
      anwalt|anwältin|rechtsanwalt, verklagen|verklage|klage|klagen, vor gericht, anzeige ~ erstatte|erstatten|polizei, strafanzeige,
      polizei ~ rufe|rufen|gerufen|ruf|eingeschaltet|anzeige|melden|gemeldet|gehe|informiert, zur|bei der polizei, verbraucherschutz|verbraucherzentrale, rechtliche|juristische schritte, betrug|betrügerisch,
      datenschutz|dsgvo|datenpanne, diskriminierung|rassistisch|rassismus, bundesnetzagentur|schlichtungsstelle`,
    fr: `
      avocat|avocate, porter|porte|porterai|porterons|dépose|déposer|déposé plainte, plainte ~ police|justice, tribunal|justice, poursuites|poursuivre, appeler|appelé|appelle|prévenir|prévenu ~ police|gendarmerie, main courante,
      dgccrf|cnil, fraude|frauduleux|escroquerie, discrimination|raciste|racisme, rgpd, médiateur,
      mise en demeure`,
    es: `
      abogado|abogada|abogados, demandar|demandaré|demandarlos|demandamos, poner|pondré|presentar ~ demanda, denuncia|denunciar|denunciaré,
      juicio|tribunal|tribunales, llamar|llamé|llamado|denuncia|fui ~ policía, profeco|facua|sernac|indecopi, defensa|protección|oficina ~ consumidor, fraude|fraudulento,
      discriminación|racista|racismo, acciones legales, protección de datos, ocu`,
    pt: `
      advogado|advogada, processar|processarei|processando, abrir|entrar|entrei|abri ~ processo|ação, na justiça, ordem judicial, justiça ~ vou|comum|federal, procon|anatel|anac|bacen,
      chamar|chamei|na|queixa ~ polícia, delegacia, boletim de ocorrência, fraude|fraudulento|golpe, discriminação|racista|racismo, lgpd, ação judicial,
      livro de reclamações, deco`,
    it: `
      avvocato|avvocati|avvocata, mio|nostro|un legale, denuncia|denunciare|denuncerò, tribunale|giudice, chiamo|chiamare|chiamato|denuncia|vado ~ polizia|carabinieri,
      agcom|codacons|garante|arera, frode|truffa, discriminazione|razzista|razzismo, causa legale, vie legali,
      privacy violata`,
    nl: `
      advocaat, rechter|rechtbank|rechtszaak, aangifte, politie ~ bellen|gebeld|bel|ingeschakeld|melden|gemeld, naar de politie, juridische stappen,
      consumentenbond|acm|geschillencommissie, fraude|oplichting, discriminatie|racistisch|racisme, avg|datalek`,
  }),
  ...rules('legal', -2, {
    en: `lawyer|lawyers|attorney|solicitor|barrister friend|friends|buddy|mate|wife|husband|brother|sister|dad|mum|mom|son|daughter|jokes|joke, is|am|was a|an lawyer|solicitor|attorney|barrister, i|i've|we|we've gave|given|sent|shared|passed|handed|giving my|our, fraud department|dept|team|protection|prevention|detection|alert|alerts|line|check|checks|number|hotline, fake police, police|legal drama|show|series|movie`,
  }),
];

export const ALARM_RULES: readonly PhraseRule[] = [...SAFETY, ...NO_DANGER, ...FRAUD, ...LEGAL];
