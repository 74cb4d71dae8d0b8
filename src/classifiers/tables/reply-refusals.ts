/** Refusals, which are answers: what the brand does not do, or not any more; and regrets about trouble that refuse nothing. */
import { type PhraseRule, rules } from '../text/phrases.ts';

const DONE =
  'refund|exchange|change|extend|offer|accept|ship|deliver|replace|cancel|transfer|merge|reserve|hold|guarantee|discuss|share|disclose|take|give|honour|honor|waive|amend|rebook|reimburse|do|allow|sell|add';

export const REFUSAL_RULES: readonly PhraseRule[] = [
  ...rules('statement', 1, {
    en: `
      unfortunately|sadly|regrettably|afraid ~ can't|cannot|not|no|isn't|aren't|don't|doesn't|won't|unable, can't|cannot|won't|unable ~ ${DONE}, not able to ${DONE}, won't be able to ${DONE}, we ~ unable to ${DONE},
      we|it|they ~ no longer ~ ${DONE}|stock|make|produce|available, offer|sale|promotion|deal has|is ended|expired|over, there|there's is|are|currently? ~ no way|option|seats|plans|refund|refunds, not something|anything we, isn't|aren't|not allowed|permitted|accepted|refundable`,
    de: `
      leider ~ nicht|kein|keine|keinen|keiner, leider nicht, nicht mehr? möglich, liefern|verkaufen|bieten|führen|akzeptieren|erstatten|nehmen|versenden ~ nicht|keine|keinen, kein|keine ~ mehr verfügbar|vorrätig`,
    fr: `
      malheureusement ~ ne|n ~ pas|plus, malheureusement pas, nous ne ~ pas|plus, ne sommes pas|plus, n'est malheureusement pas|plus, ne|n livrons|proposons|acceptons|vendons|remboursons|faisons|pouvons|disposons pas|plus`,
    es: `
      lamentablemente|desafortunadamente|desgracia|desgraciadamente ~ no, no podemos|enviamos|vendemos|aceptamos|ofrecemos|disponemos|hacemos|reembolsamos|realizamos|entregamos, ya no ~ tenemos|vendemos|ofrecemos|aceptamos|fabricamos, no es posible`,
    pt: `
      infelizmente ~ não, não podemos|entregamos|vendemos|aceitamos|oferecemos|enviamos|trocamos|fazemos|reembolsamos, já não ~ temos|vendemos|aceitamos, não é possível`,
    it: `
      purtroppo ~ non, non possiamo|spediamo|vendiamo|accettiamo|offriamo|consegniamo|effettuiamo|rimborsiamo|facciamo, non ~ più disponibile|vendiamo, non è possibile`,
    nl: `
      helaas ~ niet|geen, helaas niet, leveren|verkopen|accepteren|bieden|vergoeden|verzenden ~ niet|geen, niet|geen ~ mogelijk|meer`,
  }),
  ...rules('talk', 1, {
    en: `sorry|sad|disappointed|hate to hear|see|read|learn, sorry you|your|the|that|it|for|about ~ can't|cannot|isn't|aren't|not|no|couldn't|wasn't|weren't, can't|cannot wait, unfortunately|unable|can't|cannot ~ see|access|locate|find|view|look|verify`,
    de: `dass du|ihr|sie, tut ~ leid ~ dass|das, schade|leid ~ nicht, nicht|kein ~ einsehen|zugreifen|sehen|finden|prüfen|erkennen`,
    fr: `désolé|désolée|désolés|navré|navrés que|qu|de|d, ne|n ~ pouvons|voyons|trouvons pas ~ voir|accéder|vérifier`,
    es: `lamentamos|sentimos que, lamentamos ~ no, no podemos ~ ver|acceder|verificar|encontrar|localizar`,
    pt: `lamentamos que, lamentamos ~ não, não conseguimos|podemos ~ ver|acessar|aceder|verificar|localizar`,
    it: `dispiace che|per, non possiamo|riusciamo ~ vedere|accedere|verificare|trovare`,
    nl: `vervelend|jammer|balen dat|om, kunnen ~ niet ~ inzien|zien|vinden|controleren`,
  }),
];
