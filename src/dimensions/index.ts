/** Every dimension that --by knows. */
import { UsageError } from '../errors.ts';
import { brand } from './brand.ts';
import { channel } from './channel.ts';
import { day } from './day.ts';
import type { Dimension } from './dimension.ts';
import { hour } from './hour.ts';
import { month } from './month.ts';
import { reach } from './reach.ts';
import { week } from './week.ts';
import { weekday } from './weekday.ts';

export const DIMENSIONS = { brand, channel, reach, day, week, month, weekday, hour } satisfies Record<
  string,
  Dimension
>;

/** @param names as in --by brand,week */
export function dimensionsNamed(names: readonly string[]): Dimension[] {
  return names.map((name) => {
    const dimension: Dimension | undefined = DIMENSIONS[name as keyof typeof DIMENSIONS];
    if (!dimension)
      throw new UsageError(`--by: "${name}" is not a dimension`, `Group by ${Object.keys(DIMENSIONS).join(', ')}.`);
    return dimension;
  });
}
