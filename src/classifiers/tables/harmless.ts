/** What sounds bad and tells of no trouble, before which a mood alone makes no complaint. Weight 2 in posts of any length, 1 in short ones. */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const HARMLESS_RULES: readonly PhraseRule[] = [
  ...rules('harmless', 1, {
    en: `
      sorry, apologies|apologise|apologize, i'm|im|am afraid, sadly|unfortunately|alas, my bad|mistake, oops|whoops, didn't|didnt|not mean to,
      i deleted|uninstalled|reinstalled|restarted|removed it|that|them, blame it|the, blame it on, disabled parking|toilet|toilets|space|access|badge|bathroom|seat|seats|loo, gave|give|gives|giving ~ heart attack, i'm|im dead|dying|screaming, fingers crossed, i|we pre ordered|order, i|we preordered, don't|dont have the|a|an|any|one|it|that|those ~ anymore|sorry|yet|number|code|receipt|details|card|app, can't|cannot say for`,
    de: `sorry|leider|entschuldigung|entschuldige|tschuldigung|verzeihung|schade`,
    fr: `désolé|désolée|pardon|malheureusement|hélas|dommage|excusez`,
    es: `perdón|perdona|perdonen|disculpa|disculpen|lamentablemente|desgraciadamente|desafortunadamente`,
    pt: `desculpa|desculpe|desculpem|infelizmente|perdão`,
    it: `scusa|scusate|scusi|purtroppo|peccato`,
    nl: `sorry|helaas|jammer|excuus|pardon`,
  }),
  ...rules('harmless', 2, {
    en: `
      sorry to bother|trouble|ask|disturb, sorry for bothering|asking|troubling, sorry i|we meant|mean|forgot|missed, i meant,
      i'll|will|gonna|shall try|check|do|test ~ it|that|this|again|now|later|tomorrow, not|isn't ~ skipping|crashing|freezing|buffering|lagging ~ anymore|now|moment|mo,
      don't|dont have ~ sorry|afraid, is it possible, is there a|any way,
      to die for, dying|die to try|see|get|know|find|go|meet|play|visit, dying|die for a|an|some|the|this|these|those|one|your|more,
      could|would|will|can murder|kill for? a|an|some|the|this, kill for a|an|some|the|this|these|those|one|that, killer deal|deals|app|look|song|track|feature, killing it, nobody does it,
      fraud|scam|crime squad|museum|movie|film|documentary|podcast|game|series|episode, game|film|movie|book|song|album|series|show|podcast ~ fraud|scam|disaster|nightmare|killers|killer|murder|dead|death,
      is it|that|this ~ scam|fraud|phishing when|if|or, is|are|was this|that|these|the ~ email|text|call|message|site|page|offer|link|account|sms|letter|number|website|mail ~ scam|fraud|spam|fake,
      how|where|who|what ~ report ~ fraud|scam|scams|scammers|phishing, i|i've|we|may|might lost|left|misplaced|have ~ a|an|my|our ~ on|in|at the|your|a|this, lost a|an ~ on|in|at the|your|a|this|board, lost property`,
    de: `zum sterben gut|schön, probiere|versuche ~ mal|gleich|jetzt, sorry für die störung`,
    fr: `à tomber, désolé|désolée de|pour vous|le|la|ce déranger|dérangement, je vais essayer|tester|voir`,
    es: `voy a probar|intentar|ver, perdón|disculpa|disculpen la|las|por|que molestia|molestias|moleste`,
    pt: `vou tentar|testar|ver, desculpa|desculpe|desculpem o incómodo|incômodo`,
    it: `ci provo, proverò, scusa|scusate il disturbo`,
    nl: `ga ik|het proberen, zal het ~ proberen, om voor te sterven`,
  }),
  ...rules('harmless', -2, {
    en: `
      sorry but|excuse|state|service|ass|company|not, not|feel|be|say|says|saying|said|your|an|no|nor sorry, sorry isn't|doesn't|won't|is|does|ain't, say|saying|said|an|your|no|any|empty|more apologies, should|must|never|didn't|not|to apologise|apologize,
      sadly|unfortunately ~ still|never|again|since, sorry ~ still|never`,
  }),
  // What takes back a word of blame: praise made of one, hours that are no wait; the weight is that of the word.
  ...rules('complaint', -3, {
    en: `opening|opened|open|business|office|trading|store|shop|visiting|working hours`,
    de: `nicht|nich schlecht|schlechter|übel`,
    fr: `pas mal|mauvais|mauvaise|dégueu`,
    es: `nada mal, no está|estuvo|estaba mal`,
    pt: `nada mal|mau, mal posso|vejo`,
    it: `niente|mica|non male`,
    nl: `niet slecht|gek`,
  }),
  ...rules('problem', -2, { de: `nicht verkehrt|falsch`, nl: `niet verkeerd|mis` }),
];
