/** What cannot wait: phrases per reason and language. Weight 3 is critical, 2 high, 1 raises a case above the rest. */
import { type PhraseRule, rules } from '../text/phrases.ts';
import { ALARM_RULES } from './alarms.ts';
import { HARM_RULES } from './harm.ts';
import { OUTAGE_CAUSE_RULES } from './outages.ts';
import { PERIL_RULES } from './perils.ts';

export const URGENCY_RULES: readonly PhraseRule[] = [
  ...ALARM_RULES,
  ...HARM_RULES,
  ...PERIL_RULES,
  ...OUTAGE_CAUSE_RULES,

  ...rules('travelling', 2, {
    en: `
      stuck|stranded ~ airport|gate|tarmac|plane|station|train|runway|terminal|abroad|hotel|road, i'm|im|we're|are|am stuck here, stranded,
      hours|hour|hrs|hr|minutes|mins ~ on|at the tarmac|runway|plane|gate|platform,
      my|our|the flight|train|bus|ferry|coach|connection leaves|departs|is ~ in|hour|hours|minutes|mins|today|tonight|now,
      flight|train|connection ~ tomorrow|tonight|today|<number> minutes|mins|hours,
      at the airport|gate now|right|waiting|and|with, boarding now|in|soon|closes,
      miss|missed|missing|make my|our|the|a|this|your ~ connection|connections|flight|flights|connecting|train|trains|wedding|funeral|interview|cruise|ferry, passengers|travellers|travelers|commuters|people|everyone|families|we|hundreds ~ stuck|trapped|stranded,
      <number>|one|two|three|four|five|six|seven|eight hour|hours|hr|hrs|h ~ flight|train|ferry|bus|plane delay|delayed|late, flight|train|ferry|plane|bus ~ delayed|delay|late ~ <number>|one|two|three|four|five|six|seven|eight ~ hours|hour|hrs|hr|h,
      on the|a|this plane|train|tarmac|runway|bus right|now|for|and|stuck,
      locked out ~ car|room|hotel|house|apartment,
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
      disabled person|people|passenger|passengers|customer|customers|son|daughter|wife|husband|veteran|child,
      i'm|im|am|he's|she's disabled|blind|deaf, son|daughter|wife|husband|mother|mum|mom|father|dad|child|brother|sister|partner|passenger is|are|was disabled|blind|deaf|autistic, registered|legally|partially disabled|blind, blind|deaf person|customer|passenger|man|woman|lady|son|daughter|wife|husband,
      disability, wheelchair, i'm|im|am|she's|being|is|while|heavily|weeks|months|wife|daughter|girlfriend|partner|with|currently|and|old pregnant, pregnant and|with|woman|women|wife|daughter|lady|passenger, newborn|newborns,
      elderly|disabled|pregnant|blind|sick|ill|dying mother|father|mum|mom|dad|parents|parent|grandmother|grandma|nan|gran|wife|husband|man|woman|lady|passenger,
      my|our baby|infant|toddler, have|with|got|tiny a|our|my? baby|newborn|toddler|infant, weeks|months pregnant,
      dialysis|insulin|oxygen|chemo|chemotherapy|dementia|alzheimers|autistic|autism|epilepsy|epileptic|diabetic|asthma,
      mum|mom|mother|dad|father|nan|gran|grandma|grandmother|grandad|grandpa|grandfather|aunt|uncle|neighbour|neighbor is|was|aged <number> and|with|years|yrs|yr|now|without,
      <number> year|years|yr|yrs|month|months|week|weeks old mum|mom|mother|dad|father|nan|gran|grandma|grandmother|grandad|grandfather|son|daughter|baby|child|kid|kids|boy|girl|lady|woman|man|parents|toddler|twins|infant, my|our|their|her|his <number> year|yr|month|week old,
      cancer ~ patient|treatment|survivor, have|has|had|with|fighting|battling|terminal|breast|lung|of cancer,
      medication|medicine|medicines|prescription|inhaler|epipen,
      bereaved|bereavement|passed away|funeral|deceased|died, suicidal|suicide|self harm|kill myself|end my life,
      victim|victims|survivor|fleeing|escaping|suffering of? domestic abuse|violence, no food ~ kids|children|baby, small|young kids|children|child, care home, terminally|seriously ill, i'm|im|am|mum|mother|mom|dad|father|wife|husband|son|daughter ~ in hospital, no heating|heat|hot|power|electricity ~ newborn|baby|kids|children|elderly, mental health`,
  }),
  ...rules('vulnerable', 1, { en: `disabled access|toilet|toilets|bathroom|loo|parking|badge|seat|seats` }),
  ...rules('vulnerable', -4, { en: `costume|costumes|halloween|dressed|fancy dress, dress up as` }),
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
      lost|losing|lose me|my|another|a|your|our|more|<number>|many ~ customer|customers|business|custom, lost|losing|lose customer|customers|business, lost me|us, leaving you|<handle>|for,
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
