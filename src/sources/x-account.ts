/** Accounts of X: who is behind a handle, and why an account is unavailable. */
import { EXIT } from '../errors.ts';
import { idAt, recordAt, recordsAt, textAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import type { Account } from './source.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';
import type { XClient } from './x-client.ts';

export interface User {
  id: string;
  /** As the account is called now. */
  handle: string;
}

/** Asks at every pull, by the id where it is known, for accounts are renamed. @throws AccountError when it is unavailable */
export async function lookUp(client: XClient, account: Account): Promise<User> {
  const { handle, id } = account;
  const name = handle === null ? `id ${id}` : `@${handle}`;
  const path = id === null ? `users/by/username/${handle}` : `users/${id}`;
  const json = await client.get(path, { 'user.fields': 'username,protected' });
  const user = recordAt(json, 'data');
  if (!user && recordsAt(json, 'errors').length === 0) throw new UnexpectedAnswer('X', json, 'an account');
  if (!user) throw accountTrouble(json, name);
  if (user.protected === true && !client.has('person'))
    throw new AccountError(
      `${name} is protected: only its followers see its posts`,
      'Use credentials of that account itself (X_API_KEY, X_API_SECRET, X_ACCESS_TOKEN, X_ACCESS_SECRET).',
      EXIT.auth,
    );
  return { id: idAt(user, 'id') ?? '', handle: textAt(user, 'username') ?? handle ?? '' };
}

/** X answers 200 with errors in place of data when an account is unavailable. */
export function accountTrouble(json: unknown, name: string): AccountError {
  const detail = recordsAt(json, 'errors')
    .map((error) => textAt(error, 'detail') ?? '')
    .join(' ');
  if (/suspend/i.test(detail))
    return new AccountError(
      `X has suspended ${name}`,
      'Nothing of it can be read. Remove it from the brand, or wait for its return.',
    );
  if (/not authorized|protected/i.test(detail))
    return new AccountError(
      `${name} is protected: only its followers see its posts`,
      'Use credentials of that account itself.',
      EXIT.auth,
    );
  return new AccountError(
    `X has no account ${name}`,
    'Check the spelling, or its new name after a change: socialcare brand list',
  );
}
