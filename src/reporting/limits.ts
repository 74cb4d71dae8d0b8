/** What these data cannot show: the limits that apply, found in sampling, coverage, links and labels. */
import { amount } from '../domain/amount.ts';
import type { Limit, Report } from '../domain/report.ts';
import type { SampleCounts } from '../metrics/counts/sampling.ts';
import { isByNeed } from '../metrics/denominator.ts';
import { METRICS } from '../metrics/index.ts';
import type { Measured } from './measuring.ts';

/** By sampling: the limit it implies for this many turns, in words. */
const HIDDEN: Readonly<Record<string, (turns: string) => string>> = {
  search: (turns) => `what a search did not find: ${turns} from searches`,
  'federated-partial': (turns) => `what other servers of the network did not pass on: ${turns} from one server`,
  unknown: (turns) => `whether posts are missing: of ${turns} nobody said how complete they are (import --sampling)`,
  'brand-replies': (turns) => `who was ignored: ${turns} found by the brand’s replies alone`,
  'answered-only': (turns) => `who was ignored: ${turns} from conversations that were all answered`,
};

/** @param report its envelope, as it is printed */
export async function limitsOf(
  measured: Measured,
  report: Pick<Report, 'coverage' | 'inferred_answers'>,
): Promise<Limit[]> {
  const { sample, scope } = measured;
  const limits: Limit[] = [];
  const add = (about: string, count: number, one: string, sentence: (these: string) => string) => {
    if (count > 0) limits.push({ about, sentence: sentence(amount(count, one)), count });
  };
  for (const [sampling, turns] of sample.samplings)
    if (HIDDEN[sampling]) add(`sampling-${sampling}`, turns, 'turn', HIDDEN[sampling]);
  add(
    'no-replies',
    sum(sample.unheard.values()),
    'turn',
    (turns) => `whether ${turns} were answered: nothing shows that the brand’s own posts were looked for`,
  );
  add('coverage', sample.uncovered, 'turn', (turns) => `what became of ${turns} outside known coverage`);
  add(
    'gaps',
    sum(report.coverage.map(({ gaps }) => gaps)),
    'gap',
    (gaps) => `what was written in ${gaps} of the coverage`,
  );
  add(
    'rejected-rows',
    sum(report.coverage.map(({ missing_rows = 0 }) => missing_rows)),
    'row',
    (rows) => `what stood in ${rows} that could not be read`,
  );
  add(
    'inferred-answers',
    report.inferred_answers?.count ?? 0,
    'answer',
    (answers) => `what ${answers} replied to: names decide where a file states no reply links`,
  );
  return [
    ...limits,
    ...labelLimits(measured),
    ...(await replyLimits(measured)),
    ...(await channelLimits(measured)),
    ...unnamed(scope.filter.reach),
    ...ALWAYS,
  ];
}

function labelLimits({ facets, settings, sample }: Measured): Limit[] {
  if (!facets.includes('needs-reply')) return [];
  if (!settings.labelled)
    return [
      {
        about: 'labels',
        sentence: 'which turns needed a reply: none is classified, so all count (socialcare classify)',
      },
    ];
  const { needUnknown, notClassified } = sample;
  return [
    ...(notClassified > 0 && isByNeed(settings)
      ? [
          {
            about: 'unclassified',
            sentence: `whether ${amount(notClassified, 'turn')} not yet classified needed a reply`,
            count: notClassified,
          },
        ]
      : []),
    ...(needUnknown > 0 && isByNeed(settings)
      ? [
          {
            about: 'need-unknown',
            sentence: `whether ${amount(needUnknown, 'turn')} needed a reply whose words tell neither: in no rate of those that did`,
            count: needUnknown,
          },
        ]
      : []),
    ...(settings.needsReplyRecord
      ? []
      : [
          {
            about: 'label-errors',
            sentence: 'how often the labels are wrong: nobody measured it here (socialcare classify --evaluate)',
          },
        ]),
  ];
}

/** Only labels show what replies do. */
async function replyLimits({ store, sections }: Measured): Promise<Limit[]> {
  const names = sections.map(({ metric }) => metric);
  const asks = METRICS.some((metric) => metric.of === 'turns' && metric.replyFacts && names.includes(metric.name));
  const { anyLabels } = await import('../store/labels/turn-labels.ts');
  if (!asks || (await anyLabels(store))) return [];
  const sentence = 'what replies promise, ask for or send elsewhere: none is classified (socialcare classify)';
  return [{ about: 'reply-labels', sentence }];
}

async function channelLimits({ store, scope, sample }: Measured): Promise<Limit[]> {
  const { listBrands } = await import('../store/accounts/brands.ts');
  const read = channelsOf(sample);
  const others = (await listBrands(store))
    .filter(({ name }) => sample.streams.some(({ brand }) => brand === name))
    .flatMap(({ accounts }) => accounts.map(({ channel }) => channel));
  const unread = [...new Set(others)].filter((channel) => !read.includes(channel)).sort();
  const missing =
    unread.length > 0 && scope.filter.channels.length === 0 ? `; no turn of ${unread.join(', ')} is here` : '';
  return read.length === 0
    ? []
    : [{ about: 'channels', sentence: `what customers wrote anywhere but on ${read.join(', ')}${missing}` }];
}

function channelsOf({ streams }: SampleCounts): string[] {
  return [...new Set(streams.map(({ channel }) => channel))].sort();
}

function unnamed(reach: readonly string[]): Limit[] {
  return reach.includes('untagged')
    ? []
    : [{ about: 'unnamed', sentence: 'posts that speak of a brand without naming it' }];
}

const ALWAYS: readonly Limit[] = [
  { about: 'private-messages', sentence: 'private messages: whoever was helped there alone counts as not answered' },
  { about: 'deletions', sentence: 'posts that were deleted before they were read' },
  { about: 'solved', sentence: 'whether an answer solved anything' },
];

function sum(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
