import { describe, expect, it } from 'vitest';
import type { INTENTS } from '../../src/domain/label.ts';
import { inbound, single } from './classify.ts';

/** Post → intent → needs a reply. Brands and people are invented. */
const CASES: readonly (readonly [string, (typeof INTENTS)[number], 'true' | 'false'])[] = [
  ['@Zipla what time does the Leeds depot close today?', 'question', 'true'],
  ['@KiwiBank do you offer student accounts?', 'question', 'true'],
  ['How do I change the address on my order @Zipla', 'question', 'true'],
  ['@NordAir ist auf dem Flug nach Oslo ein Rollstuhlplatz frei?', 'question', 'true'],
  ['@NordAir à quelle heure ouvre le comptoir demain ?', 'question', 'true'],
  ['@Zipla ¿cuánto cuesta el envío a Canarias?', 'question', 'true'],
  ['@Zipla qual é o horário da loja de Braga?', 'question', 'true'],
  ['@KiwiBank quanto costa il bonifico istantaneo?', 'question', 'true'],
  ['@Zipla hoe laat gaat de winkel in Breda open?', 'question', 'true'],
  ['@Zipla can you please resend the invoice for March', 'request', 'true'],
  ['@NordAir please call me, I would like to change my seat', 'request', 'true'],
  ['@KiwiBank könnt ihr mir bitte einen neuen PIN schicken', 'request', 'true'],
  ['@KiwiBank pouvez-vous me renvoyer le formulaire svp', 'request', 'true'],
  ['@Zipla por favor, necesito una copia de la factura', 'request', 'true'],
  ['@Zipla kunnen jullie mij de factuur sturen aub', 'request', 'true'],
  ['@Zipla worst delivery company ever, absolutely useless', 'complaint', 'true'],
  ['Third time my parcel is lost. Disgusting service @Zipla 😡', 'complaint', 'true'],
  ['@NordAir you ruined our holiday and nobody even apologised', 'complaint', 'true'],
  ['@Zipla eine Frechheit, seit drei Wochen keine Antwort!', 'complaint', 'true'],
  ['@Zipla service client lamentable, quelle honte', 'complaint', 'true'],
  ['@NordAir pésimo servicio, nunca más vuelo con ustedes', 'complaint', 'true'],
  ['@KiwiBank que vergonha, péssimo atendimento', 'complaint', 'true'],
  ['@KiwiBank servizio pessimo, una vergogna', 'complaint', 'true'],
  ['@Zipla wat een waardeloze service, schandalig', 'complaint', 'true'],
  ['@KiwiBank the app will not open since the update', 'problem', 'true'],
  ['@Zipla die Sendungsverfolgung funktioniert nicht', 'problem', 'true'],
  ['@KiwiBank la aplicación no carga desde ayer', 'problem', 'true'],
  ['@KiwiBank de app werkt niet sinds vanochtend', 'problem', 'true'],
  ['@NordAir shout out to Priya at gate 12, brilliant service', 'praise', 'false'],
  ['I love the new dark mode @KiwiBank, great job', 'praise', 'false'],
  ['@NordAir großes Lob an die Crew, ihr seid super', 'praise', 'false'],
  ['@Zipla bravo, excellent service, livré en un jour', 'praise', 'false'],
  ['@Zipla excelente servicio, me encanta', 'praise', 'false'],
  ['@Zipla thank you so much, all sorted now', 'thanks', 'false'],
  ['@NordAir vielen Dank euch!', 'thanks', 'false'],
  ['@KiwiBank merci beaucoup', 'thanks', 'false'],
  ['@KiwiBank muchas gracias', 'thanks', 'false'],
  ['@KiwiBank muito obrigada', 'thanks', 'false'],
  ['@KiwiBank grazie mille', 'thanks', 'false'],
  ['@Zipla dankjewel!', 'thanks', 'false'],
  ['I just entered to win a phone in the #ZiplaGiveaway https://zipla.example/w', 'spam', 'false'],
  ['Use promo code SAVE20 for a free gift, link in bio', 'spam', 'false'],
  ['on my way to Lisbon with @NordAir', 'other', 'false'],
  // A closing thanks or a fond word does not answer the question before it.
  ['@Zipla where is my parcel, thanks', 'question', 'true'],
  ['@Zipla thanks for that, how do I return it', 'question', 'true'],
  ['@Zipla is there parking at the store, thanks!', 'question', 'true'],
  ['@Zipla how early please? Cheers.', 'question', 'true'],
  ['@Beanery love the menu! Any word on when the Leeds store opens?', 'question', 'true'],
  ['@Stride how do I add points when somebody else booked? 😍', 'question', 'true'],
  ['@Stride do you have any app for runners, thanks in advance', 'question', 'true'],
  ['@Zipla could someone call me back please. Thanks!', 'request', 'true'],
  ['@Zipla please can you rectify the leaderboard, many thanks', 'request', 'true'],
  ['@Stride I sent my details by DM. Thanks in advance for any help', 'request', 'true'],
  ['@Zipla I’d appreciate it if you wouldn’t sell my data', 'request', 'true'],
  ['@Zipla wann öffnet der Laden, danke', 'question', 'true'],
  ['@Zipla könnt ihr mir die Rechnung schicken, danke!', 'request', 'true'],
  ['@Zipla où est mon colis, merci', 'question', 'true'],
  ['@Zipla merci de rembourser ma commande', 'request', 'true'],
  ['@Zipla merci de me rappeler', 'request', 'true'],
  ['@Zipla ¿cómo puedo seguir mi paquete? Gracias', 'question', 'true'],
  ['@Zipla a che ora aprite, grazie', 'question', 'true'],
  ['@Zipla a que horas abre, obrigada', 'question', 'true'],
  ['@Zipla waar is mijn bestelling, alvast bedankt', 'question', 'true'],
  ['@Zipla how great is that? thanks!', 'praise', 'false'],
  ['@Zipla thanks, who needs sleep?', 'thanks', 'false'],
  ['@Zipla thanks for letting me know when it opens', 'thanks', 'false'],
  ['@Zipla who doesn’t love a free doughnut? 😍', 'praise', 'false'],
  ['@Zipla merci de votre réponse', 'thanks', 'false'],
  ['@Zipla gracias por la ayuda', 'thanks', 'false'],
  ['@NordAir thank you for helping me when I was trying to get home', 'thanks', 'false'],
  // A question word inside a statement asks nothing.
  ['@Stride I have the silver one which is new', 'other', 'false'],
  ['@Beanery this is the most incredible chain!!', 'praise', 'false'],
  ['Zipla where is my parcel', 'question', 'true'],
  ['@Zipla donde esta mi paquete', 'question', 'true'],
  ['@Zipla 何時に開きますか？', 'question', 'true'],
  ['@Zipla متى تفتحون؟', 'question', 'true'],
  // Mockery.
  ['@NordAir thanks for nothing', 'complaint', 'true'],
  ['@Zipla Danke für nichts', 'complaint', 'true'],
  ['@Zipla merci pour rien', 'complaint', 'true'],
  ['@Zipla gracias por nada', 'complaint', 'true'],
  ['@Zipla obrigado por nada', 'complaint', 'true'],
  ['@Zipla grazie per niente', 'complaint', 'true'],
  ['@Zipla bedankt voor niks', 'complaint', 'true'],
  ['@NordAir great job losing my bag', 'complaint', 'true'],
  ['@Zipla nice work guys, wrong order again', 'complaint', 'true'],
  ['@Brightwave thanks for taking 3 weeks to install', 'complaint', 'true'],
  ['@Brightwave thank you but I’ve fought with you all weekend', 'complaint', 'true'],
  ['@Zipla great service again from Jo, never disappoints', 'praise', 'false'],
  ['@Zipla thank you for making us feel welcome', 'thanks', 'false'],
  // What is over asks for nothing.
  ['@Zipla never mind, problem solved', 'thanks', 'false'],
  ['@Zipla no longer an issue', 'thanks', 'false'],
  ['@Brightwave outage is over', 'thanks', 'false'],
  ['@Brightwave Störung ist behoben', 'thanks', 'false'],
  ['@Zipla problème résolu', 'thanks', 'false'],
  ['@Zipla problema resuelto', 'thanks', 'false'],
  ['@Zipla problema resolvido', 'thanks', 'false'],
  ['@Zipla problema risolto', 'thanks', 'false'],
  ['@Zipla probleem opgelost', 'thanks', 'false'],
  ['@Zipla not sure what the problem was, it’s working now', 'thanks', 'false'],
  ['@Zipla problem still not solved', 'complaint', 'true'],
  ['@Zipla you said it is fixed but it is not', 'problem', 'true'],
  ['@Zipla le problème n’est pas résolu', 'problem', 'true'],
  ['@Zipla Problem immer noch nicht gelöst', 'problem', 'true'],
  ['@Zipla has the issue been resolved?', 'question', 'true'],
  // Failures and grievances told plainly.
  ['@KiwiBank your app seems to be down', 'complaint', 'true'],
  ['@NordAir could not send my refund form', 'complaint', 'true'],
  ['@NordAir past 30 minutes and no luggage, no agent either', 'complaint', 'true'],
  ['@Beanery you forgot my sauce', 'complaint', 'true'],
  ['@NordAir look what you did to my suitcase', 'problem', 'true'],
  ['@NordAir you closed my case without any refund', 'problem', 'true'],
  ['@Zipla it needs to be fixed. Now.', 'request', 'true'],
  ['@Zipla refund please', 'request', 'true'],
  ['@Zipla reply to my DM please', 'request', 'true'],
  ['@NordAir name correction, booking YIUXX8', 'request', 'true'],
  ['@Raila Zug fällt aus und keiner sagt was', 'problem', 'true'],
  ['@Brightwave plus de réseau depuis ce matin', 'problem', 'true'],
  ['@Tuneo me rechaza las compras', 'problem', 'true'],
  ['@Raila trein valt weer uit en niemand zegt iets', 'problem', 'true'],
  ['@Zipla ik wil mijn geld terug', 'request', 'true'],
  ['@Zipla no worries, no problem at all', 'other', 'false'],
  ['@Zipla the box arrived empty', 'problem', 'true'],
  ['@Zipla nobody picks up the phone', 'complaint', 'true'],
  ['@KiwiBank the machine swallowed my card', 'problem', 'true'],
  ['@Zipla the lady who promised to sort it wont answer her phone', 'complaint', 'true'],
  ['@Zipla colis vide', 'problem', 'true'],
  ['@Ridea I’m not getting your texts', 'complaint', 'true'],
  ['@Tuneo the widget no longer shows the next song', 'problem', 'true'],
  ['@Zipla the item has not been delivered', 'problem', 'true'],
  ['@Stride this jacket is too big for me, in a good way', 'praise', 'false'],
  ['@Zipla Paket ist leer angekommen', 'problem', 'true'],
  ['@Zipla cheers, that answers my question', 'thanks', 'false'],
  ['@Zipla I was looking for this everywhere, thank you!', 'thanks', 'false'],
  ['@Zipla merci de m’avoir aidé', 'thanks', 'false'],
  // "Pay for", "issue" and "problem" in a neutral question.
  ['@Brightwave do you offer paying for the phone in full?', 'question', 'true'],
  ['@Raila can I pay for my ticket on the train?', 'question', 'true'],
  ['@NordAir how do I report an issue with my seat?', 'question', 'true'],
  ['@NordAir is it a problem if I bring a stroller?', 'question', 'true'],
  ['@NordAir next time I won’t have to pay. Thank you!', 'thanks', 'false'],
  ['@Zipla ok', 'other', 'false'],
  // Waiting in a queue, and told nothing.
  ['@Harbourline two hours in the queue at Port Elsing and nobody tells us anything', 'problem', 'true'],
  ['@Harbourline 2 hours in your queue now', 'problem', 'true'],
  ['@Harbourline zwei Stunden Schlange und keiner informiert uns', 'problem', 'true'],
  ['@Harbourline deux heures de queue et personne ne nous informe', 'problem', 'true'],
  ['@Harbourline dos horas en la cola y nadie nos informa', 'problem', 'true'],
  ['@Harbourline duas horas na fila e ninguém informa nada', 'problem', 'true'],
  ['@Harbourline due ore in coda e nessuno ci informa', 'problem', 'true'],
  ['@Harbourline twee uur in de rij en niemand vertelt ons iets', 'problem', 'true'],
  ['@Harbourline how long is the queue at the desk?', 'question', 'true'],
  ['@Harbourline is the 17:30 running? The board says cancelled, the app says on time', 'question', 'true'],
  ['@Harbourline do dogs need a ticket on the night ferry?', 'question', 'true'],
  ['@Harbourline lost a green rucksack on the morning boat, can somebody check?', 'request', 'true'],
  ['@Raila lost a scarf on the tram this morning', 'request', 'true'],
  // Who has written waits for an answer.
  ['@Zipla DM sent', 'request', 'true'],
  ['@Zipla I already sent a DM, twice', 'request', 'true'],
  ['@Zipla I’ve DMed you three times', 'request', 'true'],
  ['@Zipla replied via DM', 'request', 'true'],
  ['@Zipla I did, three times', 'request', 'true'],
  ['@Zipla messaged you on Monday', 'request', 'true'],
  ['@Zipla habe euch eine DM geschickt', 'request', 'true'],
  ['@Zipla je vous ai envoyé un mp hier', 'request', 'true'],
  ['@Zipla ya les envié un mensaje privado', 'request', 'true'],
  ['@Zipla já mandei mensagem no privado', 'request', 'true'],
  ['@Zipla vi ho scritto in privato', 'request', 'true'],
  ['@Zipla heb jullie een DM gestuurd', 'request', 'true'],
  ['@Zipla how do I send you a DM?', 'question', 'true'],
  ['@Zipla I DM’d you, thanks so much for the help!', 'thanks', 'false'],
  // Trouble told without a word for it.
  ['@Brightwave how to set up the router on my phone', 'question', 'true'],
  ['@NordAir give us our bags', 'request', 'true'],
  ['@Playo tried that too but still get code 402', 'problem', 'true'],
  ['@Brightwave pressing 7 goes to the news channel instead', 'problem', 'true'],
  ['@KiwiBank we were told it isn’t possible', 'problem', 'true'],
  ['@Brightwave #fixyourcrap', 'complaint', 'true'],
  ['@Brightwave 30 days free you say. I got 10', 'complaint', 'true'],
  ['@Zipla Received an empty box', 'problem', 'true'],
  ['@Zipla there is no button to cancel', 'problem', 'true'],
  ['@Zipla the tracking contradicts the label', 'problem', 'true'],
  ['@Legalo my lawyer friend loves your app', 'praise', 'false'],
];

describe('What does the customer want, and does it wait for an answer?', () => {
  it.each(CASES)('%s → %s, needs a reply: %s', async (text, intent, needed) => {
    const labels = await inbound(text);
    expect(single(labels, 'intent').value).toBe(intent);
    expect(single(labels, 'needs-reply').value).toBe(needed);
  });

  it('hears the anger in a mock thank-you', async () => {
    const labels = await inbound('Thanks for nothing @NordAir, my flight was cancelled and nobody helps');
    expect(single(labels, 'needs-reply').value).toBe('true');
  });

  it('does not take a polite request for a thank-you', async () => {
    const labels = await inbound('@Zipla could you resend the label please? Thanks in advance');
    expect(single(labels, 'intent').value).toBe('request');
  });

  it('keeps a thank-you that is followed by trouble in the queue', async () => {
    const labels = await inbound('@Zipla thanks but it still does not work, same error');
    expect(single(labels, 'needs-reply').value).toBe('true');
  });

  it('says which words decided', async () => {
    const labels = await inbound('@Zipla worst delivery company ever, my parcel is lost');
    expect(single(labels, 'intent').reason).toContain('worst');
    expect(single(labels, 'needs-reply').reason).toContain('complaint');
  });
});
