/** classify: labels what a classifier version has not seen; as a pipe, labels lines; and says how good its labels are. */
import { InvalidArgumentError, Option } from 'commander';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { facetNamed } from '../../domain/label-value.ts';
import { UsageError } from '../../errors.ts';
import { addFormatOption } from '../../reporting/late-help.ts';
import { collectList } from '../../reporting/options.ts';
import type { Register } from '../command.ts';
import type { EngineFlags } from './engine.ts';
import type { StdinFlags } from './from-stdin.ts';

type Flags = StdinFlags &
  EngineFlags & {
    again?: boolean;
    replace?: boolean;
    facet?: string[];
    stdin?: boolean;
    evaluate?: string | true;
    format?: string;
  };

const HELP = `
Labels of customer posts: language, sentiment, intent, needs-reply, urgency, topic, private-data.
Sentiment is identified in en, de, fr, es, it, pt and nl, and unknown in other languages.
Labels of replies: language, reply-act, agent, auto. All are made on this machine; no text leaves it
unless you ask a model server with --engine (where: [sources.openai] base_url and model; its key: OPENAI_API_KEY).
Labels of a model server stay until --replace: no other run changes them. What a person said (socialcare label)
outranks them all. 'socialcare explain POST' shows the words behind a label.

Examples:
  $ socialcare classify                                   label what is new
  $ socialcare classify --evaluate truth.csv              precision, recall, F1, confusion, calibration
  $ echo 'where is my parcel?' | socialcare classify --stdin --json
  $ socialcare classify --engine openai --limit 200       ask a model, after showing what is sent and what it costs
  $ socialcare classify --engine onnx --model roberta     a model of your own, on this machine, for what its labels name`;

export const registerClassify: Register = (program, begin) => {
  const command = program
    .command('classify')
    .summary('label posts: intent, needs-reply, urgency, sentiment, topic, …; replies by what they do')
    .description('Label every post that this version of the classifiers has not seen, offline.')
    .option('--again', 'also posts that this version has labelled')
    .option('--replace', 'also posts with labels of a model server')
    .option('--facet <names>', 'relabel only these facets, for every post; --stdin: print only these', collectList)
    .option(
      '--evaluate [file]',
      'measure the labels on a file with columns text and intent, sentiment, …; without a file on what people labelled',
    );
  addFormatOption(command, { about: '--evaluate: ' })
    .addOption(
      new Option(
        '--engine <name>',
        'openai: ask a model server, posts are sent to it; onnx: a model in --model',
      ).choices(['openai', 'onnx']),
    )
    .option(
      '--model <dir>',
      '--engine onnx: folder with model.onnx, tokenizer.json, tokenizer_config.json, config.json',
    )
    .option('--limit <count>', '--engine: at most so many posts, oldest first', countOf)
    .option('--yes', '--engine: send without asking')
    .option('--stdin', 'label lines of standard input instead, without a database')
    .addOption(
      new Option('--direction <which>', '--stdin: inbound (customers) or outbound (replies)').choices([
        'inbound',
        'outbound',
      ]),
    )
    .option('--lang <code>', '--stdin: the language of all lines, where you know it: de, en, …', languageOf)
    .option('--reasons', '--stdin --json: with the reason, classifier and version of each label')
    .option('--json', 'as JSON; with --stdin one object a line')
    .addHelpText('after', HELP);
  command.action(async (flags: Flags) => classify(await begin(command), flags));
};

async function classify(context: Context, flags: Flags): Promise<void> {
  for (const name of ['limit', 'yes'] as const)
    if (flags[name] !== undefined && flags.engine === undefined)
      throw new UsageError(`--${name} goes with --engine`, 'Add --engine openai, or leave it out.');
  if (flags.model !== undefined && flags.engine !== 'onnx')
    throw new UsageError('--model goes with --engine onnx', 'Name the model of a server in [sources.openai] model.');
  if (flags.evaluate !== undefined && flags.engine !== undefined)
    throw new UsageError('--evaluate does not ask a model', 'Leave out --engine.');
  for (const name of ['evaluate', 'format'] as const)
    if (flags.stdin && flags[name] !== undefined)
      throw new UsageError(
        `--${name} does not go with --stdin`,
        'Measure a file: socialcare classify --evaluate FILE.',
      );
  if (flags.format !== undefined && (flags.evaluate === undefined || flags.json))
    throw new UsageError('--format goes with --evaluate and without --json', 'Leave one of them out.');
  if (flags.reasons && flags.stdin && !flags.json)
    throw new UsageError('--reasons goes with --json', 'Add --json: a plain line has no room for reasons.');
  for (const name of ['again', 'replace'] as const)
    if (flags[name] && (flags.stdin || flags.evaluate !== undefined))
      throw new UsageError(`--${name} is about posts of the database`, 'Leave it out.');
  const facet = flags.facet?.map(facetNamed);
  if (flags.stdin && flags.engine !== undefined)
    return (await import('./by-engine.ts')).classifyStdinByEngine(context, { ...flags, facet });
  if (flags.stdin) {
    const { classifyStdin } = await import('./from-stdin.ts');
    return classifyStdin(context, { ...flags, facet });
  }
  const only = ['direction', 'lang', 'reasons'] as const;
  for (const name of only)
    if (flags[name] !== undefined) throw new UsageError(`--${name} goes with --stdin`, 'Add --stdin, or leave it out.');
  if (flags.evaluate !== undefined) return (await import('./evaluate.ts')).evaluate(context, { ...flags, facet });
  const [{ classifyStored }, { formatDuration }] = await Promise.all([
    import('./job.ts'),
    import('../../domain/duration.ts'),
  ]);
  const { terminal } = context;
  const classified =
    flags.engine === undefined
      ? await classifyStored(context, { ...flags, facet })
      : await (await import('./by-engine.ts')).classifyStoreByEngine(context, { ...flags, facet });
  if (!classified) return terminal.note('Nothing was sent.');
  const { posts, seconds, versions, kept } = classified;
  if (flags.json) {
    terminal.json({ version: 1, posts, kept, seconds, classifiers: versions });
    return;
  }
  if (posts > 0) terminal.done(`${amount(posts, 'post')} labelled in ${formatDuration(Math.ceil(seconds))}.`);
  else terminal.done(kept > 0 ? 'No post is left to label.' : 'Every post is labelled by this version already.');
  if (kept > 0)
    terminal.note(`${amount(kept, 'post')} with the labels of a model server kept; --replace relabels them.`);
  if (posts > 0 && flags.engine !== undefined)
    terminal.note('These labels are the model’s: no run replaces them without --replace.');
  terminal.note(
    'Next: socialcare report, socialcare measure ignored --by intent, socialcare label --sample 50 --facet intent',
  );
}

/** The ISO 639 code that labels hold, whether it was written de, DE, deu or de-AT. */
function languageOf(text: string): string {
  const [code = ''] = /^[a-z]{2,3}(?=$|[-_])/.exec(text.toLowerCase()) ?? [];
  const known = code && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code);
  if (!known)
    throw new InvalidArgumentError('It must be the code of a language in two or three letters: de, en, fr, …');
  return code.length === 2 ? code : new Intl.Locale(code).language;
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}
