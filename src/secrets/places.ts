/** Every place in which secrets may be kept here, first come first. */
import type { World } from '../context.ts';
import type { Place } from './place.ts';

export async function placesOf(world: World): Promise<Place[]> {
  const [{ openKeyring }, { credentialsFile }] = await Promise.all([
    import('./keyring.ts'),
    import('./credentials-file.ts'),
  ]);
  const { keyring } = await openKeyring(world);
  return [...(keyring ? [keyring] : []), credentialsFile(world)];
}
