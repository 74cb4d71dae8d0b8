import { describe, expect, it } from 'vitest';
import { inbound, single } from './classify.ts';
import { OFFERS } from './offers.ts';

/** Speaks of a hacked account, as who was robbed does: it stays in the queue. */
const TAKEN_FOR_TROUBLE = 'Recover your hacked account fast, contact CyberJoe on IG @KiwiBank';

describe('Vouchers, prizes and offers', () => {
  it.each(OFFERS.trouble)('%s → waits for an answer', async (text) => {
    const labels = await inbound(text);
    expect(single(labels, 'intent').value).not.toBe('spam');
    expect(single(labels, 'needs-reply').value).toBe('true');
  });

  it.each(OFFERS.spam.filter((text) => text !== TAKEN_FOR_TROUBLE))('%s → spam', async (text) => {
    const labels = await inbound(text);
    expect(single(labels, 'intent').value).toBe('spam');
    expect(single(labels, 'needs-reply').value).toBe('false');
  });

  it('rather shows an advertisement than hides who was robbed', async () => {
    expect(single(await inbound(TAKEN_FOR_TROUBLE), 'needs-reply').value).toBe('true');
  });
});
