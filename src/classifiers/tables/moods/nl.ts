/** Dutch words that praise or blame. */
import type { MoodWords } from './mood-words.ts';

export const DUTCH: MoodWords = {
  glad: `
    geweldig* fantastisch* uitstekend* perfect perfecte schitterend* prachtig* voortreffelijk* uitmuntend* subliem* fenomenaal* briljant* heerlijk* zalig*
    supertof supersnel* superleuk* supermooi* dolblij gelukkig* gelukt trots enthousiast* bravo gefeliciteerd proficiat felicitaties hulde complimenten
    compliment topper* mooiste leukste liefste onvergetelijk* onovertroffen perfectie geniaal geniale aanrader dolgelukkig zielsgelukkig`,
  good: `
    bevalt beviel fijn fijne mooi mooie mooier leuk leuke leuker lief lieve lieverd schat blij blije tevreden vriendelijk* aardig* behulpzaam* beleefd*
    attent* deskundig* vakkundig* professioneel* netjes keurig* vlot* handig* makkelijk gezellig* lekker* tof toffe gaaf gave cool top super prima
    grappig* lachen gelachen humor genieten genoten geniet liefde kus kusje* knuffel* feest feestje gefeest vieren verjaardag vakantie winnen gewonnen
    wint winst succes* overwinning kampioen* geslaagd* dankbaar* opgelost gerepareerd verbeterd verbetering* betrouwbaar* comfortabel* rustig* zonnig*
    hoopvol* opgelucht* verrast* verrassend* indrukwekkend* interessant* inspirerend* waardeer* gewaardeerd* hartelijk* welverdiend* klasse jippie hoera
    wow voordelig* voorbeeldig* zorgvuldig* soepel* vlekkeloos* moeiteloos* superattent* superaardig* behulpzame fijner gastvrij* smaakvol* verzorgd*
    eerlijkste betrouwbare genoot smullen smulde geholpen meegedacht meedenk*`,
  fair: `
    goed goede goeie beter betere lol gratis cadeau aanbieding vrienden interesse snel* hoop warm* eerlijk* haha* hihi eindelijk`,
  poor: `
    probleem problemen fout fouten foutmelding traag trage langzaam vertraging* vertraagd* wachten wacht wachttijd* moe ziek bang angst zorgen duur dure
    duurder moeilijk* ingewikkeld* verlies* verloor kwijt dood doden overleden crisis oorlog ongeluk pijn schuld ontbreekt gevaar* gevaarlijk* risico*
    klacht* raar rare vreemd* koud regen storing* staking* geannuleerd* annuleren opzeggen opgezegd helaas uitval uitgevallen kapot gemist`,
  bad: `
    slecht* waardeloos waardeloze belachelijk* schandalig* schandelijk* teleurgesteld* teleurstell* boos boze kwaad kwade woedend* razend* irritant*
    irriteer* irritatie* ergerlijk* erger ergernis geërgerd* frustrerend* frustratie* gefrustreerd* vervelend* vreselijk* verschrikkelijk* verschrikking
    afschuwelijk* afgrijselijk* verdrietig* verdriet triest* treurig* huilen huil gehuild onbeleefd* onvriendelijk* onbeschoft* ongeïnteresseerd*
    onprofessioneel* onbereikbaar* onacceptabel* onaanvaardbaar* onbegrijpelijk* ongelooflijk* ongelofelijk* onzin onterecht* oneerlijk* onbetrouwbaar*
    onkunde onkundig* incompetent* nutteloos* nutteloze zinloos* dom domme idioot idiote* sukkel* stom stomme achterlijk* lelijk* saai saaie vies vieze
    smerig* ranzig* walgelijk* walg* gênant* armoedig* armzalig* bedrog bedrogen bedrieg* oplicht* opgelicht* zwendel gelogen liegen leugen* leugenaar*
    gestolen dief dieven diefstal beschadigd* defect* verpest* verknald verkloot chaos chaotisch* ramp rampzalig* drama dramatisch* nachtmerrie* horror
    haat haten jammer beroerd* belabberd* prut bagger rotzooi troep puinhoop rotdag rot rotte klaag klagen negeer* genegeerd* beledig* beledigend*
    discrimin* stress* gestrest gestresst wanhopig* depressief* depressi* eenzaam* paniek onveilig* vernedert* mislukt* mislukking faal* gefaald fail
    zielig* afzetter* geldklopper* schaam schamen racis* bedonderd belazerd besodemieterd afgescheept afgesnauwd genaaid geweigerd* ontbrak zonde
    tijdverspilling onwil onwetend* klungel* prutsers prutser geklungel gestuntel bende zooitje`,
  awful: `
    kut* klote* kanker* tering* tyfus* godver* verdomme verdomd* shit fuck* klootzak* eikel* hufter* schijt* strontzat schoft* tuig schandaal misdadig*
    crimineel* criminele mensonterend* slechtste`,
  thanks: `bedankt dank dankjewel dankuwel dankje thx thanks merci`,
  more: `heel erg zo echt super ontzettend enorm zeer totaal absoluut bijzonder behoorlijk mega wat helemaal hele`,
  turns: `niet geen nooit niks niets zonder nauwelijks weinig noch nergens`,
  turnsBack: `niet nooit`,
  but: `maar echter helaas jammer`,
  openers: `goed ok oké prima fijn mooi nou super top lekker leuk`,
  onward: `dan dus`,
  phrases: {
    glad: `roze wolk, een dikke tien, dikke tien, een tien, zo hoort het, top geholpen, keek ik zo naar uit, kijk er naar uit, vijf sterren, 5 sterren, heel blij, erg blij, super blij, zo blij, wat een wedstrijd, wat een feest, wat fijn, wat leuk, wat lief, wat mooi, ik hou van, hou ervan, hou van je, top gespeeld, dank jullie wel, heel erg bedankt, hartelijk dank, duizendmaal dank, de beste, het beste, petje af, chapeau voor, niets dan lof, van harte gefeliciteerd`,
    good: `
      niet verkeerd, niet slecht, niet mis, lang niet slecht, helemaal niet slecht, heel goed, erg goed, zeer goed, heel snel, erg snel, dank je wel, dank u wel, goed gedaan, goed bezig, goed geholpen, snel geholpen, goede service, goede hulp, werkt
      weer, doet het weer, alles werkt, eerder binnen, zin in, veel zin, kan niet wachten, gelukkig maar, niks te klagen, niets te klagen, de moeite waard, het waard, veel plezier, met plezier, veel succes, fijne service`,
    hollow: `zonder problemen, zonder probleem, goede morgen, goede middag, goeden avond, goede avond, goede nacht, goede reis, goede vraag, fijne dag, fijne avond, fijn weekend, fijne feestdagen, prettige dag, mooi weer, met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, vriendelijke groeten, hartelijke
      groet, hartelijke groeten, alvast bedankt, bij voorbaat dank, alvast dank, bedankt alvast, bedankt voor het antwoord, geen probleem, geen punt, geen zorgen, maakt niet uit, niet alleen, is goed, al goed, goed dan, zo goed als, net zo goed, zo snel mogelijk, snel mogelijk, hoe snel, graag snel, het spijt me, lieve mensen,
      in het beste geval, te laat, hoe laat, niet te, zo nodig, niet meer dan, komt goed, beste klantenservice, beste meneer, beste mevrouw, beste allemaal, beste team`,
    bad: `nog niks, niks wijzer, de helft ontbrak, helft ontbreekt, gaat mis, gaat echt alles mis, alles mis, zo met klanten, geld voor vragen, aan de lijn, aan de lijn en, opgehangen, op de lijn, weg ermee, geen woorden voor, nooit bereikbaar, niet bereikbaar, te gek voor woorden, schaam je, schamen jullie, tijdverspilling, zonde van, had beter, laat op zich wachten, kom niet, klopt niet, klopt niks, werkt niet, doet het niet, werken niet, doet niks, reageert niet, laadt niet, werkt nog steeds, nog steeds niet, nog steeds geen, nog altijd niet, nog altijd geen, nog niet, alweer geen, al weken, al maanden, al dagen, al uren, weer geen, fijn hoor, lekker dan, mooi is dat, lekker bezig, goed
      bezig hoor, bedankt voor niks, bedankt voor niets, dank voor niks, niet normaal, niet leuk, niet blij, niet tevreden, niet grappig, niet best, niet te geloven, niet te doen, geen zin, geen reactie, geen antwoord, geen gehoor, geen internet, geen stroom, geen bereik, geen verbinding, geen oplossing, geen
      excuses, geen hulp, geen respect, niemand neemt op, niemand reageert, niemand die, niemand weet, neemt niemand op, voor de gek, voor de gek gehouden, aan het lijntje, van het kastje, in de steek, in de wacht, het zat, helemaal klaar met, klaar mee, ben klaar, hoe moeilijk, slaat nergens op, nergens op,
      sla nergens, wat een rot, wat een drama, wat een gedoe, veel gedoe, te duur, te traag, veel te, zeg ik mijn, zeg mijn, tot hier, genoeg is genoeg, kan echt niet, kan niet meer, bevalt me niet, laat te wensen, te wensen over, dubbel afgeschreven, echt jammer, zo jammer, heel jammer, doet pijn, hoofdpijn`,
    awful: `nooit meer, nooit weer, een aanfluiting, een schande, een schandaal, wat een bedrog, om te janken, om te huilen, ga weg, de slechtste, het slechtste, het ergste, een ramp, een drama, pleur op, rot op`,
    turns: `in plaats van, allesbehalve, verre van`,
  },
};
