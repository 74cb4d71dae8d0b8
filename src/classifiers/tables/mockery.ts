/** Mockery: thanks and praise that mean the opposite, per language. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const MOCKING = rules('mock', 3, {
  en: `
    thanks|thank|thanx|thx|cheers ~ nothing|nada, thanks|thank|thanx|thx|cheers|props|congrats|congratulations|kudos|bravo|well ~ for|on|done ruining|wasting|losing|breaking|cancelling|canceling|cancelled|delaying|ignoring|lying|overcharging|screwing|stranding|wrecking|destroying|messing|failing|forgetting|charging|hanging|bricking|damaging|refusing|misleading|scamming|cheating|nada,
    thanks|thank|thanx|thx|cheers ~ for taking ~ weeks|days|months|forever|ages|years|hours|hour,
    thanks|thank|thanx|thx|cheers ~ for making|letting|having ~ wait|late|miss|missed|pay|stand|sit|suffer, thanks|thank|thanx|thx|cheers ~ for leaving|keeping ~ stranded|hanging|waiting|hold|dark|outside|cold,
    thanks|thank|thanx|thx|cheers ~ for not|never showing|delivering|answering|replying|helping|turning|responding|calling|telling|listening|reading|caring|bothering,
    great|nice|good|excellent|fantastic|amazing|brilliant|lovely|stellar|awesome|wonderful|superb|top|fab|bang|sterling job|work|service|one|going|stuff|start|way|experience|effort ~ losing|ruining|ruined|breaking|broke|broken|wrong|cancelling|canceling|cancelled|canceled|delaying|ignoring|forgetting|forgot|overcharging|overcharged|failing|failed|stranded|screwing|damaging|damaged|crashing, great|nice|good|excellent|fantastic|amazing|brilliant|lovely|stellar|awesome|wonderful job|work|service|one|going|way ~ lost my|our|the,
    love|loving|adore|enjoying that|how|when|it|being ~ cancelled|canceled|delayed|delay|delays|late|broken|lost|ignored|wrong|missing|down|crashes|crashing|stuck|stranded|twice|double|overcharged|overcharge|hang|hung|fails|failing|ruined|useless|waiting|outage|outages|queuing|queueing, love|loving|adore that|how|when ~ charge|charged|charges|charging ~ twice|double|extra|again|more,
    great|nice|good|excellent|fantastic|amazing|brilliant|lovely|stellar|awesome|wonderful|superb|top|fab|perfect|wow|bravo|yay|congrats|congratulations ~ <number>|one|two|three|four|five|six|ten|an|another|several|couple|few ~ minutes|minute|mins|min|hours|hour|hrs|hr|days|weeks ~ delay|delayed|delays|late|wait|waiting|hold|queue|line,
    hours|hour|hrs|hr|minutes|mins|days|weeks ~ hold|queue|line|late|delay|delayed|waiting ~ great|nice|good|excellent|fantastic|amazing|brilliant|lovely|stellar|awesome|wonderful|superb|top|fab|perfect, hours|hour|hrs|hr|minutes|mins|days|weeks ~ hold|queue|line|late|delay|delayed|waiting ~ what a|great|an,
    thanks|thank|thanx|thx|cheers ~ for the|my|our|a|another|your|this|such ~ cold|soggy|stale|lukewarm|burnt|raw|greasy food|meal|coffee|fries|burger|pizza|chips|dinner|tea|lunch|breakfast|sandwich|chicken|curry,
    thanks|thank|thanx|thx|cheers ~ for the|my|our|a|another|your|this|such late delivery|reply|response|train|flight|bus|arrival|order|parcel|notice|food, thanks|thank|thanx|thx|cheers ~ for the|my|our|a|another|your|this|such awful|terrible|useless|pathetic|horrible|horrendous|shit|shitty|crap|crappy|poor|bad|zero service|experience|flight|trip|delivery|communication|food|customer|support|meal, thanks|thank|thanx|thx|cheers ~ for the|my|our|a|another|your|this|such broken|damaged|smashed|missing|wrong|empty|rude|dirty|filthy|soaking|squashed|ruined|cancelled|delayed|defective|faulty|worst|zero|non-existent|nonexistent,
    top|full|gold|out marks|points|score|star|medal|of ~ for ~ keeping|making|leaving|losing|ignoring|cancelling|wasting|messing|being|not|failing|charging|ruining, <number> for keeping|making|leaving|losing|ignoring|cancelling|wasting|messing|being|not|failing|charging|ruining, slow clap, love|loving|adore|enjoy waiting|standing|queueing|queuing|sitting ~ hours|hour|minutes|mins|days|weeks|rain|cold, glad|happy|pleased i|we paid|pay|spent ~ to ~ stand|wait|sit|queue|freeze,
    hours|hour|half|minutes|mins on|in the? phone|hold|queue ~ great|excellent|fantastic|amazing|brilliant|stellar|awesome|wonderful|superb|perfect, thanksfornothing|thanks4nothing,
    great|awesome|lovely|brilliant|wonderful|fantastic|perfect|excellent|amazing|superb|yay|oh another|yet ~ delay|delayed|delays|cancellation|cancelled|canceled|outage|down|error|late|broken|crash|fee,
    thanks|thanx|thx|cheers ~ for the|another|your|yet|all|a ~ delay|delays|outage|mess|cancellation|lies|headache|crash|scam|ruined,
    bravo|congrats|congratulations|kudos|done|great|brilliant|fantastic|wonderful <number>|one|two|three|four|five|six days|weeks|hours|months ~ without|no|waiting|late|later, well that's|thats just great|brilliant|fantastic|wonderful|perfect|lovely,
    way to ruin|treat|lose|go ~ losing|lost|again|ruining|wrong, oh wait, thanks obama, thanks but no thanks, thanksnothanks,
    thanks|thx|thanx to your|you|<handle> ~ lost|missed|late|ruined|stuck|stranded|cancelled|broken|delay|delays|incompetence, lost|losing a|another|<number>|two|both ~ customer|customers`,
  de: `
    dankefürnichts, danke|dank ~ für nichts|nix|garnichts, danke|dank|glückwunsch ~ für|zur|zum die|den|das|eure|diese? verspätung|ausfall|warten|wartezeit|verarsche|chaos|ignorieren, danke|dank für das|den|die|eure kalte|kalten|kaputte|kaputten|verspätete|falsche|falschen|verspäteten|leere, super|toll|prima|klasse|großartig|bravo|spitze ~ minuten|minute|stunden|stunde|tage|wochen ~ verspätung|verspätet|warten|wartezeit|schlange|warteschlange, danke|dank fürs warten|ignorieren|vergessen, na danke, na super|toll|klasse,
    toller|tolle|tolles|super|klasse|spitzen|prima|großartige|großartiger ~ service|leistung|arbeit|laden|start ~ verloren|kaputt|falsch|falsche|verspätet|verspätung|vergessen`,
  fr: `
    bravo|super|génial|formidable|parfait|excellent ~ minutes|heures|heure|jours ~ retard|attente, adore ~ attendre|retard|retards|annulé|annulation, merci pour le|la|les|ce|cette repas|plat|pizza|burger|frites|soupe froid|froide|froides, merci pour le|la|les|ce|cette ~ cassé|cassée|abîmé|abîmée|vide|périmé, merci pour rien, mercipourrien, merci|bravo|félicitations pour le|l'|les|ce|ces|votre|vos? retard|retards|attente|annulation|panne|arnaque,
    bravo|super|beau|bon|excellent service|travail|boulot ~ perdu|retard|annulé|cassé|oublié`,
  es: `
    bravo|genial|fantástico|felicidades|excelente|perfecto|maravilloso ~ minutos|horas|hora|días ~ retraso|espera|cola|demora, adoro|encanta esperar, gracias por el|la|los|las comida|plato|pizza|hamburguesa|sopa fría|frío, gracias por el|la|los|las ~ roto|rota|equivocado|equivocada|vacío|vacía, gracias por nada, graciaspornada, gracias|felicidades|felicitaciones|bravo por el|la|los|su|hacerme|hacernos|dejarme|dejarnos? retraso|demora|cancelación|perder|esperar|tirado|tirados|plantado|arruinar|robarme|pésimo,
    excelente|gran|buen|buena servicio|trabajo|atención ~ perdieron|perdido|cancelado|retraso|equivocado`,
  pt: `
    ótimo|parabéns|bravo|excelente|maravilha|perfeito ~ minutos|horas|hora|dias ~ atraso|espera|fila, adoro|amo esperar, obrigado|obrigada|obg pelo|pela comida|prato|pizza|hambúrguer|sopa fria|frio, obrigado|obrigada|obg pelo|pela ~ quebrado|quebrada|errado|errada|vazio|vazia, obrigadopornada|obrigadapornada, obrigado|obrigada|obg|valeu|brigado|brigada por nada, obrigado|obrigada|obg|valeu|parabéns por|pelo|pela|pelos o|a|me|nos? atraso|demora|perder|perderem|cancelar|cancelarem|cancelamento|estragar|estragarem|péssimo|péssima|descaso|esperar,
    ótimo|belo|bela|excelente serviço|trabalho|atendimento ~ perderam|perdido|cancelado|atraso|errado`,
  it: `
    bravi|bravo|ottimo|fantastico|complimenti|perfetto|grande ~ minuti|ore|ora|giorni ~ ritardo|attesa|coda, adoro|amo aspettare, grazie per il|la cibo|piatto|pizza|panino|zuppa freddo|fredda, grazie per il|la ~ rotto|rotta|sbagliato|sbagliata|vuoto|vuota, grazieperniente, grazie per niente|nulla, grazie|complimenti|bravi per il|lo|l'|aver|avermi|averci|i? ritardo|ritardi|attesa|perso|rovinato|annullato|cancellato|disservizio|disagio|smarrito,
    ottimo|bel|bella servizio|lavoro ~ perso|ritardo|sbagliato|cancellato|smarrito`,
  nl: `
    geweldig|top|super|fijn|lekker|bravo|mooi ~ minuten|uur|dagen ~ vertraging|wachten|wachtrij, bedankt|dank|dankjewel ~ voor het|de|een koude|koud eten|maaltijd|pizza|soep|friet, bedankt|dank|dankjewel ~ voor het|de|een kapotte|verkeerde|lege, bedanktvoorniks, bedankt|dank|dankje|dankjewel ~ voor niks|niets|nix|noppes, bedankt|dank|complimenten|gefeliciteerd ~ voor|met de|het|jullie? vertraging|wachten|verpesten|kwijtraken|negeren|uitval|annuleren,
    lekker|goed|mooi|top|geweldige|fijne service|werk|bezig ~ kwijt|verkeerd|vertraging|kapot|alweer`,
});

/** Praise that names a trouble and means itself. */
const MEANT = rules('mock', -3, {
  en: `
    despite|though|regardless|throughout|handled|handling ~ delay|delays|delayed|cancellation|cancelled|hold|late|wait|waiting|queue|outage,
    sorted|fixed|solved|replaced|found|returned ~ wrong|lost|broken|missing|damaged, only|just|under|within <number> ~ minutes|mins|seconds, never|not|isn't|wasn't|no ~ late|delayed|cancelled|canceled|wrong|lost|down|delay|delays|queue|queues|broken|waiting`,
});

export const MOCK_RULES: readonly PhraseRule[] = [...MOCKING, ...MEANT];
