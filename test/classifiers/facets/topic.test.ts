import { describe, expect, it } from 'vitest';
import { createClassifiers } from '../../../src/classifiers/index.ts';
import { rules } from '../../../src/classifiers/text/phrases.ts';
import { inbound, single } from '../classify.ts';

const CASES: readonly (readonly [string, string])[] = [
  ['@KiwiBank why was I charged a late fee on my bill?', 'billing'],
  ['@Harbourline two hours in the queue and nobody tells us anything', 'staff'],
  ['@Brightwave my bill doubled and nobody explains why', 'billing'],
  ['@Voltra meine Rechnung ist viel zu hoch', 'billing'],
  ['@Voltra ma facture a encore augmenté', 'billing'],
  ['@Voltra la factura de este mes es muy cara', 'billing'],
  ['@Zipla my parcel has not arrived, tracking says out for delivery', 'delivery'],
  ['@Zipla wo ist mein Paket? Die Sendung hängt in Hannover', 'delivery'],
  ['@Zipla mon colis est perdu, le livreur ne répond pas', 'delivery'],
  ['@Zipla a minha encomenda não chegou', 'delivery'],
  ['@Zipla waar blijft mijn pakketje', 'delivery'],
  ['@NordAir where are our bags? Luggage still in Oslo', 'travel'],
  ['@Voltra is there a power cut on Elm Road? blackout since six', 'outage'],
  ['@Voltra Störung in Köln? Kein Internet seit heute früh', 'outage'],
  ['@Voltra sin internet desde ayer, ¿hay una caída?', 'outage'],
  ['@KiwiBank locked out of my account, password reset fails', 'account'],
  ['@KiwiBank ich kann mein Passwort nicht ändern, Konto gesperrt', 'account'],
  ['@KiwiBank olvidé la contraseña de mi cuenta', 'account'],
  ['@Zipla your agent was so rude, I asked for a supervisor', 'staff'],
  ['@Zipla der Mitarbeiter an der Hotline war unfreundlich', 'staff'],
  ['@NordAir the crew on flight 212 were lovely', 'staff'],
  ['@Zipla I want a refund, give me my money back', 'refund'],
  ['@Zipla wann kommt die Erstattung? Geld zurück bitte', 'refund'],
  ['@Zipla où en est mon remboursement', 'refund'],
  ['@Zipla exijo el reembolso ya', 'refund'],
  ['@Stride the shoes fell apart, poor quality, wrong size', 'product'],
  ['@Stride die Qualität ist schlecht, Artikel defekt', 'product'],
  ['@KiwiBank your app keeps crashing after the update', 'app'],
  ['@KiwiBank die App stürzt nach dem Update ab', 'app'],
  ['@KiwiBank o aplicativo fecha depois da atualização', 'app'],
  ['@Zipla parcel, parcel, parcel: I sent the parcel back and want a refund', 'refund'],
  ['@Voltra really bad data service in our street for days', 'outage'],
  ['@Voltra no reply to my three messages, only automated answers', 'staff'],
  ['@Tuneo my PS4 will not start your game', 'product'],
  ['@Zipla your courier marked it undeliverable', 'delivery'],
  ['@KiwiBank charged me twice in your app', 'billing'],
  ['@NordAir my suitcase never arrived in Oslo', 'travel'],
  ['@NordAir mein Koffer ist weg', 'travel'],
  ['@Zipla driver did not leave the package', 'delivery'],
  ['@Ridea the driver took the long route', 'staff'],
  ['@NordAir is this bag too big for the cabin?', 'travel'],
  ['@Tuneo play the songs in my order of choice', 'other'],
  ['@Tuneo play music offline wherever you go', 'other'],
  ['@KiwiBank got turned down for a loan', 'other'],
  ['@Beanery I’m down for a burrito', 'product'],
  ['@Playo I lost all my points in the game', 'product'],
  ['@Brightwave the site is offline', 'outage'],
  ['@Stride 300 points are missing from my rewards', 'account'],
  ['@Zipla I watch your adverts every day', 'other'],
  ['@Zipla good morning everyone', 'other'],
  ['@NordAir happy birthday!', 'other'],
];

describe('What is the post about?', () => {
  it.each(CASES)('%s → %s', async (text, topic) => {
    expect(single(await inbound(text), 'topic').value).toBe(topic);
  });

  it('learns a topic of the user’s own from a table', async () => {
    const classifiers = createClassifiers({ topicRules: rules('loyalty', 4, { en: 'stamp card|cards, free coffee' }) });
    const [labels] = await classifiers.classifyTexts([
      { text: '@Beanery my stamp card is full, where is my free coffee?', direction: 'inbound' },
    ]);
    expect(single(labels!, 'topic').value).toBe('loyalty');
    expect(classifiers.facets.find((facet) => facet.name === 'topic')?.values).toContain('loyalty');
  });

  it('shows the words that decided', async () => {
    expect(single(await inbound('@Zipla my parcel has not arrived'), 'topic').reason).toContain('parcel');
  });
});
