/** JSON Schema of the pictures of a metric. */

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'array', items: TEXT } as const;
const NUMBER = { type: 'number' } as const;
const UNIT = { enum: ['count', 'share', 'seconds', 'time', 'number'] } as const;
const AXIS = { label: TEXT, unit: UNIT } as const;

const COUNTS = { type: 'array', items: { type: 'integer', minimum: 0 } } as const;

const RISK = {
  type: 'object',
  description: 'At each time the waits that last longer, that were answered by then, and that were watched no longer.',
  properties: {
    at: { type: 'array', items: NUMBER },
    rows: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: TEXT, at_risk: COUNTS, events: COUNTS, censored: COUNTS },
        required: ['name', 'at_risk', 'events', 'censored'],
        additionalProperties: false,
      },
    },
  },
  required: ['at', 'rows'],
  additionalProperties: false,
} as const;

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
          band: {
            type: 'array',
            description: 'x, and the low and high end of the 95 % interval there.',
            items: { type: 'array', items: NUMBER, minItems: 3, maxItems: 3 },
          },
        },
        required: ['name', 'points'],
        additionalProperties: false,
      },
    },
    marks: {
      type: 'array',
      items: {
        type: 'object',
        properties: { label: TEXT, x: NUMBER, y: NUMBER, line: { type: 'integer', minimum: 0 } },
        required: ['label', 'x', 'y'],
        additionalProperties: false,
      },
    },
    rules: {
      type: 'array',
      description: 'Bounds, each at one height.',
      items: {
        type: 'object',
        properties: { label: TEXT, y: NUMBER },
        required: ['label', 'y'],
        additionalProperties: false,
      },
    },
    risk: RISK,
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

const BARS = {
  type: 'object',
  description: 'One bar for each name, in panels on the same scale; null is too few to print.',
  properties: {
    kind: { const: 'bars' },
    title: TEXT,
    value: { type: 'object', properties: AXIS, required: ['label', 'unit'], additionalProperties: false },
    by: {
      type: 'object',
      properties: { label: TEXT, unit: { enum: [...UNIT.enum, 'text'] } },
      required: ['label', 'unit'],
      additionalProperties: false,
    },
    names: TEXTS,
    panels: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: TEXT,
          bars: {
            type: 'array',
            items: {
              type: 'object',
              properties: { value: { type: ['number', 'null'] }, low: NUMBER, high: NUMBER },
              required: ['value'],
              additionalProperties: false,
            },
          },
        },
        required: ['name', 'bars'],
        additionalProperties: false,
      },
    },
    note: TEXT,
  },
  required: ['kind', 'title', 'value', 'by', 'names', 'panels'],
  additionalProperties: false,
} as const;

export const PICTURE_SCHEMA = {
  description: 'What is drawn under the table.',
  oneOf: [CURVES, GRID, BARS],
} as const;
