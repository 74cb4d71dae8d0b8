/** German words that praise or blame. */
import type { MoodWords } from './mood-words.ts';

export const GERMAN: MoodWords = {
  umlauts: true,
  glad: `
    begeister* großartig* fantastisch* phantastisch* wunderbar* wundervoll* hervorragend* ausgezeichnet* exzellent* traumhaft* perfekt* genial*
    sensationell* grandios* bombastisch* überragend* vorbildlich* einwandfrei* tadellos* reibungslos* liebevoll* herrlich* überglücklich* traumschön*
    wunderschön* bombe weltklasse erstklassig* spitzenmäßig* hammermäßig* megageil* bestens unschlagbar* entzück* himmlisch* mustergültig* fabelhaft*`,
  good: `
    toll tolle toller tolles tollen tollste* super klasse prima spitze schön schöne schöner schönes schönen schönste* zufrieden zufriedene* freundlich
    freundliche* hilfsbereit* nett nette netter nettes netten nettest* sympathisch* kompetent* zuvorkommend* höflich* herzlich* charmant* lecker*
    köstlich* angenehm* entspannt* gemütlich* bequem* komfortabel* empfehlen empfehle empfehlenswert* empfiehlt geil geile geiler geiles lieblings*
    glücklich* froh fröhlich* stolz dankbar* gefreut freue freut freuen freude erfreu* hocherfreut gefällt gefallen gefiel lob lobe loben löblich* gelobt
    lobenswert* beeindruck* gelungen* gelungene* hübsch* süß süße süßer süßes niedlich* bravo juhu hurra yeah yay jippie geschafft gewonnen sieg siegt
    feiern feiert gefeiert großzügig* kulant* kulanz unkompliziert* zuverlässig* vertrauenswürdig* spaß lustig* witzig* cool coole cooler cooles verliebt
    vorfreude glückwunsch glückwünsche gratulation gratuliere* positiv überrascht* lohnt gelohnt lohnenswert* fairer faire hammer erleichtert*
    erleichterung genieße genießen genossen pünktlich* sauber saubere sauberer sauberes vorteilhaft* verbessert* verbesserung* überzeugt überzeugend*
    ideal optimal* professionell* flott flotte liebenswert* liebenswürdig* beste besten bester bestes schnellste* flauschig* traum hilfreich* nützlich*
    top klappt verständnisvoll* hilft geholfen bemüht* fachkundig* sachkundig* ehrlich* fröhliche* freundlichkeit einladend* ansprechend* empfehlung*
    zufriedenheit stressfrei* problemlos* anstandslos* umgehend* prompt prompter knusprig* saftig* aromatisch* liebevolle traumurlaub hochwertig*
    erstaunlich* erfrischend*`,
  fair: `
    gut gute guter gutes guten besser bessere besserer besseres schnell schnelle schneller schnelles schnellen gern gerne günstig* praktisch* erfolgreich*
    erfolg modern moderne moderner ruhig interessant* spannend* frisch frische respekt ordentlich* haha hahaha lol bequemer preiswert* solide stark starke
    starkes aufmerksam* wow liebt danke dankeschön dank dankesehr merci thx thanks`,
  poor: `
    leider schade problem probleme problemen fehler langsam langsame langsamer verspätung verspätungen verspätet* wartezeit* stau teuer teure teurer
    teures beschwerde beschwerden streik streiks krank angst sorge sorgen stress stressig* müde fehlt fehlen falsch falsche falscher falsches verloren
    verpasst* verlust* schwierig* kompliziert* dreck niemand unfall kritik kritisiert* seltsam* komisch* merkwürdig* krise panik gefahr gefährlich* tot
    opfer schuld ausfall ausfälle ausfallen entfällt defekt störung störungen verzögerung* umständlich* erhöh* schäden schaden verbot* abgelehnt warnt
    warnung* sinnlos angeblich* sogenannt* kündigen kündige gekündigt kündigung müll verrückt* versprochen* gesperrt* stürzt pleite warten gewartet`,
  bad: `
    schlecht schlechte schlechter schlechtes schlechten schlechtem verschlechter* mies mieser miese mieses miesen enttäusch* ärger ärgere ärgert geärgert
    ärgern ärgerlich* verärger* nervig* nervt nerven nervend* genervt* sauer wütend* zornig* stinksauer traurig* unfreundlich* unhöflich* unzufrieden*
    unzuverlässig* unpünktlich* unfähig* inkompetent* unmöglich unmögliche* unverständlich* unverantwortlich* unnötig* unzumutbar* unsinn* unseriös*
    ungenügend* unprofessionell* unlogisch* unbrauchbar* unfair* ungerecht* peinlich* lächerlich* kaputt* kaputte* dreckig* schmutzig* verdreckt*
    versifft* ekel* eklig* stinkt stank gestank überfüllt* chaos chaotisch* frust* frustrier* blöd* doof* dumm dumme dummer dummes dummheit idiot* trottel
    deppen depp nutzlos* wertlos* hasse hass hasst überteuert* verarsch* abzock* abgezockt betrug betrüg* betrogen wucher schrott ramsch mangelhaft*
    mängel katastroph* verspätete verpennt* verschlampt* ignorier* belogen lügen lüge lügner gelogen vertröst* abgewimmelt hingehalten geschlampt
    schlamperei schlampig* pfusch* zumutung* skandal* schande schäm* frechheit* frech freche dreist* unverschämt* arrogant* gleichgültig* rücksichtslos*
    respektlos* rassist* diskriminier* beleidig* beschimpf* heuchler* hilflos* verzweifel* heulen weine weinen geweint horror grauenhaft* grauenvoll*
    grausig* grottig* lahm lahme lahmer lästig* anstrengend* langweilig* öde hässlich* schlimm* furchtbar* schrecklich* entsetz* erschreckend*
    bedauerlich* bescheuert* absurd* unfassbar* fassungslos* kopfschüttel* totalausfall versag* gescheitert scheitert vergeig* ruiniert* zerstört*
    zerdrückt* zerkratzt* zerrissen* zerbrochen* beschädigt* gestrandet* rausgeschmissen* gestohlen geklaut* abgestürzt* absturz abstürze hängengeblieben
    sucks fail epicfail nogo mist saftladen sauladen drecksladen servicewüste reinfall fehlanzeige minderwertig* beschwere beschweren reklamier*
    reklamation* verschimmelt* schimmel kakerlak* erbärmlich* armselig* armutszeugnis jämmerlich* trauerspiel witzlos lachhaft* hirnlos* geldgier* gierig*
    geldmacherei wahnsinn* durcheinander elend* qual quäl* folter hölle unerreichbar* fehlerhaft* fehlfunktion* kriminell* ausgefallen sinnlose sinnloser
    vergrault vergraulen versaut versaue* rausgeworfen abgespeist abgekanzelt angelogen angeschrien angepöbelt pampig* patzig* ruppig* zickig* planlos*
    ahnungslos* unkulant* unübersichtlich* unzureichend* untragbar* unwürdig* ungeheuerlich* verschwendung zeitverschwendung geldverschwendung nerv
    blamabel* blamage desinteress* verpasste umsonst enttäuschung* überlastet* verdorben* ungenießbar* verbrannt pappig* matschig* fade versalzen* fettig*
    zäh unbequem* ungemütlich* unappetitlich* lieblos* abgenutzt* heruntergekommen* verwahrlost* undicht* verzichte vergessenswert*`,
  awful: `
    scheiß* scheiss* kotz* kacke verdammt* verflucht* fuck* arschloch* arschlöcher wichser* drecks* beschissen* miserabel* miserable* unterirdisch*
    katastrophal* unerträglich* abscheulich* widerlich* ekelhaft* schweinerei* sauerei* unverschämtheit* asozial* verbrecher* abartig* hundsmiserabel*
    saumäßig* bodenlos* menschenverachtend* desaster desaströs* albtraum alptraum schlimmste* schlechteste* boykott* abschaum`,
  thanks: ``,
  more: `
    sehr total so wirklich echt richtig absolut extrem besonders voll mega wahnsinnig super ziemlich überaus höchst äußerst einfach viel so`,
  turns: `nicht nie niemals kein keine keinen keiner keinem keines nix nichts ohne kaum weder wenig null nich`,
  turnsBack: `nicht nie niemals nich nix kaum`,
  but: `aber jedoch allerdings trotzdem dennoch`,
  openers: `gut ok okay schön toll prima super klasse fein na nun also alles`,
  onward: `dann also dass eben halt`,
  phrases: {
    glad: `wie am schnürchen, voll des lobes, auf wolke sieben, im siebten himmel, ein traum, alle daumen hoch, fünf sterne, 5 sterne, volle punktzahl, sehr zu empfehlen, ein lob an, großes lob, dickes lob, riesen lob, respekt an, chapeau, nur zu empfehlen, kann man nur empfehlen, hut ab, daumen hoch, eins a, erste sahne, vom feinsten, weiter so, vielen lieben dank, tausend dank, macht spaß, besser geht`,
    good: `endlich mal, gut gelaunt, sehr freundlich, sehr nett, sehr zufrieden, ging schnell, ging super, weiter zu empfehlen, gut beraten, gut erreichbar, nicht schlecht, gar nicht schlecht, nicht übel, kann mich nicht beschweren, nichts zu meckern, kein grund zur klage, ich liebe, liebe es, lieben wir, wir lieben, sehr gut, sehr gute, sehr guter, sehr
      gutes, sehr schnell, richtig gut, echt gut, besten dank, vielen dank, herzlichen dank, lieben dank, geht doch, na endlich, alles gut, alles bestens, endlich wieder, funktioniert wieder, geht
      wieder, läuft wieder, problem gelöst, alles gute, hat geklappt, gut gemacht, gut geklappt, gut aufgehoben, super schnell, schnell geholfen, sofort geholfen,
      gut angekommen, freu mich, gern wieder, gerne wieder, immer wieder gern, immer wieder gerne`,
    hollow: `ohne probleme, ohne problem, guten morgen, guten tag, guten abend, gute nacht, gute besserung, guten rutsch, guten appetit, schönen tag, schönen abend, schönen guten, schönes wochenende, schönen sonntag, schöne grüße, schönen
      gruß, mit freundlichen grüßen, freundliche grüße, freundlichen grüßen, viele grüße, liebe grüße, lieben gruß, herzliche grüße, beste grüße, besten gruß, bester grüße, guten flug, gute fahrt, gute
      reise, gute frage, kein problem, kein thema, keine sorge, keine ursache, kein stress, nicht nur, nicht wahr, vielen dank im voraus, danke im voraus, dank im voraus, vorab danke, schon mal danke, schonmal
      danke, danke schonmal, danke schon mal, danke vorab, im besten fall, am besten, so gut wie, gut so, zu gut, tut mir leid, wie lange dauert, wie lange, so weit so gut, noch nie, noch nicht, nicht mehr weit,
      spaß beiseite, ganz gut, hin und weg, super markt, lieber als, lieber nicht, freue mich auf ihre antwort, freue mich auf eure antwort, gut zu wissen, in guten händen, schönen dank auch`,
    bad: `kündige ich, dann kündige ich, ich kündige, kündigen wir, wir kündigen, für nichts, im regen stehen, hälfte hat gefehlt, hälfte fehlt, kam kalt, kein ersatz, keinerlei, den tag versaut, tag versaut, danke für die sauna, so nicht, geht so nicht, das wars, das war es für mich, war das letzte mal, letztes mal, unter aller, schlechter als, immer schlechter, immer schlimmer, wird immer, von hinten bis vorne, kommt nicht, kommen nicht, glückwunsch zu, na toll, na super, na klasse, na prima, na danke, toll gemacht, ganz toll, ganz große klasse, ganz großes kino, großes kino, herzlichen glückwunsch auch, danke für nichts, dank auch, danke auch, vielen
      dank auch, von wegen, schon wieder, immer noch, immer noch nicht, noch immer, kein wunder, keine lust, kein bock, keinen bock, jedes mal, was soll das, was soll der, geht gar nicht, gehts noch, geht's
      noch, nicht mehr lustig, von service keine spur, keine spur, seit wochen, seit monaten, seit stunden, seit ewigkeiten, fällt aus, fallen aus, fiel aus, zu
      spät, viel zu, zu teuer, zu langsam, zu eng, zu laut, geht nicht, geht nix, funktioniert nicht, läuft nicht, klappt nicht, reagiert nicht, keine antwort, keine reaktion, keine hilfe, kein
      anschluss, anschluss verpasst, keine entschuldigung, kein interesse, kein service, kein verständnis, aufs maul, auf den keks, auf den sack, auf den geist, in den sand, den bach runter, im stich,
      aufgelegt, einfach aufgelegt, keiner da, niemand da, keiner zuständig, reicht es, reicht's, mir reicht, es reicht, nicht zu fassen, nicht ernst, nicht euer ernst, euer ernst, allen ernstes, nicht mehr
      normal, nicht normal, nichts gelernt, tut weh, schade eigentlich, sehr schade, echt schade, wirklich schade, zum heulen, am arsch, am ende, ticken nicht, nicht ganz dicht, halben tag, kein netz, kein
      internet, kein empfang, kein strom, kein wlan, kein geld, ohne grund, ohne vorwarnung, ohne ansage, ohne information, das letzte, nach hinten los, wäre schön, wäre nett, wäre toll, wär schön, wär nett`,
    turns: `anstatt, statt, alles andere als, weit entfernt von, nicht im geringsten, nicht gerade, nicht sehr, nicht besonders, nicht wirklich`,
    awful: `nie wieder, nie mehr, zum kotzen, unter aller sau, unter aller kanone, das allerletzte, eine frechheit, reine abzocke, eine zumutung, finger weg, ein witz, schlechter witz, das ist doch ein witz, ein armutszeugnis`,
  },
};
