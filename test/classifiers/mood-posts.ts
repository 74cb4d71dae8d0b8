/**
 * Posts in six languages with how their writers feel, − 0 or + before each, made up before the words that judge them. Every
 * second one of a language and value was held back while the words were written.
 */
import { WRITTEN_LAST, WRITTEN_LATER } from './later-mood-posts.ts';

const MARKS: Readonly<Record<string, string>> = { '-': 'negative', '0': 'neutral', '+': 'positive' };

/** Of German's, two of three are neutral, as they are among posts that name a company. */
const WRITTEN: Readonly<Record<string, string>> = {
  de: `
    0 Fährt heute die S3 bis Pinneberg oder nur bis Altona?
    0 Die Bahn baut zwischen Hannover und Kassel bis Dezember neue Gleise.
    0 @NordBank Kann ich meine Karte auch in der App sperren?
    0 Gestern mit dem Zug nach Leipzig, heute wieder zurück.
    0 Der Konzern will bis 2027 rund 300 neue Filialen öffnen, sagte eine Sprecherin.
    0 Ich bin schon im Zug und komme gegen acht an.
    0 @Paketo Sendung ist schon beim Nachbarn, richtig?
    0 Gewerkschaft kündigt neue Gespräche mit dem Vorstand an
    0 Guten Morgen, ab wann gilt der neue Fahrplan?
    0 Wer hat noch eine Karte für Samstag und fährt mit dem ICE?
    0 @Strom24 wie lese ich den Zähler ab?
    0 Schönen guten Tag, ich hätte gern die Adresse der Filiale in Bonn.
    0 Streik bei der Bahn: Was Reisende jetzt wissen müssen
    0 Hat jemand Erfahrung mit dem neuen Router von @Funkel?
    0 Das Ticket kostet seit Januar 49 Euro, vorher waren es 29.
    0 @MobilPlus Ich habe Ihnen eine Nachricht geschickt.
    0 Bahnhof Fulda wird ab Montag umgebaut, Züge halten auf Gleis 7.
    0 Ok, dann warte ich auf den Rückruf.
    0 Ich sitze im Bus neben einem Hund.
    0 Kann man das Abo auch für zwei Monate bekommen?
    0 Mit freundlichen Grüßen, Petra S.
    0 Vielen Dank im Voraus für eine kurze Auskunft zu Vertrag 8812
    0 Aktuell Bauarbeiten auf der Strecke, Ersatzverkehr mit Bussen ist eingerichtet.
    0 Die Aktie des Unternehmens schloss am Freitag unverändert bei 24 Euro.
    0 @Fluglinie Welche Maße darf das Handgepäck haben?
    0 Mein Vertrag läuft im März aus, was sind die Fristen?
    0 Gut, dann rufe ich morgen an.
    0 Wir fahren am Wochenende mit den Kindern zur Oma, die Tickets sind gebucht.
    0 Neue Kundenumfrage: 52 Prozent nutzen das Angebot mindestens einmal im Monat
    0 @Paketo die Nummer steht auf der Karte, die im Briefkasten lag
    0 Polizei sucht nach Unfall am Bahnübergang Zeugen
    0 Kommt das Update auch auf ältere Geräte?
    0 Ich hab noch kein Paket bekommen, soll aber erst morgen da sein, oder?
    0 Der neue Tarif gilt nur für Bestandskunden.
    0 Danke, habe euch per DN geschrieben.
    0 Am Schalter sitzt heute nur eine Person.
    0 Heute Abend läuft die Reportage über den Güterverkehr im NDR.
    0 @NordBank Ist die Filiale am Markt am Samstag offen?
    0 kein Problem, ich melde mich nächste Woche noch mal
    0 Ist das Netz bei euch gerade weg oder liegt es an meinem Handy?
    - Schon wieder 40 Minuten Verspätung, so langsam reicht es mir @Bahnlinie
    - Das ist keine gute Lösung, liebe @NordBank.
    - @Funkel seit drei Tagen kein Internet und keiner geht ans Telefon
    - Gut, dann kündige ich eben.
    - Na toll, Zug fällt aus und der nächste kommt in zwei Stunden
    - Der Mitarbeiter war unverschämt und hat einfach aufgelegt.
    - Ich bin alles andere als zufrieden mit eurem Service
    - Euer Kundendienst ist eine Zumutung
    - @Paketo Paket zerdrückt, Inhalt kaputt. Ganz großes Kino.
    - Nie wieder bestelle ich bei diesem Laden
    - Die App stürzt nach jedem Update ab, einfach nur nervig
    - Früher war der Laden schön, heute ist alles dreckig und laut.
    - Warum dauert das so lange?! Ich warte seit Wochen auf mein Geld
    - Der Zug ist total überfüllt, wir stehen bis Köln
    - Mir gefällt die neue App überhaupt nicht
    - leider wurde mein Antrag ohne Grund abgelehnt
    - Preise schon wieder erhöht, das ist doch Abzocke
    - Klimaanlage im ICE defekt, 38 Grad, unerträglich
    + Super schnelle Lieferung, danke @Paketo!
    + Die Schaffnerin war total nett und hat uns geholfen
    + Bin begeistert vom neuen Router, läuft einwandfrei
    + Endlich geht alles wieder, danke für die Hilfe!
    + Sehr schöne neue Filiale, da gehe ich gern hin
    + Entspannt und pünktlich angekommen, so macht Bahnfahren Spaß
    + Wirklich ein toller Service bei euch
    + Kann den Laden nur empfehlen, alles bestens`,
  fr: `
    0 À quelle heure ferme le magasin de Lille ce soir ?
    0 Je suis dans le train, j'arrive vers 18h.
    0 @Telbleu comment changer l'adresse de mon contrat ?
    0 Le gouvernement présente son budget mercredi.
    0 Réunion demain à 10h avec toute l'équipe.
    0 Bonjour, ma commande 4471 est-elle déjà partie ?
    0 Qui regarde le match ce soir ?
    0 Merci d'avance pour votre réponse.
    0 J'ai mangé des pâtes et je regarde une série.
    0 La nouvelle ligne de tram ouvrira en septembre, selon la mairie.
    0 @BanqueRoux je vous ai envoyé un message privé
    0 Bon, je vais dormir, cours à 8h.
    0 Mon colis est arrivé chez le voisin.
    0 Interview du ministre à 19h sur France Inter
    0 Le train de 8h12 part de la voie 4.
    0 Peut-on payer en trois fois sur le site ?
    0 pas de souci, je rappelle lundi
    0 Trois nouveaux modèles seront vendus à partir de 300 euros.
    0 Il y a du monde en ville aujourd'hui.
    0 On part en Bretagne la semaine prochaine.
    - Encore une panne, j'en peux plus de @Telbleu
    - Ce film est nul, je me suis ennuyé du début à la fin
    - J'aime pas du tout la nouvelle version
    - Service client injoignable depuis lundi, c'est lamentable
    - Je suis dégoûtée, j'ai raté mon bus
    - Colis ouvert et abîmé, bravo la livraison
    - C'est pas normal de payer autant pour rien
    - Quelle journée pourrie, j'ai mal à la tête
    - Les gens sont tellement égoïstes, ça me saoule
    - J'ai peur pour demain, je stresse trop
    - Toujours pas remboursé, vous vous moquez de vos clients !
    - Il me manque tellement, je pleure
    - Encore une heure de retard, merci la SNCF
    - Ce politicien est un menteur et un incapable
    - Ma connexion rame, impossible de travailler
    - plus jamais je ne commande chez eux
    - fatiguée de tout, envie de rien
    - L'attentat a fait douze morts, quelle tristesse
    - C'est une honte de traiter les clients comme ça
    - je déteste les lundis
    + J'adore cette chanson, elle est trop belle
    + Merci à @Telbleu, problème réglé en deux minutes !
    + Super soirée avec les copines
    + Bravo à toute l'équipe, vous êtes les meilleurs
    + Trop contente, j'ai eu mon permis !
    + La vendeuse était adorable et très professionnelle
    + Joyeux anniversaire ma chérie, je t'aime
    + Hâte d'être à demain, ça va être génial
    + Livraison rapide et produit conforme, je recommande
    + Ce restaurant est excellent, on s'est régalés
    + Enfin les vacances, trop heureuse
    + Magnifique victoire des Bleus
    + Ce livre m'a fait rire, une belle surprise
    + Tout remarche, merci pour votre aide
    + Franchement pas mal du tout ce téléphone
    + Journée parfaite, soleil et plage
    + Fière de ma petite sœur qui a réussi son concours
    + mdr ce mec est trop drôle
    + Très bon accueil ce matin à l'agence
    + Quel plaisir de vous revoir sur scène`,
  es: `
    0 ¿A qué hora abre la tienda del centro?
    0 Voy en el bus, llego a las nueve.
    0 @MovilSur ¿cómo cambio mi plan?
    0 El presidente viaja mañana a Lima.
    0 Buenos días, quisiera saber el estado del pedido 331.
    0 Mañana tengo clase a las ocho y luego trabajo.
    0 Gracias de antemano por la información
    0 La empresa anunció la apertura de 20 sucursales en 2026.
    0 Ya les mandé un mensaje directo con mis datos
    0 ¿El paquete llega hoy o mañana?
    0 Hoy juega el equipo a las 20:00 en casa.
    0 bueno, me voy a dormir
    0 El nuevo modelo cuesta 500 euros y sale en junio.
    0 sin problema, espero su respuesta
    - Llevo dos horas esperando y nadie contesta
    - Qué asco de servicio, no vuelvo más
    - No me gusta nada la nueva aplicación
    - Otra vez sin luz en todo el barrio @LuzSur
    - Estoy cansada de que me mientan
    - El pedido llegó roto y nadie se hace cargo
    - Hoy ha sido un día horrible
    - son unos ladrones, me cobraron dos veces
    - Qué pena, perdimos otra vez
    - Odio madrugar
    - Pues bien, entonces me doy de baja
    - El vuelo se canceló y nos dejaron tirados
    + Me encanta este disco, no puedo dejar de escucharlo
    + ¡Llegó mi pedido antes de tiempo, mil gracias!
    + Muy buena atención de la chica de la tienda
    + Feliz cumpleaños, te quiero mucho
    + ya funciona todo, gracias por la ayuda
    + Qué ilusión verte mañana
    + El mejor concierto de mi vida
    + Excelente producto, lo recomiendo
    + Qué risa con este vídeo jajaja
    + Orgulloso de mi equipo, gran partido
    + todo perfecto, rápido y sin problemas
    + nada mal el nuevo local, me gustó`,
  it: `
    0 A che ora chiude il negozio di via Roma?
    0 Sono in treno, arrivo verso le sei.
    0 @TelVerde come cambio il mio piano?
    0 Il governo presenta domani la manovra.
    0 Buongiorno, vorrei sapere lo stato dell'ordine 552.
    0 Stasera in tv c'è la partita alle 20.45.
    0 Grazie in anticipo per la risposta
    0 L'azienda aprirà venti filiali nel 2026.
    0 Vi ho scritto in privato con i miei dati
    0 Il pacco arriva oggi o domani?
    0 va bene, allora aspetto la mail
    0 Il nuovo modello costa 500 euro.
    0 nessun problema, richiamo lunedì
    0 Domani lezione alle otto, poi lavoro.
    - Due ore di attesa e nessuno risponde
    - Che schifo di servizio, mai più
    - Non mi piace per niente la nuova app
    - Ancora senza internet, sono stufo @TelVerde
    - Sono stanca di essere presa in giro
    - Il pacco è arrivato rotto, complimenti
    - Oggi giornata orrenda
    - ladri, mi avete addebitato due volte
    - Che tristezza, abbiamo perso di nuovo
    - Odio il lunedì
    - Bene, allora disdico il contratto
    - Volo cancellato e noi lasciati a terra senza informazioni
    + Adoro questa canzone, bellissima
    + Pacco arrivato in anticipo, grazie mille!
    + Commessa davvero gentilissima e preparata
    + Buon compleanno, ti voglio bene
    + ora funziona tutto, grazie dell'aiuto
    + Non vedo l'ora di vedervi domani
    + Il concerto più bello della mia vita
    + Ottimo prodotto, lo consiglio a tutti
    + che ridere questo video ahahah
    + Orgoglioso della mia squadra, grande partita
    + tutto perfetto, veloce e senza problemi
    + niente male il nuovo locale`,
  pt: `
    0 Que horas fecha a loja do shopping?
    0 Estou no ônibus, chego às nove.
    0 @OiVerde como mudo meu plano?
    0 O presidente viaja amanhã para Lisboa.
    0 Bom dia, queria saber o estado do pedido 331.
    0 Amanhã tenho aula às oito e depois trabalho.
    0 Desde já obrigado pela informação
    0 A empresa vai abrir vinte lojas em 2026.
    0 Já mandei mensagem privada com os dados
    0 A encomenda chega hoje ou amanhã?
    0 O jogo começa às 21h na Globo.
    0 bom, vou dormir
    0 O novo modelo custa 500 euros.
    0 sem problema, aguardo o contato
    - Duas horas na fila e ninguém atende
    - Que nojo de atendimento, nunca mais
    - Não gostei nada do novo aplicativo
    - De novo sem energia no bairro todo @LuzSul
    - Estou cansada de ser enganada por vocês
    - O produto chegou quebrado, parabéns
    - Que dia horrível
    - ladrões, cobraram duas vezes
    - Que tristeza, perdemos outra vez
    - Odeio segunda-feira
    - Muito bem, então vou cancelar
    - Voo cancelado e ninguém informa nada
    + Amo essa música, linda demais
    + Chegou antes do prazo, muito obrigada!
    + Atendimento ótimo, moça super simpática
    + Feliz aniversário, te amo
    + agora funciona tudo, valeu pela ajuda
    + Mal posso esperar para ver vocês amanhã
    + O melhor show da minha vida
    + Excelente produto, recomendo
    + kkkk que vídeo engraçado
    + Orgulho do meu time, que jogo
    + tudo perfeito, rápido e sem problemas
    + nada mau o novo restaurante, gostei`,
  nl: `
    0 Hoe laat sluit de winkel in Utrecht?
    0 Ik zit in de trein, ben er om zes uur.
    0 @KabelNet hoe wijzig ik mijn abonnement?
    0 Het kabinet presenteert morgen de begroting.
    0 Goedemorgen, wat is de status van bestelling 552?
    0 Vanavond om acht uur de wedstrijd op tv.
    0 Alvast bedankt voor het antwoord
    0 Het bedrijf opent in 2026 twintig filialen.
    0 Ik heb jullie een privébericht gestuurd
    0 Komt het pakket vandaag of morgen?
    0 goed, dan wacht ik op de mail
    0 Het nieuwe model kost 500 euro.
    0 geen probleem, ik bel maandag terug
    0 Morgen les om acht uur en daarna werken.
    - Twee uur in de wacht en niemand neemt op
    - Wat een slechte service, nooit meer
    - De nieuwe app bevalt me totaal niet
    - Alweer geen internet, ik ben het zat @KabelNet
    - Ik voel me behoorlijk voor de gek gehouden
    - Pakket kapot bezorgd, fijn hoor
    - Wat een rotdag vandaag
    - oplichters, jullie hebben dubbel afgeschreven
    - Zo jammer, weer verloren
    - Ik haat maandagen
    - Prima, dan zeg ik mijn abonnement op
    - Vlucht geannuleerd en niemand die ons iets vertelt
    + Wat een geweldig nummer, ik hou ervan
    + Pakket is een dag eerder binnen, dank jullie wel!
    + Hele vriendelijke medewerkster in de winkel
    + Gefeliciteerd met je verjaardag, lieverd
    + alles werkt weer, bedankt voor de hulp
    + Zin in morgen, wordt super gezellig
    + Mooiste concert van mijn leven
    + Uitstekend product, een aanrader
    + haha wat een grappig filmpje
    + Trots op mijn team, top gespeeld
    + alles perfect, snel en zonder problemen
    + niet verkeerd dat nieuwe restaurant`,
};

export interface MoodPost {
  language: string;
  text: string;
  mood: string;
  /** Not looked at while the words were written. */
  held: boolean;
}

export const MOOD_POSTS: readonly MoodPost[] = Object.entries(WRITTEN).flatMap(([language, written]) => {
  const counts: Record<string, number> = {};
  return readPosts(language, written).map((post) => {
    const count = (counts[post.mood] ?? 0) + 1;
    counts[post.mood] = count;
    return { ...post, held: count % 2 === 0 };
  });
});

export const LATER_POSTS = heldPosts(WRITTEN_LATER);
export const LAST_POSTS = heldPosts(WRITTEN_LAST);

function heldPosts(posts: Readonly<Record<string, string>>): readonly MoodPost[] {
  return Object.entries(posts).flatMap(([language, written]) =>
    readPosts(language, written).map((post) => ({ ...post, held: true })),
  );
}

function readPosts(language: string, written: string): Omit<MoodPost, 'held'>[] {
  return written
    .trim()
    .split('\n')
    .map((line) => ({ language, text: line.trim().slice(2), mood: MARKS[line.trim()[0]!]! }));
}
