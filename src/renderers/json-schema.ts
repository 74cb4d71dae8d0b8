/** The published JSON Schema (draft 2020-12) of what `--json` prints. */
import type { Column } from '../domain/report.ts';
import { PICTURE_SCHEMA } from './picture-schema.ts';
import { rowSchema } from './row-schema.ts';

const TIME = { type: ['string', 'null'], format: 'date-time' } as const;
const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'array', items: TEXT } as const;
const SPAN = {
  type: 'object',
  description: 'Half-open: since is inside, until is not. null is open-ended.',
  properties: { since: TIME, until: TIME },
  required: ['since', 'until'],
} as const;

const SECTION = {
  metric: { ...TEXT, description: 'Id of the definition.' },
  definition: {
    type: 'object',
    properties: {
      id: TEXT,
      version: { type: 'integer', minimum: 1, description: 'Raised whenever the same rows could give another number.' },
      title: TEXT,
      question: TEXT,
      text: TEXT,
    },
    required: ['id', 'version', 'title', 'question', 'text'],
  },
  window: { ...TEXT, description: 'The time a brand had to answer, e.g. 24h.' },
  hours: { ...TEXT, description: 'Which hours windows, targets and waits count, where not all do.' },
  denominator: { ...TEXT, description: 'What the rates divide by.' },
  n: { type: 'integer', minimum: 0, description: 'Size of the denominator over all rows.' },
  rows: { type: 'array', items: { $ref: '#/$defs/row' } },
  total: { $ref: '#/$defs/row' },
  pictures: { type: 'array', items: { $ref: '#/$defs/picture' } },
  notes: TEXTS,
  refused: {
    type: 'object',
    description: 'Why the definition forbids the number on this data.',
    properties: { reason: TEXT, hint: TEXT },
    required: ['reason', 'hint'],
  },
} as const;

const COUNTED_ROWS = {
  type: 'array',
  items: {
    type: 'object',
    properties: { counts_as: TEXT, because: TEXT, due: { type: 'boolean' } },
    required: ['counts_as', 'because', 'due'],
  },
} as const;

const ENVELOPE = {
  version: { const: 1 },
  as_of: { type: 'string', format: 'date-time', description: 'The time that decides between pending and due.' },
  timezone: { ...TEXT, description: 'IANA zone of days, weeks and months.' },
  period: SPAN,
  previous: SPAN,
  filter: TEXTS,
  coverage: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        brand: TEXT,
        channel: TEXT,
        since: TIME,
        until: TIME,
        complete: { type: 'boolean' },
        gaps: { type: 'integer', minimum: 0 },
        gap_spans: { type: 'array', items: SPAN },
        missing_rows: { type: 'integer', minimum: 0 },
        note: TEXT,
      },
      required: ['since', 'until', 'complete', 'gaps'],
    },
  },
  sampling: TEXTS,
  inferred_answers: {
    type: 'object',
    description:
      'Answers inferred from the names they speak to, because the file declares no reply links. Left out for none.',
    properties: { count: { type: 'integer', minimum: 1 }, of: { type: 'integer', minimum: 1 } },
    required: ['count', 'of'],
  },
  label_method: TEXT,
  removed: {
    type: 'object',
    description:
      'What retention removed of the period or of the one it is compared with. Nothing before is counted. Left out for none.',
    properties: { before: TIME, turns: { type: 'integer', minimum: 0 }, posts: { type: 'integer', minimum: 1 } },
    required: ['before', 'turns', 'posts'],
  },
  warnings: TEXTS,
  next: { ...TEXT, description: 'Where nothing matches: what is held, and what to run next.' },
} as const;

const SECTION_REQUIRED = ['metric', 'definition', 'rows', 'notes'] as const;
const ENVELOPE_REQUIRED = [
  'version',
  'as_of',
  'timezone',
  'period',
  'filter',
  'coverage',
  'sampling',
  'label_method',
  'warnings',
] as const;

/** A metric with the columns that its rows may have. */
export interface MetricColumns {
  name: string;
  columns: readonly Column[];
}

/** @param metrics whose columns describe the rows */
export function reportSchema(metrics: readonly MetricColumns[]) {
  const rowsByMetric = { allOf: [{ $ref: '#/$defs/rows_by_metric' }] };
  const conditions = {
    allOf: metrics.map(({ name, columns }) => ({
      if: { properties: { metric: { const: name } }, required: ['metric'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { rows: { items: rowSchema(columns) } } },
    })),
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'socialcare report',
    description:
      'One metric (`measure --json`, `compare --json`), several (`report --json`, `trend --json`), or one with what is behind it (`explain METRIC --json`). Durations are seconds, shares are 0 to 1.',
    oneOf: [{ $ref: '#/$defs/metric' }, { $ref: '#/$defs/report' }, { $ref: '#/$defs/explained' }],
    $defs: {
      rows_by_metric: conditions,
      row: { type: 'object', description: 'One group of a metric; its numbers are null where there are none.' },
      picture: PICTURE_SCHEMA,
      section: {
        type: 'object',
        ...rowsByMetric,
        properties: SECTION,
        required: SECTION_REQUIRED,
        additionalProperties: false,
      },
      metric: {
        type: 'object',
        ...rowsByMetric,
        properties: { ...ENVELOPE, ...SECTION },
        required: [...ENVELOPE_REQUIRED, ...SECTION_REQUIRED],
        additionalProperties: false,
      },
      explained: {
        type: 'object',
        description: 'One metric with what is behind it (`explain METRIC --json` with a filter).',
        ...rowsByMetric,
        properties: {
          ...ENVELOPE,
          ...SECTION,
          sql: { ...TEXT, description: 'Picks the rows; runs as it stands, through `socialcare sql`.' },
          counted: {
            type: 'array',
            description: 'What the rows count as; n adds up to all of them.',
            items: {
              type: 'object',
              properties: { counts_as: TEXT, because: TEXT, due: { type: 'boolean' }, n: { type: 'integer' } },
              required: ['counts_as', 'because', 'due', 'n'],
            },
          },
          turns: COUNTED_ROWS,
          decisions: { ...COUNTED_ROWS, description: 'Of metrics of the work, in place of turns.' },
        },
        required: [...ENVELOPE_REQUIRED, ...SECTION_REQUIRED, 'sql', 'counted'],
        additionalProperties: false,
      },
      report: {
        type: 'object',
        properties: {
          report: TEXT,
          ...ENVELOPE,
          summary: {
            type: 'array',
            description: 'Fixed sentences; their numbers are those of the sections.',
            items: {
              type: 'object',
              properties: { metric: TEXT, group: { type: 'object' }, sentence: TEXT },
              required: ['metric', 'sentence'],
            },
          },
          sections: { type: 'array', items: { $ref: '#/$defs/section' } },
          limits: {
            type: 'array',
            description: 'What these data cannot show.',
            items: {
              type: 'object',
              properties: {
                about: { ...TEXT, description: 'Its kind: private-messages, coverage, …' },
                sentence: TEXT,
                count: { type: 'integer', minimum: 1, description: 'Of how many turns, answers, rows or gaps.' },
              },
              required: ['about', 'sentence'],
            },
          },
        },
        required: ['report', ...ENVELOPE_REQUIRED, 'sections'],
        additionalProperties: false,
      },
    },
  };
}
