/** The stores of secrets on this computer, in the order in which they are searched. */
import type { Environment } from '../context.ts';
import type { SecretStore } from './secret-store.ts';

export async function secretStoresOf(environment: Environment): Promise<SecretStore[]> {
  const [{ openKeyring }, { credentialsFile }] = await Promise.all([
    import('./keyring.ts'),
    import('./credentials-file.ts'),
  ]);
  const { keyring } = await openKeyring(environment);
  return [...(keyring ? [keyring] : []), credentialsFile(environment)];
}
