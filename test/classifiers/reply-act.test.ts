import { describe, expect, it } from 'vitest';
import { REPLY_ACTS } from '../../src/domain/label.ts';
import { outbound, several } from './classify.ts';

/** Reply → acts it must hold → acts it must not hold. */
const CASES: readonly (readonly [string, string[], string[]])[] = [
  [
    'Hi Ann, sorry about that. Please DM us your order number. ^JK',
    ['greeting', 'apologise', 'ask-info', 'deflect-dm'],
    ['deflect-web', 'fixed', 'answer'],
  ],
  ['Please send us a private message so we can help.', ['deflect-dm'], ['deflect-web', 'fixed']],
  ["We've just replied to your DM.", ['deflect-dm'], ['deflect-web']],
  ['Send us a DM here: https://dm.example/zipla', ['deflect-dm'], ['deflect-web']],
  ['Join us in DM. https://dm.example/zipla', ['deflect-dm'], ['deflect-web']],
  ['Can you DM us your order number? We provided a link. https://dm.example/zipla', ['deflect-dm'], ['deflect-web']],
  ["Could you send us a DM? Here's a link. https://dm.example/zipla", ['deflect-dm'], ['deflect-web']],
  ['Could you send us a DM? Steps are here: https://zipla.example/faq', ['deflect-dm', 'deflect-web'], []],
  ['To return it, follow the link below. https://zipla.example/return', ['deflect-web'], ['deflect-dm']],
  ['You can report it here: https://zipla.example/report', ['deflect-web'], ['deflect-dm']],
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
  ['De storing is opgelost, bedankt voor je geduld.', ['fixed', 'thank'], ['apologise']],
  ['🎃', ['other'], ['greeting']],
];

describe('What does the brand do in its reply?', () => {
  it.each(CASES)('%s → %j, not %j', async (text, held, absent) => {
    const { values } = several(await outbound(text), 'reply-act');
    expect(values).toEqual(expect.arrayContaining(held));
    for (const act of absent) expect(values).not.toContain(act);
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
