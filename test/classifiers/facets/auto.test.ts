import { describe, expect, it } from 'vitest';
import { createClassifiers } from '../../../src/classifiers/index.ts';
import { outbound, single } from '../classify.ts';

const CASES: readonly (readonly [string, 'true' | 'false'])[] = [
  ['This is an automated reply. Our team will be back at 9.', 'true'],
  ['Auto response: we have received your message and will reply soon.', 'true'],
  ['Thanks for contacting us! We will respond within 24 hours.', 'true'],
  ["Hi, I'm the Zipla virtual assistant. How can I help?", 'true'],
  ["I'm a bot, but I can help with orders.", 'true'],
  ['Our office is closed. We are currently offline.', 'true'],
  ['You have reached us outside of our business hours.', 'true'],
  ['This account is not monitored.', 'true'],
  ['Dies ist eine automatische Antwort.', 'true'],
  ['Ich bin der virtuelle Assistent von Zipla.', 'true'],
  ['Sie schreiben uns außerhalb unserer Öffnungszeiten.', 'true'],
  ['Ceci est une réponse automatique, nous revenons vers vous.', 'true'],
  ['Vous nous écrivez en dehors de nos horaires.', 'true'],
  ['Esta es una respuesta automática.', 'true'],
  ['Soy el asistente virtual de Zipla, ¿en qué puedo ayudarte?', 'true'],
  ['Esta é uma resposta automática.', 'true'],
  ['Questa è una risposta automatica.', 'true'],
  ['Dit is een automatisch bericht.', 'true'],
  ['Hi Ann, sorry to hear that. Please DM us. ^JK', 'false'],
  ['Thanks for letting us know, Ann!', 'false'],
  ['The barrier at Leeds is automatic again, sorry for the wait.', 'false'],
  ['Your payment went through automatically on Monday.', 'false'],
  ['Tut uns leid, wir prüfen das. /AB', 'false'],
  ['Désolé pour le retard, quel est votre numéro de commande ?', 'false'],
  ['You will receive an automated message with a code.', 'false'],
  ['Our virtual assistant can help too: https://zipla.example/x', 'false'],
  ['Our store hours are 9 to 5 on Sundays.', 'false'],
  ['Please do not reply to that e-mail, it is a scam.', 'false'],
  ["We've received your message and answered it.", 'false'],
  ['Unser Chatbot hilft dir dabei auch.', 'false'],
  ['Notre chatbot peut vous aider.', 'false'],
  ['Nuestro horario es de 9 a 18.', 'false'],
  ['The office on Elm Road is open until six.', 'false'],
  ['', 'false'],
];

describe('Did a program write the reply?', () => {
  it.each(CASES)('%s → %s', async (text, auto) => {
    expect(single(await outbound(text), 'auto').value).toBe(auto);
  });

  it('believes the platform when it calls the account a bot', () => {
    const labels = createClassifiers().classifyText({ text: 'Hi Ann!', direction: 'outbound', authorBot: true });
    expect(single(labels, 'auto').value).toBe('true');
  });
});
