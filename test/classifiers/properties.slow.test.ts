import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPrivateData } from '../../src/classifiers/facets/private-data.ts';
import { findPrivateData } from '../../src/classifiers/facets/private-spans.ts';
import { createClassifiers } from '../../src/classifiers/index.ts';
import { tokenize } from '../../src/classifiers/text/tokens.ts';

const classifiers = createClassifiers();

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '@',
        '#',
        '^',
        '1',
        '0171 ',
        'DE89',
        ' ',
        '.',
        '://',
        'not',
        '😡',
        '\u202e',
        'ｆｕｌｌ',
        'د',
        '\ud800',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('Whatever a customer posts', () => {
  it('gets one label of every facet, with a confidence between 0 and 1 and a reason', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('inbound' as const, 'outbound' as const), (text, direction) => {
        const labels = classifiers.classifyText({ text, direction });
        const asked = classifiers.facets.filter((facet) => facet.direction === direction || facet.direction === 'both');
        expect(Object.keys(labels)).toEqual(asked.map((facet) => facet.name));
        for (const facet of asked) {
          const label = labels[facet.name]!;
          expect(label.confidence).toBeGreaterThanOrEqual(0);
          expect(label.confidence).toBeLessThanOrEqual(1);
          expect(label.reason.length).toBeGreaterThan(0);
          const values = 'value' in label ? [label.value] : label.values;
          if (facet.values) for (const value of values) expect(facet.values).toContain(value);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gets the same labels the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = classifiers.classifyText({ text, direction: 'inbound' });
        expect(classifiers.classifyText({ text, direction: 'inbound' })).toEqual(first);
      }),
    );
  });

  it('is split into tokens that lie in the text, in order, without overlap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const token of tokenize(text).filter(({ kind }) => kind !== 'part')) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('keeps every character that is not private, and nothing private is left after masking', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = findPrivateData(text, 'de');
        const kept = spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
        expect(
          maskPrivateData(text, 'de').replace(/\[(?:card|iban|email|phone|account|address)(?: …\w*)?\]/g, ''),
        ).toBe(kept.replace(/\[(?:card|iban|email|phone|account|address)(?: …\w*)?\]/g, ''));
        expect(spans.every((span, at) => at === 0 || span.start >= spans[at - 1]!.end)).toBe(true);
      }),
    );
  });
});
