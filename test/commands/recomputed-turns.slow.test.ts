/** Report = recomputation from export turns, for every metric and dimension and whatever the filter. */
import { beforeAll, expect, test } from 'vitest';
import { type Random, seededRandom } from '../../src/domain/random.ts';
import { onServer } from '../helpers/database.ts';
import { differences } from '../helpers/oracle/differences.ts';
import { madeUpDesk, PROMISED } from '../helpers/oracle/made-up.ts';
import { isBiased, METRICS, type Settings } from '../helpers/oracle/metrics.ts';
import {
  DIMENSIONS,
  type Exported,
  exportedAt,
  type Filter,
  flagsOf,
  grouped,
  passes,
  reachOf,
} from '../helpers/oracle/turns.ts';
import { run } from '../helpers/run.ts';

const END = '2026-03-30T00:00:00Z';
const MIDDLE = '2026-03-19T15:00:00Z';

/** Every condition that a filter can have, each with what it may say. */
const CONDITIONS: Record<Exclude<keyof Filter, 'tz'>, string[]> = {
  brand: ['acme', 'Initech'],
  channel: ['x', 'mastodon', 'facebook'],
  since: ['2026-03-07', '2026-03-17'],
  until: ['2026-03-12', '2026-03-21'],
  status: ['answered', 'unanswered', 'deleted', 'answered,unanswered', 'clock-skew'],
  agent: ['JK', 'mb', 'zoe', 'unsigned'],
  label: [
    'intent=question',
    'needs-reply=true',
    'urgency=normal',
    'sentiment=negative',
    'reply-act=deflect-phone',
    'private-data=email',
  ],
  search: ['parcel', 'DM', 'RECLAMACIÓN'],
  customer: ['annlee', 'bob'],
  reach: ['all', 'direct', 'implicit,untagged'],
  turns: ['first', 'next'],
};
const NAMES = Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[];
const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
const EVER = Number.POSITIVE_INFINITY;
const WINDOWS: Settings['windows'][] = [
  { '24h': 86_400 },
  { '1h': 3_600, '72h': 259_200 },
  { ever: EVER },
  { '4h': 14_400, ever: EVER },
];
/** They stand on labels, which not every database has. */
const LABELLED: readonly string[] = ['agent', 'label'];

interface World {
  cwd: string;
  exported: Record<string, Exported>;
  labelled: boolean;
}

let worlds: World[];

beforeAll(async () => {
  worlds = [];
  for (const [seed, conversations, labelled] of [
    [12, 240, true],
    [2, 90, false],
  ] as const) {
    const { cwd, faults } = await madeUpDesk(seed, conversations, labelled);
    expect(faults).toEqual([]);
    const exported = { [END]: await exportedAt(cwd, END), [MIDDLE]: await exportedAt(cwd, MIDDLE) };
    worlds.push({ cwd, exported, labelled });
  }
});

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;

interface Question {
  metric: string;
  by: readonly string[];
  filter: Filter;
  at: string;
  settings: Settings;
  flags: string[];
}

/** What is printed and what the rows of export say. Empty when they agree. */
async function disagreement({ cwd, exported }: World, question: Question): Promise<unknown[]> {
  const { metric, by, filter, at, settings, flags } = question;
  const argv = ['measure', metric, ...(by.length > 0 ? ['--by', by.join(',')] : []), ...flagsOf(filter), ...flags];
  const { stdout, stderr, code } = await run([...argv, ...(at === END ? [] : ['--as-of', at]), '--json'], { cwd });
  const world = exported[at]!;
  const frame = world.turns.filter((turn) => turn.status !== 'clock-skew' && passes(turn, filter));
  const forbidden = (metric === 'ignored' || metric === 'sla') && !settings.acceptBiased;
  const allowed = forbidden ? frame.filter((turn) => !isBiased(turn, world)) : frame;
  if (frame.length > 0 && allowed.length === 0)
    return stderr.includes(`${metric} refused`) ? [] : [argv.join(' '), 'was not refused', stdout];
  if (code !== 0) return [argv.join(' '), stderr];
  const names = (turn: (typeof frame)[number]) =>
    Object.fromEntries(by.map((name) => [name, DIMENSIONS[name]!(turn, filter.tz)]));
  const groups = by.length === 0 ? [{ names: {}, members: frame }] : grouped(frame, names);
  const expected = groups.flatMap(({ names, members }) =>
    METRICS[metric]!(
      members.filter((turn) => allowed.includes(turn)),
      frame,
      world,
      settings,
    ).map((row) => ({ ...names, ...row })),
  );
  const found = differences(JSON.parse(stdout).rows, expected, [...by, 'window']);
  return found.length > 0 ? [argv.join(' '), at, ...found] : [];
}

