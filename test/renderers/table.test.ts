import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import type { Column } from '../../src/domain/report.ts';
import { displayWidth } from '../../src/domain/text-width.ts';
import { cellText } from '../../src/renderers/cells.ts';
import { markdownRenderer } from '../../src/renderers/markdown.ts';
import { tableRenderer } from '../../src/renderers/table.ts';
import { METRIC, REPORT, RESPONSE_TIMES } from './sample.ts';

const SAYINGS = {
  summary: [{ metric: 'volume', sentence: 'evil\u001b[2J: 12 turns.' }],
  limits: [{ about: 'rejected-rows', sentence: 'what stood in 3 rows', count: 3 }],
};

const shown = (report = METRIC, width = 80, unicode = true) =>
  tableRenderer.render(report, { width, unicode, palette: PLAIN });

describe('the table on a terminal', () => {
  it('prints rows upright where the screen is too narrow for the columns that cannot be dropped', () => {
    const columns = RESPONSE_TIMES.columns.slice(0, 4);
    const { rows } = RESPONSE_TIMES;
    const text = shown({ ...METRIC, sections: [{ ...RESPONSE_TIMES, columns, rows, notes: [] }] }, 40);
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(40);
    expect(text).toMatch(
      /\nbrand {5}Acme\nturns {5}12.305\nmedian {4}12.min\nanswered {2}56\.8.% \(46\.2–65\.3\)\n\nbrand {5}=cmd/,
    );
  });

  it('fits 80 columns, reads in units and says how it was made', () => {
    expect(shown()).toMatchInlineSnapshot(`
      "Customer care, March
      2026-03-01 00:00 – 2026-04-01 00:00 · brand = acme

      How long do customers wait for an answer?
                                                             posts
                                                               per
      brand          turns       median            answered   turn  newest
      ────────────  ──────  ───────────  ──────────────────  ─────  ────────────────
      Acme          12,305       12 min  56.8 % (46.2–65.3)   1.23  2026-03-29 11:00
      =cmd|"x"␛[2J      40  not reached             too few   -0.5  –
      ────────────  ──────  ───────────  ──────────────────  ─────  ────────────────
      all           12,345       12 min              56.0 %
      not shown in 80 columns: trend
      • 2 turns were excluded for clock skew
      response-times v1 · window 24h · of first turns (direct + quote) · n = 12,345

      as of 2026-04-01 02:00 · zone Europe/Berlin · labels: none
      sampling: answered-only
      coverage: Acme/x 2026-03-01 00:00 – 2026-04-01 00:00, not known to be complete,
      1 gap, page cap
      "
    `);
  });

  it('shows everything when there is room', () => {
    expect(shown(METRIC, 120)).toMatchInlineSnapshot(`
      "Customer care, March
      2026-03-01 00:00 – 2026-04-01 00:00 · brand = acme

      How long do customers wait for an answer?
      brand          turns       median            answered  posts per turn  newest            trend
      ────────────  ──────  ───────────  ──────────────────  ──────────────  ────────────────  ─────
      Acme          12,305       12 min  56.8 % (46.2–65.3)            1.23  2026-03-29 11:00  ▂▅ █
      =cmd|"x"␛[2J      40  not reached             too few            -0.5  –
      ────────────  ──────  ───────────  ──────────────────  ──────────────  ────────────────  ─────
      all           12,345       12 min              56.0 %
      • 2 turns were excluded for clock skew
      response-times v1 · window 24h · of first turns (direct + quote) · n = 12,345

      as of 2026-04-01 02:00 · zone Europe/Berlin · labels: none
      sampling: answered-only
      coverage: Acme/x 2026-03-01 00:00 – 2026-04-01 00:00, not known to be complete, 1 gap, page cap
      "
    `);
  });

  it('keeps to ASCII where nothing else can be drawn', () => {
    const text = shown(METRIC, 120, false);
    expect(text).toMatch(/^[\n -~␛]*$/);
    expect(text).toContain('12,305');
  });

  it('is never wider than the screen', () => {
    for (let width = 60; width < 140; width++)
      for (const line of shown(REPORT, width).split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it('prints the reason in place of a refused rate', () => {
    const text = shown(REPORT);
    expect(text).toContain('refused: every conversation here holds an answer by construction\n');
    expect(text).toContain('hint: --accept-biased-sample');
    const twice = shown({
      ...REPORT,
      sections: [...REPORT.sections, ...REPORT.sections.map((section) => ({ ...section }))],
    });
    expect(twice.split('refused: ')).toHaveLength(3);
    expect(twice.split('hint: ')).toHaveLength(2);
  });

  it('prints a single wide row upright instead of hiding its columns', () => {
    const [acme] = RESPONSE_TIMES.rows;
    const text = shown({ ...METRIC, sections: [{ ...RESPONSE_TIMES, rows: [acme!], total: undefined }] }, 60);
    expect(text).toContain('answered        56.8 % (46.2–65.3)\n');
    expect(text).toContain('trend           ▂▅ █\n');
    expect(text).not.toContain('not shown');
    const row = { ...acme!, trend: '' };
    expect(shown({ ...METRIC, sections: [{ ...RESPONSE_TIMES, rows: [row], total: undefined }] }, 60)).toContain(
      '\ntrend\n',
    );
  });

  it('says what to run next when there is nothing', () => {
    const empty = { ...RESPONSE_TIMES, rows: [], total: undefined, n: 0 };
    expect(shown({ ...METRIC, sections: [empty] })).toContain('nothing matches this period and filter\n');
    // A list is empty where much was looked at and nothing found.
    expect(shown({ ...METRIC, sections: [{ ...empty, n: 12 }] })).not.toContain('nothing matches');
    const text = shown({ ...METRIC, sections: [empty, empty], next: 'socialcare import <file>' });
    expect(text).toContain('next: socialcare import <file>\n');
    expect(text).not.toContain('nothing matches');
  });

  it('sums up the coverage of a hundred brands', () => {
    const span = REPORT.coverage[0]!;
    const coverage = Array.from({ length: 100 }, (_, index) => ({ ...span, brand: `b${index}`, complete: index > 0 }));
    expect(shown({ ...METRIC, coverage })).toContain(
      'coverage: 2026-03-01 00:00 – 2026-04-01 00:00 in 100 streams, 99 of them\ncomplete, 100 gaps, each in the JSON\n',
    );
  });

  it('says of a group without turns that there is nothing, not that something was not reached', () => {
    const column = { key: 'km.median', label: 'Median', kind: 'seconds', absent: 'not reached', of: 'n' } as const;
    const style = { unicode: true, timezone: 'UTC' };
    expect(cellText({ n: 0, km: { median: null } }, column, style)).toBe('–');
    expect(cellText({ n: 3, km: { median: null } }, column, style)).toBe('not reached');
    const all = { ...column, key: 'all_turns.km.median', of: 'all_turns.n' };
    expect(cellText({ n: 0, all_turns: { n: 2, km: { median: null } } }, all, style)).toBe('not reached');
  });

  it('opens with the summary and ends with what the data cannot show, wrapped and safe for a terminal', () => {
    const told = { ...REPORT, ...SAYINGS };
    const text = shown(told, 60);
    expect(text).toContain('\nSummary\n• evil␛[2J: 12 turns.\n\n');
    expect(text).toContain('\nWhat this data cannot show\n• what stood in 3 rows\n\nas of ');
    expect(text).not.toContain('\u001b');
    expect(shown(told, 60, false)).toContain('\n* what stood in 3 rows\n');
    const page = markdownRenderer.render(told, { width: 80, unicode: true, palette: PLAIN });
    expect(page).toContain('## Summary\n\n- evil␛\\[2J: 12 turns.\n\n');
    expect(page).toContain('## What this data cannot show\n\n- what stood in 3 rows\n\n---');
  });

  it('cuts long names, never numbers', () => {
    const rows = [
      { ...RESPONSE_TIMES.rows[0], brand: 'A brand whose name goes on and on beyond the edge of any screen there is' },
      RESPONSE_TIMES.rows[0]!,
    ];
    const text = shown({ ...METRIC, sections: [{ ...RESPONSE_TIMES, rows }] });
    expect(text).toMatch(/A brand whose name.*… +12,305 +12 min/);
  });

  it('marks through the palette it is handed', () => {
    const palette = { ...PLAIN, warn: (text: string) => `<warn>${text}</warn>` };
    expect(tableRenderer.render(REPORT, { width: 80, unicode: true, palette })).toContain(
      '<warn>warning: </warn>1 gap in coverage',
    );
  });
});

it('names columns of one label once where they are not shown', () => {
  const hidden = ['a', 'b'].map((key): Column => ({ key, label: 'n', kind: 'count', drop_order: 1 }));
  const columns: Column[] = [{ key: 'name', label: 'Name', kind: 'text' }, ...hidden];
  const rows = [{ name: 'a name that fills the line', a: 1, b: 2 }];
  const text = shown({ ...METRIC, sections: [{ ...RESPONSE_TIMES, columns, rows, notes: [] }] }, 28);
  expect(text).toContain('not shown in 28 columns: n\n');
});
