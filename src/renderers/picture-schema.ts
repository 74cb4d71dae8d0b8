/** JSON Schema of the pictures of a metric. */

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'array', items: TEXT } as const;
const NUMBER = { type: 'number' } as const;
const UNIT = { enum: ['count', 'share', 'seconds', 'time', 'number'] } as const;
const AXIS = { label: TEXT, unit: UNIT } as const;

const CURVES = {
  type: 'object',
  description: 'Lines over one axis.',
  properties: {
    kind: { const: 'curves' },
    title: TEXT,
    x: {
      type: 'object',
      properties: { ...AXIS, log: { type: 'boolean' } },
      required: ['label', 'unit'],
    },
    y: { type: 'object', properties: AXIS, required: ['label', 'unit'] },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: TEXT,
          points: { type: 'array', items: { type: 'array', items: NUMBER, minItems: 2, maxItems: 2 } },
          steps: { type: 'boolean', description: 'Each y holds until the next x.' },
        },
        required: ['name', 'points'],
        additionalProperties: false,
      },
    },
    marks: {
      type: 'array',
      items: {
        type: 'object',
        properties: { label: TEXT, x: NUMBER, y: NUMBER },
        required: ['label', 'x', 'y'],
        additionalProperties: false,
      },
    },
    note: TEXT,
  },
  required: ['kind', 'title', 'x', 'y', 'lines'],
  additionalProperties: false,
} as const;

const GRID = {
  type: 'object',
  description: 'One number for each row and column; null is too few to print.',
  properties: {
    kind: { const: 'grid' },
    title: TEXT,
    rows: TEXTS,
    columns: TEXTS,
    cells: { type: 'array', items: { type: 'array', items: { type: ['number', 'null'] } } },
    unit: UNIT,
    note: TEXT,
  },
  required: ['kind', 'title', 'rows', 'columns', 'cells', 'unit'],
  additionalProperties: false,
} as const;

export const PICTURE_SCHEMA = { description: 'What is drawn under the table.', oneOf: [CURVES, GRID] } as const;
