/**
 * Small words that give a language away: per language, words most sentences of it hold. Spelled with their diacritics,
 * and with the apostrophe where they lose a vowel.
 */

export const FUNCTION_WORDS: Record<string, string> = {
  en: `the and is are was were to of my your you for with this that it it's its i'm i've have has had not on at in but be been do does did don't doesn't
    didn't can't can what when where why how who they we our me he she his her from will would just get got out up there their them all about now
    please thanks thank if or as by an no so i im dont cant ive been still any some more than need want hello hey hi because after before very
    really back today yes like one time going getting even only someone better here used again always could should people work working won't that's what's
    where's let first fix great good being having other done new know see love much make made doing keep never ever into over via another both thing things
    said says say trying try wait waiting lost waste two those these then right might must many most off down which while ago since lol u ur thx gonna wanna
    a am w plus man come send sent help give gives gave take takes took keeps kept tell told tells ask asked asking eat eating drink buy bought pay paid pick
    shipped arrived delivered charged looking looks look feel feels think thought believe hope hoping wish guess wonder wondering understand happened
    happening stopped turned calling called left hate hates hated lie lies lied lying liar liars enjoy enjoyed congrats congratulations awesome amazing
    awful worst worse wrong broken useless joke helpful stuck late early bad sad angry happy birthday guys folks y'all c'mon trick treat pray yo money weeks month months
    year years hours tonight tomorrow yesterday morning afternoon already almost enough every everyone everything anything anyone nothing nobody somebody
    own same few least less without within until till during against between around through though although however whatever whenever whether
    maybe perhaps yet soon later sometimes actually literally seriously absolutely definitely honestly finally hopefully apparently probably exactly sure
    true such quite mine yours myself yourself themselves you're we're they're i'll he's she's isn't aren't wasn't weren't wouldn't couldn't shouldn't
    haven't hasn't here's who's you'll we'll they'll you've we've they've there's`,
  de: `der die das und ist ich nicht sie es ein eine einen einem einer mit auf für von zu den dem des im am an auch wie was wann warum wo haben habe
    hat bin sind war wird werden kann mir mich mein meine meinen euch ihr wir uns aber nur noch schon seit bei oder wenn dass doch nach aus kein keine
    bitte danke jetzt heute immer wieder mal sehr geht über durch gibt muss bis zur zum vom euer eure ja nein man hallo leider ihnen bestellung bestellt paket lieferung geliefert
    rechnung geld kunde kunden vielen dank schnell schneller schlecht gute guten guter gutes abend tage stunden woche wochen monat monate jahre gestern morgen
    hier endlich trotzdem einfach leute hilfe funktioniert kaputt falsch warte warten angekommen zurück habt würde könnte könnt soll sollte weiter wirklich
    damit dafür ob ohne unter gegen dich dir ihre ihren kommt hätte wäre antwort nichts niemand jemand echt schade keiner storniert`,
  fr: `le la les et est je pas ne un une des du de que qui pour dans sur avec vous votre vos mon ma mes ce cette ces il elle nous notre au aux en
    mais ou où donc plus depuis suis sont ai avez ont été être avoir fait c'est j'ai qu'est quand comment pourquoi merci bonjour très bien tout
    toujours encore rien jamais chez sans par si se son sa ses leur me te tu toi moi aucun aucune ça cela svp l' d' j' n' c' m' qu' aujourd' y même on a commande colis livraison livré livrée remboursement remboursé honte
    arnaque beaucoup aussi hier demain semaine semaines mois jour jours heure heures bonsoir salut problème téléphone réponse veux peux peut faire dois deux
    trois fois après avant pendant vraiment besoin attends attente reçu retard ici autre autres faut êtes sommes`,
  es: `a dni el la los las y es que de en un una no me mi mis con por para se lo le les su sus del al está están esto esta este pero como cuando porque
    qué cómo más ya hay tengo tiene sin si muy todo todos nada nunca hoy yo ustedes usted nos desde hasta son fue ser hola gracias por favor
    también o tu te ha han he donde cuánto cuándo ahora día días servicio sobre hace mucho puedo pueden bien eso ese entre señores solo dos horas cuenta pedido paquete envío dinero buenos buenas tardes tarde noches mañana
    ayer semana semanas meses año años entrega llega llegado llegó espero ayuda necesito quiero quisiera puede hacer problema pésimo bueno vez otra otro así
    aquí nadie alguien respuesta correo teléfono mejor peor tampoco siempre vuelo compra dice sigue sigo llevo llevan estoy estamos tienen tienes saludos`,
  pt: `o a os as e é que de em um uma não meu minha meus com por para se lo no na nos nas do da dos das está estão isso esse essa este esta mas como
    quando porque mais já tem têm tenho sem muito tudo nada nunca hoje eu você vocês vcs até são foi ser olá obrigado obrigada favor também ou
    ao aos à pelo pela faz há ainda vou meu quero ele ela bom dia tá pra onde consigo posso pode eles só mesmo depois agora quanto tempo pedido encomenda conta dinheiro boa tarde noite
    ontem amanhã semana mês meses ano anos horas dois duas entrega ajuda preciso gostaria alguém ninguém resposta melhor pior sempre estou estamos fazer
    problema espero aqui então assim vez vezes outra outro telefone voo péssimo atendimento compra posso`,
  it: `a l' d' c' dell' all' nell' dall' sull' un' quest' il lo la i gli le e è che di in un una non mi mio mia miei con per si del della dei delle al alla ai alle nel nella da dal dalla sono ho ha hanno
    questo questa ma come quando perché più già c'è sempre senza molto tutto niente mai oggi io voi vostro vostra ci vi sul sulla anche o se cosa
    dove chi quanto grazie ciao buongiorno stato stata siete avete ancora solo da anni giorni fare essere mie nostro nessuno possibile dopo tempo ordine pacco consegna soldi buonasera salve
    ieri domani settimana settimane mese mesi anno ore aiuto bisogno vorrei voglio qualcuno risposta meglio peggio ottimo ottima pessimo pessima subito
    problema risolto assistenza servizio telefono volo treno fatto potete posso via sapere così qui questi queste quello quella loro però vergogna dice`,
  nl: `de het een en is ik niet van ze dat die in op met voor mijn je jij jullie u uw wij we zijn heb hebben heeft was wordt worden kan kunnen er aan
    bij als maar ook nog al wel geen hoe wat wanneer waarom waar naar om te uit door over dan deze dit dus mij me hij zij ons onze toch nu weer
    graag bedankt even veel meer moet gaan krijg wil zou sinds vandaag morgen hoi hallo sturen dag gaat niets alles daar hier zo tot help bestelling besteld pakket levering geleverd geld goedemorgen goede gisteren
    weken maanden jaar uur uren echt dank antwoord werkt kapot wacht mag moeten hebt kunt willen iets iemand niemand steeds zonder tegen onder maken komt komen
    staat zegt krijgen gekregen helaas terug volgens alleen eigenlijk schade`,
  pl: `nie się i w na z do jest to że co jak ale o po za od ja mi mnie mój moja moje nam was wasz wasza czy już jeszcze tylko dla mam są był była było
    będzie może przez kiedy dlaczego gdzie proszę dzięki dziękuję dzień dobry bardzo ten ta te tego tym który która które tak bez mogę można od
    ktoś wam państwo dni nikt znowu jeśli teraz dzisiaj ile trwa przesyłka paczka zamówienie zwrot godzin razy dwa
    tę samą opóźniony pieniądze pomoc odpowiedź wczoraj jutro tydzień witam cześć więc też dwie nadal wciąż mają macie chcę działa czekam państwa`,
  sv: `och är att det som en ett jag inte på för med av till har den de om men kan vi ni du min mitt mina er ert ska så när hur vad varför var
    från får var bara nu idag igen mycket tack hej någon något inget ingen också efter eller vill skulle han hon dem där här alla oss mig in ut
    blir sedan redan finns kommer måste går denna detta era pengar tyvärr vecka veckor dagar timmar beställning beställt snälla hjälp fungerar väntar väntat kundtjänst igår
    imorgon`,
  da: `og er at det som en et jeg ikke på for med af til har den de om men kan vi i du min mit mine jer jeres skal så når hvordan hvad hvorfor hvor
    fra får bare nu igen meget tak hej nogen noget ingen også efter eller vil kunne han hun dem der her alle os mig ud bliver siden kommer
    går denne dette blev været være hvis`,
  no: `og er at det som en et jeg ikke på for med av til har den de om men kan vi dere du min mitt mine skal så når hvordan hva hvorfor hvor
    fra får bare nå igjen mye takk hei noen noe ingen også etter eller vil kunne han hun dem der her alle oss meg ut blir siden kommer
    går denne dette ble vært være hvis deres`,
  fi: `ja on ei että en se oli olen mutta kun mitä miksi miten missä minun mun teidän teillä nyt vielä jo vain kiitos hei voi ole ovat tämä
    tämän joka kuin niin myös tai jos mikä saa sain onko hän me te minä sinä tänään aina koko kaikki vaan ette eivät`,
  tr: `ve bir bu da de için ne ben benim çok mi mı mu ama var yok değil daha gibi ile olarak neden nasıl kadar sonra bana size siz sizin biz
    her hiç lütfen teşekkürler teşekkür ederim merhaba şey o ya ki hala hâlâ bugün dün nerede zaman oldu olan ediyorum gün bile mısınız
    misiniz kez diye en saat önce şimdi artık tüm sipariş siparişim kargo kargom gelmedi yardım param paramı olur müşteri gündür saattir`,
  ro: `a și nu este un o la de în cu pe că să mai am ai are sunt e ce cum când unde de ce pentru din dar sau care mi mă îmi vă meu mea mult
    mulțumesc bună ziua foarte acum azi deja fost fi ați dumneavoastră lei după încă prin despre toate tot nici fără`,
  id: `dan yang di ini itu tidak saya aku ke dari untuk dengan ada bisa sudah belum kenapa bagaimana kapan tolong terima kasih akan atau juga kalau
    lagi mau kami kita anda sampai masih apa nya banget ga gak nggak min kak dong`,
  cs: `a je to se na v že ne s z do jsem jak ale co pro už mi mě můj moje vám vás jste jsou byl bylo když proč kde prosím děkuji dobrý den
    ještě jen od po za by bez může tak také nebo při který která`,
  ca: `l' d' n' el la els les i és que de en un una no em el meu amb per a se ho al dels està això però com quan perquè més ja hi ha tinc sense molt tot
    avui jo vostè gràcies si us plau també o aquest aquesta des fins són ens fa`,
};
