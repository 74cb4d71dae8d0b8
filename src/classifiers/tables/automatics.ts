/** Sentences that only programs write: automatic replies, by language. */
import { type Rule, rules } from '../phrases.ts';

export const AUTOMATIC_RULES: readonly Rule[] = [
  ...rules('true', 0.5, {
    en: `thanks|thank ~ contacting|messaging|writing, we|team will ~ respond|reply|answer|return|get within|shortly|soon|as`,
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
      we've|have received your message|inquiry|enquiry|request|query, out of office, do not reply,
      this account|inbox|page is not monitored, not monitored,
      our team is|are currently|now? offline|away|closed|unavailable, outside ~ business|opening|office hours,
      our ~ hours are, we are currently closed|away|offline`,
    de: `
      automatische|automatisierte|automatisch ~ antwort|nachricht|generierte, chatbot,
      virtueller|virtuelle|digitaler|digitale assistent|assistentin, außerhalb ~ öffnungszeiten|servicezeiten|geschäftszeiten,
      abwesenheitsnotiz, nicht im büro`,
    fr: `
      réponse|message automatique, automatisé|automatisée, assistant|assistante virtuel|virtuelle, chatbot,
      en dehors ~ horaires|heures, nos horaires sont`,
    es: `
      respuesta|mensaje automático|automática|automatizado|automatizada, asistente virtual, chatbot,
      fuera ~ horario, nuestro horario`,
    pt: `
      resposta|mensagem automática|automatizada, assistente virtual, chatbot, fora ~ horário, nosso horário`,
    it: `
      risposta|messaggio automatica|automatico|automatizzata, assistente virtuale, chatbot, fuori ~ orario,
      nostri orari`,
    nl: `
      automatisch|automatische|geautomatiseerd|geautomatiseerde ~ antwoord|bericht|reactie,
      virtuele|digitale assistent, chatbot, buiten ~ openingstijden|kantooruren|kantoortijden,
      onze openingstijden`,
  }),
];
