/** From flags to a comparison: reads both sides, compares them, and notes differences in their data. */
import type { Context } from '../context.ts';
import { THE_REST } from '../dimensions/apart.ts';
import { parseEffect } from '../domain/audit-check.ts';
import type { Filter } from '../domain/filter.ts';
import { foldName } from '../domain/names.ts';
import type { Column, Row, Section, Span } from '../domain/report.ts';
import { UsageError } from '../errors.ts';
import { comparedSection } from '../metrics/compare.ts';
import type { ComparedSide, Pair } from '../metrics/compared-rows.ts';
import { mixedBrandNotes } from '../metrics/mixed-brands.ts';
import { CANNOT_SAY, type Margin } from '../metrics/verdict.ts';
import {
  type EvenSides,
  evenSides,
  groupApart,
  PREVIOUS,
  previousSide,
  REST,
  type TypedSide,
  typedSide,
  withSide,
} from './compared-sides.ts';
import { lapsesOfPeriod } from './lapses.ts';
import { type Measured, measureTurns } from './measuring.ts';
import { readScope } from './options.ts';
import { pairingOf, sideOf } from './pairing.ts';
import type { MeasureFlags } from './reading.ts';
import { refuseSharedTurns } from './shared-turns.ts';
import { unlikeNotes } from './unlike-sides.ts';

export interface CompareFlags extends MeasureFlags {
  margin?: string[];
}

export interface Versus {
  section: Section;
  /** The reading of the first side. */
  measured: Measured;
  /** Names of both sides, where there are two. */
  title: string;
  /** The period of the second side, where it has one of its own. */
  previous: Span | undefined;
  /** The filter of the flags, with the brands and channels of both sides. */
  filter: Filter;
  /** Turns that were read. */
  n: number;
  /** Flags of the first side, for the suggested next command. */
  flags: MeasureFlags;
}

const HINT = `Two brands: socialcare compare acme rival. Two periods: socialcare compare 2026-10 2026-09, or compare last-month previous.
All of them: socialcare compare --by brand. One with each other: socialcare compare acme --by brand.`;

/** Largest number of groups that are compared pairwise. */
const MOST_GROUPS = 6;
const UNANSWERED = '(no answer)';
const BY_OUTCOME = ['agent', 'reply-act'];

export async function compareSides(context: Context, typed: readonly string[], flags: CompareFlags): Promise<Versus> {
  const [first, second, third] = typed;
  if (third !== undefined) throw new UsageError(`"${third}": two sides are compared, or all with --by`, HINT);
  const by = flags.by ?? [];
  const store = await context.store({ readonly: true });
  const { clock } = await readScope(context, store, flags);
  const margin = marginOf(flags.margin ?? []);
  const a = first === undefined ? undefined : await typedSide(context, first, clock);
  if (a && second?.trim() === REST) return withRest(context, a, flags, margin);
  const b =
    second === undefined
      ? a && isPeriod(a)
        ? previousSide(a, clock)
        : undefined
      : second.trim() === PREVIOUS
        ? previousSide(a!, clock)
        : await typedSide(context, second, clock);
  if (a && b) return twoSides(context, evenSides([a, b], clock), flags, margin);
  if (by.length !== 1)
    throw new UsageError(
      by.length > 1
        ? `--by ${by.join(',')}: groups of one kind are compared with each other`
        : first === undefined
          ? 'nothing to compare'
          : `compare ${first} with what?`,
      HINT,
    );
  return groupsOf(context, by[0]!, first, flags, margin);
}

function isPeriod({ flags }: TypedSide): boolean {
  return flags.since !== undefined && Object.keys(flags).every((key) => key === 'since' || key === 'until');
}

/** Two readings, compared in each group of --by. */
async function twoSides(
  context: Context,
  { sides: [a, b], notes }: EvenSides,
  flags: CompareFlags,
  margin: Margin,
): Promise<Versus> {
  const pairing = await pairingOf(
    context,
    [a, b].flatMap((side) => Object.keys(side.flags)),
  );
  const given = [a, b].map((side) => withSide(flags, side)) as [CompareFlags, CompareFlags];
  await refuseSharedTurns(context, [a, b], given);
  const here = await measureTurns(context, given[0], pairing.metrics);
  const there = await measureTurns(context, given[1], pairing.metrics);
  const names = new Map([...here.groups, ...there.groups].map((group) => [JSON.stringify(group.names), group.names]));
  const [lapseHere, lapseThere] = [await lapsesOfPeriod(here, there), await lapsesOfPeriod(there, here)];
  const pairs = [...names.values()].map((group): Pair => {
    const one = sideOf(here, a.name, group, pairing);
    const other = sideOf(there, b.name, group, pairing);
    return { group, a: one, b: other, lapse: lapseHere(group) ?? lapseThere(group) };
  });
  const byOutcome = [here, there].some(({ settings }) => settings.byOutcome !== undefined);
  const hasPeriods = here.scope.period.since !== null && there.scope.period.since !== null;
  const sides = [
    { name: a.name, streams: here.sample.streams },
    { name: b.name, streams: there.sample.streams },
  ];
  const either = (of: (filter: Filter) => string[]) => [
    ...new Set([...of(here.scope.filter), ...of(there.scope.filter)]),
  ];
  const columns = here.by.map(({ name, label }): Column => ({ key: name, label, kind: 'text' }));
  const isOtherTime = here.scope.period.since !== there.scope.period.since;
  return {
    section: comparedSection({
      ...{ pairs, groups: columns, settings: here.settings, margin, mix: pairing.mix(here), byOutcome },
      notes: [
        ...notes,
        ...new Set([here, there].flatMap(({ counts }) => mixedBrandNotes(counts))),
        ...(await unlikeNotes(here, sides, hasPeriods)),
        ...outcomeNotes(byOutcome),
      ],
    }),
    measured: here,
    title: `${a.name} compared with ${b.name}`,
    previous: isOtherTime ? there.scope.period : undefined,
    filter: {
      ...(await readScope(context, here.store, flags)).filter,
      brands: either(({ brands }) => brands),
      channels: either(({ channels }) => channels),
    },
    n: here.n + there.n,
    flags: given[0],
  };
}

