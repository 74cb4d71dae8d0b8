/** More posts in six languages, − 0 or + before each. */

/** Made up when the words that judge them were done and scored once; then words were added while looking at them. */
export const WRITTEN_LATER: Readonly<Record<string, string>> = {
  de: `
    0 Die Stadtwerke lesen ab dem 3. die Zähler in der Südstadt ab.
    0 @Bahnlinie gilt mein Sparpreis auch im Zug davor?
    0 Laut Vorstand soll die Zahl der Züge bis 2030 verdoppelt werden.
    0 Sitze gerade im Wartezimmer und lese eure Broschüre.
    0 Muss ich das alte Gerät zurückschicken, wenn das neue kommt?
    0 Nach dem Sturm: Welche Strecken wieder frei sind
    0 Hallo, könnt ihr mir sagen, wann die Hotline besetzt ist?
    0 Der Aufzug am Gleis 3 wird von Montag bis Freitag gewartet.
    - Ich habe dreimal angerufen und jedes Mal wurde etwas anderes behauptet.
    - So vergrault man seine Stammkunden, Glückwunsch!
    - Die Heizung im Zug läuft auf Hochtouren bei 30 Grad draußen, danke für die Sauna
    - Das Essen kam kalt und die Hälfte hat gefehlt
    - Mit eurer Störung habt ihr mir den ganzen Arbeitstag versaut
    + Respekt an den Fahrer, der bei dem Wetter so ruhig geblieben ist
    + Hätte nicht gedacht, dass das so reibungslos geht. Klasse!
    + Endlich mal eine Hotline, bei der man verstanden wird`,
  fr: `
    0 Les travaux sur la ligne B dureront jusqu'en mars.
    0 Est-ce que la garantie couvre aussi la batterie ?
    0 Je passe au magasin demain matin pour récupérer la commande.
    0 La ministre répondra aux questions des députés cet après-midi.
    0 Où trouver le numéro de client sur la facture ?
    - On m'a raccroché au nez deux fois, merci bien
    - Le wifi coupe toutes les cinq minutes, c'est épuisant
    - Je me suis fait avoir, le produit ne ressemble en rien à la photo
    - Toute la planète brûle et eux ils s'en fichent
    - encore un dimanche à bosser, j'en ai ras la casquette
    + Un grand bravo au conseiller qui a tout arrangé en cinq minutes
    + Ce concert hier, quelle claque !
    + Trop mignon ce petit chat, je fonds
    + Contente de mon achat, rien à signaler
    + On a passé un super week-end, merci la famille`,
  es: `
    0 El pedido sale mañana del almacén, dice la web.
    0 ¿Hacen envíos a Canarias?
    0 Mañana a las diez hay junta en el colegio.
    0 Los trenes de la línea 3 circulan cada ocho minutos.
    0 Ya tengo el número de la factura, se lo paso por privado.
    - Me tuvieron cuarenta minutos al teléfono para nada
    - Cobran por todo y encima te tratan fatal
    - El paquete venía abierto y faltaba la mitad
    - Hoy no doy una, todo me sale al revés
    - Prometieron llamarme el lunes y sigo sin noticias
    + Se portaron de maravilla conmigo, un diez para Laura
    + Por fin vacaciones, qué ganas tenía
    + La comida riquísima y el trato inmejorable
    + Me solucionaron todo en un momento, así da gusto
    + Qué partidazo, estoy en una nube`,
  it: `
    0 Domani passa il corriere tra le nove e le dodici.
    0 Spedite anche in Svizzera?
    0 La riunione è spostata a giovedì.
    0 Il treno delle 7.40 parte dal binario 12.
    0 Ho trovato il numero cliente, ve lo mando in privato.
    - Quaranta minuti al telefono per sentirmi dire di richiamare
    - Fate pagare tutto e l'assistenza non esiste
    - Il pacco era aperto e mancava metà della roba
    - Oggi me ne va storta una dietro l'altra
    - Avevate promesso di chiamare lunedì e sto ancora aspettando
    + Siete stati davvero d'aiuto, un dieci a Laura
    + Finalmente in ferie, non ci speravo più
    + Si mangia da dio e il personale è attentissimo
    + Mi hanno sistemato tutto in un attimo, così sì
    + Che partita ragazzi, sono al settimo cielo`,
  pt: `
    0 O correio passa amanhã entre as nove e o meio-dia.
    0 Vocês entregam nos Açores?
    0 A reunião passou para quinta.
    0 O trem das 7h40 sai da plataforma 12.
    0 Achei o número do cliente, mando por mensagem.
    - Quarenta minutos ao telefone para nada
    - Cobram por tudo e ainda tratam a gente mal
    - O pacote veio aberto e faltava metade
    - Hoje está tudo dando errado
    - Prometeram ligar na segunda e até agora silêncio
    + Me trataram super bem, nota mil para a Laura
    + Enfim férias, não via a hora
    + Comida maravilhosa e equipe atenciosa
    + Resolveram tudo num instante, assim dá gosto
    + Que jogão, estou nas nuvens`,
  nl: `
    0 De pakketbezorger komt morgen tussen negen en twaalf.
    0 Leveren jullie ook in België?
    0 De vergadering is verplaatst naar donderdag.
    0 De trein van 7.40 vertrekt van spoor 12.
    0 Ik heb het klantnummer gevonden en stuur het via DM.
    - Veertig minuten aan de lijn en nog niks wijzer
    - Overal geld voor vragen en dan zo met klanten omgaan
    - Het pakket was open en de helft ontbrak
    - Vandaag gaat echt alles mis
    - Maandag zouden jullie bellen, het is nu donderdag
    + Top geholpen door Laura, een dikke tien
    + Eindelijk vakantie, hier keek ik zo naar uit
    + Heerlijk gegeten en superattente bediening
    + Binnen vijf minuten opgelost, zo hoort het
    + Wat een wedstrijd, ik zit op een roze wolk`,
};

