/** The two sides of a comparison as they are typed: a brand, a channel, a period, or several filters joined by commas. */
import type { Context } from '../context.ts';
import { isoTime } from '../domain/clock-time.ts';
import { cutText, evenPeriods } from '../domain/even-periods.ts';
import { foldName } from '../domain/names.ts';
import { didYouMean } from '../domain/near-name.ts';
import { type Period, type PeriodContext, previousPeriod, spanNamed } from '../domain/period.ts';
import { UsageError } from '../errors.ts';
import type { FilterFlags } from './options.ts';

/** The filters that define a side. */
export type SideFlags = Pick<FilterFlags, 'brand' | 'channel' | 'agent' | 'label' | 'since' | 'until'>;

export interface TypedSide {
  /** What it is called in headings and sentences. */
  name: string;
  flags: SideFlags;
}

type SideKey = keyof SideFlags;

const KEYS = ['brand', 'channel', 'agent', 'label', 'since', 'until'] as const;
/** The period before the first side's. */
export const PREVIOUS = 'previous';
/** Everything outside the first side. */
export const REST = 'rest';

const HINT = `A side is a brand, a channel or a period (acme, x, 2026-10, last-month, 30d), or conditions: brand=acme,channel=x,
agent=JK, label=intent=complaint, since=2026-09-01,until=2026-09-15. The second may be previous: the period before the first;
or rest: all other brands, channels or agents together.`;

/** @throws UsageError for words that name no brand, channel or period */
export async function typedSide(context: Context, typed: string, clock: PeriodContext): Promise<TypedSide> {
  const parts = typed
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0) throw new UsageError('a side of a comparison is empty', HINT);
  let flags: SideFlags = {};
  let behind: SideKey | undefined;
  for (const part of parts) {
    const equals = part.indexOf('=');
    const key = KEYS.find((each) => each === part.slice(0, Math.max(0, equals)));
    if (equals >= 0 && !key && behind !== 'label')
      throw new UsageError(`"${part}": a side has no "${part.slice(0, equals)}"`, HINT);
    const said = key
      ? conditionOf(key, part.slice(equals + 1))
      : await bareWord(context, part, clock, behind === 'agent' || behind === 'label' ? behind : undefined);
    flags = joined(flags, said, typed);
    behind = key ?? behind;
  }
  return { name: nameOf(parts), flags };
}

/** brand=acme,since=2026-09-01,until=2026-09-15 is acme, 2026-09-01 to 2026-09-15. */
function nameOf(parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/^(?:brand|channel|agent|label)=/, '').replace(/^(since|until)=/, '$1 '))
    .join(', ')
    .replace(/since (\S+), until /, '$1 to ');
}

function conditionOf(key: SideKey, value: string): SideFlags {
  if (value === '') throw new UsageError(`${key}= names nothing`, HINT);
  return key === 'since' || key === 'until' ? { [key]: value } : { [key]: [value] };
}

/** Of several brands, channels, agents or labels any may be meant; a side has one beginning and one end. */
function joined(flags: SideFlags, said: SideFlags, typed: string): SideFlags {
  const both: SideFlags = { ...flags, ...said };
  for (const key of KEYS) {
    const [earlier, later] = [flags[key], said[key]];
    if (earlier === undefined || later === undefined) continue;
    if (key === 'since' || key === 'until')
      throw new UsageError(`"${typed}": a side has one period, and here it has ${key} ${earlier} and ${later}`, HINT);
    both[key] = [...earlier, ...later];
  }
  return both;
}

/**
 * A brand where one is called so, else a channel, else a period.
 * @param behind what the word before it was a value of, where this may be another
 */
