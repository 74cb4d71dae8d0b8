/** A store of secrets: the keyring or the credentials file. */

export interface SecretStore {
  /** 'keyring …' or 'file …': what `auth status` shows. */
  origin: string;
  read(source: string, key: string): Promise<string | undefined>;
  /** Adds to the secrets of the source. */
  write(source: string, secrets: Readonly<Record<string, string>>): Promise<void>;
  /** Returns whether any of them was stored. */
  remove(source: string, keys: readonly string[]): Promise<boolean>;
}
