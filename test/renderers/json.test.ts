import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { metricColumns } from '../../src/metrics/columns.ts';
import { jsonRenderer } from '../../src/renderers/json.ts';
import { reportSchema } from '../../src/renderers/json-schema.ts';
import { METRIC, PICTURES, REPORT, RESPONSE_TIMES } from './sample.ts';

const OPTIONS = { width: 80, unicode: true, palette: PLAIN };
const parsed = (text: string) => JSON.parse(text) as Record<string, unknown>;
const validate = new Ajv2020({ validateFormats: false, allErrors: true, allowUnionTypes: true }).compile(
  reportSchema(metricColumns()),
);

describe('json', () => {
  it.each([
    ['one metric', METRIC],
    ['a report', REPORT],
    ['a metric over nothing', { ...METRIC, sections: [{ ...RESPONSE_TIMES, rows: [], total: undefined }] }],
    ['pictures', { ...METRIC, sections: [{ ...RESPONSE_TIMES, pictures: PICTURES }] }],
    ['an open period', { ...METRIC, period: { since: null, until: null }, previous: { since: 0, until: 1 } }],
  ])('fits its published schema: %s', (_title, report) => {
    validate(parsed(jsonRenderer.render(report, OPTIONS)));
    expect(validate.errors).toBeNull();
  });

  it('carries the numbers of pictures, and the schema refuses one that it does not know', () => {
    const section = { ...RESPONSE_TIMES, pictures: PICTURES };
    const object = parsed(jsonRenderer.render({ ...METRIC, sections: [section] }, OPTIONS));
    expect(object.pictures).toEqual(PICTURES);
    expect(validate({ ...object, pictures: [{ ...PICTURES[1], kind: 'cake' }] })).toBe(false);
  });

  it('is rejected by the schema when a promised name is missing', () => {
    const { as_of: _, ...rest } = parsed(jsonRenderer.render(METRIC, OPTIONS));
    expect(validate(rest)).toBe(false);
  });

  it('gives one metric an envelope and its rows as they are', () => {
    expect(parsed(jsonRenderer.render(METRIC, OPTIONS))).toMatchObject({
      version: 1,
      metric: 'response-times',
      definition: { id: 'response-times', version: 1 },
      as_of: '2026-04-01T00:00:00.000Z',
      timezone: 'Europe/Berlin',
      window: '24h',
      n: 12345,
      coverage: [{ brand: 'Acme', since: '2026-02-28T23:00:00.000Z', complete: false, gaps: 1 }],
      sampling: ['answered-only'],
      rows: RESPONSE_TIMES.rows,
    });
  });

  it('gives a report its sections and the reason of a refusal', () => {
    expect(parsed(jsonRenderer.render(REPORT, OPTIONS))).toMatchObject({
      version: 1,
      report: 'Customer care, March',
      sections: [{ metric: 'response-times' }, { metric: 'ignored', refused: { reason: expect.any(String) } }],
    });
  });

  it('holds no byte that a terminal obeys', () => {
    const rows = [{ brand: '\u001b[2J\u009b31m\u202e' }];
    const text = jsonRenderer.render({ ...METRIC, sections: [{ ...RESPONSE_TIMES, rows }] }, OPTIONS);
    expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(parsed(text).rows).toEqual(rows);
  });
});
