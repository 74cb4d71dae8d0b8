/** What needs an answer: phrases of questions, requests, problems and complaints per language, with evidence in points. */
import { type PhraseRule, rules } from '../text/phrases.ts';

/** Words that ask where they open a clause or where its sentence ends in a question mark. */
const OPENING: PhraseRule[] = [
  ...rules('opening', 1, {
    en: `
      how|what|when|where|why|who|which|whats|hows|wheres|whens|how's|where's do|does|did|is|are|can|could|should|will|would|was|were|have|has|am|much|many|long|about|time|come|kind|type|my|happens|happened|early|late|soon|far|big|old|fast|often|quickly|else|size|day|date|number,
      is|are|does|did|can|could|will|would|should there|you|i|we|it|this|that|your|anyone|they|the|my|all|any|these|those,
      do|have you|i|we|they|anyone|y'all|u, has anyone|my|your|the|this|it, how do|can|should, how|where to set|use|change|cancel|add|connect|buy|book|install|update|remove|delete|turn|activate|register|apply|check|contact|reset|fix|return|pay|send|unlock|download|claim|order|join|transfer|upgrade|enable|disable|stop|open|log|sign|link|track|redeem|access|report, do|does ~ need|cost|count|fit|apply|include|run|stop|still|also|ever|always, why no|not|so|don't|dont|can't|cant|won't|doesn't|isn't|aren't|didn't|wasn't|haven't|hasn't, don't|doesn't|isn't|aren't|can't|won't|couldn't|haven't you|i|we|it|they|this|that, r u|you|we|they, what|which ~ should|do|does|can|would i|we|you`,
    de: `
      wie|wo kann|soll|muss man|ich, wie|was|wann|wo|warum|wieso|weshalb|welche|welcher|welches|wer|woher|wohin|wieviel kann|ist|sind|geht|lange|kommt|macht|passiert|muss|komme|viel|oft|kostet|bekomme|habt|könnt|wird|soll|funktioniert|steht|sieht|ich|bleibt|hat|haben|finde|gibt|spät|öffnet|schließt|erreiche,
      wann|wieso|weshalb|warum|um wieviel, um wie viel, gibt es|s,
      kann|könnt|können|könnte|habt|haben|ist|sind|wird|weiß man|ihr|sie|ich|mir|jemand|das|es|der|die`,
    fr: `comment|quand|où|pourquoi|combien|quel|quelle|quels|quelles, à quelle heure, c'est quand|où|combien|quoi`,
    es: `
      cómo|cuándo|dónde|cuál|cuánto|cuánta|cuántos|quién puedo|se|es|está|va|van|hago|tengo|abren|llega|cuesta|no|me|puede|pasa|abre|cierra|cierran|están|queda|son|podría|contacto|sale|viene|tarda|hacer,
      a qué hora, por qué, cuánto|cuántos|cuántas|cuánta|cuál|cuáles, qué pasa|pasó|hago|puedo, hay alguna|algún, en cuánto`,
    pt: `
      como|quando|onde|qual|quanto|quem|porque faço|posso|vai|é|eu|está|fica|custa|devo|tem|consigo|vocês|não|abre|fecha|chega|estão|são|entro|anda|sai,
      a que horas, que horas, por que|quê, quanto|quantos|quantas, cadê, o que aconteceu|houve|faço`,
    it: `
      come|quando|dove|perché|quale|quanto|quanti|chi posso|si|faccio|è|mai|sono|arriva|costa|devo|non|sarà|funziona|tempo|avete|aprite|chiudete|apre|chiude|trovo|sta|parte,
      a che ora, che ora, dov'è, cos'è, com'è, qual è, quant'è, quanto|quanti|quante, cosa succede|devo|posso`,
    nl: `
      hoe|wat|wanneer|waar|waarom|welke|wie|hoeveel|hoelang kan|is|zijn|moet|komt|kom|gaat|krijg|doe|werkt|duurt|kost|wordt|lang|laat|jullie|ik|blijft|zit|vind|gaan|staat|opent|sluit|heeft,
      wanneer|waarom|hoeveel, kunnen|kan|kunt|weten|hebben|gaan|zijn|is|komt|wordt jullie|u|je|ik|iemand|er|het|dit`,
  }),
];

