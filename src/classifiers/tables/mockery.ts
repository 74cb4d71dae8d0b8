/** Mockery: thanks and praise that mean the opposite, per language. */
import { type Rule, rules } from '../phrases.ts';

export const MOCK_RULES: readonly Rule[] = rules('mock', 3, {
  en: `
    thanks|thank|thanx|thx|cheers ~ nothing|nada, thanks|thank|thanx|thx|cheers|props|congrats|congratulations|kudos|bravo|well ~ for|on|done ruining|wasting|losing|breaking|cancelling|canceling|cancelled|delaying|ignoring|lying|overcharging|screwing|stranding|wrecking|destroying|messing|failing|forgetting|charging|hanging|bricking|damaging|refusing|misleading|scamming|cheating|nada,
    thanks|thank|thanx|thx|cheers ~ for taking ~ weeks|days|months|forever|ages|years|hours|hour,
    thanks|thank|thanx|thx|cheers ~ for making|letting|having ~ wait|late|miss|missed|pay|stand|sit|suffer, thanks|thank|thanx|thx|cheers ~ for leaving|keeping ~ stranded|hanging|waiting|hold|dark|outside|cold,
    thanks|thank|thanx|thx|cheers ~ for not|never showing|delivering|answering|replying|helping|turning|responding|calling|telling|listening|reading|caring|bothering,
    great|nice|good|excellent|fantastic|amazing|brilliant|lovely|stellar|awesome|wonderful|superb|top|fab|bang|sterling job|work|service|one|going|stuff|start|way|experience|effort ~ losing|ruining|ruined|breaking|broke|broken|wrong|cancelling|canceling|cancelled|canceled|delaying|ignoring|forgetting|forgot|overcharging|overcharged|failing|failed|stranded|screwing|damaging|damaged|crashing, great|nice|good|excellent|fantastic|amazing|brilliant|lovely|stellar|awesome|wonderful job|work|service|one|going|way ~ lost my|our|the,
    great|awesome|lovely|brilliant|wonderful|fantastic|perfect|excellent|amazing|superb|yay|oh another|yet ~ delay|delayed|delays|cancellation|cancelled|canceled|outage|down|error|late|broken|crash|fee,
    thanks|thanx|thx|cheers ~ for the|another|your|yet|all|a ~ delay|delays|outage|mess|cancellation|lies|headache|crash|scam|ruined,
    bravo|congrats|congratulations|kudos|done|great|brilliant|fantastic|wonderful <number>|one|two|three|four|five|six days|weeks|hours|months ~ without|no|waiting|late|later, well that's|thats just great|brilliant|fantastic|wonderful|perfect|lovely,
    way to ruin|treat|lose|go ~ losing|lost|again|ruining|wrong, oh wait, thanks obama, thanks but no thanks, thanksnothanks,
    thanks to your|you ~ lost|missed|late|ruined|stuck|stranded|cancelled|broken|delay|delays|incompetence, lost|losing a|another|<number>|two|both ~ customer|customers`,
  de: `
    danke|dank ~ für nichts|nix|garnichts, danke|dank|glückwunsch ~ für|zur|zum die|den|das|eure|diese? verspätung|ausfall|warten|wartezeit|verarsche|chaos|ignorieren, danke|dank fürs warten|ignorieren|vergessen, na danke, na super|toll|klasse,
    toller|tolle|tolles|super|klasse|spitzen|prima|großartige|großartiger ~ service|leistung|arbeit|laden|start ~ verloren|kaputt|falsch|falsche|verspätet|verspätung|vergessen`,
  fr: `
    merci pour rien, merci|bravo|félicitations pour le|l'|les|ce|ces|votre|vos? retard|retards|attente|annulation|panne|arnaque,
    bravo|super|beau|bon|excellent service|travail|boulot ~ perdu|retard|annulé|cassé|oublié`,
  es: `
    gracias por nada, gracias|felicidades|felicitaciones|bravo por el|la|los|su|hacerme|hacernos|dejarme|dejarnos? retraso|demora|cancelación|perder|esperar|tirado|tirados|plantado|arruinar|robarme|pésimo,
    excelente|gran|buen|buena servicio|trabajo|atención ~ perdieron|perdido|cancelado|retraso|equivocado`,
  pt: `
    obrigado|obrigada|obg|valeu|brigado|brigada por nada, obrigado|obrigada|obg|valeu|parabéns por|pelo|pela|pelos o|a|me|nos? atraso|demora|perder|perderem|cancelar|cancelarem|cancelamento|estragar|estragarem|péssimo|péssima|descaso|esperar,
    ótimo|belo|bela|excelente serviço|trabalho|atendimento ~ perderam|perdido|cancelado|atraso|errado`,
  it: `
    grazie per niente|nulla, grazie|complimenti|bravi per il|lo|l'|aver|avermi|averci|i? ritardo|ritardi|attesa|perso|rovinato|annullato|cancellato|disservizio|disagio|smarrito,
    ottimo|bel|bella servizio|lavoro ~ perso|ritardo|sbagliato|cancellato|smarrito`,
  nl: `
    bedankt|dank|dankje|dankjewel ~ voor niks|niets|nix|noppes, bedankt|dank|complimenten|gefeliciteerd ~ voor|met de|het|jullie? vertraging|wachten|verpesten|kwijtraken|negeren|uitval|annuleren,
    lekker|goed|mooi|top|geweldige|fijne service|werk|bezig ~ kwijt|verkeerd|vertraging|kapot|alweer`,
});
