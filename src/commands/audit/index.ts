/** audit: thresholds that a cron job can trust: pass, breach or cannot say. */
import { type Command, Option } from 'commander';
import { addEngineOptions } from '../../reporting/engine-options.ts';
import { addListsToHelp } from '../../reporting/late-help.ts';
import { addCountingOptions } from '../../reporting/measuring.ts';
import { addFilterOptions, addMaskOptions, collectList, wholeNumber } from '../../reporting/options.ts';
import { addOutputOptions } from '../../reporting/output-options.ts';
import type { Register } from '../command.ts';
import { AUDIT_FORMATS } from './formats.ts';
import type { AuditCommandFlags } from './run.ts';

const HELP = `
A check is MEASURE=LEVEL, or MEASURE=WARN,FAIL: shares in %, times as 15m, 4h, 2d. It passes, breaches, or cannot say: too few,
a lapse of coverage, a sample that forbids the number, turns that are not classified, data that end long ago. By default a
breach needs the whole 95 % interval beyond the bound. Without --since and --periods the last 30 days are audited.

[audit] in socialcare.toml holds the same; checks given by flag stand in for those:

  [audit]
  by = "brand"
  periods = "2 of 3 weeks"                      the last whole ones; or since = "30d"
  min_n = 30
  min_effect = "2pp"                            and min_effect_time = "5m"
  [[audit.check]]
  max = "ignored@24h=15%,20%"
  [[audit.check]]
  min = "sl@1h=80%"
  only = { brand = "acme" }                     or channel, agent, label
  min_n = 100

Exit codes: 0 all pass, 10 a breach, 3 no breach, and a check that cannot say.

Examples:
  $ socialcare audit --max ignored@24h=20% --min sl@1h=80% --by brand
  $ socialcare audit --max p90-first-response=4h --periods "2 of 3 weeks"
  $ socialcare audit init
  $ socialcare audit --format junit > audit.xml
  $ socialcare audit --seal 2026-10 --sign ~/.ssh/id_ed25519
  $ socialcare audit plan`;

/** What the registry holds, a line each. */
async function listedHelp(): Promise<string> {
  const [{ GATES }, { durationLabel }] = await Promise.all([
    import('../../metrics/index.ts'),
    import('../../domain/duration.ts'),
  ]);
  const name = (gate: (typeof GATES)[number]) => (gate.windows?.length === 0 ? gate.name : `${gate.name}@TIME`);
  const times = ({ windows }: (typeof GATES)[number]) =>
    windows?.length ? `: ${windows.map(durationLabel).join(', ')}` : '';
  return ['\nMeasures:', ...GATES.map((gate) => `  ${name(gate).padEnd(24)}${gate.summary}${times(gate)}`)].join('\n');
}

export const registerAudit: Register = (program, begin) => {
  const audit = addAuditOptions(
    addFilterOptions(
      program
        .command('audit')
        .summary('hold figures against thresholds: pass, breach, or cannot say; for cron')
        .description('Hold figures against thresholds: pass, breach, or cannot say.')
        .addHelpText('after', HELP),
    ),
  );
  addListsToHelp(audit, listedHelp);
  audit.action(async (flags: AuditCommandFlags) => (await import('./run.ts')).runAudit(await begin(audit), flags));
  const subcommand = (name: string, summary: string, description: string, examples: string) =>
    audit.command(name).summary(summary).description(description).addHelpText('after', `\nExamples:\n${examples}`);
  const init = subcommand(
    'init',
    'write [audit] from present figures',
    'Add [audit] to socialcare.toml, with levels that present figures meet.',
    '  $ socialcare audit init --dry-run\n  $ socialcare audit init --by brand,channel',
  ).option('--dry-run', 'print it, write nothing');
  init.action(async () => (await import('./init.ts')).initAudit(await begin(init), init.optsWithGlobals()));
  const plan = subcommand(
    'plan',
    'all that verdicts depend on, and its hash',
    'Print all that verdicts depend on but the data, and its SHA-256: fix it beforehand, and audit --plan HASH holds you to it.',
    '  $ socialcare audit plan\n  $ socialcare audit plan --max ignored@24h=20%',
  );
  plan.action(async () => (await import('./plan.ts')).printPlan(await begin(plan), plan.optsWithGlobals()));
};

function addAuditOptions(command: Command): Command {
  const judged = command
    .option('--max <measure=level>', 'at most this: ignored@24h=20%, p90-response=4h (repeat)', collect)
    .option('--min <measure=level>', 'at least this: sl@1h=80%, attainment=85%,80% (repeat)', collect)
    .option('--by <dimensions>', 'a verdict for each brand, channel, agent, …', collectList)
    .addOption(
      new Option(
        '--strict <how>',
        'what breaches: the whole interval beyond the bound, or the number (default: interval)',
      ).choices(['interval', 'point']),
    )
    .option('--min-n <count>', 'fewer say nothing (default: 30)', wholeNumber)
    .option('--min-effect <size>', 'beyond the bound by less is a warning: 2pp, 5m (default: 0)', collectList)
    .option('--periods <k of n>', 'judge the last whole ones: "2 of 3 weeks"; days and months too');
  return addEngineOptions(addMaskOptions(addOutputOptions(addCountingOptions(judged))))
    .option('--baseline <file>', 'also: no worse than the figures in this file')
    .option('--save-baseline <file>', 'write these figures to compare with later')
    .option('--plan <hash>', 'run only this plan: see audit plan')
    .option('--seal <folder>', 'also write a folder that proves these numbers: see socialcare verify')
    .addOption(
      new Option('--seal-data <which>', 'ids of the posts, or also their texts: full (default: ids)').choices([
        'ids',
        'full',
      ]),
    )
    .option('--sign <key>', 'sign the seal with this SSH key')
    .option('--tsa <address>', 'have the seal stamped with the time by this authority (RFC 3161)')
    .addOption(
      new Option('--format <name>', 'table, json, junit, github, html or email-html (default: table)').choices(
        AUDIT_FORMATS,
      ),
    )
    .option('--json', 'short for --format json');
}

const collect = (value: string, earlier: string[] = []) => [...earlier, value];
