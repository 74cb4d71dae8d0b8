/** A place in which secrets are kept for a person who asked for it. */

export interface Place {
  /** 'keyring …' or 'file …': what `auth status` shows. */
  origin: string;
  read(source: string, key: string): Promise<string | undefined>;
  /** Adds to what is kept of the source. */
  write(source: string, secrets: Readonly<Record<string, string>>): Promise<void>;
  /** Returns whether any of them was there. */
  remove(source: string, keys: readonly string[]): Promise<boolean>;
}
