/** What is behind a number, or behind the labels of a post, as a page. */
import type { Command } from 'commander';
import { amount } from '../../domain/amount.ts';
import { isMetric, METRICS } from '../../metrics/index.ts';
import { maskedRow } from '../../queue/masked-rows.ts';
import { maskedReport, maskForWork } from '../../queue/masking.ts';
import { page } from '../../renderers/html/page.ts';
import { behindSection } from '../../renderers/html/served/behind.ts';
import { metricsPage, type TableCell, tablePage } from '../../renderers/html/served/list-pages.ts';
import { messagePage } from '../../renderers/html/served/message-page.ts';
import type { FlatRow } from '../../renderers/rows.ts';
import type { Explained, ExplainFlags } from '../explain/explained.ts';
import { addExplainOptions, explainedNumber } from '../explain/index.ts';
import { explainedPost, sideText, sureText } from '../explain/post.ts';
import { pageExtras } from '../page-extras.ts';
import { type Asked, addressOf, chosenFlags, type MadePage, otherwise, withContext, yielding } from './asked.ts';
import { COUNTING, choicesOf, FILTERS } from './choices.ts';

const SHOWN = 100;
const MOST = 5_000;

type Flags = ExplainFlags & { what?: string };

export async function explainPage(asked: Asked): Promise<MadePage> {
  const { choices, bar } = asked;
  const add = (command: Command) => addExplainOptions(command).option('--what <name>');
  const typed = chosenFlags<Flags>(choices, add, ['what', ...FILTERS, ...COUNTING, 'limit']);
  const what = typed.what?.trim();
  if (what === undefined)
    return {
      markup: metricsPage(
        METRICS.map(({ name, title, question }) => ({
          ...{ name, title, question },
          href: addressOf('/explain', otherwise(choices, { what: name })),
        })),
        bar,
      ),
    };
  return !isMetric(what) && /\d/.test(what) ? postPage(asked, what, typed) : numberPage(asked, what, typed);
}

async function numberPage(asked: Asked, name: string, flags: Flags): Promise<MadePage> {
  const { choices, named, bar, disconnected } = asked;
  return withContext(asked, flags, async (context, notes) => {
    const { report, explained } = await explainedNumber(context, name, flags, yielding(disconnected));
    const mask = await maskForWork(context, await context.store({ readonly: true }), { mask: !named });
    const limit = Math.min(flags.limit ?? SHOWN, MOST);
    const { what, parts, total, sql, screen } = explained;
    const rows: TableCell[][] = [];
    for await (const row of explained.rows(limit)) {
      const shown = mask ? (maskedRow(row, mask, what === 'decision') as FlatRow) : row;
      rows.push(cellsOf(explained, shown, threadOf(row)));
    }
    const more = Math.min(limit * 5, MOST);
    const extras = await pageExtras(context, flags, {}, mask);
    const markup = page(mask ? maskedReport(report, mask) : report, extras, {
      bar,
      choices: await choicesOf(context, '/explain', choices, []),
      notes: notes(),
      after: behindSection({
        what,
        parts,
        sql,
        heads: ['Counts as', 'Because', ...screen.map(({ label }) => label)],
        rows,
        of: total,
        ...(more > limit && { more: addressOf('/explain', otherwise(choices, { limit: String(more) })) }),
      }),
    });
    return { markup, ...(report.sections[0]?.refused && { status: 422 }) };
  });
}

function cellsOf({ screen }: Explained, row: FlatRow, thread: string | undefined): TableCell[] {
  return [
    { text: String(row.counts_as ?? ''), ...(thread !== undefined && { href: thread }) },
    { text: String(row.because ?? '') },
    ...screen.map(({ text }) => ({ text: text(row) })),
  ];
}

/** The page of the conversation that a row is of. */
function threadOf(row: FlatRow): string | undefined {
  const post = row.asked_post ?? row.post;
  return post === undefined || post === null
    ? undefined
    : addressOf('/show', { what: String(post), channel: String(row.channel) });
}

async function postPage(asked: Asked, id: string, flags: Flags): Promise<MadePage> {
  const { named, bar } = asked;
  return withContext(asked, flags, async (context, notes) => {
    const found = await explainedPost(context, id, { ...flags, mask: !named });
    if (!found)
      return {
        status: 404,
        markup: messagePage({
          title: 'Not found',
          message: `there is neither a number nor a post called "${id}"`,
          hint: 'All numbers are listed under Numbers; type the id of a post to see its conversation.',
          bar,
        }),
      };
    const { post, labels, posts } = found;
    const others = posts.length - 1;
    return {
      markup: tablePage({
        bar,
        title: `Labels of ${post.id} on ${post.channel}`,
        words: [sideText(post)],
        post: post.text,
        label: 'Labels',
        heads: ['Facet', 'Value', 'Sure', 'By', 'Because'],
        rows: labels.map((label) => [
          { text: label.facet },
          { text: label.value.replaceAll(',', ', ') || '–' },
          { text: sureText(label) },
          { text: label.by?.actor ?? label.classifier },
          { text: label.reason },
        ]),
        notes: [
          ...notes(),
          ...(others > 0 ? [`${amount(others, 'post')} of other networks has this id as well.`] : []),
        ],
      }),
    };
  });
}
