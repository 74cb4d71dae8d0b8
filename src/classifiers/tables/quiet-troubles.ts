/** Trouble and wishes told in plain words: promises, refusals, leaving, others who have it too, and what ought to be. */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const QUIET_RULES: readonly PhraseRule[] = [
  ...rules('problem', 2, {
    en: `
      zero|0 coverage|signal|bars|reception|service|communication|updates|support|information|info|connection|response,
      me|us too suffering|affected, same issue|problem|error|thing here|too|again|as, happening|happened to me|us too|aswell,
      paralysed|paralyzed|wrecked|killed|destroyed|ruined|messed|screwed ~ phone|laptop|battery|app|account|console|tablet|ipad|iphone, this is what's|is? happening|happens|i, look|see what happens,
      yet to receive|hear|get|see|be|arrive|find|turn, they|you|he|she|rep|agent|store|shop|staff ~ said|say|says|told|tells ~ they|you|we|i can't|cannot|couldn't|won't|wouldn't`,
    de: `bei mir|uns auch nicht, gleiches|selbes|dasselbe problem, null empfang|netz|service|information|reaktion, warte noch auf`,
    fr: `pareil ici|chez pour|moi, même problème|souci|bug, zéro réseau|information|réponse|service, j'attends toujours|encore`,
    es: `mismo|igual problema, me pasa lo mismo|igual, cero señal|cobertura|respuesta|información|servicio, sigo a la espera`,
    pt: `mesmo problema|erro, comigo também, aqui também não, zero sinal|resposta|informação|serviço, ainda à espera`,
    it: `stesso problema|errore, anche a|da me|noi, zero segnale|risposte|informazioni|assistenza, ancora in attesa`,
    nl: `zelfde probleem|hier|storing, hier ook niet|geen, nul bereik|reactie|informatie|service, wacht nog steeds|altijd`,
  }),
  ...rules('complaint', 2, {
    en: `
      only way to|i|we|you ~ get|reach a|an|any|your|someone|somebody? response|reply|answer|attention|help|through, another|empty|false|broken|more promise|promises,
      promises|promise made|not|never ~ kept|back|broken, taking|take|took ~ promise|promises|offer ~ back, taking it|them back,
      misleading|misled|mislead, strikes|struck|strike again|out, other|another|different company|companies|provider|airline|bank|carrier ~ offer|instead|now|look,
      taking|take my|our business|money|custom elsewhere, fly|go|shop|switch|switching|moving|move ~ instead|elsewhere|competitor|competitors|competition, from now on, funny because|bc|cause|coz|cuz|how,
      lie|lied|lying|lies to us|me|your|customers, hope ~ change|improve|learn ~ won't|don't|doubt|never, quid|bucks|pounds|dollars|euros extra|more to|for, <number> extra|more to,
      if you can actually|ever|even, never ~ again with|use|fly|shop|order|buy`,
    de: `versprochen ~ nicht|nie|nichts, irreführend, wechsle|wechsel ~ anbieter|konkurrenz, zur konkurrenz, nie wieder, schade dass`,
    fr: `promesse|promesses ~ tenues|tenue|l'air, trompeur|trompeuse|mensonger, à la concurrence, chez un autre|concurrent, dommage que`,
    es: `promesa|promesas ~ vacías|incumplidas|rotas|cumplen, engañoso|engañosa, cambiarme|cambiarnos|cambio ~ compañía|empresa|competencia, a la competencia, lástima que`,
    pt: `promessa|promessas ~ vazias|cumprem|cumpridas, enganoso|enganosa, mudar de operadora|empresa|banco, para a|à concorrência, pena que`,
    it: `promessa|promesse ~ mantenute|mantenete|vane|vuote, ingannevole, passo|passare alla|a concorrenza|altro, alla concorrenza, peccato che`,
    nl: `loze|lege belofte|beloftes, beloofd ~ niet|nooit|niets, misleidend, stap|stappen|ga over naar, naar de concurrent, jammer dat`,
  }),
  ...rules('complaint', 3, {
    de: `leere|leeres|leeren|nur versprechen|versprechungen`,
    fr: `promesse|promesses en l'air, promesse|promesses ~ tenues|tenue`,
    es: `puras|puros|solo|sólo promesas, promesa|promesas ~ vacías|incumplidas|rotas`,
    pt: `só promessa|promessas, promessa|promessas ~ vazias|cumpridas`,
    it: `solo promesse, promessa|promesse ~ mantenute|vuote`,
    nl: `loze|lege beloftes|beloften`,
  }),
  ...rules('complaint', 2, { '*': `👎` }),
  ...rules('question', 1.5, {
    en: `just making sure|checking|wondering|curious, to make sure|clarify, so does|do|is|are|will|can|if ~ cost|extra|included|count|counts|qualify|eligible|available|still, wondering if|whether|when|how|why|what`,
    de: `frage mich ob|wann|wie|warum, nur zur sicherheit|info, wollte wissen|fragen ob|wann|wie`,
    fr: `me demande si|quand|comment|pourquoi, je voulais|voudrais|aimerais savoir|demander si|quand|comment`,
    es: `me pregunto si|cuándo|cómo, quería|quisiera|quiero saber|preguntar si|cuándo|cómo`,
    pt: `queria|gostaria de? saber|perguntar se|quando|como`,
    it: `mi chiedo se|quando|come, volevo|vorrei sapere|chiedere se|quando|come`,
    nl: `vraag me af, wilde|wil even? weten|vragen of|wanneer|hoe`,
  }),
  ...rules('request', 1.5, {
    en: `
      really|desperately|badly needs|need a|an|to|some|more, would be nice|good|great|better|helpful|lovely if|to|for, might|may|maybe be a? good idea, wish|wished you|there|it|they|i|we|this ~ would|could|had|was|were|did|option,
      bring|bringing back, how about a|an|some|adding|giving|you, hope|hoping they|you|the|someone|it|u ~ can|could|will|find|fix|sort ~ solution|fix|fixed|sort|soon|back`,
    de: `wäre schön|gut|toll|super|hilfreich|nett wenn, wie wäre es|wärs mit, wünschte|wünsche mir|ihr, hoffe|hoffentlich ~ lösung|bald|gelöst`,
    fr: `ce serait|serait bien|bon|sympa|super|mieux de|si|que, j'aimerais que|avoir, il faudrait, j'espère|espérons ~ solution|vite|bientôt`,
    es: `sería bueno|genial|mejor|ideal|útil que|si|tener, ojalá puedan|pudieran|hubiera|lo|me, deberían|deberíais poner|tener|añadir|mejorar|dar`,
    pt: `seria bom|legal|ótimo|melhor|útil se|que|ter, tomara que, deviam|deveriam colocar|ter|melhorar|dar`,
    it: `sarebbe bello|utile|meglio|bene|ottimo se|che|avere, dovreste|dovrebbero mettere|avere|migliorare|dare, spero|speriamo ~ soluzione|presto`,
    nl: `zou|het fijn|handig|mooi|goed|prettig zijn als|om, wat dacht je van, hopelijk|hoop ~ oplossing|snel|opgelost`,
  }),
];
