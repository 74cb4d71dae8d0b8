/** explain: what a number means, how it was computed, and which posts stand behind it; or why a post is labelled so. */
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Register } from './command.ts';
import { addMeasureOptions, loadMeasured, type Measured, type MeasureFlags } from './measuring.ts';
import { addFilterOptions } from './options.ts';

const HELP = `
Examples:
  $ socialcare explain ignored                            the definition
  $ socialcare explain ignored --brand acme --since 7d    and the turns behind it, one per line
  $ socialcare explain 1790000000000000001                why a post is labelled as it is`;

export const registerExplain: Register = (program, begin) => {
  const command = program
    .command('explain')
    .summary('what a number means, its SQL and its posts; why a post is labelled so')
    .description(
      'Print the definition of a metric; with a filter, also the SQL and the posts behind the number. Given a post, print its labels with the words they rest on.',
    )
    .argument('<what>', 'a metric of measure --help, or the id of a post')
    .addOption(new Option('--ids', 'list the turns even without a filter'));
  addMeasureOptions(addFilterOptions(command)).addHelpText('after', HELP);
  command.action(async (metric: string, flags: MeasureFlags & { ids?: boolean }) =>
    explain(await begin(command), metric, flags),
  );
};

async function explain(context: Context, name: string, flags: MeasureFlags & { ids?: boolean }): Promise<void> {
  const [{ definitionNamed, isDecisionMetric, isMetric, metricNamed }, { wrapToWidth }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../domain/text-width.ts'),
  ]);
  const { terminal } = context;
  if (!isMetric(name) && /\d/.test(name)) {
    const { explainPost } = await import('./explain-post.ts');
    if (await explainPost(context, name.trim(), flags)) return;
    throw new UsageError(
      `neither a metric nor a post here is called "${name}"`,
      'Metrics: socialcare measure --help. Ids of posts: socialcare export posts.',
    );
  }
  const metric = definitionNamed(name);
  const filtered = [
    'brand',
    'since',
    'until',
    'customer',
    'channel',
    'status',
    'search',
    'label',
    'asOf',
    'ids',
  ] as const;
  const wantsTurns = filtered.some((flag) => flags[flag] !== undefined);
  if (flags.json && !wantsTurns) {
    const { name: id, version, title, question, definition } = metric;
    terminal.out(
      JSON.stringify({ version: 1, metric: id, definition: { id, version, title, question, text: definition } }),
    );
    return;
  }
  if (!flags.json) {
    terminal.out(terminal.palette.strong(`${metric.title} (${metric.name}, version ${metric.version})`));
    for (const text of [metric.question, metric.definition])
      for (const line of wrapToWidth(text, Math.min(terminal.width, 100))) terminal.out(line);
  }
  if (wantsTurns && (name === 'backlog' || isDecisionMetric(name)))
    throw new UsageError(
      `${name} counts decisions, not turns`,
      'See the rows: socialcare dump, or socialcare sql "SELECT * FROM decision"',
    );
  if (wantsTurns)
    await explainTurns(context, await loadMeasured(context, flags, [metricNamed(name)]), name, flags.json);
}

/** The statement that picks the turns, and the turns: the row behind every part of the number. */
export async function explainTurns(
  context: Context,
  { store, scope, frame, settings }: Measured,
  name: string,
  json = false,
): Promise<void> {
  const [{ exportRows }, { turnsSql }, { writeRows }, { metricNamed }] = await Promise.all([
    import('../store/export.ts'),
    import('../store/turn-rows.ts'),
    import('../renderers/rows.ts'),
    import('../metrics/index.ts'),
  ]);
  const { terminal } = context;
  const counted = metricNamed(name).facet === 'needs-reply' && frame.needsReply !== undefined && !settings.allTurns;
  const filter = counted
    ? { ...scope.filter, labels: { 'needs-reply': ['true'], ...scope.filter.labels } }
    : scope.filter;
  const { sql, params } = turnsSql(store, filter, scope.asOf);
  if (!json) {
    terminal.out('');
    terminal.out(terminal.palette.strong('SQL'));
    for (const line of sql.split('\n')) terminal.out(line);
    terminal.out(`-- ${JSON.stringify(params)}`);
    terminal.out('');
    terminal.out(terminal.palette.strong(`Turns behind ${name}`));
  }
  const columns = ['brand', 'customer', 'asked_post', 'asked_at', 'answer_post', 'wait_seconds', 'status'];
  const rows = exportRows(store, 'turns', { filter, asOf: scope.asOf });
  for await (const piece of writeRows(rows, {
    format: json ? 'jsonl' : 'tsv',
    columns: columns.map((key) => ({ key, kind: key === 'wait_seconds' ? 'number' : 'exact' })),
    screen: terminal.isTTY,
  }))
    if (!(await terminal.write(piece))) return;
}
