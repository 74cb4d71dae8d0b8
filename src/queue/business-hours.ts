/** Business hours applied to waits: only open seconds count, each under the schedule then in force for that brand. */
import { readFile } from 'node:fs/promises';
import type { ConfiguredSchedule } from '../config/config.ts';
import type { Context } from '../context.ts';
import { parseIcsHolidays } from '../domain/holidays.ts';
import { foldName } from '../domain/names.ts';
import { buildOpenHours, isOffHours, type OpenHours } from '../domain/open-hours.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { ConfigError } from '../errors.ts';

/**
 * Makes of a frame one with waits and watched times in open seconds; calendarWait keeps the calendar's.
 * @param span of all turns, unix seconds: when the first began, and after when none waited
 * @param without what to do with brands that have no schedule: refuse, or let their waits count by the calendar
 * @returns throws ConfigError for such a brand unless that is allowed
 */
export async function openHoursByBrand(
  context: Context,
  configured: readonly ConfiguredSchedule[],
  { first, last }: { first: number; last: number },
  without: 'refuse' | 'or-calendar' = 'refuse',
): Promise<(frame: TurnFrame) => TurnFrame> {
  const named = await openHoursNamed(context, configured, first, last);
  const hours = new Map<string, OpenHours | undefined>();
  const hoursOf = (brand: string): OpenHours | undefined => {
    if (hours.has(brand)) return hours.get(brand);
    const built = named(brand);
    if (!built && without === 'refuse')
      throw new ConfigError(
        `no business hours are configured for ${brand}`,
        'Add a [[schedule]] without a brand, for everybody else.',
      );
    hours.set(brand, built);
    return built;
  };
  return (frame) => inOpenSeconds(frame, hoursOf);
}

function inOpenSeconds(frame: TurnFrame, hoursOf: (brand: string) => OpenHours | undefined): TurnFrame {
  const wait = new Float64Array(frame.n);
  const observed = new Float64Array(frame.n);
  const offHours = new Uint8Array(frame.n);
  const byCalendar = new Set<string>();
  let unscheduled = 0;
  for (let turn = 0; turn < frame.n; turn++) {
    const from = frame.askedAt[turn]!;
    const brand = frame.brands.get(frame.brand[turn]!)!;
    const open = hoursOf(brand);
    if (!open) {
      byCalendar.add(brand);
      wait[turn] = frame.wait[turn]!;
      observed[turn] = frame.observed[turn]!;
      continue;
    }
    if (from < open.inForceFrom) unscheduled++;
    const answered = frame.wait[turn]! < 0 ? undefined : from + frame.wait[turn]!;
    wait[turn] = answered === undefined ? -1 : open.openSeconds(from, answered);
    observed[turn] = open.openSeconds(from, from + frame.observed[turn]!);
    if (answered !== undefined && isOffHours(open, from, answered)) offHours[turn] = 1;
  }
  return { ...frame, wait, observed, offHours, unscheduled, byCalendar: [...byCalendar], calendarWait: frame.wait };
}

/**
 * The open hours of a brand by its name, laid out over a period: its own schedules, else those for everybody.
 * @param first unix seconds
 * @param last unix seconds, included
 * @returns undefined for a brand without a schedule
 */
export async function openHoursNamed(
  context: Context,
  configured: readonly ConfiguredSchedule[],
  first: number,
  last: number,
): Promise<(brand: string) => OpenHours | undefined> {
  const schedules = await Promise.all(configured.map((schedule) => withHolidayFile(context, schedule, last)));
  const everyone = schedules.filter(({ brand }) => brand === undefined);
  const built = new Map<string, OpenHours | undefined>();
  return (name) => {
    const key = foldName(name);
    if (!built.has(key)) {
      const own = schedules.filter(({ brand }) => brand !== undefined && foldName(brand) === key);
      const used = own.length > 0 ? own : everyone;
      built.set(key, used.length > 0 ? buildOpenHours(used, first, last + 1) : undefined);
    }
    return built.get(key);
  };
}

async function withHolidayFile(
  context: Context,
  schedule: ConfiguredSchedule,
  last: number,
): Promise<ConfiguredSchedule> {
  if (schedule.holidays_file === undefined) return schedule;
  const text = await readFile(schedule.holidays_file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `holidays_file ${schedule.holidays_file} cannot be read: ${error.code}`,
      'Check the path in socialcare.toml.',
    );
  });
  const { dates, unsupported } = parseIcsHolidays(text, new Date(last * 1000).getUTCFullYear() + 1);
  for (const name of unsupported)
    context.terminal.warn(
      `${schedule.holidays_file}: "${name}" repeats in a way that is not understood and was left out`,
    );
  return { ...schedule, holidays: [...(schedule.holidays ?? []), ...dates] };
}
