/** label: hand labels, which outrank the classifiers: by flags, from a file, or one key per post. */
import { Argument } from 'commander';
import type { Context } from '../../context.ts';
import type { HandLabel } from '../../domain/label.ts';
import { facetNamed } from '../../domain/label-value.ts';
import { UsageError } from '../../errors.ts';
import { actorOf } from '../../queue/actor.ts';
import { addMaskOptions, collectList } from '../../reporting/options.ts';
import type { Register } from '../command.ts';
import type { LabelFlags } from './flags.ts';

const HELP = `
Facets of customers' posts: intent, needs-reply, urgency, sentiment, topic, private-data, language.
Facets of replies: reply-act (several, separated by commas), agent, auto, language.
needs-reply is true, false or unknown (nothing tells). It follows from the intent you give, unless you say it too;
from other it is unknown. An empty value removes your label. Labels are appended, never changed; socialcare dump writes them as text.

Files have a column post (the id; or id), perhaps channel, and either facet and value, or one column per facet.
Samples take some of every label of the classifiers, the least certain ones first: training needs them most. For
measuring (classify --evaluate) draw with --random.

Examples:
  $ socialcare label 1790000000000000001 intent=complaint urgency=high
  $ socialcare label 1790000000000000001 intent=                      remove it
  $ socialcare label --sample 100 --facet intent                      one key per post; resumes where you stopped
  $ socialcare label --sample 100 --facet intent --list > todo.csv    fill in a spreadsheet, then:
  $ socialcare label --from todo.csv`;

export const registerLabel: Register = (program, begin) => {
  const whole = (text: string) => Number.parseInt(text, 10);
  const command = program
    .command('label')
    .summary('label posts by flags, from a file, or one key per post')
    .description('Label posts by hand. A hand label outranks the classifiers, and trains them (socialcare train).')
    .addArgument(new Argument('[words...]', 'post ids and facet=value'))
    .option('--from <file>', 'labels from a csv, tsv or jsonl file, - for standard input')
    .option('--sample <n>', 'ask about so many posts, one key each', whole)
    .option('--facet <name>', 'what to ask about')
    .option('--random', '--sample: plain random, for measuring')
    .option('--seed <n>', '--sample: the seed of the draw', whole, 1)
    .option('--new', '--sample: start a new sample')
    .option('--list', '--sample: write the posts as csv instead of asking')
    .option('--channel <name>', 'the network of the posts, where an id stands for several', collectList)
    .option('--brand <name>', 'the brand of the posts, where an id stands for several', collectList)
    .option('--actor <name>', 'who labels (default: SOCIALCARE_ACTOR, else the user)')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  addMaskOptions(command);
  command.action(async (words: string[], flags: LabelFlags) => label(await begin(command), words, flags));
};

async function label(context: Context, words: readonly string[], flags: LabelFlags): Promise<void> {
  const ways = [words.length > 0, flags.from !== undefined, flags.sample !== undefined].filter(Boolean).length;
  if (ways !== 1)
    throw new UsageError(
      'give either posts, --from or --sample',
      'Give a post and facet=value, or --from FILE, or --sample 100 --facet intent.',
    );
  if (flags.from !== undefined) return (await import('./from-file.ts')).labelFromFile(context, flags.from, flags);
  if (flags.sample === undefined) return labelByWords(context, words, flags);
  if (flags.facet === undefined)
    throw new UsageError('--sample needs --facet', 'Example: socialcare label --sample 100 --facet intent');
  if (!(flags.sample > 0)) throw new UsageError('--sample must be a number above 0');
  const asking = await import('./by-keys.ts');
  const work = flags.list ? asking.listSample : asking.labelByKeys;
  return work(context, facetNamed(flags.facet), flags.sample, flags);
}

async function labelByWords(context: Context, words: readonly string[], flags: LabelFlags): Promise<void> {
  const pairs = words.filter((word) => word.includes('='));
  const ids = words.filter((word) => !word.includes('='));
  if (pairs.length === 0 || ids.length === 0)
    throw new UsageError('label needs a post and facet=value', 'Example: socialcare label 17900001 intent=complaint');
  const store = await context.store({ mustExist: true });
  const [{ appendLabels }, { givenLabel, postNamed }] = await Promise.all([
    import('../../store/labels/hand-labels.ts'),
    import('./given.ts'),
  ]);
  const who = { actor: actorOf(context, flags.actor), at: context.now() };
  const labels: HandLabel[] = [];
  for (const id of ids) {
    const post = await postNamed(store, id, flags);
    for (const pair of pairs) {
      const cut = pair.indexOf('=');
      labels.push(givenLabel(post, facetNamed(pair.slice(0, cut)), pair.slice(cut + 1), who));
    }
  }
  await appendLabels(store, labels);
  const { terminal } = context;
  for (const each of labels) {
    if (flags.json) terminal.json(each);
    else
      terminal.done(
        `${each.post} ${each.value === null ? `${each.facet}: label removed` : `${each.facet} ${each.value}`}`,
      );
  }
}
