/** What a customer wants: phrases per intent and language. Weights are evidence in log-odds-like points. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const THANKS: PhraseRule[] = [
  ...rules('thanks', 1, {
    '*': `🙏`,
  }),
  ...rules('thanks', 2, {
    en: `
      thanks|thx|thank|thnx|thanx|tysm|tyvm|ty|tks|thks|thankyou|tks, cheers, much appreciated,
      really|so|very|i|we appreciate, appreciate it|the|your|that|you, grateful, all good|set,
      got it, will do, you rock|legend|legends|star|stars`,
    de: `
      danke|dankeschön|dankesehr, vielen|besten|herzlichen|lieben dank, merci, hat geklappt, dank euch|ihnen|dir, alles klar`,
    fr: `merci, mercii, remercie*, je vous remercie`,
    es: `gracias, mil gracias, agradezco|agradecido|agradecida`,
    pt: `
      obrigado|obrigada|obg|brigado|brigada|obgd, valeu|vlw, agradeço|agradecido|agradecida, grato|grata`,
    it: `grazie|grz, ringrazio, grazie mille, gentilissimi|gentilissima|gentilissimo`,
    nl: `bedankt|dank|dankje|dankjewel|dankuwel|thanks|thnx|thx, dank je|u|jullie`,
  }),
];

/** Words of thanks that thank for nothing yet, or not at all. */
const NO_THANKS: PhraseRule[] = [
  ...rules('thanks', -3, {
    en: `
      no thanks|thank, thanks|thank ~ but, in advance, be|very|so|really|most be|very|so|really|most grateful if|for, would|i'd|we'd|be ~ grateful, would be appreciated, appreciate a|an|if|some|any,
      would|i'd|we'd ~ appreciate, it|that would ~ appreciated, thank god|goodness|heavens`,
    de: `im voraus, danke|dank ~ aber, vorab`,
    fr: `merci d'avance, par avance, merci ~ mais, merci de me|m'|nous|bien|vouloir|ne|rembourser|rappeler|contacter|répondre|vérifier|corriger|faire|envoyer|renvoyer|annuler|régler|confirmer|prendre|débloquer|revenir|traiter|livrer|donner|changer|mettre|procéder|transmettre|voir|remettre|arrêter|cesser|réparer|agir|communiquer|indiquer|dire|créditer|résoudre|remplacer|regarder|relancer|rétablir|préciser`,
    es: `de antemano, gracias ~ pero`,
    pt: `desde já, obrigado|obrigada ~ mas`,
    it: `in anticipo, grazie ~ ma|però`,
    nl: `alvast, bedankt|dank|dankje ~ maar`,
  }),
  ...rules('thanks', 6, { fr: `merci de m'|nous|me avoir` }),
];

