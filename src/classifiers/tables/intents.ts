/** What a customer wants: phrases per intent and language. Weights are evidence in log-odds-like points. */
import { type Rule, rules } from '../phrases.ts';

const THANKS: Rule[] = [
  ...rules('thanks', 1, {
    '*': `🙏`,
  }),
  ...rules('thanks', 2, {
    en: `
      thanks|thx|thank|thnx|thanx|tysm|tyvm|ty|tks|thks|thankyou|tks, cheers, much appreciated,
      really|so|very|i|we appreciate, appreciate it|the|your|that|you, grateful, all sorted|good|set|fixed now?,
      got it, will do, sorted now, works|working|fixed|resolved now, you rock|legend|legends|star|stars,
      problem solved|fixed|sorted|resolved`,
    de: `
      danke|dankeschön|dankesehr, vielen|besten|herzlichen|lieben dank, merci, hat geklappt, dank euch|ihnen|dir,
      alles geklärt|klar`,
    fr: `merci, mercii, remercie*, je vous remercie, c'est réglé|bon`,
    es: `gracias, mil gracias, agradezco|agradecido|agradecida, ya quedó|está resuelto, solucionado`,
    pt: `
      obrigado|obrigada|obg|brigado|brigada|obgd, valeu|vlw, agradeço|agradecido|agradecida, resolvido,
      grato|grata`,
    it: `grazie|grz, ringrazio, grazie mille, risolto, gentilissimi|gentilissima|gentilissimo`,
    nl: `bedankt|dank|dankje|dankjewel|dankuwel|thanks|thnx|thx, dank je|u|jullie, opgelost, is gelukt`,
  }),
];

const MOCK_THANKS: Rule[] = [
  ...rules('thanks', -3, {
    en: `
      thanks|thank|thanx|cheers ~ nothing|ruining|wasting|losing|breaking|cancelling|canceling|cancelled|delaying|ignoring|lying|overcharging|leaving|screwing|stranding|delay|delays|wrecking|destroying|messing|charging|making|awful|terrible|horrible|lost,
      no thanks|thank, thanks|thank ~ but, in advance, thanks a lot|bunch <handle> for,
      thanks to <handle>|your|you, would be appreciated, appreciate a|an|if|some|any, would|will|'d appreciate,
      thanks obama`,
    de: `danke ~ nichts, im voraus, danke ~ aber, vorab`,
    fr: `merci d'avance, merci ~ rien, merci de ~, par avance, merci ~ mais`,
    es: `gracias por nada, de antemano, gracias ~ pero`,
    pt: `obrigado|obrigada por nada, desde já, obrigado|obrigada ~ mas`,
    it: `grazie ~ niente|nulla, in anticipo, grazie ~ ma`,
    nl: `bedankt voor niets, alvast, bedankt|dank ~ maar`,
  }),
];

const PRAISE: Rule[] = [
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
      can't wait, good|great job|work, excited, happy customer, the best, nailed it, made it easy|right|happen,
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

const SPAM: Rule[] = [
  ...rules('spam', 2.5, {
    en: `
      entered|enter ~ win, giveaway, sweepstakes, win a|an|free|tickets|the|your,
      retweet|rt to|and|for ~ win|follow|chance, follow back, follow4follow|followback, promo code, use ~ code,
      click ~ bio, link in bio, make money|cash, work from home, now hiring, is hiring, we're hiring, hiring,
      job opening|openings|alert, apply now, check out my|our|this ~ <url>, i liked a <handle>? video,
      buy followers, free gift|iphone|trial|followers, discount code,
      bitcoin|crypto|forex ~ invest|profit|trade|trading|earn|dm|returns, earn ~ daily|weekly|per|from,
      <number> off <url>, just posted a photo, i'm at ~ <url>, new blog post, giving away,
      recover ~ account|funds|wallet, contact ~ hacker, stocks, shares, analyst|analysts, earnings, sponsored,
      whatsapp me`,
    de: `gewinnspiel, gewinne jetzt|ein, jetzt bewerben, rabattcode, geld verdienen`,
    fr: `jeu concours, concours, code promo, gagnez|gagner de|des|un, recrute|recrutement`,
    es: `sorteo, código promocional|descuento, gana dinero|un|una, sígueme, gana ~ gratis`,
    pt: `sorteio, cupom, ganhe dinheiro|um|uma, promoção imperdível, segue de volta|sdv`,
    it: `codice sconto|promo, vinci|vincere un|una, guadagna, concorso a premi`,
    nl: `winactie, kortingscode, maak kans, verdien geld, like en deel`,
  }),
];

export const GOODWILL_RULES: readonly Rule[] = [...THANKS, ...MOCK_THANKS, ...PRAISE, ...SPAM];