function questionOf(random: Random, metric: string, by: readonly string[], filter: Filter): Question {
  const windows = pick(random, WINDOWS);
  const target = pick(random, [3_600, 14_400, PROMISED]);
  const business = random() < 0.3;
  const [all, acceptBiased] = [random() < 0.3, random() < 0.3];
  return {
    ...{ metric, by, filter, at: random() < 0.3 ? MIDDLE : END },
    settings: {
      windows,
      target,
      business,
      episodeGap: 3 * 86_400,
      all,
      acceptBiased,
      reach: reachOf(filter),
    },
    flags: [
      ...['--window', Object.keys(windows).join(',')],
      ...(typeof target === 'number' ? ['--sla', `${target}s`] : []),
      ...(business ? ['--hours', 'business'] : []),
      ...(all ? ['--denominator', 'all'] : []),
      ...(acceptBiased ? ['--accept-biased-sample'] : []),
    ],
  };
}

function filterOf(random: Random, conditions: readonly (keyof typeof CONDITIONS)[]): Filter {
  const chosen = conditions.map((name) => [name, pick(random, CONDITIONS[name])]);
  const filter: Filter = { tz: pick(random, ZONES), ...Object.fromEntries(chosen) };
  // No day is both.
  if (filter.since !== undefined && filter.until !== undefined && filter.since > filter.until) delete filter.until;
  return filter;
}

test('rows of export say of whom nobody answered that nobody did', () => {
  for (const { exported } of worlds)
    for (const { turns } of Object.values(exported))
      for (const { wait_seconds, agent, reply_act } of turns) {
        expect(agent === '(no answer)').toBe(wait_seconds === null);
        expect(reply_act === '(no answer)').toBe(wait_seconds === null);
      }
});

/** All; on a server a third of them, other ones for each metric. */
function dimensionsFor(metric: string): string[] {
  const names = Object.keys(DIMENSIONS);
  return onServer ? names.filter((_, at) => at % 3 === metric.length % 3) : names;
}

test.each(Object.keys(METRICS))('%s is what the rows of export say: by every dimension', async (metric) => {
  const random = seededRandom(metric.length + 84);
  for (const world of worlds) {
    const names = world.labelled ? NAMES : NAMES.filter((name) => !LABELLED.includes(name));
    for (const dimension of dimensionsFor(metric)) {
      const conditions = names.filter(() => random() < 0.12);
      const second = random() < 0.3 ? [pick(random, Object.keys(DIMENSIONS))] : [];
      const by = [...new Set([dimension, ...second])];
      const question = questionOf(random, metric, by, filterOf(random, conditions));
      expect(await disagreement(world, question)).toEqual([]);
    }
  }
});

test.each(NAMES)('--%s keeps the turns that it says, in every metric', async (name) => {
  const random = seededRandom(name.length + 84);
  const [labelled] = worlds;
  for (const metric of Object.keys(METRICS))
    for (const value of CONDITIONS[name]) {
      const filter = { tz: pick(random, ZONES), [name]: value };
      expect(await disagreement(labelled!, questionOf(random, metric, [], filter))).toEqual([]);
    }
});
