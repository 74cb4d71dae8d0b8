import { describe, expect, it } from 'vitest';
import { REPLY_ACTS } from '../../../src/domain/label.ts';
import { outbound, several } from '../classify.ts';
import { PLAIN_REPLIES } from '../plain-replies.ts';

/** Reply → acts it must hold → acts it must not hold. */
const CASES: readonly (readonly [string, string[], string[]])[] = [
  [
    'Hi Ann, sorry about that. Please DM us your order number. ^JK',
    ['greeting', 'apologise', 'ask-info', 'deflect-dm'],
    ['deflect-web', 'fixed', 'answer'],
  ],
  ['Please send us a private message so we can help.', ['deflect-dm'], ['deflect-web', 'fixed']],
  ["We've just replied to your DM.", ['deflect-dm'], ['deflect-web']],
  ['Send us a DM here: https://dm.example/zipla', ['deflect-dm', 'deflect-web'], []],
  ['Join us in DM. https://dm.example/zipla', ['deflect-dm'], ['deflect-web']],
  ['Can you DM us your order number? We provided a link. https://dm.example/zipla', ['deflect-dm', 'deflect-web'], []],
  ["Could you send us a DM? Here's a link. https://dm.example/zipla", ['deflect-dm', 'deflect-web'], []],
  ['Could you send us a DM? Steps are here: https://zipla.example/faq', ['deflect-dm', 'deflect-web'], []],
  ['To return it, follow the link below. https://zipla.example/return', ['deflect-web'], ['deflect-dm']],
  ['Please fill in the form on our website.', ['deflect-web'], ['deflect-dm']],
  ['More info: https://zipla.example/faq', ['deflect-web'], []],
  ['Visit kiwibank.com/help and sign in.', ['deflect-web'], []],
  ['Happy Friday everyone! https://pic.example/cat', [], ['deflect-web']],
  ['Please call us on 0800 123 4567 so we can help.', ['deflect-phone'], ['deflect-web']],
  ['Our team will call you back tomorrow.', ['promise'], ['deflect-phone']],
  ['Give our card team a shout at 1-800-555-0142, any time.', ['deflect-phone'], ['deflect-email']],
  ['You can request a call back here: https://zipla.example/c', ['deflect-phone'], []],
  ['For real time support, phone or chat: https://zipla.example/c', ['deflect-phone'], []],
  ['Please return our call at the number given.', ['deflect-phone'], []],
  ['Those fries are calling your name!', [], ['deflect-phone']],
  ['They call us the friendliest airline for a reason.', [], ['deflect-phone']],
  ['Did you call your local store about it?', [], ['deflect-phone']],
  ['Could you DM us your email address and phone number?', ['deflect-dm'], ['deflect-email', 'deflect-phone']],
  ['The team should send you an email shortly.', [], ['deflect-email']],
  ['Did you get the email from our support team?', [], ['deflect-email']],
  ['Drop us an email at help@zipla.example.', ['deflect-email'], ['deflect-web']],
  ['Pop into your nearest store and our team will swap it.', ['deflect-store'], ['deflect-dm']],
  ['We apologise for the delay, Ann.', ['apologise'], ['fixed']],
  ['Thanks for letting us know!', ['thank', 'acknowledge'], ['apologise']],
  ['We understand how frustrating this is.', ['acknowledge'], ['apologise', 'fixed']],
  ['Which version of the app are you using?', ['ask-info'], ['deflect-dm']],
  ['Can you tell us your order number?', ['ask-info'], ['deflect-dm']],
  ["We'll look into this and get back to you.", ['promise'], ['fixed']],
  ['The app is back up now, and your refund has been issued.', ['fixed'], ['promise']],
  [
    'Yes, you can change the seat in the settings until two hours before departure.',
    ['answer'],
    ['deflect-dm', 'apologise'],
  ],
  ['Unfortunately the item is only available in blue.', ['answer'], ['fixed']],
  // Courtesy and handling are no answer.
  [
    'We are sorry to hear this. Please DM us so we can look into it.',
    ['apologise', 'deflect-dm'],
    ['answer', 'promise'],
  ],
  ['This is saddening to hear. Please DM us.', ['deflect-dm'], ['answer']],
  ['We take this very seriously. DM us so we can connect.', ['deflect-dm'], ['answer', 'promise']],
  ['We are not able to see your account on Twitter. Call 866-555-0142.', ['deflect-phone'], ['answer']],
  ["We don't like to hear this. Did you report it within 7 days?", ['ask-info'], ['answer']],
  ['No worries! DM us and we can take it from there.', ['deflect-dm'], ['answer']],
  ['For security reasons we cannot discuss accounts here. Please DM us.', ['deflect-dm'], ['answer']],
  ['This is not the experience we want for you. Please call us.', ['deflect-phone'], ['answer']],
  ['This should not happen. DM us.', ['deflect-dm'], ['answer']],
  ["We aren't quite following. What are you trying to do?", ['ask-info'], ['answer']],
  ['Your loyalty means a lot to us. Please DM us.', ['deflect-dm'], ['answer']],
  ['The team has been made aware. Please call us.', ['deflect-phone'], ['answer']],
  ['Our team is here 24/7. DM us.', ['deflect-dm'], ['answer']],
  ['Dat is niet de bedoeling. Stuur ons een DM.', ['deflect-dm'], ['answer']],
  ["Cela n'est pas normal. Envoyez-nous un DM.", ['deflect-dm'], ['answer']],
  ['If your order is not there by then, send us a DM.', ['deflect-dm'], ['answer']],
  ['What a lovely photo, this is our favourite!', [], ['answer']],
  ['You can report it here: https://zipla.example/report', ['deflect-web'], ['deflect-dm', 'answer']],
  // Information and steps are.
  ['Hi Ann, line 4 is suspended until 24 March.', ['greeting', 'answer'], ['deflect-dm']],
  ["We switched it off, but it'll be back on tomorrow.", ['answer'], ['promise']],
  ['Trains are still meeting with delays at Fernhill', ['answer'], ['other']],
  [
    'The Voltra store is online. Please power cycle it and try again: https://v.example/x',
    ['answer', 'deflect-web'],
    [],
  ],
  ['Update to 4.2, then test: https://v.example/x', ['answer', 'deflect-web'], []],
  ['Your user name cannot be changed, details: https://v.example/x', ['answer', 'deflect-web'], []],
  ['Press the option, go to the episode page.', ['answer'], ['deflect-web']],
  ["Can you clear your cache and see if that helps? It's working on my end.", ['answer', 'ask-info'], ['promise']],
  ['Good news: Friday will be here in two days.', ['answer'], ['promise']],
  ['Sorry Ann, the mug is no longer available.', ['apologise', 'answer'], []],
  ['The delay is due to a fault near Elm Park. Please DM us your ticket.', ['answer', 'deflect-dm'], []],
  ['Medium cups only come in green at our stores.', ['answer'], []],
  ['Die Filiale hat sonntags von 10 bis 18 Uhr geöffnet.', ['answer'], ['deflect-store']],
  ['Der Zug hat wegen einer Störung 20 Minuten Verspätung.', ['answer'], ['apologise']],
  ['Bitte starte die App neu.', ['answer'], []],
  ['Le magasin ouvre à 9h le dimanche.', ['answer'], ['deflect-store']],
  ["Votre train a 20 minutes de retard en raison d'une panne.", ['answer'], ['apologise']],
  ["Redémarrez l'application puis reconnectez-vous.", ['answer'], []],
  ['La tienda abre los domingos de 10 a 18.', ['answer'], ['deflect-store']],
  ['Su vuelo está retrasado debido al mal tiempo.', ['answer'], []],
  ['No se puede cambiar el color en la app.', ['answer'], []],
  ["Ce n'est pas l'impression que nous voulons donner.", [], ['answer']],
  ['Vamos a ayudarte. ¿Qué modelo usas?', ['ask-info'], ['promise', 'answer']],
  ['Ya hemos cambiado tu correo.', ['fixed'], ['promise']],
  ['Reinicia el router y espera dos minutos.', ['answer'], []],
  ['A loja abre aos domingos das 10h às 18h.', ['answer'], ['deflect-store']],
  ['O voo está atrasado devido ao mau tempo.', ['answer'], []],
  ['Reinicie o aparelho e tente outra vez.', ['answer'], []],
  ['Il negozio è aperto la domenica dalle 10 alle 18.', ['answer'], ['deflect-store']],
  ['Il treno ha 20 minuti di ritardo a causa di un guasto.', ['answer'], []],
  ["Riavvia l'app e riprova.", ['answer'], []],
  ['De winkel is zondag open van 12 tot 17 uur.', ['answer'], ['deflect-store']],
  ['De trein heeft 20 minuten vertraging vanwege een storing.', ['answer'], []],
  ['Start de app opnieuw op.', ['answer'], []],
  ['Tut uns leid, das ist ärgerlich. Schick uns bitte eine DM.', ['deflect-dm'], ['answer']],
  ['Nous sommes désolés. Pouvez-vous nous écrire en message privé ?', ['deflect-dm'], ['answer']],
  ['Lamentamos la situación, envíanos un DM con tu número de pedido.', ['deflect-dm', 'ask-info'], ['answer']],
  // Promises and fixed things.
  ["I'll look into this for you.", ['promise'], ['answer']],
  ["DM us your order number and we'll check it.", ['deflect-dm'], ['promise']],
  ["Please DM us. I'll tell the team today.", ['deflect-dm', 'promise'], []],
  ["We'd be happy to look into this. Please DM us.", ['deflect-dm'], ['promise', 'answer']],
  ['What type of device are we working with?', ['ask-info'], ['promise']],
  ['Has your issue been resolved?', ['ask-info'], ['fixed']],
  ["Let us know if it's not fixed.", [], ['fixed', 'answer']],
  ["Glad it's sorted, Ann!", [], ['fixed']],
  ["We've added your vote to the list.", [], ['fixed']],
  ['We have added your seat request to the booking.', [], ['other']],
  ['Thanks for reaching out!', ['thank', 'acknowledge'], []],
  ["We've sent your refund request to the team.", [], ['fixed']],
  ['Unfortunately no phone was found on board.', ['answer'], ['fixed']],
  // A question tells nothing, a polite step included; what stands before it or in a sentence of its own may.
  ['Have you tried turning the Voltra off and on?', ['ask-info'], ['answer']],
  ['Have you logged out, restarted the phone, then logged in?', ['ask-info'], ['answer']],
  ['Have you tried another browser, Ann ^JK', ['ask-info'], ['answer']],
  ['Did you clear the cache and log back in?', ['ask-info'], ['answer']],
  ['Could you try to uninstall the Stride app?', ['ask-info'], ['answer']],
  ['Can you clear your cache and see if that helps?', ['ask-info'], ['answer']],
  ['If you restart the app, does it help?', ['ask-info'], ['answer']],
  ["Let us know if you've tried restarting the phone.", [], ['answer']],
  ['Have you restarted it? If not, please restart the router.', ['ask-info', 'answer'], []],
  ['Go to the menu, which version do you see?', ['ask-info', 'answer'], []],
  ["Let's have you reset the network settings.", ['answer'], ['ask-info']],
  ['Hast du den Router schon neu gestartet?', ['ask-info'], ['answer']],
  ['Avez-vous redémarré la box ?', ['ask-info'], ['answer']],
  ['Hola Ana, ¿has intentado reiniciar el router de tu casa?', ['ask-info'], ['answer']],
  ['Já tentou reiniciar o aparelho?', ['ask-info'], ['answer']],
  ['Hai già provato a disinstallare la app?', ['ask-info'], ['answer']],
  ['Heb je al geprobeerd de app opnieuw te installeren?', ['ask-info'], ['answer']],
  // What follows once the customer has gone elsewhere is no promise.
  ["Connect with us through https://zipla.example/c and we'll be in touch", ['deflect-web'], ['promise']],
  ["Visit https://zipla.example/c and we'll get back to you", ['deflect-web'], ['promise']],
  ['Send us a note here, https://zipla.example/c and our team will be in touch.', ['deflect-web'], ['promise']],
  ['Schreib uns hier https://zipla.example/c, dann melden wir uns.', ['deflect-web'], ['promise']],
  ['Contactez-nous ici https://zipla.example/c et nous reviendrons vers vous.', ['deflect-web'], ['promise']],
  ['Escríbenos aquí https://zipla.example/c y te contactaremos.', ['deflect-web'], ['promise']],
  ["We're looking into this, see https://zipla.example/s for updates.", ['deflect-web', 'promise'], []],
  ["The fault is known: https://zipla.example/s and we're working on it.", ['deflect-web', 'promise'], []],
  ["Read more at https://zipla.example/s. We'll look into it.", ['deflect-web', 'promise'], []],
  // Handing on asks for nothing; a farewell and the customer's own part are no promise.
  ["We're going to forward this to our flight services team.", ['promise'], ['ask-info']],
  ["We'll share your details with the crew.", ['promise'], ['ask-info']],
  ['DM us your order number so we can pass your details to the team.', ['ask-info', 'deflect-dm'], []],
  ["We'd like you to send your order number.", ['ask-info'], []],
  ['Can we confirm your phone number?', ['ask-info'], []],
  ["We'll add these comments to your file.", ['promise'], ['ask-info']],
  ["It's a tight match, we'll call it 2-1.", [], ['promise']],
  ["We'll see you on board!", [], ['promise']],
  ["We're looking forward to your visit, Ann!", [], ['promise']],
  ["We'll take this one, Ann. Which app is it?", ['ask-info'], ['promise']],
  ["We'll take a look at the booking.", ['promise'], []],
  ['Sounds like you need to pay us a visit!', [], ['answer', 'promise']],
  ['You will need to contact the airline.', [], ['promise']],
  ['They will contact you on Monday.', ['promise'], []],
  ['Our service should be consistent.', [], ['answer']],
  ["We can't make any promises.", [], ['answer']],
  ['Pls provide it within next 24 hrs', ['ask-info'], ['answer']],
  ['Allow us up to 24 hrs for the check.', ['answer'], []],
  ["If there's anything else we can help with, just give us a shout https://zipla.example/p", [], ['deflect-web']],
  ['More help is here: https://zipla.example/p', ['deflect-web'], []],
  ["We've passed your feedback to the store manager.", ['acknowledge'], ['deflect-store']],
  ["We've informed your local store.", [], ['deflect-store']],
  ['Please speak to the store manager.', ['deflect-store'], []],
  ["We're currently testing it in three towns until Friday.", ['answer'], ['promise']],
  ["We're currently testing the new cup.", ['answer'], ['promise']],
  ['Yes, it does.', ['answer'], []],
  ["No, they aren't!", ['answer'], []],
  ['Ja, das geht.', ['answer'], []],
  ['Oui, il circule.', ['answer'], []],
  ['Sim, funciona.', ['answer'], []],
  ['Ja, dat klopt.', ['answer'], []],
  ['Nein, das ist nicht in Ordnung.', [], ['answer']],
  ['Yes, we are here to help.', [], ['answer']],
  [
    'Tut uns leid! Schick uns bitte eine DM mit deiner Kundennummer. /AB',
    ['apologise', 'deflect-dm', 'ask-info'],
    ['deflect-web'],
  ],
  ['Hallo Ann, bitte ruf uns an: 0800 1234567', ['greeting', 'deflect-phone'], ['deflect-dm']],
  [
    'Bonjour, nous sommes désolés. Écrivez-nous en message privé svp.',
    ['greeting', 'apologise', 'deflect-dm'],
    ['deflect-web'],
  ],
  ['Merci de remplir le formulaire ici : https://zipla.example/f', ['deflect-web'], ['deflect-dm']],
  [
    'Hola Ana, lamentamos lo ocurrido. Escríbenos por DM, por favor.',
    ['greeting', 'apologise', 'deflect-dm'],
    ['deflect-web'],
  ],
  [
    'Olá Ana, pedimos desculpa. Envie-nos uma mensagem privada.',
    ['greeting', 'apologise', 'deflect-dm'],
    ['deflect-web'],
  ],
  [
    'Ciao Anna, ci dispiace. Scrivici in privato con il numero ordine.',
    ['greeting', 'apologise', 'deflect-dm'],
    ['deflect-web'],
  ],
  [
    'Hoi Anna, excuses voor het ongemak. Stuur ons een DM met je ordernummer.',
    ['greeting', 'apologise', 'deflect-dm', 'ask-info'],
    ['deflect-web'],
  ],
  ['Um welche Filiale geht es?', ['ask-info'], ['deflect-store', 'answer']],
  ['Bitte gehe in einen unserer Shops.', ['deflect-store'], []],
  ['Nenn uns bitte deine Telefonnummer.', ['ask-info'], ['deflect-phone']],
  ['Dans quel magasin étiez-vous ?', ['ask-info'], ['deflect-store']],
  ["Rendez-vous dans l'une de nos boutiques.", ['deflect-store'], []],
  ['Quel modèle de téléphone avez-vous ?', ['ask-info'], ['deflect-phone']],
  ['Merci de nous contacter au 3900.', ['deflect-phone'], ['thank']],
  ['Merci de nous avoir contactés.', ['thank'], ['deflect-phone']],
  ['¿En qué tienda fue?', ['ask-info'], ['deflect-store']],
  ['Acércate a una de nuestras tiendas.', ['deflect-store'], []],
  ['¿Puedes contarnos lo sucedido?', ['ask-info'], []],
  ['¿Te has puesto en contacto con el transportista?', ['ask-info'], []],
  ['Podría decirnos si recibe un código', ['ask-info'], []],
  ['Em que loja aconteceu?', ['ask-info'], ['deflect-store']],
  ['Dirija-se a uma das nossas lojas.', ['deflect-store'], []],
  ['Che modello di telefono hai?', ['ask-info'], ['deflect-phone']],
  ['In quale negozio è successo?', ['ask-info'], ['deflect-store']],
  ['Recati in uno dei nostri negozi.', ['deflect-store'], []],
  ['In welke winkel was dit?', ['ask-info'], ['deflect-store']],
  ['Ga langs bij een van onze winkels.', ['deflect-store'], []],
  ['De storing is opgelost, bedankt voor je geduld.', ['fixed', 'thank'], ['apologise']],
  ['🎃', ['other'], ['greeting']],
];

