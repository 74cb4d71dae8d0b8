/** Italian words that praise or blame. */
import type { MoodWords } from './mood-words.ts';

export const ITALIAN: MoodWords = {
  glad: `
    ottim* eccellent* perfett* fantastic* meraviglios* meraviglia stupend* splendid* magnific* straordinari* favolos* fenomenal* spettacolar* sublim*
    strepitos* incantevol* bellissim* buonissim* bravissim* gentilissim* contentissim* felicissim* velocissim* adoro adora adorabil* amo amiamo felice
    felici felicità gioia entusiast* orgoglios* orgoglio fiero fiera impeccabil* ineccepibil* insuperabil* delizios* squisit* emozionat* emozionant* bravo
    brava bravi brave complimenti congratulazioni auguri evviva campion* indimenticabil* favorevolissim* grandissim* migliore migliori`,
  good: `
    buono buona buoni buone bello bella belli belle bellezza piace piacciono piaciuto piaciuta piacevol* piacere carino carina carini carine gentil*
    cortes* disponibil* simpatic* educat* professional* competent* efficient* efficac* veloc* rapid* puntual* content* soddisfatt* soddisfazion* consiglio
    consigliat* consigliatissim* raccomando successo vittoria vinto vince vinciamo vincere trionf* amore amor amato amata amiche affett* abbracci* baci
    bacio ridere risate risata divertent* divertit* divertimento godere goduri* gode grato grata gratitudine fortunat* fortuna comod* facil* sorris* dolc*
    gustos* ispir* interessant* fico figo figata cool top wow yeah festa festeggi* compleanno vacanz* pace speranza coraggio onest* pulit* risolto risolta
    sistemato apprezz* bomba genial* entusiasmo emozion* magic* sereno serena serenità mitic* utile utili utilissim* super genio finalmente ferie aiuto
    attentissim* attento attenti premuros* sistemata accoglient* ospital* curato curata squisita affidabil* chiaro chiari spettacolo goduto rilass*`,
  fair: `
    lol gratis regalo semplice spero insieme sole offerta amici amica meglio interesse grande bene sorpres* tranquill* qualità ahah* haha*`,
  poor: `
    problema problemi errore errori lento lenta ritardo ritardi attesa aspettando aspettare stanco stanca sonno paura dubbi* difficil* complicat* perso
    persa persi perdere perdit* morto morta morti morte crisi guerra incidente malat* dolore povero poveri colpa manca mancano pericol* rischio reclam*
    strano strana freddo pioggia cancellat* annullat* disdett* peccato purtroppo sciopero sbagliat* piove caro cara`,
  bad: `
    disdico male cattiv* peggio orribil* orrend* orrore terribil* pessim* brutto brutta brutti brutte bruttissim* schifo schifos* schifezz* odio odia
    odiare detest* stufo stufa stufi fastidi* arrabbiat* rabbia incazzat* incavolat* furios* furente indignat* indegn* vergogna vergognos* ridicol*
    assurd* stupid* idiot* scem* imbecill* inutil* incompetent* incapac* inett* ingiust* inaccettabil* intollerabil* insopportabil* delus* delusion*
    deluden* truffa truffat* truffator* fregat* ingann* bugi* bugiard* mentono mentite ladr* rubat* rubano furto abus* maleducat* scortes* sgarbat*
    irrispettos* sgradevol* negligen* disastr* caos caotic* incubo spazzatura rott* danneggiat* difettos* guast* sporc* trist* piang* pianto lacrim*
    soffr* sofferen* disperat* depress* angosci* ansia fallit* fallimento noios* noia lamentel* assassin* violen* corrott* corruzione razzis* fascis*
    codard* ipocrit* egoist* stress* preoccup* frustr* rovinat* insult* nefast* penos* imbarazzant* scandal* allucinant* inaffidabil* inesistent*
    impossibil* mediocr* squallid* squallore deprim* antipatic* sfiga maledett* disservizi* peggiore peggiori lamentano promesse ignorat* abbandonat*
    trascurat* scadente scadenti buffon* pagliacci imbrogli* imbroglion* pezzent* cafon* assente assenti scocciat* scoccia nervos* esaurit*`,
  awful: `
    merd* cazzo cazzi stronz* vaffanculo fanculo coglion* bastard* puttan* troia fottut* fottere rivoltant* vomit* ignobil* infam* vergognatevi
    delinquent* criminal*`,
  thanks: `grazie ringrazio thanks`,
  more: `molto tanto davvero veramente così troppo proprio super assolutamente totalmente completamente che più estremamente`,
  turns: `non mai senza né nessun nessuna nessuno niente nulla neanche nemmeno poco`,
  turnsBack: ``,
  but: `ma però tuttavia invece peccato purtroppo`,
  openers: `bene ok buono perfetto ottimo va beh vabbè allora`,
  onward: `allora quindi dunque`,
  phrases: {
    glad: `al settimo cielo, da dio, un dieci a, un dieci, dieci a, d aiuto, così sì, che partita, che spettacolo, cinque stelle, non ci speravo, a cinque stelle, di cuore, che figata, che bomba, ti amo, ti voglio bene, vi voglio bene, grazie mille, mille grazie, grazie infinite, non vedo l'ora, il migliore, la migliore, i migliori, il massimo, al top, il più bello, la più bella, da favola, che meraviglia, dieci e lode, che bello, che bella`,
    good: `
      niente male, non male, mica male, molto bene, molto buono, molto bello, buon compleanno, buon lavoro, bel lavoro, ottimo lavoro, ora funziona, adesso funziona, funziona di nuovo, problema risolto, tutto risolto, in anticipo,
      vale la pena, che ridere, che gioia, che piacere, per fortuna, ben fatto, tutto bene, tutto ok, tutto perfetto, buona fortuna, lo consiglio, la consiglio, li consiglio`,
    hollow: `senza problemi, senza alcun problema, buon giorno, buona sera, buona notte, buona giornata, buona serata, buon pomeriggio, buona domenica, buon weekend, buon fine settimana, buon viaggio, buon appetito, grazie in anticipo, in anticipo grazie, grazie anticipatamente, ringrazio anticipatamente, nessun
      problema, non c'è problema, non fa niente, va bene, sta bene, per favore, per piacere, va bene così, più o meno, bene o male, di solito, non solo, meglio se, per lo meno, un bel po, non c'è di che, di niente, solo se, da solo, ben volentieri`,
    bad: `non esiste, mancava metà, manca metà, era aperto, arrivato aperto, va storta, va storto, sto ancora aspettando, ancora aspettando, per sentirmi dire, al telefono per, per niente, senza notizie, senza vergogna, tempo perso, perdita di tempo, non se ne può, da pazzi, mi hanno chiuso, chiuso il telefono, che palle, che rottura, due palle, non ci siamo, fate pena, fate schifo, fate ridere, non funziona, non va, non funzionano, non risponde, non rispondono, non risponde nessuno, nessuno risponde, nessuna risposta, nessuna soluzione, nessuna assistenza, nessuna informazione, non carica, non arriva, non mi piace, non piace, non ne posso più, ne
      ho abbastanza, che pena, che schifo, che vergogna, che rabbia, che tristezza, che delusione, che peccato, ancora senza, senza internet, senza linea, senza luce, senza acqua, senza risposta, senza informazioni, senza spiegazioni, presa in giro, presi in giro, preso in
      giro, prendete in giro, prende in giro, prendono in giro, lasciati a terra, lasciato a terra, a terra, fino a quando, ora basta, adesso basta, ancora nulla, ancora niente, ancora non, due volte, come al solito, come sempre, sempre peggio, non consiglio, non lo
      consiglio, sconsiglio, non vale, grazie per niente, grazie di niente, lascia a desiderare, mi manca, mi manchi, fa schifo, fanno schifo, fa pena, fa male, mi fa male, troppo caro, troppo lento, troppo lenta, roba da matti, siamo alle solite, sono stufo, sono stufa, rotto, complimenti`,
    awful: `mai più, non tornerò mai, una vergogna, uno schifo, una truffa, un furto, un disastro, il peggio, il peggiore, la peggiore, i peggiori, di merda, da denuncia, state alla larga`,
    turns: `invece di, al posto di, tutt altro che, tutto tranne`,
  },
  apart: `pero`,
};
