/** The address of a PostgreSQL database: postgres://USER@HOST:PORT/DATABASE?schema=NAME&sslmode=MODE. */
import { readFileSync } from 'node:fs';
import { addressUrl, checkAddress, schemaOf } from '../../domain/database-address.ts';
import { ConfigError } from '../../errors.ts';

export interface Address {
  /** As it was written; it holds no password. */
  shown: string;
  host: string | undefined;
  port: number | undefined;
  user: string | undefined;
  database: string | undefined;
  /** The schema that holds the tables. */
  schema: string;
  /** How long one statement may take, in seconds; as long as the server allows when left out. */
  limitSeconds?: number | undefined;
  ssl: false | { rejectUnauthorized: boolean; ca?: string };
}

const KNOWN = ['schema', 'sslmode', 'sslrootcert', 'host'];
const MODES = ['disable', 'require', 'verify-full', 'no-verify'];

/** @throws ConfigError when it has a password, or a parameter that is not known */
export function readAddress(written: string): Address {
  const url = addressUrl(checkAddress(written));
  for (const name of url.searchParams.keys())
    if (!KNOWN.includes(name))
      throw new ConfigError(`${written}: "${name}" is not known`, `An address may say ${KNOWN.join(', ')}.`);
  const host = url.searchParams.get('host') ?? (url.hostname.replace(/^\[|\]$/g, '') || undefined);
  const schema = schemaOf(written);
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || /^pg_|^information_schema$/.test(schema))
    throw new ConfigError(
      `${written}: "${schema}" cannot be the name of a schema here`,
      'Small letters, digits and _ only, and no name that PostgreSQL keeps for itself.',
    );
  return {
    shown: written,
    host: host && decodeURIComponent(host),
    port: url.port === '' ? undefined : Number(url.port),
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
    database: url.pathname.length > 1 ? decodeURIComponent(url.pathname.slice(1)) : undefined,
    schema,
    ssl: readSsl(url, host, written),
  };
}

/** Encrypted and the server's certificate checked, except on this computer. */
function readSsl(url: URL, host: string | undefined, written: string): Address['ssl'] {
  const mode = url.searchParams.get('sslmode') ?? (isLoopback(host) ? 'disable' : 'verify-full');
  if (!MODES.includes(mode))
    throw new ConfigError(`${written}: sslmode "${mode}" is not known`, `One of ${MODES.join(', ')}.`);
  if (mode === 'disable') return false;
  const root = url.searchParams.get('sslrootcert');
  let ca: string | undefined;
  try {
    ca = root === null ? undefined : readFileSync(root, 'utf8');
  } catch {
    throw new ConfigError(`${written}: the certificate ${root} cannot be read`, 'Check the path after sslrootcert=.');
  }
  return { rejectUnauthorized: mode !== 'no-verify', ...(ca !== undefined && { ca }) };
}

function isLoopback(host: string | undefined): boolean {
  if (host === undefined || host.startsWith('/') || host === 'localhost') return true;
  return host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
