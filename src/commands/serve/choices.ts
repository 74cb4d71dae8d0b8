/** What can be chosen on a page: whose numbers, of when, and which. */
import type { Context } from '../../context.ts';
import type { Markup } from '../../renderers/html/html.ts';
import { type Choice, choicesForm } from '../../renderers/html/served/choices.ts';
import { addressOf, otherwise } from './asked.ts';

/** Flags of the filter, on every page with numbers. */
export const FILTERS = [
  ...['brand', 'channel', 'since', 'until', 'as-of', 'tz', 'reach', 'turns', 'customer', 'agent', 'search', 'label'],
];
/** Flags for how numbers are counted. */
export const COUNTING = [
  ...['status', 'by', 'window', 'sla', 'hours', 'denominator', 'accept-biased-sample'],
  ...['handle-time', 'target', 'shrinkage', 'concurrency'],
];

const PERIODS = [
  { label: 'Everything', since: '', until: '' },
  { label: 'Last 7 days', since: '7d', until: '' },
  { label: 'Last 30 days', since: '30d', until: '' },
  { label: 'Last 90 days', since: '90d', until: '' },
  { label: 'Last month', since: 'last-month', until: 'last-month' },
];

/** @param fields what the page offers beside brand, channel and period */
export async function choicesOf(
  context: Context,
  path: string,
  choices: URLSearchParams,
  fields: readonly Choice[],
): Promise<Markup> {
  const store = await context.store({ readonly: true });
  const [{ listBrands }, { listChannels }] = await Promise.all([
    import('../../store/accounts/brands.ts'),
    import('../../store/facts/channels.ts'),
  ]);
  const brands = (await listBrands(store)).map(({ name }) => name);
  const channels = await listChannels(store);
  const chosen = (name: string) => choices.getAll(name).join(',');
  const one = (all: string, names: readonly string[]) => [
    { value: '', label: all },
    ...names.map((name) => ({ value: name, label: name })),
  ];
  const shown: Choice[] = [
    { name: 'since', label: 'From', value: chosen('since'), placeholder: 'e.g. 30d' },
    { name: 'until', label: 'To', value: chosen('until'), placeholder: '2026-10-31' },
    { name: 'brand', label: 'Brand', value: chosen('brand'), options: one('All brands', brands) },
    { name: 'channel', label: 'Network', value: chosen('channel'), options: one('All networks', channels) },
    ...fields.map((field) => ({ ...field, value: chosen(field.name) })),
  ];
  const names = shown.map(({ name }) => name);
  return choicesForm({
    path,
    fields: shown,
    kept: [...choices].filter(([name]) => !names.includes(name)),
    periods: PERIODS.map(({ label, since, until }) => ({
      label,
      href: addressOf(path, otherwise(choices, { since, until })),
      isHere: chosen('since') === since && chosen('until') === until,
    })),
  });
}
