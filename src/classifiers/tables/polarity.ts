/** Words that praise or blame in languages without a model, and signs that do so in all. */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const POLARITY_RULES: readonly PhraseRule[] = [
  ...rules('positive', 2, {
    '*': `
      😀|😃|😄|😁|😊|☺|😍|🥰|😘|😚|😙|😻|🤩|🥳|😎|😋|🤗|😇|😌|👍|👏|🙌|👌|💪|🤝|❤|♥|💕|💖|💗|💓|💞|💘|💝|💙|💚|💛|🧡|💜|💯|🎉|🎊|🏆|🙏|✨|🌟|⭐|🥂|🍾|🌹,
      :)|:D|<3|:P`,
  }),
  ...rules('positive', 0.5, { '*': `😆|🔥|😉|✌|👊|🎂|🎈|🌈|☀|🤞|😂|🤣` }),
  ...rules('negative', 1.5, {
    '*': `
      😡|😠|🤬|😤|😾|👿|😞|😢|😔|😟|😣|😖|😫|😩|😓|😥|😪|😰|😨|😱|😿|☹|🙁|😕|😒|🙄|😑|👎|🖕|💔|🤮|🤢|🤦|💩|😷|😵,
      :(|:/|>:(|</3`,
  }),
  ...rules('negative', 0.5, { '*': `😭|😐|😬|😳|🤔|🙃|😴|💀|🙅|🤷|😧|😦|😯` }),
  ...rules('positive', 1, {
    de: `
      gut|gute|guter|gutes|super|toll|tolle|toller|klasse|danke|freundlich|schnell|perfekt|zufrieden|begeistert|liebe|freue|freut|schön|schöne|prima|hervorragend|empfehlen*|spitze|top|großartig|lecker|geil,
      vielen dank, sehr gut|zufrieden`,
  }),
  ...rules('negative', 1, {
    de: `
      schlecht*|mies*|katastroph*|unverschämt*|frech*|enttäusch*|ärger*|nerv*|scheiß*|problem*|kaputt|defekt|leider|nie|unfreundlich|lächerlich|peinlich|abzocke|betrug|wütend|sauer|traurig|hasse|falsch|verspät*|störung|ausfall|frust*|unmöglich|mist,
      nicht ~ gut|zufrieden|möglich, kein|keine antwort|reaktion`,
  }),
  ...rules('positive', 1, {
    fr: `
      bon|bonne|super|merci|excellent|excellente|génial|géniale|parfait|parfaite|bravo|content|contente|satisfait|satisfaite|adore|aime|rapide|efficace|top|ravi|ravie|heureux|heureuse|beau|belle|félicitations|sympa|agréable|recommande,
      très bien|bon`,
  }),
  ...rules('negative', 1, {
    fr: `
      nul|nulle|honte|honteux|scandaleux|inadmissible|inacceptable|catastroph*|pire|arnaque*|merde|déçu|déçue|décevant|furieux|ridicule|problème*|panne|bug*|retard|mauvais|mauvaise|horrible|jamais|marre|impossible|perdu|cassé|voleurs|lent|triste|incompétent*,
      ne ~ marche|fonctionne, pas content|normal|bien`,
  }),
  ...rules('positive', 1, {
    es: `
      bueno|buena|buenos|genial|gracias|excelente|perfecto|perfecta|increíble|feliz|encanta|rápido|rápida|amable|amables|mejor|felicidades|contento|contenta|recomiendo|maravilloso|maravillosa|fantástico|bonito|linda|lindo|éxito,
      muy bien|bueno`,
  }),
  ...rules('negative', 1, {
    es: `
      mal|malo|mala|pésimo|pésima|terrible|horrible|peor|vergüenza|inaceptable|estafa|robo|mierda|decepcion*|problema*|error|falla*|nunca|asco|fatal|desastre|harto|harta|roto|queja|ladrones|lento|triste|enojado|enojada|basura|molesto|molesta,
      no ~ funciona|sirve|responden`,
  }),
  ...rules('positive', 1, {
    pt: `
      bom|boa|ótimo|ótima|obrigado|obrigada|excelente|perfeito|perfeita|maravilhoso|maravilhosa|incrível|feliz|adoro|adorei|amei|amo|rápido|rápida|parabéns|melhor|recomendo|lindo|linda|show|legal|satisfeito|satisfeita,
      muito bem|bom`,
  }),
  ...rules('negative', 1, {
    pt: `
      péssimo|péssima|horrível|terrível|pior|vergonha|absurdo|inaceitável|lixo|merda|decepcion*|problema*|erro|falha*|nunca|ruim|descaso|roubo|golpe|triste|raiva|ódio|odeio|lento|quebrado|defeito|palhaçada|ridículo|mal,
      não ~ funciona|consigo|responde`,
  }),
  ...rules('positive', 1, {
    it: `
      buono|buona|ottimo|ottima|grazie|eccellente|perfetto|perfetta|fantastico|fantastica|felice|adoro|amo|veloce|gentile|gentili|bravi|bravo|complimenti|migliore|contento|contenta|soddisfatto|soddisfatta|bello|bella|consiglio|meraviglioso,
      molto bene|buono`,
  }),
  ...rules('negative', 1, {
    it: `
      pessimo|pessima|vergogna|vergognoso|schifo|orribile|terribile|peggio|peggiore|inaccettabile|truffa|ladri|deluso|delusa|problema|problemi|errore|errori|mai|guasto|rotto|lento|triste|arrabbiato|arrabbiata|disastro|ridicolo|assurdo|purtroppo|male|merda,
      non ~ funziona|va|risponde`,
  }),
  ...rules('positive', 1, {
    nl: `
      goed|goede|super|top|bedankt|geweldig|geweldige|fijn|fijne|mooi|mooie|blij|tevreden|snel|snelle|prima|perfect|uitstekend|fantastisch|leuk|leuke|vriendelijk|lekker|complimenten|aanrader|toppers,
      heel|erg goed|blij`,
  }),
  ...rules('negative', 1, {
    nl: `
      slecht|slechte|waardeloos|belachelijk|schandalig|schande|teleurgesteld|teleurstell*|boos|irritant|probleem|problemen|storing|kapot|nooit|vertraging|klacht|helaas|traag|frustrerend|oplichters|onacceptabel|jammer|verdrietig|drama|kut|klote|vreselijk,
      niet ~ goed|werkt|blij, werkt niet`,
  }),
];
