import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { markdownRenderer } from '../../src/renderers/markdown.ts';
import { METRIC, REPORT, RESPONSE_TIMES } from './sample.ts';

const OPTIONS = { width: 80, unicode: true, palette: PLAIN };

describe('markdown', () => {
  it('is a GitHub table with its definition below', () => {
    expect(markdownRenderer.render(METRIC, OPTIONS)).toMatchInlineSnapshot(`
      "# Customer care, March

      2026-03-01 00:00 – 2026-04-01 00:00 · brand = acme

      *How long do customers wait for an answer?*

      | brand | turns | median | answered | posts per turn | newest | trend |
      | :--- | ---: | ---: | ---: | ---: | :--- | :--- |
      | Acme | 12,305 | 12 min | 56.8 % (46.2–65.3) | 1.23 | 2026-03-29 11:00 | ▂▅ █ |
      | =cmd\\|"x"␛\\[2J | 40 | not reached | too few | -0.5 | – |  |
      | **all** | **12,345** | **12 min** | **56.0 %** | **** | **** | **** |

      - 2 turns were excluded for clock skew

      <sub>response-times v1 · window 24h · of first turns (direct + quote) · n = 12,345: Kaplan-Meier over the waits of first turns.</sub>

      ---

      as of 2026-04-01 02:00 · zone Europe/Berlin · labels: none  
      sampling: answered-only  
      coverage: Acme/x 2026-03-01 00:00 – 2026-04-01 00:00, not known to be complete, 1 gap, page cap
      "
    `);
  });

  it('lets no brand name break the table, start markup or ping a person', () => {
    const rows = [{ brand: 'a|b\n*x* <b>&amp; [l](u) @ann `c` https://x.test www.x.test' }];
    const columns = RESPONSE_TIMES.columns.slice(0, 1);
    const text = markdownRenderer.render(
      { ...METRIC, sections: [{ ...RESPONSE_TIMES, columns, rows, total: undefined }] },
      OPTIONS,
    );
    expect(text).toContain(
      '| a\\|b⏎\\*x\\* &lt;b\\>&amp;amp; \\[l\\](u) @<!-- -->ann \\`c\\` https:<!-- -->//x.test www<!-- -->.x.test |',
    );
  });

  it('lets no note begin a list of its own', () => {
    const notes = ['1. one', '- two', '+ three'];
    const text = markdownRenderer.render({ ...METRIC, sections: [{ ...RESPONSE_TIMES, notes }] }, OPTIONS);
    expect(text).toContain('- 1\\. one\n- \\- two\n- \\+ three\n');
  });

  it('quotes the reason of a refusal', () => {
    expect(markdownRenderer.render(REPORT, OPTIONS)).toContain(
      '> **Refused:** every conversation here holds an answer',
    );
  });
});
