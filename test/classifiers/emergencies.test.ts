import { describe, expect, it } from 'vitest';
import { inbound, single } from './classify.ts';
import { DECOYS, EMERGENCIES } from './emergencies.ts';

const all = (lists: Readonly<Record<string, readonly string[]>>) => Object.values(lists).flat();

describe('Somebody is harmed, or may be', () => {
  it.each(all(EMERGENCIES))('%s → looked at soon', async (text) => {
    const labels = await inbound(text);
    expect(['high', 'critical']).toContain(single(labels, 'urgency').value);
    expect(single(labels, 'needs-reply').value).toBe('true');
  });

  it.each(all(DECOYS))('%s → nothing urgent', async (text) => {
    expect(['normal', 'low']).toContain(single(await inbound(text), 'urgency').value);
  });

  it('names the two words that made it so', async () => {
    const { reason } = single(await inbound('@GridCo dialysis patient here and the electric is off'), 'urgency');
    expect(reason).toBe('safety: dialysis · electric is off; vulnerable customer: dialysis; outage: electric is off');
  });

  it('takes words that stand far apart for two things', async () => {
    const text =
      'my daughter loves the new app and says that it is the best she had in years, and I agree with her on most of it. The old one collapsed';
    expect(single(await inbound(text), 'urgency').reason).not.toContain('safety');
  });
});

const OUTAGES = [
  '@GridCo no electricity since 6',
  '@GridCo power cut in LS6',
  '@PureWater brown water again in LS6',
  '@Telio no signal in Hull',
  '@Telio internet down',
  '@HomeGas heating off in the whole block',
  '@StadtStrom kein Strom in der Blumenstraße',
  '@ElecPlus plus d’eau rue Pasteur',
  '@EauClaire l’eau est marron ce matin',
  '@LuzMas se fue la luz en la colonia Roma',
  '@LuceOggi è andata via la luce in via Roma',
  '@LuzJa sem água há dois dias',
  '@StroomNu geen stroom in de Kerkstraat',
];

describe('What everybody in a street has lost', () => {
  it.each(OUTAGES)('%s → an outage that needs a reply', async (text) => {
    const labels = await inbound(text);
    expect(single(labels, 'topic').value).toBe('outage');
    expect(single(labels, 'needs-reply').value).toBe('true');
    expect(['high', 'critical']).toContain(single(labels, 'urgency').value);
  });

  it.each(['@Telio your network is great', '@GridCo thanks, power is back on', '@Telix danke, Netz ist wieder da'])(
    '%s → no outage',
    async (text) => {
      const labels = await inbound(text);
      expect(single(labels, 'topic').value).not.toBe('outage');
      expect(single(labels, 'needs-reply').value).toBe('false');
    },
  );
});
