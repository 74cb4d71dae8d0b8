/** Places in which secrets are kept for a person who asked for it, first come first. */
import type { World } from '../../context.ts';

export interface Place {
  /** 'keyring …' or 'file …': what `auth status` shows. */
  origin: string;
  read(source: string, key: string): Promise<string | undefined>;
  /** Adds to what is kept of the source. */
  write(source: string, secrets: Readonly<Record<string, string>>): Promise<void>;
  /** Returns whether any of them was there. */
  remove(source: string, keys: readonly string[]): Promise<boolean>;
}

export async function placesOf(world: World): Promise<Place[]> {
  const [{ openKeyring }, { credentialsFile }] = await Promise.all([
    import('./keyring.ts'),
    import('./credentials-file.ts'),
  ]);
  const { keyring } = await openKeyring(world);
  return [...(keyring ? [keyring] : []), credentialsFile(world)];
}
