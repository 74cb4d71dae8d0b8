/** Made-up posts for timing: a seeded mix of the sentences, names and accidents that customer care sees. */
import { seededRandom } from '../src/domain/random.ts';

const OPENERS = ['@Zipla', '@KiwiBank', '@NordAir @NordAirCare', 'Hey @Voltra', 'Hi @Stride,', 'Dear @Beanery', ''];
const INBOUND = [
  'my parcel has been stuck in Leeds since Monday and nobody answers, what is going on?',
  'worst service ever, I have been on hold for forty minutes 😡',
  'thank you so much, all sorted now!',
  'your app keeps crashing since the last update, please fix it',
  'can I change the address on order 90210778 before it ships?',
  'stranded at the airport with two kids, flight cancelled, please help',
  'love the new dark mode, great work team :)',
  'Das Internet geht seit drei Tagen nicht mehr, wann wird das behoben?',
  'toujours pas de réponse à mes messages, c’est inadmissible',
  'me cobraron dos veces la misma factura y nadie responde',
  'is the store on Elm Road open on Sunday?',
  'I was charged twice this month, I want a refund or I am cancelling my account #fail',
];
const OUTBOUND = [
  "We're sorry to hear that! Please send us a DM with your order number so we can look into this.",
  'Thanks for letting us know, we have passed this on to the team.',
  'You can track it here: https://zipla.example/track',
  'Which version of the app are you using? Have you tried logging out?',
  'Please call us on 0800 123 4567 and we will sort it out.',
  'This is fixed now, sorry for the trouble and thanks for your patience!',
  'Tut uns leid! Schick uns bitte eine DM mit deiner Kundennummer.',
];
const ENDINGS = ['', '', '', ' https://t.example/a1b2', ' 🙄', ' #help', ' ^JK', ' Thanks', '!!!', ' 12345'];

/** `count` posts of one direction; the same seed gives the same posts. */
export function makePosts(count: number, direction: 'inbound' | 'outbound', seed: number): string[] {
  const random = seededRandom(seed);
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, () => {
    const body = pick(direction === 'inbound' ? INBOUND : OUTBOUND);
    const name = String.fromCharCode(97 + Math.floor(random() * 26)).repeat(1 + Math.floor(random() * 3));
    return `${direction === 'inbound' ? pick(OPENERS) : `@${name}${Math.floor(random() * 1e6)}`} ${body}${pick(ENDINGS)}`.trim();
  });
}
