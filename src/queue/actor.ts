/** Who decides: the name that every decision carries. */
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';

/** --actor, else SOCIALCARE_ACTOR, else the name of the user who is logged in; cron and containers tell it by the account alone. */
export function actorOf({ world: { env, user } }: Context, flag: string | undefined): string {
  const name = [flag, env.SOCIALCARE_ACTOR, env.USER, env.LOGNAME, env.USERNAME, user?.()].find((each) => each?.trim());
  const actor = name?.trim().replace(/^@/, '');
  if (!actor)
    throw new UsageError('nobody is named as the one who says so', 'Pass --actor NAME or set SOCIALCARE_ACTOR.');
  return actor;
}
