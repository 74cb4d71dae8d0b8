/** Every dimension that --by knows. */
import { didYouMean } from '../domain/near-name.ts';
import { ownProperty } from '../domain/own-property.ts';
import { UsageError } from '../errors.ts';
import { agent } from './agent.ts';
import { auto } from './auto.ts';
import { brand } from './brand.ts';
import { channel } from './channel.ts';
import { day } from './day.ts';
import type { Dimension } from './dimension.ts';
import { followers } from './followers.ts';
import { hour } from './hour.ts';
import { intent } from './intent.ts';
import { language } from './language.ts';
import { month } from './month.ts';
import { needsReply } from './needs-reply.ts';
import { privateData } from './private-data.ts';
import { reach } from './reach.ts';
import { replyAct } from './reply-act.ts';
import { sentiment } from './sentiment.ts';
import { topic } from './topic.ts';
import { urgency } from './urgency.ts';
import { week } from './week.ts';
import { weekday } from './weekday.ts';

export const DIMENSIONS = {
  brand,
  channel,
  reach,
  day,
  week,
  month,
  weekday,
  hour,
  intent,
  'needs-reply': needsReply,
  sentiment,
  urgency,
  topic,
  language,
  'private-data': privateData,
  'reply-act': replyAct,
  agent,
  auto,
  followers,
} satisfies Record<string, Dimension>;

/** @param names as in --by brand,week */
export function dimensionsNamed(names: readonly string[]): Dimension[] {
  return [...new Set(names)].map((name) => {
    const dimension = ownProperty<Dimension>(DIMENSIONS, name);
    if (!dimension)
      throw new UsageError(
        `--by: "${name}" is not a dimension${didYouMean(name, Object.keys(DIMENSIONS))}`,
        `Group by ${Object.keys(DIMENSIONS).join(', ')}.`,
      );
    return dimension;
  });
}
