/** JSON Schema of the rows of a metric, made from its columns. */
import type { Column, ColumnKind } from '../domain/report.ts';

interface ObjectSchema {
  type: 'object';
  properties: Record<string, object>;
}

const CELLS: Record<ColumnKind, object> = {
  text: { type: ['string', 'null'] },
  count: { type: ['integer', 'null'], minimum: 0 },
  share: { type: ['number', 'null'], minimum: 0, maximum: 1 },
  seconds: { type: ['number', 'null'], minimum: 0 },
  time: { type: ['integer', 'null'] },
  number: { type: ['number', 'null'] },
  p: { type: ['number', 'null'], minimum: 0, maximum: 1 },
  spark: { type: 'array', items: { type: 'number' } },
};

/** A row with the cells of these columns, nested like their keys; further properties are allowed. */
export function rowSchema(columns: readonly Column[]): ObjectSchema {
  const row: ObjectSchema = { type: 'object', properties: {} };
  for (const { key, kind, label } of columns) {
    const steps = key.split('.');
    const name = steps.pop()!;
    let { properties } = row;
    for (const step of steps) {
      const inner = (properties[step] ?? { type: 'object', properties: {} }) as ObjectSchema;
      properties[step] = inner;
      properties = inner.properties;
    }
    properties[name] = { ...CELLS[kind], description: label };
  }
  return row;
}
