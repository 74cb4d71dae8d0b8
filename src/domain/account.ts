/** Accounts as people write them: @handle, channel:@handle, channel:Name with spaces, channel:id=NUMBER. */
import { UsageError } from '../errors.ts';

/** A declared account; at least one of handle and id is given. */
export interface DeclaredAccount {
  channel: string;
  /** Or the display name, where a network or a file knows nothing else; without the leading @. */
  handle: string | null;
  id: string | null;
}

const HANDLE = /^[\w.-]+(?:@[\w.-]+)?$/;
/** No name holds a control character, and none begins or ends with a space. */
const NAME = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;

/** The channel is x when none is named; a name that is not a handle needs its channel. @throws UsageError when it is not an account */
export function readAccount(typed: string): DeclaredAccount {
  const [, network, rest] = /^(?:([a-z][a-z0-9_-]*):(?!\/\/))?(.*)$/su.exec(typed.trim())!;
  const id = /^id=(\S+)$/.exec(rest!)?.[1];
  if (id !== undefined) return { channel: network ?? 'x', handle: null, id };
  const handle = rest!
    .trim()
    .replace(/^@/, '')
    .replace(/[^\S\n]+/g, ' ');
  if (network === undefined && /^[\w.-]+@[\w.-]+$/.test(handle))
    throw new UsageError(
      `"${typed}" names a server, and no network is named`,
      `Write "mastodon:@${handle}"; accounts of X have no server.`,
    );
  if (HANDLE.test(handle)) return { channel: network ?? 'x', handle, id: null };
  if (!NAME.test(handle) || /^https?:/.test(typed))
    throw new UsageError(`"${typed}" is not an account`, 'Write @handle, channel:@handle or channel:id=NUMBER.');
  if (network === undefined)
    throw new UsageError(
      `"${typed}" is not a handle, and no network is named`,
      `A name with spaces or accents needs its network, e.g. "facebook:${handle}".`,
    );
  return { channel: network, handle, id: null };
}

/** The account in the form in which it can be typed. */
export function accountWords({ channel, handle, id }: DeclaredAccount): string {
  if (handle === null) return `${channel}:id=${id}`;
  return HANDLE.test(handle) ? `${channel}:@${handle}` : `${channel}:${handle}`;
}
