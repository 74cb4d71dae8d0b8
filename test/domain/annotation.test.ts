import fc from 'fast-check';
import { expect, it } from 'vitest';
import { annotationLine, checkHeader, headerLine, readAnnotation } from '../../src/domain/annotation.ts';
import { ACTION_NAMES, type Decision } from '../../src/domain/decision.ts';

const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
const text = fc.string({ unit: 'binary', minLength: 1 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const decision: fc.Arbitrary<Decision> = fc.record({
  id: text,
  channel: text,
  post: text,
  brand: text,
  action: fc.constantFrom(...ACTION_NAMES),
  value: maybe(text),
  note: maybe(text),
  until: maybe(seconds),
  actor: text,
  shown_at: maybe(seconds),
  decided_at: seconds,
  posts_seen: fc.nat(),
  ahead: maybe(fc.nat()),
  rule: maybe(text),
  undoes: maybe(text),
});

it('any decision survives its line, and its line is one line', () => {
  fc.assert(
    fc.property(decision, (row) => {
      const line = annotationLine({ kind: 'decision', row });
      expect(line).not.toMatch(/[\r\n]/);
      expect(readAnnotation(line)).toEqual({ kind: 'decision', row });
    }),
  );
});

it('a faulty line says what is wrong with it', () => {
  const row = {
    kind: 'decision',
    id: 'a',
    decided_at: '2026-03-02T09:00:00Z',
    actor: 'ann',
    channel: 'x',
    post: '1',
    brand: 'acme',
    posts_seen: 1,
  };
  expect(readAnnotation('{')).toBe('not a JSON object');
  expect(readAnnotation('{"kind":"post"}')).toBe('"kind" must be label or decision');
  expect(readAnnotation(JSON.stringify(row))).toBe('"action" is missing');
  expect(readAnnotation(JSON.stringify({ ...row, action: 'ban' }))).toBe('"ban" is not an action');
  expect(readAnnotation(JSON.stringify({ ...row, action: 'note', posts_seen: -1 }))).toBe(
    '"posts_seen" is not a count',
  );
  expect(readAnnotation(JSON.stringify({ ...row, action: 'note', mood: 'bad' }))).toBe('"mood" is unknown');
});

it('another file is distinguished from a dump by its first line', () => {
  expect(() => checkHeader(headerLine())).not.toThrow();
  expect(() => checkHeader('id,text')).toThrow('not a dump of annotations');
  expect(() => checkHeader('{"socialcare":"judgements","version":3}')).toThrow('this program reads 2');
});
