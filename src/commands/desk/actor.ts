/** Who decides: the name that every decision carries. */
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';

/** --actor, else SOCIALCARE_ACTOR, else the name of the user who is logged in. */
export function actorOf({ world: { env } }: Context, flag: string | undefined): string {
  const name = [flag, env.SOCIALCARE_ACTOR, env.USER, env.LOGNAME, env.USERNAME].find((each) => each?.trim());
  const actor = name?.trim().replace(/^@/, '');
  if (!actor) throw new UsageError('nobody is named as deciding', 'Pass --actor NAME or set SOCIALCARE_ACTOR.');
  return actor;
}
