/** The metrics of the work = recomputation from export decisions and export turns, whatever the groups and the filter. */
import { beforeAll, expect, test } from 'vitest';
import { type Random, seededRandom } from '../../src/domain/random.ts';
import { differences } from '../helpers/oracle/differences.ts';
import { madeUpDesk, TEAMS } from '../helpers/oracle/made-up.ts';
import {
  type Exported,
  exportedAt,
  type Filter,
  flagsOf,
  grouped,
  localHour,
  mondayOf,
  passes,
} from '../helpers/oracle/turns.ts';
import { backlogOf, decisionDimensions, WORK } from '../helpers/oracle/work.ts';
import { run } from '../helpers/run.ts';

/** When everything has happened, and while customers still write and decisions are taken back. */
const TIMES = ['2026-06-01T00:00:00Z', '2026-03-19T15:00:00Z'];
const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata'];
const DIMENSIONS = decisionDimensions(TEAMS);

let cwd: string;
let worlds: Record<string, Exported>;

beforeAll(async () => {
  const { cwd: folder, faults } = await madeUpDesk(3, 240, true);
  expect(faults).toEqual([]);
  cwd = folder;
  worlds = Object.fromEntries(await Promise.all(TIMES.map(async (at) => [at, await exportedAt(cwd, at)])));
});

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;

async function rowsOf(argv: string[]): Promise<Record<string, unknown>[]> {
  const { stdout, stderr, code } = await run(['measure', ...argv, '--json'], { cwd });
  expect([argv, stderr, code]).toEqual([argv, '', 0]);
  return JSON.parse(stdout).rows;
}

function filterOf(random: Random): Filter {
  return {
    tz: pick(random, ZONES),
    ...(random() < 0.3 && { brand: pick(random, ['acme', 'Initech']) }),
    ...(random() < 0.3 && { channel: pick(random, ['x', 'mastodon']) }),
    ...(random() < 0.3 && { since: pick(random, ['2026-03-07', '2026-03-13']) }),
    ...(random() < 0.3 && { until: pick(random, ['2026-03-16', '2026-03-21']) }),
  };
}

test.each(Object.keys(WORK))('%s is what the rows of export decisions say: by every dimension', async (metric) => {
  const random = seededRandom(metric.length);
  for (const dimension of Object.keys(DIMENSIONS))
    for (const at of TIMES) {
      const filter = filterOf(random);
      const second = random() < 0.4 ? [pick(random, Object.keys(DIMENSIONS))] : [];
      const by = random() < 0.1 ? [] : [...new Set([dimension, ...second])];
      const { brand, channel, since = '', until = '9', tz } = filter;
      const all = worlds[at]!.decisions.filter((decision) => {
        const day = localHour(decision.decided_at, tz).slice(0, 10);
        return (
          (brand === undefined || decision.brand === brand) &&
          (channel === undefined || decision.channel === channel) &&
          day >= since &&
          day <= until
        );
      });
      const names = (decision: (typeof all)[number]) =>
        Object.fromEntries(by.map((name) => [name, DIMENSIONS[name]!(decision, tz)]));
      const groups = by.length === 0 ? [{ names: {}, members: all }] : grouped(all, names);
      const expected = groups.map((group) => ({ ...group.names, ...WORK[metric]!(group.members, all) }));
      const argv = [metric, ...(by.length > 0 ? ['--by', by.join(',')] : []), ...flagsOf(filter), '--as-of', at];
      expect([argv, ...differences(await rowsOf(argv), expected, by)]).toEqual([argv]);
    }
});

const UNITS: Record<string, (time: string, zone: string) => string> = {
  day: (time, zone) => localHour(time, zone).slice(0, 10),
  week: (time, zone) => mondayOf(localHour(time, zone).slice(0, 10)),
  month: (time, zone) => localHour(time, zone).slice(0, 7),
};

test.each(Object.keys(UNITS))('the backlog by %s is what the rows of export say', async (unit) => {
  const random = seededRandom(unit.length);
  for (const at of TIMES)
    for (const by of [[], ['brand'], ['channel'], ['brand', 'channel']]) {
      const { since: _, until: __, ...filter } = filterOf(random);
      const more = random() < 0.5 ? { reach: 'all' } : {};
      const world = worlds[at]!;
      const turns = world.turns.filter((turn) => turn.status !== 'clock-skew' && passes(turn, { ...filter, ...more }));
      const argv = ['backlog', '--by', [unit, ...by].join(','), ...flagsOf({ ...filter, ...more })];
      const rows = await rowsOf([...argv, '--since', '2026-03-05', '--until', '2026-03-25', '--as-of', at]);
      const periods = [...new Set(rows.map(({ period }) => String(period)))];
      expect([argv, periods.length > 0]).toEqual([argv, true]);
      const named = (time: string) => UNITS[unit]!(time, filter.tz);
      const names = (turn: (typeof turns)[number]) =>
        Object.fromEntries(by.map((name) => [name, turn[name as 'brand']]));
      const groups = by.length === 0 ? [{ names: {}, members: turns }] : grouped(turns, names);
      const expected = groups.flatMap((group) =>
        periods.map((period) => ({ ...group.names, ...backlogOf(group.members, world, period, named) })),
      );
      expect([argv, ...differences(rows, expected, [...by, 'period'])]).toEqual([argv]);
    }
});