/** One reading: a group compared with all others together. */
async function withRest(context: Context, side: TypedSide, flags: CompareFlags, margin: Margin): Promise<Versus> {
  const pairing = await pairingOf(context, []);
  const given = withSide(flags, side);
  if (flags.by) throw new UsageError('--by and "rest" contradict each other', 'Leave one of them out.');
  const apart = groupApart(side);
  // Only answered turns have an agent.
  const ended = apart.by === 'agent' && { status: ['answered'] };
  const measured = await measureTurns(context, { ...flags, ...ended, apart }, pairing.metrics);
  const [a, b] = [apart.name, THE_REST].map((name) => sideOf(measured, name, { side: name }, pairing)) as [
    ComparedSide,
    ComparedSide,
  ];
  const pairs = [{ group: {}, a, b, lapse: (await lapsesOfPeriod(measured))({}) }];
  const { settings, scope, n } = measured;
  const byOutcome = settings.byOutcome !== undefined;
  return {
    section: comparedSection({
      ...{ pairs, groups: [], settings, margin, mix: pairing.mix(measured), byOutcome },
      notes: outcomeNotes(byOutcome),
    }),
    ...{ measured, n, title: `${apart.name} compared with ${THE_REST}`, previous: undefined },
    ...{ filter: scope.filter, flags: given },
  };
}

/** One reading: all pairs of its groups, or one group with each of the others. */
async function groupsOf(
  context: Context,
  by: string,
  one: string | undefined,
  flags: CompareFlags,
  margin: Margin,
): Promise<Versus> {
  const pairing = await pairingOf(context, [by]);
  const measured = await measureTurns(context, flags, pairing.metrics);
  const groups = measured.groups.filter(({ names }) => names[by] !== UNANSWERED);
  const names = groups.map((group) => String(group.names[by]));
  const word = one?.replace(new RegExp(`^${by}=`), '');
  const chosen = word === undefined ? undefined : names.find((name) => foldName(name) === foldName(word));
  if (word !== undefined && chosen === undefined && groups.length > 0)
    throw new UsageError(`--by ${by}: there is no "${word}"`, `Groups: ${names.join(', ')}.`);
  if (chosen === undefined && groups.length > MOST_GROUPS)
    throw new UsageError(
      `--by ${by}: ${groups.length} groups make ${(groups.length * (groups.length - 1)) / 2} pairs`,
      `Name one to hold against each other: socialcare compare ${names[0]} --by ${by}`,
    );
  const lapse = await lapsesOfPeriod(measured);
  const sides = groups.map(({ names: group }) => ({
    group,
    side: sideOf(measured, String(group[by]), group, pairing),
  }));
  const pairs = sides.flatMap((a, at) =>
    sides
      .filter((b, other) => (chosen === undefined ? other > at : a.side.name === chosen && b !== a))
      .map((b): Pair => ({ group: {}, a: a.side, b: b.side, lapse: lapse(a.group) ?? lapse(b.group) })),
  );
  const streamsOf = (group: Row) =>
    measured.sample.streams.filter(
      ({ brand, channel }) => (group.brand ?? brand) === brand && (group.channel ?? channel) === channel,
    );
  const streams = sides.map(({ group, side }) => ({ name: side.name, streams: streamsOf(group) }));
  const byOutcome = BY_OUTCOME.includes(by) || measured.settings.byOutcome !== undefined;
  return {
    section: comparedSection({
      ...{ pairs, groups: [], settings: measured.settings, margin, mix: pairing.mix(measured), byOutcome },
      notes: [
        ...(await unlikeNotes(measured, streams, measured.scope.period.since !== null)),
        ...outcomeNotes(byOutcome),
      ],
    }),
    measured,
    title: chosen === undefined ? `Compared by ${by}` : `${chosen} compared with every other ${by}`,
    previous: undefined,
    filter: measured.scope.filter,
    n: measured.n,
    flags,
  };
}

/** Whether the ignored rate has a verdict. */
export function saysIgnored({ rows }: Section): boolean {
  return rows.some(({ measure, verdict }) => String(measure).startsWith('Ignored') && verdict !== CANNOT_SAY.verdict);
}

function marginOf(typed: readonly string[]): Margin {
  const margin: Margin = {};
  for (const text of typed) {
    const unit = /(?:pp|%)\s*$/i.test(text) ? 'share' : 'seconds';
    margin[unit] = parseEffect(text, unit, '--margin');
  }
  return margin;
}

function outcomeNotes(byOutcome: boolean): string[] {
  return byOutcome
    ? [
        'a side is told by how its turns ended: nobody counts as ignored, and waits are those of the turns that ended so',
      ]
    : [];
}
