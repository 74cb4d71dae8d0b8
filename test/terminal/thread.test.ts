import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { displayWidth } from '../../src/domain/text-width.ts';
import type { ThreadView } from '../../src/domain/thread-view.ts';
import { threadText } from '../../src/terminal/thread.ts';

const VIEW: ThreadView = {
  title: '@ann and Acme on x',
  timezone: 'Europe/Berlin',
  status: 'unanswered for 2 h 05 min',
  posts: [
    {
      at: 1774774800,
      who: '@ann',
      side: 'customer',
      text: '@acme my parcel is late\nagain!',
      id: '101',
      marks: ['direct'],
    },
    {
      at: 1774775520,
      who: '@acmecare',
      side: 'brand',
      wait_seconds: 720,
      text: 'Hi Ann, sorry to hear that. Could you send us your order number and the day you were promised it would arrive?',
    },
    { at: 1774775700, who: '@bob', side: 'other', text: 'Same here \u001b[2J\u202eevil', depth: 2 },
    { at: 1774776000, who: '@ann', side: 'customer', text: null, marks: ['deleted'] },
  ],
};

describe('a thread', () => {
  it('reads as a conversation without colour', () => {
    expect(threadText(VIEW, { width: 60, unicode: true, palette: PLAIN })).toMatchInlineSnapshot(`
      "@ann and Acme on x

      > @ann (customer) 2026-03-29 11:00 · 101 · direct
      │ @acme my parcel is late
      │ again!

          ↳ answered after 12 min
          < @acmecare (brand) 2026-03-29 11:12
          ┃ Hi Ann, sorry to hear that. Could you send us your
          ┃ order number and the day you were promised it would
          ┃ arrive?

            - @bob (other) 2026-03-29 11:15
            ┊ Same here ␛[2J<U+202E>evil

      > @ann (customer) 2026-03-29 11:20 · deleted
      │ (text not available)

      unanswered for 2 h 05 min
      "
    `);
  });

  it('can be drawn in ASCII', () => {
    expect(threadText(VIEW, { width: 60, unicode: false, palette: PLAIN })).toContain(
      '    -> answered after 12 min\n    < @acmecare',
    );
  });

  it('stays inside the screen', () => {
    const long = {
      ...VIEW,
      title: `Thread of at://did:plc:${'a'.repeat(80)}: 1 post`,
      status: `${'n'.repeat(90)} is not answered by acme (thread continued for 30 min)`,
    };
    for (let width = 40; width < 100; width++)
      for (const line of threadText(long, { width, unicode: true, palette: PLAIN }).split('\n'))
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });
});
