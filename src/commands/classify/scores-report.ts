/** Scores as a report: every class, the confusion matrix and the calibration of confidences. */
import type { Column, Report, Row, Section } from '../../domain/report.ts';
import type { ClassScores, Score } from '../../statistics/classification.ts';
import type { FacetScores } from './scoring.ts';

interface About {
  source: string;
  learnt: ReadonlySet<string>;
  versions: Readonly<Record<string, string>>;
  /** Unix seconds. */
  asOf: number;
  timezone: string;
}

export function evaluationReport(results: readonly FacetScores[], about: About): Report {
  return {
    version: 1,
    kind: 'report',
    title: `Labels measured on ${about.source}`,
    as_of: about.asOf,
    timezone: about.timezone,
    period: { since: null, until: null },
    filter: [],
    coverage: [],
    sampling: [],
    label_method: results.map(({ facet }) => `${facet} by ${about.versions[facet]}`).join(', '),
    sections: results.flatMap((each) => sectionsOf(each, about)),
    warnings: results
      .filter(({ facet }) => about.learnt.has(facet))
      .map(
        ({ facet }) =>
          `the model of ${facet} was trained with these labels: use the scores of socialcare train instead`,
      ),
  };
}

const score = (key: string, label: string): Column => ({
  key: `${key}.value`,
  label,
  kind: 'share',
  interval: [`${key}.low`, `${key}.high`],
});
const count = (key: string, label: string): Column => ({ key, label, kind: 'count' });

function sectionsOf({ facet, confusion, scores, calibration, unknown, values }: FacetScores, about: About): Section[] {
  const base = { version: 1, notes: [], n: scores.n, denominator: 'texts' };
  const rows: Row[] = values
    ? Object.entries(values).flatMap(([value, each]) => {
        const own = each.classes.find(({ label }) => label === 'true');
        return own ? [{ ...own, value }] : [];
      })
    : scores.classes.map((each: ClassScores) => ({ ...each, value: each.label }));
  const sections: Section[] = [
    {
      ...base,
      metric: `${facet}-scores`,
      title: `${facet}: scores`,
      question: `How often is ${facet} right, value by value?`,
      definition:
        'precision: of the texts labelled so, those that are so. recall: of the texts that are so, those labelled so. ' +
        'F1: their harmonic mean. Intervals: 95 %, Wilson for shares and F1, 2,000 draws else.',
      columns: [
        { key: 'value', label: facet, kind: 'text' },
        count('support', 'In truth'),
        { ...count('labelled', 'Labelled'), drop_order: 2 },
        { ...score('precision', 'Precision'), drop_order: 1 },
        score('recall', 'Recall'),
        score('f1', 'F1'),
      ],
      rows,
      notes: [
        `accuracy ${percent(scores.accuracy)} · macro recall ${percent(scores.macro_recall)} · macro F1 ${percent(scores.macro_f1)} · kappa ${percent(scores.kappa)}`,
        ...(unknown > 0
          ? [`${unknown} of ${scores.n + unknown} texts unknown: neither right nor wrong, and in no score`]
          : []),
        `classifier: ${about.versions[facet]} · seed ${scores.seed}`,
      ],
    },
  ];
  if (!values)
    sections.push({
      ...base,
      metric: `${facet}-confusion`,
      title: `${facet}: confusion matrix`,
      question: 'Which values are mistaken for each other?',
      definition: 'One row per value in truth, one column per label given.',
      columns: [
        { key: 'truth', label: 'In truth', kind: 'text' },
        ...confusion.labels.map(
          (label, at): Column => ({ ...count(`as.${at}`, label || '(none)'), drop_order: at + 1 }),
        ),
      ],
      rows: confusion.labels.map((truth, at) => ({ truth: truth || '(none)', as: confusion.counts[at]! })),
    });
  sections.push({
    ...base,
    metric: `${facet}-calibration`,
    title: `${facet}: confidence`,
    question: 'Does a confidence of 80 % mean right 8 times in 10?',
    definition:
      'Labels by their confidence in ten equal bins; expected error: mean gap to the share right, weighted by n.',
    columns: [
      { key: 'from', label: 'From', kind: 'share' },
      { key: 'to', label: 'To', kind: 'share' },
      count('n', 'Labels'),
      { key: 'mean_confidence', label: 'Confidence', kind: 'share' },
      { key: 'share_right', label: 'Right', kind: 'share' },
    ],
    rows: calibration.bins.map((bin) => ({ ...bin })),
    notes:
      calibration.expected_error === null
        ? []
        : [`expected error ${(100 * calibration.expected_error).toFixed(1)} points`],
  });
  return sections;
}

function percent({ value, low, high }: Score): string {
  if (value === null) return 'unknown';
  const points = (share: number) => (100 * share).toFixed(1);
  return low === null || high === null ? points(value) : `${points(value)} (${points(low)}–${points(high)})`;
}
