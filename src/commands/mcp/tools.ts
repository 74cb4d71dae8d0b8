/** The tools: a command each, its arguments as a strict schema, and the words of the command line that these make. */
import { METRICS } from '../../metrics/index.ts';
import { sectionNames } from '../../reporting/report-sections.ts';

export interface ToolPlan {
  name: string;
  title: string;
  description: string;
  properties: Record<string, Record<string, unknown>>;
  required: string[];
  /** The command with what it is about, from the arguments. */
  words(given: Given): string[];
  /** Rows, where no number of them is asked for; none where the command takes none. */
  limit?(given: Given): number | undefined;
}

export type Given = Record<string, unknown>;

const MOST_WORDS = 200;
const text = (description: string) => ({ type: 'string', minLength: 1, maxLength: MOST_WORDS, description });
/** Nothing that begins like a flag. */
const word = (description: string) => ({ ...text(description), pattern: '^[^-].*$' });
const names = (description: string) => ({
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: MOST_WORDS, pattern: '^[^,]+$' },
  minItems: 1,
  maxItems: 50,
  description,
});
const limit = (most: number, usual: number) => ({
  type: 'integer',
  minimum: 1,
  maximum: most,
  description: `at most so many rows (default ${usual})`,
});

const WHOSE = {
  brand: names('only these brands'),
  channel: names('only these networks: x, bluesky, mastodon, …'),
};
const FILTER = {
  ...WHOSE,
  since: text('turns that began then or later: 2026-10-01, 30d, last-month'),
  until: text('turns that began before the end of then'),
  'as-of': text('as things stood then (default: now, or the newest post of imported archives)'),
  tz: text('IANA zone of dates and days'),
  search: text('only turns with a post that holds these words'),
  label: names('only turns with these labels: intent=complaint'),
};
const COUNTED = {
  ...FILTER,
  by: names('group by: brand, channel, day, week, month, weekday, hour, intent, topic, language, agent, …'),
  window: text('time a brand has to answer: 1h, 24h, 72h, ever (default 24h)'),
  sla: text('the promise, for attainment (default 1h)'),
  hours: { enum: ['calendar', 'business'], description: 'count every second, or only open ones' },
  denominator: { enum: ['needs-reply', 'all'], description: 'turns that needed a reply, or all' },
};
const metricNames = () => METRICS.map(({ name }) => name);

export function toolPlans(): ToolPlan[] {
  const questions = METRICS.map(({ name, question }) => `${name}: ${question}`).join(' ');
  return [
    {
      name: 'report',
      title: 'Report',
      description:
        'The report of social customer care: summary in sentences, volume, response times, ignored mentions, SLA attainment, effort; each with intervals, definition and limits. With since, beside the period before.',
      properties: {
        ...COUNTED,
        sections: { ...names('tables to be shown'), items: { enum: [...sectionNames(), 'all'] } },
        limit: limit(500, 50),
      },
      required: [],
      words: () => ['report'],
      limit: () => 50,
    },
    {
      name: 'measure',
      title: 'Measure',
      description: `One metric, grouped as asked, with intervals and its definition. ${questions}`,
      properties: { metric: { enum: metricNames() }, ...COUNTED, limit: limit(500, 50) },
      required: ['metric'],
      words: ({ metric }) => ['measure', String(metric)],
      // Without groups there is nothing to limit.
      limit: ({ by }) => (by === undefined ? undefined : 50),
    },
    {
      name: 'explain',
      title: 'Explain a number',
      description:
        'What is behind a number: its definition, its SQL, its parts, and each turn by what it counts as, the worst first.',
      properties: { metric: { enum: metricNames() }, ...COUNTED, limit: limit(500, 50) },
      required: ['metric'],
      words: ({ metric }) => ['explain', String(metric)],
      limit: () => 50,
    },
    {
      name: 'labels',
      title: 'Explain labels',
      description: 'Why a post has its labels: each with its reason, how sure it is, and who gave it.',
      properties: { post: { ...text('the id of a post'), pattern: '^(?!-).*\\d' }, ...WHOSE },
      required: ['post'],
      words: ({ post }) => ['explain', String(post)],
    },
    {
      name: 'queue',
      title: 'Queue',
      description: 'What waits for an answer, in the order of the policy, with its target, labels and words.',
      properties: { ...FILTER, team: text('only what belongs to this team'), limit: limit(200, 20) },
      required: [],
      words: () => ['queue'],
      limit: () => 20,
    },
    {
      name: 'show',
      title: 'Show',
      description:
        'The conversation of a post with its waits, labels and decisions, by the id of the post; or the turns of a customer, by @handle.',
      properties: { what: word('the id of a post, or @handle'), ...WHOSE },
      required: ['what'],
      words: ({ what }) => ['show', String(what)],
    },
  ];
}

/** Arguments that words() reads, and that are no flags. */
const SUBJECTS = ['metric', 'post', 'what'];

/**
 * The command line of a question.
 * @param shared flags of every command
 */
export function commandLine(plan: ToolPlan, given: Given, shared: readonly string[]): string[] {
  const [command, ...subject] = plan.words(given);
  const flags = Object.entries({ limit: plan.limit?.(given), ...given })
    .filter(([name, value]) => value !== undefined && !SUBJECTS.includes(name))
    .map(([name, value]) => `--${name}=${Array.isArray(value) ? value.join(',') : value}`);
  return [command!, ...shared, ...flags, '--json', '--', ...subject];
}

/** Its arguments as a JSON Schema: nothing else is taken. */
export function inputSchema({ properties, required }: ToolPlan): Record<string, unknown> {
  return { type: 'object', properties, required, additionalProperties: false };
}
