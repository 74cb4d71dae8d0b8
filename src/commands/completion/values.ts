/** The values that flags and arguments take: the program's own lists, and what the database and the policy hold. */
import type { Context } from '../../context.ts';
import { safeLine } from '../../domain/safe-text.ts';

export interface Candidate {
  value: string;
  about?: string | undefined;
}

interface ArgumentPlace {
  /** 'brand add' */
  path: string;
  positionals: readonly string[];
}

type Values = (context: Context, place: ArgumentPlace) => Promise<readonly (string | Candidate)[]>;

const brands: Values = async (context) => {
  const [store, { listBrands }] = await Promise.all([
    context.store({ readonly: true }),
    import('../../store/accounts/brands.ts'),
  ]);
  return (await listBrands(store)).map(({ name }) => name);
};

const channels: Values = async (context) => {
  const [store, { listChannels }] = await Promise.all([
    context.store({ readonly: true }),
    import('../../store/facts/channels.ts'),
  ]);
  return listChannels(store);
};

const metrics: Values = async () => {
  const { METRICS } = await import('../../metrics/index.ts');
  return METRICS.map(({ name, question }) => ({ value: name, about: question }));
};

const dimensions: Values = async (_context, { positionals }) => {
  const [{ METRICS }, { DECISION_DIMENSIONS, SHARED_DIMENSIONS }, { DIMENSIONS }] = await Promise.all([
    import('../../metrics/index.ts'),
    import('../../metrics/decision-dimensions.ts'),
    import('../../dimensions/index.ts'),
  ]);
  const metric = METRICS.find(({ name }) => name === positionals[0]);
  if (metric?.of === 'decisions') return [...Object.keys(DECISION_DIMENSIONS), ...SHARED_DIMENSIONS];
  return Object.keys(DIMENSIONS);
};

const sections: Values = async (context) => {
  const [{ sectionNames }, { report_sets }] = await Promise.all([
    import('../../reporting/report-sections.ts'),
    context.config(),
  ]);
  return ['all', ...Object.keys(report_sets), ...sectionNames()];
};

const formats: Values = async (_context, { path }) => {
  if (path === 'import') {
    const { FORMATS } = await import('../../formats/index.ts');
    return FORMATS.map(({ name, title }) => ({ value: name, about: title }));
  }
  const { ALL_RENDERERS } = await import('../../renderers/index.ts');
  return Object.values(ALL_RENDERERS).map(({ name, title }) => ({ value: name, about: title }));
};

const presets: Values = async (context) => {
  const [{ PRESETS }, config] = await Promise.all([import('../../formats/csv-presets.ts'), context.config()]);
  return [...Object.keys(config.presets), ...PRESETS.map(({ name, title }) => ({ value: name, about: title }))];
};

const facets: Values = async () => Object.keys((await import('../../domain/label.ts')).FACET_VALUES);

const labels: Values = async () => {
  const { FACET_VALUES } = await import('../../domain/label.ts');
  return Object.entries(FACET_VALUES).flatMap(([facet, values]) => values.map((value) => `${facet}=${value}`));
};

const policy = async (context: Context) => (await import('../../queue/policy-source.ts')).loadPolicy(context);
const teams: Values = async (context) => Object.keys((await policy(context)).teams);
const people: Values = async (context) => [...new Set(Object.values((await policy(context)).teams).flat())];
const times: Values = async (_context, { path }) => [
  ...['today', 'yesterday', '7d', '30d', '90d'],
  ...['week', 'month', 'quarter', 'year'].flatMap((unit) => [`this-${unit}`, `last-${unit}`]),
  ...(path === 'triage' ? ['tomorrow', '2h'] : []),
];
const sources: Values = async () => Object.keys((await import('../../sources/index.ts')).SOURCES);
const logins: Values = async (context, place) => [...(await sources(context, place)), 'database'];
const among =
  (...values: string[]): Values =>
  async () =>
    values;

/** Up to the level, which is for people to set. */
const checks: Values = async () => {
  const { GATES } = await import('../../metrics/index.ts');
  return GATES.map(({ name, windows, summary }) => ({
    value: `${name}${windows?.length === 0 ? '' : windows ? '@1h' : '@24h'}=`,
    about: summary,
  }));
};