describe('What does the brand do in its reply?', () => {
  it.each(CASES)('%s → %j, not %j', async (text, expected, absent) => {
    const { values } = several(await outbound(text), 'reply-act');
    expect(values).toEqual(expect.arrayContaining(expected));
    for (const act of absent) expect(values).not.toContain(act);
  });

  it.each(PLAIN_REPLIES)('%s: %s', async (act, text) => {
    const { values } = several(await outbound(text), 'reply-act');
    if (act.startsWith('!')) return expect(values).not.toContain(act.slice(1));
    expect(values).toContain(act);
    if (act === 'fixed' || act === 'answer') expect(values.filter((each) => each.startsWith('deflect-'))).toEqual([]);
  });

  it('sends to the store only where nothing is done yet, or where the store is to do it', async () => {
    const acts = async (text: string) => several(await outbound(text), 'reply-act').values;
    expect(await acts('A ramp is booked for you, just tell the crew at the gate.')).toEqual(['fixed']);
    expect(await acts('Just tell the crew at the gate.')).toEqual(['deflect-store']);
    expect(await acts('Your refund has been issued. For the rest please visit our store.')).toContain('deflect-store');
    expect(await acts("I'll speak to the store manager.")).not.toContain('deflect-store');
  });

  it('keeps the acts in one order and knows no others', async () => {
    const { values } = several(
      await outbound('Hi! Sorry. DM us, call us on 0800 123 4567 or visit our website.'),
      'reply-act',
    );
    expect(values).toEqual(REPLY_ACTS.filter((act) => values.includes(act)));
  });

  it('shows the words behind each act', async () => {
    const { reason } = several(await outbound('We apologise. Please DM us.'), 'reply-act');
    expect(reason).toContain('apologise: apologise');
    expect(reason).toContain('deflect-dm: DM us');
  });
});