const QUESTION: PhraseRule[] = [
  ...rules('question', 1, {
    en: `
      any idea|ideas|update|updates|news|chance|eta|word|plans|info|reason|way|suggestions|advice|tips|timeline,
      wondering, wanted to know|ask, want|need|like|love|interested to know, does anyone|anybody, anyone know|else, question|questions,
      can|could you|u|someone|anyone|somebody tell|explain|confirm|advise|clarify, is it possible,
      what's the|up|going|happening, curious, eta, how do|can|should i|we, no idea|clue why|how|what|when|where,
      don't|dont|not know|understand why|how|what|when|where|if`,
    de: `
      frage|fragen, weiß jemand, wisst ihr, stimmt es, wollte ~ fragen|wissen, weiß nicht wie|wo|wann`,
    fr: `
      est ce que, pouvez vous, avez vous, y a t il, savoir si|quand|comment|pourquoi|où, une question, est il|elle possible,
      quelqu'un sait, c'est normal|possible, savez vous, qui peut|pourrait`,
    es: `
      hay ~ forma|manera, quisiera|quiero|gustaría|necesito saber, saber si|cuándo|cómo|dónde,
      alguien sabe, una|tengo pregunta|consulta|duda, es posible|normal,
      pueden|podrían decirme|informar|informarme|confirmar|explicar`,
    pt: `
      gostaria|queria|quero|preciso de? saber, saber se|quando|como|por|onde, alguém sabe, dúvida, uma pergunta, tem como,
      é possível|normal, podem|pode|poderia me? informar|dizer|confirmar|explicar, existe alguma`,
    it: `
      vorrei|volevo sapere|chiedere|capire, sapere se|quando|come|perché|dove, qualcuno sa, una domanda,
      è possibile|normale, potete|potreste|può ~ dirmi|confermare|spiegare|spiegarmi, si può|sa, c'è modo`,
    nl: `is er, weet iemand, weten jullie, vraag, vraagje, ik vroeg, klopt het, hoe zit, weet niet hoe|waar|wanneer`,
  }),
  ...rules('question', -5, {
    en: `
      how great|cool|amazing|awesome|lovely|cute|nice|good|beautiful|sweet|adorable|funny|fun|clever|perfect|fab|gorgeous is|are|was this|that|it|these|those|he|she|they,
      who doesn't|doesnt|wouldn't|wouldnt, who does not, what's not to love|like, who needs, who knew, guess what|who, how are you|u, how's it going,
      can|could|may i|we just? say|thank, if ~ question|questions, answers|answered|answer my|the|that question, what more|else ~ want|need|ask, isn't|aint|aren't it|this|that|she|he|they ~ great|lovely|amazing|cute|beautiful|adorable|awesome|cool`,
    de: `wie geil|cool|toll|süß|schön|genial|nett ist|sind, wie geht es|s`,
    fr: `comment allez|vas|ça`,
    es: `cómo están|estás|está usted`,
    pt: `como vai|estão|está vocês|você`,
    it: `come va|state|stai`,
    nl: `hoe gaat het|ie, hoe leuk|cool|gaaf is`,
  }),
];

