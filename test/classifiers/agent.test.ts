import { describe, expect, it } from 'vitest';
import { outbound, single } from './classify.ts';

const CASES: readonly (readonly [string, string])[] = [
  ['@ann We are looking into it. ^JK', 'JK'],
  ['@ann We are looking into it.^JK', 'JK'],
  ['@ann We are looking into it ^jk', 'JK'],
  ['@ann Please send us a DM. *SR', 'SR'],
  ['@ann Thanks for waiting! -Tom', 'Tom'],
  ['@ann Thanks for waiting! - Tom', 'Tom'],
  ['@ann Thanks for waiting – Tom', 'Tom'],
  ['@ann Have you tried logging out? /AB', 'AB'],
  ['@ann Thanks, ~Derrick', 'Derrick'],
  ['@ann Please DM us. ^MC https://t.example/x', 'MC'],
  ['@ann more in the next post *TJN 1/2', 'TJN'],
  ['@ann Wir prüfen das. ^LM', 'LM'],
  ['@ann Nous vérifions. ^Élodie', 'Élodie'],
  ['@ann so cute ^_^', ''],
  ['@ann that made our day ^^', ''],
  ['@ann the agent ^JK will call you tomorrow', ''],
  ['@ann we -Tom and I- will look', ''],
  ['@ann Please choose yes/no', ''],
  ['@ann call us 24/7', ''],
  ['@ann it costs 5-10', ''],
  ['@ann check the follow-up', ''],
  ['@ann it is up-to-date', ''],
  ['@ann We are looking into it.', ''],
  ['@ann open the menu > Settings - now', ''],
  ['@ann visit https://acme.example/AB', ''],
  ['', ''],
];

describe('Who signed the reply?', () => {
  it.each(CASES)('%s → "%s"', async (text, agent) => {
    expect(single(await outbound(text), 'agent').value).toBe(agent);
  });
});