/** Made up after that, and scored once. */
export const WRITTEN_LAST: Readonly<Record<string, string>> = {
  de: `
    0 Ab wann kann man die Wintertickets kaufen?
    0 Die Brücke bei Lehrte wird nachts für Züge geschlossen.
    0 Meine Kundennummer lautet anders als auf der Rechnung, welche gilt?
    0 Der Paketbote war da, ich war nicht zu Hause.
    0 Wie viele Leute arbeiten eigentlich in der Filiale?
    - Zum vierten Mal der falsche Artikel, das kann doch nicht wahr sein
    - Bei euch weiß die linke Hand nicht, was die rechte tut
    + Ihr habt mir den Urlaub gerettet, tausend Dank`,
  fr: `
    0 Le guichet de la gare ouvre à 6 heures.
    0 Vous livrez aussi en Suisse ?
    0 Il pleut à Brest et je bois un café.
    - Trois techniciens et toujours la même coupure, j'abandonne
    - Vous prenez les gens pour des idiots avec vos promos
    - Je suis tellement en colère contre ce gouvernement
    + Première fois que je vois un service aussi humain
    + On s'est bien marrés hier soir, à refaire`,
  es: `
    0 El mostrador abre a las seis.
    0 ¿La tarjeta caduca este año?
    0 Estoy en la cola del banco.
    - Tres técnicos y la misma avería, me rindo
    - Se ríen de nosotros con sus ofertas
    - Qué coraje me da este gobierno
    + Primera vez que me atienden como a una persona
    + Lo pasamos genial anoche, hay que repetir`,
  it: `
    0 Lo sportello apre alle sei.
    0 La carta scade quest'anno?
    0 Sono in coda in banca.
    - Tre tecnici e sempre lo stesso guasto, mi arrendo
    - Ci prendono per scemi con queste offerte
    - Questo governo mi fa una rabbia
    + Prima volta che mi trattano come una persona
    + Ci siamo divertiti un sacco ieri sera, da rifare`,
  pt: `
    0 O balcão abre às seis.
    0 O cartão vence este ano?
    0 Estou na fila do banco.
    - Três técnicos e o mesmo defeito, desisto
    - Fazem a gente de trouxa com essas ofertas
    - Que ódio desse governo
    + Primeira vez que me atendem como gente
    + Nos divertimos demais ontem, bora repetir`,
  nl: `
    0 Het loket gaat om zes uur open.
    0 Verloopt de pas dit jaar?
    0 Ik sta in de rij bij de bank.
    - Drie monteurs en nog steeds dezelfde storing, ik geef het op
    - Jullie houden mensen voor de gek met die acties
    - Ik word zo boos van dit kabinet
    + Voor het eerst dat ik als mens word behandeld
    + Gisteravond zo gelachen, voor herhaling vatbaar`,
};
