/** Refusals that the engine answers by itself: a place that no longer holds, and a page that is too large. */
import { AuthError, CareError, RateStop } from '../errors.ts';
import { HttpFailure } from './http.ts';

/** A page of this size is more than the platform will put together at once; a smaller one may do. */
export class TooMuchData extends CareError {}

/** Statuses by which platforms refuse a cursor: malformed, unknown, out of date. */
const PLACE_STATUSES = new Set([400, 404, 410, 422]);

/** Whether a platform may have refused the place at which a page was to start, rather than who asked or how often. */
export function refusesPlace(error: unknown): boolean {
  if (error instanceof AuthError || error instanceof RateStop) return false;
  const failure = error instanceof CareError && error.cause instanceof HttpFailure ? error.cause : error;
  return failure instanceof HttpFailure && PLACE_STATUSES.has(failure.status);
}

/** Keeps what the platform answered beside what it means. */
export function because(failure: HttpFailure, meaning: Error): Error {
  if (meaning !== failure) meaning.cause = failure;
  return meaning;
}
