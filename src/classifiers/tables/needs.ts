/** What needs an answer: phrases of questions, requests, problems and complaints per language, with evidence in points. */
import { type Rule, rules } from '../phrases.ts';

const QUESTION: Rule[] = [
  ...rules('question', 1, {
    en: `
      how|what|when|where|why|who|which|whats|hows|wheres|whens|how's|where's do|does|did|is|are|can|could|should|will|would|was|were|have|has|am|much|many|long|about|time|come|kind|type|the|my|happens|happened,
      is|are|does|did|can|could|will|would|should there|you|i|we|it|this|that|your|anyone|they|the|my|all|any|these|those,
      do|have you|i|we|they|anyone|y'all|u, has anyone|my|your|the,
      any idea|ideas|update|updates|news|chance|eta|word|plans|info|reason|way|way|suggestions|advice|tips|timeline,
      wondering, wanted to know|ask, want to know, does anyone|anybody, anyone know|else, question, how come,
      can|could you|u|someone|anyone|somebody tell|explain|confirm|advise|clarify, is it possible,
      what's the|up|going|happening, curious, eta`,
    de: `
      wie|was|wann|wo|warum|wieso|weshalb|welche|welcher|welches|wer|woher|wohin|wieviel kann|ist|sind|geht|lange|kommt|macht|passiert|muss|komme|viel|oft|kostet|bekomme|habt|könnt|wird|soll|funktioniert|steht|sieht|ich,
      gibt es|s,
      kann|könnt|können|könnte|habt|haben|ist|sind|wird|weiß man|ihr|sie|ich|mir|jemand|das|es|der|die, frage,
      weiß jemand, wisst ihr, stimmt es, wollte ~ fragen|wissen`,
    fr: `
      comment|quand|où|pourquoi|combien|quel|quelle|quels|quelles|qui, est ce que, pouvez vous, avez vous,
      y a t il, savoir si|quand|comment|pourquoi, une question, est il|elle possible, quelqu'un sait,
      c'est normal|possible|quoi, savez vous`,
    es: `
      cómo|cuándo|dónde|cuál|cuánto|cuánta|cuántos|quién|por qué puedo|se|es|está|va|van|hago|tengo|abren|llega|cuesta|no|me|puede|pasa,
      por qué, hay alguna|algún|forma|manera, quisiera|quiero|gustaría|necesito saber, saber si|cuándo|cómo,
      alguien sabe, una|tengo pregunta|consulta|duda, es posible|normal,
      pueden|podrían decirme|informar|informarme|confirmar|explicar, qué pasa|pasó|hago|puedo`,
    pt: `
      como|quando|onde|qual|quanto|quem|por que|porque faço|posso|vai|é|eu|está|fica|custa|devo|tem|consigo|vocês|não,
      por que|quê, gostaria|queria|quero|preciso saber, saber se|quando|como|por, alguém sabe, dúvida,
      uma pergunta, tem como, é possível|normal, podem|pode|poderia me? informar|dizer|confirmar|explicar,
      existe alguma, o que aconteceu|houve|faço`,
    it: `
      come|quando|dove|perché|quale|quanto|quanti|chi posso|si|faccio|è|mai|sono|arriva|costa|devo|non|sarà|funziona|tempo|avete,
      vorrei|volevo sapere|chiedere|capire, sapere se|quando|come|perché, qualcuno sa, una domanda,
      è possibile|normale, potete|potreste|può ~ dirmi|confermare|spiegare|spiegarmi, si può|sa, c'è modo,
      cosa succede|devo`,
    nl: `
      hoe|wat|wanneer|waar|waarom|welke|wie|hoeveel|hoelang kan|is|zijn|moet|komt|kom|gaat|krijg|doe|werkt|duurt|kost|wordt|lang|laat|jullie|ik,
      kunnen|kan|kunt|weten|hebben|gaan|zijn|is|komt|wordt jullie|u|je|ik|iemand|er|het|dit, is er, weet iemand,
      weten jullie, vraag, vraagje, ik vroeg, klopt het, hoe zit`,
  }),
];