const REQUEST: PhraseRule[] = [
  ...rules('request', 1, {
    en: `
      help|assist|sos,
      trying to get|find|reach|contact|change|book|cancel|join|set|log|use|watch|order|check|pay|connect|buy|sign|update|install|download|access|return|make|see|add|upgrade|call|redeem, i want my|a|to|you, need to|a|my|your|some|this|it|that|these`,
  }),
  ...rules('request', -1, {
    en: `
      do|does ~ need|want a|to|my|your|some, do you|i|we need, do you need, your|the|of|for|any|no|great|more|much|all help, can't|cannot|won't|didn't|doesn't|not|always|happy|glad|here to? help,
      that|this|it would help, thank|thanks ~ for ~ help|assistance, don't|dont|not need|want, for your ~ help,
      help desk|page|line|center|centre|yourself|them|people,
      would|i'd|want|wanted|need|like|love|have|going ~ thank|praise|commend|compliment|congratulate|shout`,
  }),
  ...rules('request', -1.5, {
    en: `how|should|can|could|to|where|please|who|whom|if ~ sent|send|message ~ dm|dms|pm, thanks|thank ~ for waiting, if you|u could see|imagine|believe|hear|taste`,
  }),
  ...rules('request', -4, { fr: `merci de m'|nous|me avoir` }),
  ...rules('request', -1.5, {
    en: `when|while|as i|we|she|he was|were ~ trying|looking, was|were|been looking for this|these|it|one|that`,
    de: `danke|dank ~ hilfe`,
    fr: `merci|remercie ~ aide`,
    es: `gracias|agradezco|agradecido ~ ayuda`,
    pt: `obrigado|obrigada|agradeço ~ ajuda`,
    it: `grazie|ringrazio ~ aiuto`,
    nl: `bedankt|dank|dankjewel ~ hulp`,
  }),
  ...rules('request', 1.5, {
    en: `
      please|pls|plz ~ help|dm|call|fix|send|contact|check|respond|reply|add|bring|cancel|refund|change|update|remove|let|tell|look|advise|get|give|make|do|provide|return|allow|open|explain|answer|follow|consider|stop|block|rectify|cancel|confirm|advise|resend|pm|message|email|ring|pass|broadcast|replace|reset|book|review|forward|keep|correct|improve|put|read|sort|come|install|deliver|collect|be|try|assist,
      can|could|would|will|may you|u|someone|somebody|anyone|we|i|y'all|ya please|pls|help|send|check|fix|look|get|give|add|make|cancel|change|bring|contact|dm|call|follow|have|let|do|assist|reset|arrange|refund|book|reply|respond|switch|put|provide|resend|update|upgrade|rectify|block|pm|message|ring|phone|sort|replace|confirm|arrange|come|deliver|collect|email|tell|escalate|forward|look|investigate|correct|remove|unlock|restore|ask|stop,
      can|could|would|will|may you|u|someone|somebody|anyone please|pls|kindly|possibly|just call|ring|phone|message|update|help|send|check|fix|rectify,
      can|could you|u ~ rectify|update|call|help|check|fix|send|refund|cancel, kindly,
      help me|us|please|pls|plz|needed|asap|urgently|<handle>, any|some help, dont|don't know ~ help,
      need|want|require|looking|like ~ help|assistance|refund|replacement|cancel|change|upgrade|speak|talk|know|return|support|someone|receipt|invoice|supervisor|manager,
      i'd like to|a|my, i would like, would like to|a|my,
      give|gimme|return|bring me|us my|our, give|gimme back? my|our|me|us ~ back, give ~ money back,
      dm me|sent|for|you|you've, sent|send|sending|messaged|wrote|replied|responded|answered|emailed|written ~ a|the|by|via|in|you|your|on|another|my|through ~ dm|dms|pm|pms|inbox|direct|private, dm'd|dmed|dm’d|pm'd|pmed|messaged|emailed|inboxed you|u|<handle>|already|yesterday|twice|again|them|back|it|my|the,
      i|i've|have|just|already dm'd|dmed|pm'd|pmed, dm|pm|message|email|details|info sent|done|again, i did|have ~ twice|times|already|yesterday, already|have|i've|just did|done|sent ~ twice|times|already|yesterday|that|dm|it, contact me, call me, let me know, looking for|to, bring back, wish you|there|<handle>,
      refund|help|update|response|reply|answer|replacement|correction|call|callback|assistance|info please|pls|plz, name|address|booking|order correction|change|changed,
      reply|respond|answer to? my|me|dm|dms|message|email|tweet, told|explained|answered ~ in|by|via|on dm|dms|pm|chat, if you|u|someone|somebody|anyone could, hope|hoping to ~ get|hear|receive|have ~ resolution|reply|response|answer|solution|back|refund|soon, waiting for|on ~ reply|response|answer|resolution|callback, check dm|dms|inbox|messages, dm'd|dmed|pm'd, lost|left|forgot a|an|my|our ~ on|in|at ~ train|tram|bus|boat|ferry|plane|flight|taxi|cab|car|store|shop|station|airport|coach|gate|board|restaurant|cafe|hotel|branch|beach|seat, lost property|luggage? office,
      check|see|read|answer|look your|my|ur|the|at dm|dms|inbox|my,
      needs|need to be fixed|sorted|resolved|addressed|improved|replaced|refunded|cleaned|updated|checked|removed|turned, perhaps|maybe you can|could|should, i'd|would|we'd ~ appreciate, appreciate a|an|if|some|any,
      would be appreciated|great|nice if|to, thanks|thank|thx|cheers|appreciate|grateful ~ any|your help|advice|assistance|response ~ can|could|would|give|offer|provide, thanks|thank|thx ~ any help,
      you should|need`,
    de: `
      dm|pn|nachricht|mail ~ geschickt|geschrieben|gesendet|raus|geschickt, habe|hab|haben ~ euch|ihnen|dir ~ geschrieben|geschickt|gesendet|gemailt|angeschrieben, bitte, könnt|könnten|kannst|könntet|können ihr|sie|du|wir, hilfe|hilft|helft|helfen,
      brauche|benötige|bräuchte, ich möchte|will|hätte|würde, meldet euch, schickt mir, wünsche mir,
      kündigen|stornieren|umbuchen|ändern, geld zurück, ruft|ruf|rufen mich|sie|uns`,
    fr: `
      envoyé|envoye|écrit|répondu|contacté|contactés ~ dm|mp|message|mail|privé, dm|mp|message|mail envoyé|fait, svp|stp, s'il vous|te plaît|plait, pouvez|pourriez|pouvons|peux|pourrais vous|tu|m'|me|nous, merci de me|m'|nous|bien|vouloir|ne|rembourser|rappeler|contacter|répondre|vérifier|corriger|faire|envoyer|renvoyer|annuler|régler|confirmer|prendre|débloquer|revenir|traiter|livrer|donner|changer|mettre|procéder|transmettre|voir|remettre|arrêter|cesser|réparer|agir|communiquer|indiquer|dire|créditer|résoudre|remplacer|regarder|relancer|rétablir|préciser, remboursez|rappelez|contactez|répondez|aidez|annulez|envoyez moi?,
      aidez moi, besoin de|d', aide|aider, je voudrais|souhaite|souhaiterais|veux|aimerais, contactez moi,
      rappelez moi, demande ~ remboursement|annulation, répondez`,
    es: `
      envié|mandé|enviado|mandado|escribí|escrito|respondí ~ dm|md|mensaje|mensajes|privado|inbox|correo, dm|md|mensaje enviado, por favor|favor|porfa|pf|xfa,
      pueden|podrían|puede|podría|puedes|podrías ayudar*|enviar*|revisar|cambiar|llamar*|contact*|dar*|hacer|solucionar|mandar*,
      ayuda|ayúdenme|ayúdame|ayudarme, necesito|necesitamos|requiero|quisiera|quiero, me gustaría,
      contacten|contáctenme|llámenme|devuélvanme|ayúdenme, pueden|podrían|puede|podría|podéis|puedes llamarme|ayudarme|ayudar|enviarme|contactarme|devolverme|decirme|cambiarme, intento|intentando|trato|tratando de? comprar|entrar|pagar|acceder|contactar,
      me ayudan, solicito|pido|exijo, respondan|contesten|contáctenme, cancelar|devolver|cambiar`,
    pt: `
      enviei|mandei|enviado|escrevi|respondi|chamei ~ dm|mensagem|mensagens|inbox|privado|direct|email, dm|mensagem enviada|enviado, por favor|favor|pfv|pf|porfavor,
      podem|poderiam|pode|poderia|consegue|conseguem ~ ajudar|enviar|verificar|resolver|trocar|mandar|ligar|cancelar|me, podem|pode|poderia|poderiam|conseguem ligar|ajudar|enviar,
      ajuda|ajudem|ajude, preciso|precisamos|necessito|gostaria|queria|quero, solicito|peço|exijo,
      me respondam|respondam|responde, cancelar|devolver|trocar|alterar`,
    it: `
      inviato|mandato|scritto|risposto ~ dm|messaggio|messaggi|privato|direct|mail, dm|messaggio inviato|mandato, per favore|piacere|cortesia,
      rivoglio|rivogliamo, voglio ~ soldi|rimborso, potete|potreste|può|puoi|potresti richiamarmi|chiamarmi|rispondere|rispondermi|mandarmi|rimborsarmi|verificare, potete|potreste|può|puoi|potresti ~ aiutarmi|inviare|inviarmi|controllare|verificare|contattarmi|cambiare|fare|darmi,
      aiuto|aiutatemi|aiutarmi, ho bisogno, mi serve|servirebbe, vorrei|vorremmo|chiedo|richiedo,
      contattatemi|rispondete|rispondetemi, annullare|disdire|cambiare|restituire`,
    nl: `
      dm|pb|bericht|mail ~ gestuurd|verstuurd|verzonden, heb|had ~ jullie|u|je ~ gestuurd|gemaild|geschreven, alsjeblieft|alstublieft|aub|graag|ajb|svp,
      kunnen|kan|kunt|zouden|zou|willen jullie|u|je|iemand ~ helpen|sturen|kijken|bellen|nakijken|doorgeven|aanpassen|even|regelen|oplossen,
      help|hulp|helpen, heb ~ nodig, ik wil|zou, geld terug, terugbellen, bel mij|me, neem contact, stuur mij|me,
      annuleren|opzeggen|wijzigen|omruilen`,
  }),
];
/** What asks where nothing else does: politeness that counts on an answer. */
const COURTESY: PhraseRule[] = [
  ...rules('courtesy', 1.5, {
    en: `in advance, please|pls|plz|plss`,
    de: `im voraus, vorab`,
    fr: `d'avance, par avance`,
    es: `de antemano`,
    pt: `desde já`,
    it: `in anticipo`,
    nl: `alvast`,
  }),
  ...rules('courtesy', -1.5, { en: `yes|oh please, please don't|note|enjoy|join` }),
];

export const ASK_RULES: readonly PhraseRule[] = [...OPENING, ...QUESTION, ...REQUEST, ...COURTESY];
