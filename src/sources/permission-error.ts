/** The credentials hold, but do not allow what was asked. */
import { AuthError } from '../errors.ts';

export class PermissionError extends AuthError {}
