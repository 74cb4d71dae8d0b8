/** Errors a person can act on: what happened, what to do next, and the exit code that scripts rely on. */
export const EXIT = {
  ok: 0,
  error: 1,
  usage: 2,
  partial: 3,
  auth: 4,
  rate: 5,
  empty: 6,
  threshold: 10,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export class CareError extends Error {
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  /**
   * @param message what is wrong, one line, with file:line:column where an input is to blame
   * @param hint what to do about it, one or more lines
   */
  constructor(message: string, hint?: string, exitCode: ExitCode = EXIT.error) {
    super(message);
    this.name = new.target.name;
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** The command line was wrong. */
export class UsageError extends CareError {
  constructor(message: string, hint?: string) {
    super(message, hint, EXIT.usage);
  }
}
/** The configuration file or an environment value was wrong. */
export class ConfigError extends CareError {
  constructor(message: string, hint?: string) {
    super(message, hint, EXIT.usage);
  }
}
/** An input file cannot be read as what it is said to be. */
export class FormatError extends CareError {}
/** An input file is damaged: it is not passed over among others. */
export class DamagedFile extends FormatError {}
/** The database cannot be opened, read or written. */
export class StoreError extends CareError {}
/** There is no database yet. */
export class NoDatabase extends StoreError {}
/** Credentials are missing, wrong, expired or lack a permission. */
export class AuthError extends CareError {
  constructor(message: string, hint?: string) {
    super(message, hint, EXIT.auth);
  }
}
/** A rate limit or a budget stopped the work; running again resumes it. */
export class RateStop extends CareError {
  constructor(message: string, hint?: string) {
    super(message, hint, EXIT.rate);
  }
}
/** The definition forbids the number that was asked for. */
export class RefusedError extends CareError {}
/** The person pressed Ctrl-C. */
export class Interrupted extends CareError {
  constructor(message = 'interrupted', hint?: string) {
    super(message, hint, EXIT.interrupted);
  }
}
