/** Refusals that the engine handles: a cursor that is no longer valid, and a page that is too large. */
import { AuthError, CareError, RateStop } from '../errors.ts';
import { HttpFailure } from './http.ts';

/** The platform refuses a page of this size; a smaller one may work. */
export class TooMuchData extends CareError {}

/** Statuses by which platforms refuse a cursor: malformed, unknown, out of date. */
const CURSOR_REFUSED_STATUSES = new Set([400, 404, 410, 422]);

/** Whether a platform may have refused the cursor of a page, not the credentials or the rate. */
export function isCursorRefused(error: unknown): boolean {
  if (error instanceof AuthError || error instanceof RateStop) return false;
  const failure = error instanceof CareError && error.cause instanceof HttpFailure ? error.cause : error;
  return failure instanceof HttpFailure && CURSOR_REFUSED_STATUSES.has(failure.status);
}

/** Keeps the platform's answer as the cause of the error that explains it. */
export function withCause(failure: HttpFailure, meaning: Error): Error {
  if (meaning !== failure) meaning.cause = failure;
  return meaning;
}