const REQUEST: Rule[] = [
  ...rules('request', 1, { en: `help|assist` }),
  ...rules('request', -1, {
    en: `
      your|the|of|for|any|no|great|more|much|all help, can't|cannot|won't|didn't|doesn't|not|always|happy|glad|here to? help,
      help desk|page|line|center|centre|yourself|them|people, <handle> help`,
  }),
  ...rules('request', 1.5, {
    en: `
      please|pls|plz ~ help|dm|call|fix|send|contact|check|respond|reply|add|bring|cancel|refund|change|update|remove|let|tell|look|advise|get|give|make|do|provide|return|allow|open|explain|answer|follow|consider|stop,
      can|could|would|will|may you|u|someone|somebody|anyone|we|i|y'all|ya please|pls|help|send|check|fix|look|get|give|add|make|cancel|change|bring|contact|dm|call|follow|have|let|do|assist|reset|arrange|refund|book|reply|respond|switch|put|provide|resend|update|upgrade,
      help me|us|please|pls|plz|needed|asap|urgently|<handle>, any|some help, dont|don't know ~ help,
      need|want|require|looking|like ~ help|assistance|refund|replacement|cancel|change|upgrade|speak|talk|know|return|support|someone|receipt|invoice|supervisor|manager,
      i'd like to|a|my, i would like, would like to|a|my,
      dm me|sent|for|you, contact me, call me, let me know, looking for|to, bring back, wish you|there|<handle>,
      trying to get|find|reach|contact|change|book|cancel|join|set|log|use|watch|order|check|pay|connect|buy|sign|update|install|download|access|return|make|see|add|upgrade|call|redeem, i want my|a|to|you, need to|a|my|your|some|this|it|that|these,
      you should|need`,
    de: `
      bitte, könnt|könnten|kannst|könntet|können ihr|sie|du|wir ~, hilfe|hilft|helft|helfen,
      brauche|benötige|bräuchte, ich möchte|will|hätte|würde, meldet euch, schickt mir, wünsche mir,
      kündigen|stornieren|umbuchen|ändern`,
    fr: `
      svp|stp, s'il vous|te plaît|plait, pouvez|pourriez|pouvons|peux|pourrais vous|tu|m'|me|nous, merci de ~,
      aidez moi, besoin ~, aide|aider, je voudrais|souhaite|souhaiterais|veux|aimerais, contactez moi,
      rappelez moi, demande ~ remboursement|annulation, répondez`,
    es: `
      por favor|favor|porfa|pf|xfa,
      pueden|podrían|puede|podría|puedes|podrías ayudar*|enviar*|revisar|cambiar|llamar*|contact*|dar*|hacer|solucionar|mandar*,
      ayuda|ayúdenme|ayúdame|ayudarme, necesito|necesitamos|requiero|quisiera|quiero, me gustaría,
      solicito|pido|exijo, respondan|contesten|contáctenme, cancelar|devolver|cambiar`,
    pt: `
      por favor|favor|pfv|pf|porfavor,
      podem|poderiam|pode|poderia|consegue|conseguem ~ ajudar|enviar|verificar|resolver|trocar|mandar|ligar|cancelar|me,
      ajuda|ajudem|ajude, preciso|precisamos|necessito|gostaria|queria|quero, solicito|peço|exijo,
      me respondam|respondam|responde, cancelar|devolver|trocar|alterar`,
    it: `
      per favore|piacere|cortesia,
      potete|potreste|può|puoi|potresti ~ aiutarmi|inviare|inviarmi|controllare|verificare|contattarmi|cambiare|fare|darmi,
      aiuto|aiutatemi|aiutarmi, ho bisogno, mi serve|servirebbe, vorrei|vorremmo|chiedo|richiedo,
      contattatemi|rispondete|rispondetemi, annullare|disdire|cambiare|restituire`,
    nl: `
      alsjeblieft|alstublieft|aub|graag|ajb|svp,
      kunnen|kan|kunt|zouden|zou|willen jullie|u|je|iemand ~ helpen|sturen|kijken|bellen|nakijken|doorgeven|aanpassen|even|regelen|oplossen,
      help|hulp|helpen, heb ~ nodig, ik wil|zou ~, bel mij|me, neem contact, stuur mij|me,
      annuleren|opzeggen|wijzigen|omruilen`,
  }),
];

export const ASK_RULES: readonly Rule[] = [...QUESTION, ...REQUEST];
