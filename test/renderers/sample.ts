/** An invented report that holds every kind of cell, a refusal and a hostile name. */
import type { Picture } from '../../src/domain/picture.ts';
import type { Report, Section } from '../../src/domain/report.ts';

/** A survival curve, a grid and bars, as metrics draw them. */
export const PICTURES: Picture[] = [
  {
    kind: 'curves',
    title: 'Still waiting after',
    x: { label: 'time since the first post', unit: 'seconds', log: true },
    y: { label: 'still waiting', unit: 'share' },
    lines: [
      {
        name: 'Acme',
        points: [
          [60, 1],
          [600, 0.7],
          [3600, 0.4],
          [86_400, 0.2],
        ],
        steps: true,
      },
      {
        name: 'Rival',
        points: [
          [60, 1],
          [600, 0.95],
          [3600, 0.9],
          [86_400, 0.6],
        ],
        steps: true,
      },
    ],
    marks: [{ label: 'answered only: median 12 min', x: 720, y: 0.5 }],
  },
  {
    kind: 'grid',
    title: 'Arrivals by hour of week',
    rows: ['Mon', 'Tue'],
    columns: ['00', '01', '02'],
    cells: [
      [0, 12, null],
      [3, 120, 45],
    ],
    unit: 'count',
  },
  {
    kind: 'bars',
    title: 'Turns by wait',
    value: { label: 'turns', unit: 'count' },
    by: { label: 'answered within', unit: 'seconds' },
    names: ['5m', '1h', 'unanswered'],
    panels: [
      { name: 'Acme', bars: [{ value: 120 }, { value: 1_640, low: 1_500, high: 1_800 }, { value: 0 }] },
      { name: 'Rival', bars: [{ value: 3 }, { value: 41 }, { value: null }] },
    ],
  },
];

export const RESPONSE_TIMES: Section = {
  metric: 'response-times',
  version: 1,
  title: 'Response times',
  question: 'How long do customers wait for an answer?',
  definition: 'Kaplan-Meier over the waits of first turns.',
  denominator: 'first turns (direct + quote)',
  n: 12345,
  columns: [
    { key: 'brand', label: 'brand', kind: 'text' },
    { key: 'n', label: 'turns', kind: 'count' },
    { key: 'km.median_seconds', label: 'median', kind: 'seconds', absent: 'not reached' },
    { key: 'answered_rate', label: 'answered', kind: 'share', interval: ['ci_low', 'ci_high'], absent: 'too few' },
    { key: 'effort', label: 'posts per turn', kind: 'number', drop_order: 1 },
    { key: 'newest', label: 'newest', kind: 'time', drop_order: 2 },
    { key: 'trend', label: 'trend', kind: 'spark', drop_order: 3 },
  ],
  rows: [
    {
      brand: 'Acme',
      n: 12305,
      km: { median_seconds: 720, p75_seconds: 3661.5 },
      answered_rate: 0.56789,
      ci_low: 0.462,
      ci_high: 0.65345,
      ci_method: 'wilson',
      effort: 1.23456,
      newest: 1774774800,
      trend: [1, 4, null, 8],
    },
    {
      brand: '=cmd|"x"\u001b[2J',
      n: 40,
      km: { median_seconds: null, p75_seconds: null },
      answered_rate: null,
      ci_low: null,
      ci_high: null,
      ci_method: null,
      effort: -0.5,
      newest: null,
      trend: [],
    },
  ],
  total: { brand: 'all', n: 12345, km: { median_seconds: 725, p75_seconds: 3700 }, answered_rate: 0.56 },
  notes: ['2 turns were excluded for clock skew'],
};

export const IGNORED_REFUSED: Section = {
  metric: 'ignored',
  version: 2,
  title: 'Ignored mentions',
  question: 'Which share of mentions got no answer in time?',
  definition: 'Due and unanswered over due.',
  columns: [{ key: 'rate', label: 'ignored', kind: 'share' }],
  rows: [],
  notes: [],
  refused: {
    reason: 'every conversation here holds an answer by construction',
    hint: '--accept-biased-sample prints it with a warning',
  },
};

export const REPORT: Report = {
  version: 1,
  kind: 'report',
  title: 'Customer care, March',
  as_of: 1775001600,
  timezone: 'Europe/Berlin',
  period: { since: 1772319600, until: 1774994400 },
  filter: ['brand = acme'],
  window: '24h',
  coverage: [
    { brand: 'Acme', channel: 'x', since: 1772319600, until: 1774994400, complete: false, gaps: 1, note: 'page cap' },
  ],
  sampling: ['answered-only'],
  label_method: 'none',
  sections: [RESPONSE_TIMES, IGNORED_REFUSED],
  warnings: ['1 gap in coverage'],
};

export const METRIC: Report = { ...REPORT, kind: 'metric', sections: [RESPONSE_TIMES], warnings: [] };
