/** The report as a page, with its choices. */

import { isoTime } from '../../domain/clock-time.ts';
import type { Section } from '../../domain/report.ts';
import { maskedReport, maskFor } from '../../queue/masking.ts';
import { page } from '../../renderers/html/page.ts';
import { makeReport, type ReportFlags } from '../made-report.ts';
import { pageExtras } from '../page-extras.ts';
import { addReportOptions } from '../report.ts';
import { type Asked, addressOf, chosenFlags, type MadePage, otherwise, withContext, yielding } from './asked.ts';
import { COUNTING, choicesOf, FILTERS } from './choices.ts';

const ARRANGING = ['sections', 'sort', 'limit', 'worst'];
const GROUPS = ['channel', 'day', 'week', 'month', 'weekday', 'hour', 'intent', 'topic', 'language'];

export async function reportPage(asked: Asked): Promise<MadePage> {
  const { choices, named, bar, disconnected } = asked;
  const flags = chosenFlags<ReportFlags>(choices, addReportOptions, [...FILTERS, ...COUNTING, ...ARRANGING]);
  return withContext(asked, flags, async (context, notes) => {
    const { report, flags: made, measured } = await makeReport(context, flags, true, yielding(disconnected));
    const { store, scope } = measured;
    const mask = await maskFor(context, store, { mask: !named });
    const extras = await pageExtras(context, made, { turns: measured }, mask);
    const { isMetric, metricNamed } = await import('../../metrics/index.ts');
    const behind = new URLSearchParams([...choices].filter(([name]) => !ARRANGING.includes(name)));
    // The page that is led to counts what this one did.
    const then = { by: made.by!.join(','), 'as-of': isoTime(scope.asOf).replace('.000Z', 'Z') };
    const explained = ({ metric: what }: Section) => {
      if (!isMetric(what)) return undefined;
      return addressOf('/explain', otherwise(behind, { what, ...(metricNamed(what).of === 'turns' && then) }));
    };
    const markup = page(mask ? maskedReport(report, mask) : report, extras, {
      bar,
      choices: await choicesOf(context, '/', choices, [
        { name: 'by', label: 'Rows', value: '', options: await groupChoices() },
        {
          name: 'sections',
          label: 'Tables',
          value: '',
          options: await sectionChoices(Object.keys((await context.config()).report_sets)),
        },
      ]),
      notes: notes(),
      explained,
      thread: ({ post, channel }) => addressOf('/show', { what: post, channel }),
    });
    return { markup };
  });
}

async function groupChoices() {
  const { DIMENSIONS } = await import('../../dimensions/index.ts');
  const known = Object.values(DIMENSIONS).filter(({ name }) => GROUPS.includes(name));
  return [{ value: '', label: 'by brand' }, ...known.map(({ name }) => ({ value: name, label: `by ${name}` }))];
}

async function sectionChoices(sets: readonly string[]) {
  const { sectionNames } = await import('../../reporting/report-sections.ts');
  // Staffing needs what no form here asks for.
  const names = sectionNames().filter((name) => name !== 'staffing');
  return [
    { value: '', label: 'the usual' },
    ...[...new Set(['all', ...sets, ...names])].map((name) => ({ value: name, label: name })),
  ];
}
