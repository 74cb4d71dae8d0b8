/** Sentences that only programs write: automatic replies, by language. */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const AUTOMATIC_RULES: readonly PhraseRule[] = [
  ...rules('true', 0.5, {
    en: `
      we've|have received your message|inquiry|enquiry|request|query, our ~ hours are, do not reply,
      thanks|thank ~ contacting|messaging|writing, we|team will ~ respond|reply|answer|return|get within|shortly|soon|as`,
    de: `danke|dank ~ nachricht|anfrage, melden|antworten uns? ~ innerhalb|schnellstmöglich`,
    fr: `merci ~ message|contactés|contacté, répondrons|reviendrons ~ délais|bientôt`,
    es: `gracias por contactar*|escribir*|comunicar*, responderemos|contestaremos ~ breve|pronto|brevedad`,
    pt: `obrigado|obrigada por contactar|contatar|entrar, responderemos ~ breve|possível`,
    it: `grazie per averci|il ~ contattato|scritto|messaggio, risponderemo ~ presto|possibile`,
    nl: `bedankt ~ bericht, reageren|antwoorden ~ binnen|spoedig|mogelijk`,
  }),
  ...rules('true', 1, {
    en: `
      automated|automatic|auto message|reply|response|replies|responses|tweet, auto reply|response|responder,
      this is an automated, i'm a|an bot|robot|virtual|automated|ai, i am a|an bot|robot|virtual|automated|ai, virtual|digital assistant, chatbot,
      out of office, do not reply to this|here,
      this account|inbox|page is not monitored, not monitored,
      our team is|are currently|now? offline|away|closed|unavailable, outside ~ business|opening|office hours,
      we are currently closed|away|offline`,
    de: `
      automatische|automatisierte|automatisch ~ antwort|nachricht|generierte, chatbot,
      virtueller|virtuelle|digitaler|digitale assistent|assistentin, außerhalb ~ öffnungszeiten|servicezeiten|geschäftszeiten,
      abwesenheitsnotiz, nicht im büro`,
    fr: `
      réponse|message automatique, automatisé|automatisée, assistant|assistante virtuel|virtuelle, chatbot,
      en dehors ~ horaires|heures`,
    es: `
      respuesta|mensaje automático|automática|automatizado|automatizada, asistente virtual, chatbot,
      fuera ~ horario`,
    pt: `
      resposta|mensagem automática|automatizada, assistente virtual, chatbot, fora ~ horário`,
    it: `
      risposta|messaggio automatica|automatico|automatizzata, assistente virtuale, chatbot, fuori ~ orario`,
    nl: `
      automatisch|automatische|geautomatiseerd|geautomatiseerde ~ antwoord|bericht|reactie,
      virtuele|digitale assistent, chatbot, buiten ~ openingstijden|kantooruren|kantoortijden`,
  }),
  ...rules('true', -1, {
    en: `
      get|gets|got|getting|receive|received|send|sends|sent|another|that|those ~ automated|automatic|auto ~ message|reply|response|responses,
      our|use|using|try|ask|via|through|with|chat ~ virtual|digital assistant, our|use|using|try|ask|via|through|the ~ chatbot|bot`,
    de: `
      erhält*|bekomm*|erhalten|unser*|nutz* ~ automatische|automatisierte|virtuelle|virtuellen|virtueller|chatbot,
      unser*|nutz* ~ chatbot|assistent|assistenten`,
    fr: `reçu|recev*|notre ~ automatique|automatisé, notre|via|avec ~ assistant|chatbot`,
    es: `recib* ~ automático|automática|automatizado, nuestro|nuestra|usa|con ~ asistente|chatbot`,
    pt: `receb* ~ automática|automático, nosso|nossa|use|com ~ assistente|chatbot`,
    it: `ricev* ~ automatica|automatico, nostro|nostra|usa|con ~ assistente|chatbot`,
    nl: `ontvang* ~ automatisch|automatische, onze|gebruik|via ~ assistent|chatbot`,
  }),
];
