/** Who logs in to which database of a server: what a password belongs to. */
import { addressUrl } from './database-address.ts';

export interface ServerLogin {
  user: string;
  /** A name, an address, or the folder of a socket. */
  host: string;
  port: number;
  database: string;
}

const PORT = 5432;

/**
 * @param env where the address leaves something out, as PostgreSQL's own programs read it
 * @param account the name of the account on this computer
 */
export function serverLogin(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
  account: string | undefined,
): ServerLogin {
  const url = addressUrl(address);
  const user = decodeURIComponent(url.username) || env.PGUSER || account || '';
  const named = url.searchParams.get('host') ?? url.hostname.replace(/^\[|\]$/g, '');
  return {
    user,
    host: decodeURIComponent(named) || env.PGHOST || 'localhost',
    port: Number(url.port || env.PGPORT || PORT),
    database: decodeURIComponent(url.pathname.slice(1)) || env.PGDATABASE || user,
  };
}

/** Whether it is this computer, to which no network leads. */
export function isHere({ host }: Pick<ServerLogin, 'host'>): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** As people write it: eva@db.example.org:5432/care. */
export function loginText({ user, host, port, database }: ServerLogin): string {
  return `${user}@${host}:${port}/${database}`;
}
