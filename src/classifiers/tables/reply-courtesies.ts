/** What a brand does in a reply: phrases per act and language. Weights below 1 need a second witness. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const GREETING: PhraseRule[] = [
  ...rules('greeting', 1, {
    en: `hi, hello, hey, hiya, howdy, good morning|afternoon|evening, greetings, dear`,
    de: `hallo, hi, moin, guten tag|morgen|abend, servus, gruss gott, grüezi, liebe|lieber|hey`,
    fr: `bonjour, bonsoir, salut, hello`,
    es: `hola, buenos días, buenas tardes|noches, buen día, estimado|estimada, saludos`,
    pt: `olá, oi, bom dia, boa tarde|noite, prezado|prezada, oie`,
    it: `ciao, salve, buongiorno, buonasera, buon giorno|pomeriggio, gentile`,
    nl: `hoi, hallo, hi, hey, goedemorgen, goedemiddag, goedenavond, goedendag, beste, dag`,
  }),
];

const APOLOGISE: PhraseRule[] = [
  ...rules('apologise', 1, {
    en: `
      sorry, apolog*, regret ~ inconvenience|experience|trouble|delay|hear|frustration|confusion, truly|deeply regret, our bad, forgive us,
      pardon ~ inconvenience, we regret, our fault, mea culpa, not the experience we want, sry,
      deepest sympathies, excuse the delay|wait|inconvenience`,
    de: `
      tut|tun uns|mir ~ leid, sorry, entschuldig*, bitten ~ entschuldigung, bedauer*, verzeihung, leid tut,
      tut leid, unannehmlichkeiten, schade dass, um verzeihung`,
    fr: `
      désolé|désolée|désolés|désolées, excus*, navré|navrée|navrés|navrées, regrett*, pardon, mes|nos excuses,
      toutes nos excuses, déplorons`,
    es: `
      lo sentimos|siento|lamento|lamentamos, lament*, disculp*, perdón, perdona|perdone|perdonen,
      sentimos ~ mucho, sentimos las|los|la|el|que|mucho, pedimos disculpas|perdón, mil disculpas`,
    pt: `
      desculp*, lament*, sentimos muito, sinto muito, pedimos perdão, perdão, perdoe,
      pelo transtorno|incômodo|inconveniente|incómodo`,
    it: `
      ci|mi dispiace, dispiace, dispiaciuti|dispiaciuto, scus*, spiacenti|spiacente, spiace, rammaric*,
      siamo desolati, per il disagio, perdona`,
    nl: `
      sorry, excuses|excuus, spijt, het spijt, verontschuldig*, wat vervelend, vervelend om ~ horen|lezen,
      vervelend dat, wat jammer|balen, balen dat`,
  }),
];

const THANK: PhraseRule[] = [
  ...rules('thank', 1, {
    en: `thank*, thx, cheers, appreciat*, grateful, tks, ty`,
    de: `danke, danken, dank, vielen dank, dankeschön, merci`,
    fr: `merci, remerci*`,
    es: `gracias, agradec*`,
    pt: `obrigado|obrigada|obrigados, agradec*, gratos|gratas, valeu`,
    it: `grazie, ringrazi*`,
    nl: `bedankt, dank, dankjewel, dankuwel, thanks, dankje`,
  }),
];

/** "Merci de remplir …" asks, "merci de nous avoir …" thanks. */
const MERCI: PhraseRule[] = [
  ...rules('thank', 2, { fr: `merci de|d' ~ avoir` }),
  ...rules('thank', -1, {
    fr: `merci de nous|bien|remplir|vous|me|préciser|vérifier|consulter|cliquer|patienter|contacter|envoyer`,
  }),
];

const ACKNOWLEDGE: PhraseRule[] = [
  ...rules('acknowledge', 1, {
    en: `
      we|i understand, we|i hear you, understand your|how|that|the|this|you, not ~ we like|want ~ hear,
      hate to hear, we|i see, noted, feedback, we|i know ~ frustrat*, frustrat*, we|i get ~ concern,
      thanks|thx for letting|reaching|bringing|flagging|sharing|tweeting|contacting|your|the,
      thank you for letting|reaching|bringing|contacting|sharing|your|flagging, concern|concerns,
      never want|like, we're here, here ~ help|assist, want to help|assist|look, happy|glad to help|assist|hear,
      like|love to help|assist, can definitely help, got it, we|i can help|assist, be aware of, we're aware,
      aware of, that sounds|doesn't|isn't|must|is ~ not,
      passed|pass|passing|share|shared|forward|forwarded ~ along|on|feedback|team, uh oh,
      that's not|no|terrible|awful|strange|odd|great|awesome, glad|happy to hear|help, you're welcome,
      no problem, of course, anytime, bummer, disappoint*, inconvenience, we appreciate`,
    de: `
      verstehen|verstehe, nachvollziehen, verständlich, feedback, rückmeldung, hinweis, ärgerlich, schade,
      helfen ~ gerne|gern|weiter, gerne|gern helfen, zur kenntnis, leiten|gebe|geben ~ weiter, wissen bescheid,
      bekannt, freut uns|mich`,
    fr: `
      comprenons|comprends, compréhensible, retour, prenons|prends ~ note, signalement, à votre|ton écoute,
      aider, frustration, avons bien pris|noté, ravi|ravis, faisons remonter`,
    es: `
      entendemos|entiendo, comprend*, tomamos nota, molestia|molestias, ayudarte|ayudarle|ayudar,
      comentario|comentarios, inconveniente|inconvenientes, frustra*, trasladamos, nos alegra`,
    pt: `
      entendemos|entendo, compreend*, anotado, feedback, relato, te|lhe ajudar, ajudar, transtorno|transtornos,
      frustra*, ficamos felizes, registramos`,
    it: `
      capiamo|capisco, comprend*, segnalazione, disagio|disagi, aiutarti|aiutarla|aiutare, feedback,
      prendiamo nota, ci fa piacere, frustra*`,
    nl: `
      begrijpen|begrijp|snap|snappen, begrijpelijk, feedback, melding, vervelend, helpen, jammer, geven ~ door,
      doorgeven, fijn om ~ horen|lezen, balen`,
  }),
];

export const COURTESY_RULES: readonly PhraseRule[] = [...GREETING, ...APOLOGISE, ...THANK, ...MERCI, ...ACKNOWLEDGE];