const PRAISE: PhraseRule[] = [
  ...rules('praise', 1, {
    '*': `😍|🥰|👏|🙌|💯|🎉|❤|💕|💙|🤩|🏆|<3, :D`,
  }),
  ...rules('praise', 2, {
    en: `
      love|loved|loving|luv ~ you|your|this|the|my|it|<handle>|u,
      great|excellent|amazing|awesome|fantastic|wonderful|outstanding|superb|brilliant|exceptional|incredible|best|stellar|impressive|phenomenal|terrific|lovely|perfect ~ service|job|crew|flight|staff|team|experience|customer|work|support|trip|people|help|airline|company|attendant|attendants|agent|care|rep|guys|ever|day,
      kudos, shout|shoutout out|to|for, shoutout, well done, hats off, props to, bravo, congrats|congratulations,
      impressed, went above, above and beyond, made my day|trip|week|flight,
      so|very|super|extremely|really helpful|kind|friendly|nice|happy|impressed|pleased,
      you guys|all are|r the? best|awesome|great|amazing|fantastic|wonderful, is the best, keep ~ up,
      compliments, nice work|job|one|touch, big fan, proud, thumbs up, five|<number> stars, highly recommend,
      can't wait, good|great job|work, excited, happy customer, the best, nailed it, most|so|truly|absolutely incredible|amazing|awesome|delicious|beautiful|fantastic, who doesn't|doesnt love|like, what's not to love, how great|cool|amazing|awesome|lovely|cute is|are this|that|it|these, made it easy|right|happen,
      so easy|smooth|fast|quick, enjoyed|enjoying|enjoy`,
    de: `
      super|toll|toller|tolle|klasse|großartig|großartiger|hervorragend|ausgezeichnet|perfekt|spitze|genial ~ service|team|arbeit|hilfe|support|mitarbeiter|leistung|kundenservice|app,
      lob, großes lob, weiter so, begeistert, sehr zufrieden, top service|leistung, freundlich,
      ihr seid ~ beste|besten|super|toll|spitze, gut gemacht, empfehlenswert, liebe euch|es|eure`,
    fr: `
      bravo,
      super|excellent|excellente|génial|géniale|parfait|parfaite|formidable|top ~ service|équipe|travail|accueil|application|appli|conseiller|conseillère|expérience,
      félicitations, ravi|ravie, très satisfait|satisfaite|content|contente|efficace|agréable, chapeau, au top,
      j'adore|adore, le|les meilleur|meilleurs|meilleure`,
    es: `
      excelente|genial|increíble|maravilloso|fantástico|estupendo|magnífico|gran|buen|buena ~ servicio|atención|trabajo|equipo|app|experiencia|trato|empresa,
      felicidades|felicitaciones|enhorabuena, encanta|encantada|encantado, me encanta, los mejores, el|la mejor,
      muy contento|contenta|satisfecho|satisfecha|amable|amables, recomiendo|recomendable, bravo`,
    pt: `
      ótimo|excelente|maravilhoso|incrível|fantástico|perfeito|ótima|melhor ~ atendimento|serviço|trabalho|equipe|app|empresa|experiência,
      parabéns, adoro|adorei|amei|amo, muito feliz|satisfeito|satisfeita|atenciosos|bom, recomendo,
      nota <number>, arrasou|arrasaram, vocês são ~ melhores|demais`,
    it: `
      ottimo|ottima|eccellente|fantastico|fantastica|perfetto|meraviglioso|bravissimi|grande ~ servizio|assistenza|lavoro|team|app|esperienza|personale|,
      complimenti, bravi|bravissimi|bravo, adoro,
      molto soddisfatto|soddisfatta|contento|contenta|gentili|gentile, i migliori, consiglio,
      siete ~ migliori|grandi|fantastici`,
    nl: `
      geweldig|geweldige|top|super|uitstekend|uitstekende|fantastisch|fantastische|goede|prima|fijne ~ service|hulp|team|klantenservice|werk|app|ervaring|dienst,
      complimenten|compliment, erg|zeer|heel tevreden|blij|vriendelijk|behulpzaam, toppers|topper, chapeau,
      petje af, goed bezig, aanrader, super geholpen, lekker bezig, wat fijn`,
  }),
];

const SPAM: PhraseRule[] = [
  ...rules('spam', 2.5, {
    en: `
      entered|enter ~ win, giveaway, sweepstakes, win a|an|free|tickets|the|your,
      retweet|rt to|and|for ~ win|follow|chance, follow back, follow4follow|followback, use ~ code ~ for,
      click ~ bio, link in bio, make money|cash, work from home, now hiring, is hiring, we're hiring, hiring,
      job opening|openings|alert, apply now, check out my|our|this ~ <url>, i liked a <handle>? video,
      buy followers, free gift|iphone|trial|followers,
      bitcoin|crypto|forex ~ invest|profit|trade|trading|earn|dm|returns, earn ~ daily|weekly|per|from,
      <number> off <url>, just posted a photo, i'm at ~ <url>, new blog post, giving away,
      recover ~ account|funds|wallet, contact ~ hacker, stocks, shares, analyst|analysts, earnings, sponsored,
      whatsapp me`,
    de: `gewinnspiel, gewinne jetzt|ein, jetzt bewerben, geld verdienen`,
    fr: `jeu concours, concours, gagnez|gagner de|des|un, recrute|recrutement`,
    es: `sorteo, gana dinero|un|una, sígueme, gana ~ gratis`,
    pt: `sorteio, ganhe dinheiro|um|uma, promoção imperdível, segue de volta|sdv`,
    it: `vinci|vincere un|una, guadagna, concorso a premi`,
    nl: `winactie, maak kans, verdien geld, like en deel`,
  }),
];

/** Customers ask about these as well. */
const VOUCHERS: PhraseRule[] = rules('spam', 1.2, {
  en: `promo|discount code|codes`,
  de: `rabattcode|rabattcodes|gutscheincode`,
  fr: `code promo`,
  es: `código promocional|descuento, cupón`,
  pt: `cupom|cupão`,
  it: `codice sconto|promo`,
  nl: `kortingscode`,
});

export const GOODWILL_RULES: readonly PhraseRule[] = [...THANKS, ...NO_THANKS, ...PRAISE, ...SPAM, ...VOUCHERS];