async function bareWord(
  context: Context,
  word: string,
  clock: PeriodContext,
  behind: 'agent' | 'label' | undefined,
): Promise<SideFlags> {
  const [{ listBrands }, { listChannels }] = await Promise.all([
    import('../store/accounts/brands.ts'),
    import('../store/facts/channels.ts'),
  ]);
  const store = await context.store({ readonly: true });
  const brands = (await listBrands(store)).map(({ name }) => name);
  const brand = brands.find((name) => foldName(name) === foldName(word));
  if (brand !== undefined) return { brand: [brand] };
  const channels = await listChannels(store);
  if (channels.includes(word)) return { channel: [word] };
  const period = periodNamed(word, clock);
  if (period) return period;
  if (behind) return { [behind]: [word] };
  const known = [...brands, ...channels];
  throw new UsageError(`"${word}" is no brand, no channel and no period${didYouMean(word, known)}`, HINT);
}

function periodNamed(word: string, clock: PeriodContext): SideFlags | undefined {
  try {
    const { from, to } = spanNamed(word, word, clock);
    return from === to ? { since: word } : { since: word, until: word };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/**
 * The period before that of a side: as many calendar months where it is whole months.
 * @throws UsageError where the side has no period
 */
export function previousSide({ name, flags }: TypedSide, clock: PeriodContext): TypedSide {
  if (flags.since === undefined)
    throw new UsageError(`"${name}" has no period, so there is none before it`, 'Name the other side.');
  const since = spanNamed(flags.since, 'since', clock).from;
  const until = flags.until === undefined ? clock.now : spanNamed(flags.until, 'until', clock).to;
  if (since >= until) throw new UsageError(`"${name}" ends before it begins`, HINT);
  const before = previousPeriod({ since, until }, clock.zone);
  const { since: _since, until: _until, ...rest } = flags;
  return { name: 'the period before', flags: { ...rest, since: isoTime(before.since), until: isoTime(before.until) } };
}

/**
 * Where one side's period is not over, the other's is cut to as much of itself.
 * @returns both sides, and what was cut in words
 */
export function evenSides(sides: readonly [TypedSide, TypedSide], clock: PeriodContext): EvenSides {
  const [a, b] = sides.map(({ flags }) => periodOf(flags, clock));
  const even = a && b && evenPeriods([a, b], clock.now);
  if (!even) return { sides, notes: [] };
  const at = even[0].until === a.until ? 1 : 0;
  const [whole, cut] = [sides[1 - at]!, sides[at]!];
  const { since, until } = even[at]!;
  const shortened: TypedSide = { ...cut, flags: { ...cut.flags, since: isoTime(since), until: isoTime(until) } };
  return {
    sides: at === 0 ? [shortened, whole] : [whole, shortened],
    notes: [cutText([whole.name, cut.name], { since, until }, clock.now, clock.zone)],
  };
}

export interface EvenSides {
  sides: readonly [TypedSide, TypedSide];
  notes: readonly string[];
}

function periodOf({ since, until }: SideFlags, clock: PeriodContext): Required<Period> | undefined {
  if (since === undefined || until === undefined) return undefined;
  return { since: spanNamed(since, 'since', clock).from, until: spanNamed(until, 'until', clock).to };
}

/**
 * The dimension and group that a side selects, so that all other groups are the rest.
 * @throws UsageError where it is not exactly one group
 */
export function groupApart({ name, flags }: TypedSide): { by: string; name: string } {
  const [[by, values] = [], ...more] = Object.entries(flags);
  if (by !== undefined && more.length === 0 && ['brand', 'channel', 'agent'].includes(by) && values?.length === 1)
    return { by, name: (values as string[])[0]! };
  throw new UsageError(`"${name}" is not one brand, channel or agent, so there is no rest`, 'Name the other side.');
}

/** @throws UsageError where a flag and a side say different things of the same */
export function withSide<Flags extends FilterFlags>(flags: Flags, { name, flags: side }: TypedSide): Flags {
  for (const key of Object.keys(side) as (keyof typeof side)[])
    if (flags[key] !== undefined)
      throw new UsageError(
        `--${key} and the side "${name}" contradict each other`,
        'Flags hold for both sides: leave it out.',
      );
  return { ...flags, ...side };
}
