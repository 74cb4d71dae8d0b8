/** Connecting a source with its settings, its secrets and the network. */
import { refuseUntrustedAddress } from '../../config/trust.ts';
import type { Context } from '../../context.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import { secretStoresOf } from '../../secrets/secret-stores.ts';
import { readSecrets } from '../../secrets/secrets.ts';
import { tablesOf } from '../../secrets/source-tables.ts';
import { type Http, openHttp } from '../../sources/http.ts';
import { openRedactor } from '../../sources/redactor.ts';
import { readSettings, type SourceSettings } from '../../sources/settings.ts';
import type { Connection, LiveSource, Source } from '../../sources/source.ts';
import type { RateWaiting } from './waiting.ts';

export interface Connected {
  source: Source;
  live: LiveSource;
  settings: SourceSettings;
  /** Unix seconds on the platform's clock. */
  now(): number;
  /** HTTP requests so far, failed attempts included. */
  requests(): number;
  takeReceived: Http['takeReceived'];
  answered: Http['answered'];
  /** A text with all secrets redacted. */
  redact(text: string): string;
  /** Read without credentials. */
  isOpen: boolean;
}

const SESSION = 'session';

/** The keys of everything that may be stored for a source. */
export function keysOf({ secrets }: Source): string[] {
  return [...secrets.flat().map(({ key }) => key), SESSION];
}

export async function settingsOf(context: Context, source: Source): Promise<SourceSettings> {
  const secrets = new Set(source.secrets.flat().map(({ key }) => key));
  const tables = (await tablesOf(context, source)).map((table) =>
    Object.fromEntries(Object.entries(table).filter(([key]) => !secrets.has(key))),
  );
  return readSettings(source.name, source.defaults, ...tables);
}

/** @param given secrets instead of those that are configured, to try them */
export async function connect(
  context: Context,
  source: Source,
  waiting: RateWaiting,
  given?: Record<string, string>,
): Promise<Connected> {
  const { environment, terminal } = context;
  const settings = await settingsOf(context, source);
  const secrets = given ?? (await readSecrets(context, source));
  const isOpen = Object.keys(secrets).length === 0;
  if (!isOpen) await refuseUntrustedAddresses(context, source);
  const open = new Set(source.secrets.flat().flatMap((spec) => (spec.open ? [spec.key] : [])));
  const redactor = openRedactor(Object.entries(secrets).flatMap(([key, value]) => (open.has(key) ? [] : [value])));
  const http = await openHttp({
    env: environment.env,
    timeoutSeconds: settings.timeout_seconds,
    now: environment.now,
    random: Math.random,
    sleep: waiting.sleep,
    signal: environment.signal,
    wait: waiting.wait,
    warn: (message) => terminal.warn(message),
    userAgent: `socialcare/${environment.version}`,
    redactor,
  });
  const live = await source.connect({
    secrets,
    settings,
    http,
    keep: sessionKeeper(context, source),
  });
  return {
    source,
    live,
    settings,
    now: http.now,
    requests: http.requests,
    takeReceived: http.takeReceived,
    answered: http.answered,
    redact: redactor.redact,
    isOpen,
  };
}

/** @throws ConfigError when a file that is not trusted would send credentials to another host */
async function refuseUntrustedAddresses(context: Context, source: Source): Promise<void> {
  const config = await context.config();
  const usual = source.defaults.base_url;
  for (const table of await tablesOf(context, source))
    for (const key of ['base_url', 'public_url']) {
      const setting = table[key];
      if (setting) refuseUntrustedAddress(config, setting, `the credentials of ${source.title}`, usual);
    }
}

/** Sessions are secrets too: stored only where the credentials are stored, else kept for this run. */
function sessionKeeper({ environment }: Context, { name, secrets }: Source): Connection['keep'] {
  async function place(): Promise<SecretStore | undefined> {
    for (const one of await secretStoresOf(environment))
      for (const { key } of secrets.flat()) if ((await one.read(name, key)) !== undefined) return one;
    return undefined;
  }
  return {
    async read() {
      return (await place())?.read(name, SESSION);
    },
    async write(value) {
      // A session that cannot be kept costs another log-in, no more.
      await (await place())?.write(name, { [SESSION]: value }).catch(() => {});
    },
  };
}
