/** Unexpected answers: a 200 without what the platform documents, from which nothing may be concluded. */
import { CareError } from '../errors.ts';
import { idAt, isRecord, type Json, recordAt, recordsAt } from '../payloads/json.ts';

/** The platform answered, but not what it documents: `{}`, `null`, a note. */
export class UnexpectedAnswer extends CareError {
  constructor(who: string, body: unknown, wanted: string) {
    super(
      `${who} answered ${shown(body)} where ${wanted} was expected`,
      'It may be down for maintenance, or not be what base_url says. Nothing was concluded from it: run the same command again later.',
    );
  }
}

const EXCERPT = 60;

function shown(body: unknown): string {
  if (body === undefined) return 'nothing';
  const text = JSON.stringify(body);
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}

/** The records of the list that a platform documents. @param who 'YouTube' @throws UnexpectedAnswer when there is no such list */
export function listOrThrow(who: string, body: unknown, ...path: [string, ...string[]]): Json[] {
  const holder = path.length > 1 ? recordAt(body, ...path.slice(0, -1)) : body;
  if (isRecord(holder) && Array.isArray(holder[path.at(-1)!])) return recordsAt(body, ...path);
  throw new UnexpectedAnswer(who, body, `the list "${path.join('.')}"`);
}

/** An answer that is a list itself. @throws UnexpectedAnswer when it is none */
export function bareListOrThrow(who: string, body: unknown): Json[] {
  if (Array.isArray(body)) return body.filter(isRecord);
  throw new UnexpectedAnswer(who, body, 'a list');
}

/** The id that an object has to have. @throws UnexpectedAnswer when it has none */
export function idOrThrow(who: string, body: unknown, key = 'id'): string {
  const id = idAt(body, key);
  if (id === undefined) throw new UnexpectedAnswer(who, body, `an object with "${key}"`);
  return id;
}
