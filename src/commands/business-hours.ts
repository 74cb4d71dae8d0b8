/** Business hours applied to waits: only open seconds count, each under the schedule then in force for that brand. */
import { readFile } from 'node:fs/promises';
import type { ConfiguredSchedule } from '../config/config.ts';
import type { Context } from '../context.ts';
import { parseIcsHolidays } from '../domain/holidays.ts';
import { buildOpenHours, type OpenHours } from '../domain/open-hours.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { ConfigError } from '../errors.ts';

/** The frame with waits and watched times in open seconds; calendarWait keeps the calendar's. */
export async function openHoursByBrand(
  context: Context,
  configured: readonly ConfiguredSchedule[],
  frame: TurnFrame,
): Promise<TurnFrame> {
  if (frame.n === 0) return frame;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (let turn = 0; turn < frame.n; turn++) {
    const at = frame.askedAt[turn]!;
    first = Math.min(first, at);
    last = Math.max(last, at + Math.max(0, frame.wait[turn]!, frame.observed[turn]!));
  }
  const schedules = await Promise.all(configured.map((schedule) => withHolidayFile(context, schedule, last)));
  const everyone = schedules.filter(({ brand }) => brand === undefined);
  const hours = new Map<number, OpenHours>();
  const hoursOf = (brand: number): OpenHours => {
    const known = hours.get(brand);
    if (known) return known;
    const name = frame.brands.get(brand)!.toLowerCase();
    const own = schedules.filter((schedule) => schedule.brand?.toLowerCase() === name);
    if (own.length === 0 && everyone.length === 0)
      throw new ConfigError(
        `no business hours are configured for ${frame.brands.get(brand)}`,
        'Add a [[schedule]] without a brand, for everybody else.',
      );
    const built = buildOpenHours(own.length > 0 ? own : everyone, first, last + 1);
    hours.set(brand, built);
    return built;
  };
  const wait = new Float64Array(frame.n);
  const observed = new Float64Array(frame.n);
  for (let turn = 0; turn < frame.n; turn++) {
    const from = frame.askedAt[turn]!;
    const { openSeconds } = hoursOf(frame.brand[turn]!);
    wait[turn] = frame.wait[turn]! < 0 ? -1 : openSeconds(from, from + frame.wait[turn]!);
    observed[turn] = openSeconds(from, from + frame.observed[turn]!);
  }
  return { ...frame, wait, observed, calendarWait: frame.wait, openHours: hours.values().next().value };
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
