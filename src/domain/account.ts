/** Accounts as people write them: @handle, channel:@handle, channel:id=NUMBER. */
import { UsageError } from '../errors.ts';

/** The channel is x when none is named. @throws UsageError when it is no account */
export function readAccount(typed: string): { channel: string; handle: string | null; id: string | null } {
  const match = /^(?:([a-z]+):)?(?:id=(\S+)|@?([\w.-]+(?:@[\w.-]+)?))$/.exec(typed);
  if (!match)
    throw new UsageError(`"${typed}" is not an account`, 'Write @handle, channel:@handle or channel:id=NUMBER.');
  const [, channel = 'x', id = null, handle = null] = match;
  return { channel, handle, id };
}
