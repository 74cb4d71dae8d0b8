import { describe, expect, it } from 'vitest';
import { inbound, single } from './classify.ts';

/** Post → level → the reason that must be named. */
const CASES: readonly (readonly [string, string, string])[] = [
  ['@Voltra your charger caught fire and burned my hand', 'critical', 'safety'],
  ['@Voltra I can smell gas leaking from the boiler, what do I do?', 'critical', 'safety'],
  ['@Zipla my son had an allergic reaction to your snack, he is in hospital', 'critical', 'safety'],
  ['@Voltra aus dem Router kommt Rauch, was soll ich tun?', 'critical', 'safety'],
  ['@Voltra le chargeur a explosé, il y a de la fumée, aidez-moi', 'critical', 'safety'],
  ['@Voltra el cargador explotó y hay humo, necesito ayuda', 'critical', 'safety'],
  ['@Voltra o carregador explodiu, preciso de ajuda', 'critical', 'safety'],
  ['@Voltra il caricatore è esploso, aiuto', 'critical', 'safety'],
  ['@Voltra de oplader is ontploft, help', 'critical', 'safety'],
  ['@KiwiBank I cannot go on, I want to die, please help', 'critical', 'vulnerable customer'],
  ['@KiwiBank I will see you in court, my lawyer has the file, refund me', 'high', 'legal'],
  ['@KiwiBank there are unauthorised transactions on my account, please help', 'high', 'fraud'],
  ['@KiwiBank ich gehe zum Anwalt, wenn ihr nicht antwortet', 'high', 'legal'],
  ['@KiwiBank je vais porter plainte, remboursez-moi', 'high', 'legal'],
  ['@KiwiBank whole street without internet since yesterday, is there an outage?', 'high', 'outage'],
  ['@Voltra sin luz en toda la zona desde ayer, ¿qué pasa?', 'high', 'outage'],
  ['@NordAir stranded at the airport with two kids, flight cancelled, what now?', 'high', 'travelling'],
  ['@NordAir mein Flug ist gestrichen und wir sitzen am Flughafen fest, helft uns', 'high', 'travelling'],
  ['@NordAir bloqués à l’aéroport, notre vol est annulé, que faire ?', 'high', 'travelling'],
  ['@NordAir my disabled mother has no wheelchair at the gate, please help', 'high', 'vulnerable customer'],
  ['@Voltra my baby and I have had no heating for two days, please help', 'high', 'vulnerable customer'],
  ['@Zipla terrible service, I am cancelling my subscription', 'normal', 'churn threat'],
  ['@Zipla I need this today please, it is urgent', 'normal', 'deadline'],
  ['@Voltra the internet is down again, when will it be back?', 'high', 'outage'],
  ['@Tuneo is your site down for everyone?', 'high', 'outage'],
  ['@NordAir two hours on the tarmac now, what is going on?', 'high', 'travelling'],
  ['@NordAir sitting in the airport since six because of you, help', 'high', 'travelling'],
  ['@Voltra I will file a complaint with the FCC, fix it', 'high', 'legal'],
  ['@Voltra regulator FCC approves wifi calling, will you offer it?', 'normal', 'nothing'],
  ['@NordAir why was my account disabled again?', 'normal', 'nothing'],
  ['@Zipla can I close down my account please?', 'normal', 'nothing'],
  ['@Beanery I sat down and nobody came, can you help?', 'normal', 'nothing'],
  ['@Zipla when are the orders going to be shipped?', 'normal', 'nothing'],
  ['@Zipla what time do you open tomorrow?', 'normal', 'nothing'],
  ['@Zipla could you resend the invoice please', 'normal', 'nothing'],
  ['@Zipla thank you, all sorted!', 'low', 'asks for nothing'],
  ['I love the new dark mode @KiwiBank, great job', 'low', 'asks for nothing'],
  ['on my way to Lisbon with @NordAir', 'low', 'asks for nothing'],
  ['@Beanery just bitten on a piece of plastic in your doughnut', 'critical', 'safety'],
  ['@Beanery lovely piece of plastic in my bowl', 'critical', 'safety'],
  ['@Beanery there was a nail in my sandwich', 'critical', 'safety'],
  ['@Beanery found a hair in my soup', 'high', 'safety'],
  ['@Beanery the bread had mould on it', 'high', 'safety'],
  ['@Beanery Plastik im Salat gefunden', 'critical', 'safety'],
  ['@Beanery morceau de verre dans ma salade', 'critical', 'safety'],
  ['@Beanery encontré un gusano en mi ensalada', 'critical', 'safety'],
  ['@Beanery achei uma barata na minha sopa', 'critical', 'safety'],
  ['@Beanery pezzo di plastica nel panino', 'critical', 'safety'],
  ['@Beanery stuk glas in mijn salade', 'critical', 'safety'],
  ['@Beanery threw up all night after your chicken', 'critical', 'safety'],
  ['@Beanery nuts despite my son’s allergy', 'critical', 'safety'],
  ['@Voltra smell of gas after your engineer left', 'critical', 'safety'],
  ['@Voltra Brandgeruch aus dem Ladegerät', 'critical', 'safety'],
  ['@Ridea the driver was drunk', 'critical', 'safety'],
  ['@Ridea the driver touched me inappropriately', 'critical', 'safety'],
  ['@Mallo lift stuck with people inside', 'critical', 'safety'],
  ['@Voltra my mum is 84 and has no heating', 'high', 'vulnerable customer'],
  ['@Voltra no heating with a newborn', 'high', 'vulnerable customer'],
  ['@NordAir pregnant and no seat', 'high', 'vulnerable customer'],
  ['@KiwiBank my account has been hacked', 'high', 'fraud'],
  ['@KiwiBank my card was stolen, please block it', 'high', 'fraud'],
  ['@KiwiBank transactions I did not make', 'high', 'fraud'],
  ['@KiwiBank meine Karte wurde gestohlen', 'high', 'fraud'],
  ['@KiwiBank j’ai été piraté, mon compte est vidé', 'high', 'fraud'],
  ['@KiwiBank me robaron la tarjeta', 'high', 'fraud'],
  ['@KiwiBank roubaram meu cartão', 'high', 'fraud'],
  ['@KiwiBank hanno clonato la mia carta', 'high', 'fraud'],
  ['@KiwiBank ik ben gehackt', 'high', 'fraud'],
  ['@KiwiBank I’ll sue you!!', 'high', 'legal'],
  ['@KiwiBank my lawyer will be in touch', 'high', 'legal'],
  ['@Zipla it’s now a police matter', 'high', 'legal'],
  ['@NordAir on hold for 3 hours', 'normal', 'nothing'],
  ['@NordAir your app has been stuck here for 1 hour', 'normal', 'nothing'],
  ['@Brightwave denied because of a limit which is 4 year old', 'normal', 'nothing'],
  ['@Beanery grandma dressed up as the oldest pregnant lady for your costume day', 'low', 'asks for nothing'],
  ['@Zipla so disappointed, I need it for paperwork for a solicitor', 'normal', 'nothing'],
  ['@KiwiBank your fraud department keeps me on hold', 'normal', 'nothing'],
  ['@KiwiBank fraud protection blocked my sneakers', 'normal', 'nothing'],
  ['@Brightwave outage issue solved', 'low', 'asks for nothing'],
  ['@Tuneo the hospital drama on your channel is great', 'low', 'asks for nothing'],
  ['@Zipla Police reunion tickets', 'low', 'asks for nothing'],
  ['@Beanery your chicken was pink inside', 'high', 'safety'],
  ['@Ridea driver fell asleep at the wheel', 'critical', 'safety'],
  ['@NordAir I’m 8 months pregnant and had to stand', 'high', 'vulnerable customer'],
  ['@KiwiBank I think I’ve been scammed, please help', 'high', 'fraud'],
  ['@Playo someone got into my account and changed the email', 'high', 'fraud'],
  ['@KiwiBank jemand hat meine Karte benutzt', 'high', 'fraud'],
  ['@KiwiBank qualcuno ha usato la mia carta', 'high', 'fraud'],
  ['@Ridea they just followed me back', 'low', 'asks for nothing'],
  ['@Sporta our captain is out with a knee injury', 'normal', 'nothing'],
  ['@Zipla my parcel was stolen from the porch', 'normal', 'nothing'],
  ['@Tuneo this song is killing me, love it', 'low', 'asks for nothing'],
  ['@Beanery metal band night at the bar was great', 'low', 'asks for nothing'],
  ['@NordAir do you offer meals for a 4 year old?', 'normal', 'nothing'],
  ['@Brightwave you gave my number away, help', 'high', 'legal'],
  ['@Brightwave you leaked my data to another customer', 'high', 'legal'],
  ['@KiwiBank I received someone else’s bank statement', 'high', 'legal'],
  ['@Zipla I gave my email to the shop assistant, is that needed?', 'normal', 'nothing'],
  ['@Zipla somebody is trying to order vouchers on my account', 'high', 'fraud'],
  ['@KiwiBank you are fraudulently holding my money', 'high', 'fraud'],
  ['@KiwiBank money has gone from my account that I did not spend', 'high', 'fraud'],
  ['@KiwiBank Geld ist von meinem Konto verschwunden', 'high', 'fraud'],
  ['@KiwiBank carte débitée sans mon accord', 'high', 'fraud'],
  ['@KiwiBank is this email a scam?', 'normal', 'nothing'],
  ['@Raila it isn’t safe for girls alone at this hour', 'high', 'safety'],
  ['@Voltra is it safe for kids?', 'normal', 'nothing'],
  ['@Voltra my phone is smoking', 'critical', 'safety'],
  ['@Voltra my phone gets hot and smokes while charging', 'critical', 'safety'],
  ['@Voltra the gas smells', 'critical', 'safety'],
  ['@Voltra mon téléphone fume pendant la charge', 'critical', 'safety'],
  ['@Mallo your smoking area is dirty', 'normal', 'nothing'],
  ['@Mallo was someone unconscious in that toilet?', 'normal', 'nothing'],
  ['@Mallo the disabled toilet was locked', 'normal', 'disabled toilet'],
  ['@Mallo the toilet was locked and my son is disabled', 'high', 'vulnerable customer'],
  ['@NordAir we might miss our flights because of the line', 'high', 'travelling'],
  ['@Raila passengers still stuck', 'high', 'travelling'],
  ['@NordAir 4 hour flight delay', 'high', 'travelling'],
  ['@NordAir keeps losing my bag', 'normal', 'nothing'],
  ['@Brightwave you lost me as a customer, terrible service', 'normal', 'churn threat'],
];

describe('How soon must somebody look?', () => {
  it.each(CASES)('%s → %s (%s)', async (text, level, reason) => {
    const label = single(await inbound(text), 'urgency');
    expect(label.value).toBe(level);
    expect(label.reason).toContain(reason);
  });

  it.each(CASES.filter(([, level]) => level === 'critical' || level === 'high'))(
    '%s waits for an answer',
    async (text) => {
      expect(single(await inbound(text), 'needs-reply').value).toBe('true');
    },
  );

  it('names every reason when several speak', async () => {
    const label = single(
      await inbound('@NordAir stuck at the airport, my lawyer will call you, refund me!'),
      'urgency',
    );
    expect(label.reason).toContain('legal');
    expect(label.reason).toContain('travelling');
  });

  it('stays calm when somebody praises a hot album', async () => {
    expect(single(await inbound('This playlist is fire, love it @Tuneo'), 'urgency').value).toBe('low');
  });
});
