/** Who decides: the name that every decision carries. */
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';

/** --actor, else SOCIALCARE_ACTOR, else the name of the user who is logged in; cron and containers know it by the account alone. */
export function actorOf({ environment: { env, user } }: Context, flag: string | undefined): string {
  const name = [flag, env.SOCIALCARE_ACTOR, env.USER, env.LOGNAME, env.USERNAME, user?.()].find((each) => each?.trim());
  const actor = name?.trim().replace(/^@/, '');
  if (!actor) throw new UsageError('no actor given', 'Pass --actor NAME or set SOCIALCARE_ACTOR.');
  return actor;
}