const FLAGS: Readonly<Record<string, Values>> = {
  '--brand': brands,
  '--channel': channels,
  '--by': dimensions,
  '--format': formats,
  '--sections': sections,
  '--preset': presets,
  '--facet': facets,
  '--label': labels,
  '--team': teams,
  '--assignee': people,
  '--since': times,
  '--until': times,
  '--as-of': among('now', 'today', 'yesterday', 'last-week', 'last-month'),
  '--tz': async () => Intl.supportedValuesOf('timeZone'),
  '--map': async () => (await import('../../formats/fields.ts')).FIELDS.map((field) => `${field}=`),
  '--status': async () => (await import('../../domain/turn-status.ts')).TURN_STATUSES,
  '--reach': async () => [...(await import('../../domain/reach.ts')).REACHES, 'all'],
  '--hours': among('calendar', 'business'),
  '--window': among('1h', '24h', '72h', 'ever'),
  '--partition': among('brand', 'brand,month', 'channel', 'month', 'day'),
  '--max': checks,
  '--min': checks,
  '--min-effect': among('2pp', '5m'),
  '--margin': among('5pp', '30m'),
  '--handle-time': among('3m', '6m', '10m'),
  '--target': among('80%@15m', '80%@1h', '90%@4h'),
  '--shrinkage': among('25%', '30%', '35%'),
  '--concurrency': among('1', '2', '3'),
  '--periods': among('2 of 3 weeks', '2 of 3 months', '1 of 1 weeks'),
  '--sla': among('15m', '1h', '4h', '24h'),
  '--memory': among('500MB', '2GB', '8GB'),
  '--timeout': among('30s', '5m', '1h', 'ever'),
  '--every': among('10s', '30s', '1m', '5m'),
  '--agent': among('unsigned'),
  '--as': async (_context, { path }) =>
    path === 'measure'
      ? (await import('../../metrics/products.ts')).PRODUCTS.map(({ name, measure }) => ({
          value: name,
          about: measure,
        }))
      : (await import('../../domain/decision.ts')).ACTION_NAMES,
  '--via': async () => (await import('../../domain/decision.ts')).WAYS,
  '--reason': async (context) => (await import('../triage/request.ts')).reasonsOf(await policy(context)),
  '--to': async (context, place) => [...(await teams(context, place)), ...(await people(context, place))],
  '--reply': async (context) =>
    (await policy(context)).templates.map(({ name, text }) => ({ value: name, about: text })),
};

const ARGUMENTS: Readonly<Record<string, Values>> = {
  compare: async (context, place) => [
    ...(await Promise.all([brands, channels, times].map((values) => values(context, place)))).flat(),
    ...(place.positionals.length === 1 ? ['previous', 'rest'] : []),
  ],
  measure: async (context, place) => (place.positionals.length === 0 ? metrics(context, place) : []),
  trend: async () => {
    const { trackedMeasures } = await import('../../reporting/tracked-measure.ts');
    return trackedMeasures().map(({ name, summary }) => ({ value: name, about: summary }));
  },
  explain: metrics,
  export: among('turns', 'posts', 'conversations', 'decisions'),
  completion: among('bash', 'zsh', 'fish'),
  pull: sources,
  'auth login': logins,
  'auth logout': logins,
  'brand add': async (context, place) => (place.positionals.length === 0 ? brands(context, place) : []),
  'brand remove': brands,
  label: async (context, place) => (place.positionals.length === 0 ? [] : labels(context, place)),
};

/** What may be written behind a flag; undefined for one that nothing is known of. */
export async function flagValues(
  context: Context,
  flag: string,
  place: ArgumentPlace,
): Promise<Candidate[] | undefined> {
  return Object.hasOwn(FLAGS, flag) ? read(FLAGS[flag]!, context, place) : undefined;
}

/** What an argument may be; undefined for one that nothing is known of. */
export async function argumentValues(
  context: Context,
  path: string,
  positionals: readonly string[],
): Promise<Candidate[] | undefined> {
  return Object.hasOwn(ARGUMENTS, path) ? read(ARGUMENTS[path]!, context, { path, positionals }) : undefined;
}

async function read(values: Values, context: Context, place: ArgumentPlace): Promise<Candidate[]> {
  const found = (await values(context, place)).map((each) => (typeof each === 'string' ? { value: each } : each));
  return found.map(({ value, about }) => ({ value: safeLine(value), about: about && safeLine(about) }));
}
