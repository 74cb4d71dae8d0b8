/** Joining a source with its settings, its secrets and the network. */
import type { Context } from '../../context.ts';
import { openHttp } from '../../sources/http.ts';
import { readSettings, type SourceSettings } from '../../sources/settings.ts';
import type { LiveSource, Source } from '../../sources/source.ts';
import { readCredentials, writeCredentials } from './credentials-file.ts';
import { readSecrets } from './secrets.ts';
import { tablesOf } from './tables.ts';
import type { Waiting } from './waiting.ts';

export interface Connected {
  source: Source;
  live: LiveSource;
  settings: SourceSettings;
  /** Unix seconds on the platform's clock. */
  now(): number;
  /** HTTP requests so far, tries that failed included. */
  requests(): number;
}

const SESSION = 'session';

export async function settingsOf(context: Context, source: Source): Promise<SourceSettings> {
  const secrets = new Set(source.secrets.flat().map(({ key }) => key));
  const tables = (await tablesOf(context, source)).map((table) =>
    Object.fromEntries(Object.entries(table).filter(([key]) => !secrets.has(key))),
  );
  return readSettings(source.name, source.defaults, ...tables);
}

/** @param secrets given instead of those that are configured, to try them */
export async function connect(
  context: Context,
  source: Source,
  waiting: Waiting,
  secrets?: Record<string, string>,
): Promise<Connected> {
  const { world, terminal } = context;
  const settings = await settingsOf(context, source);
  const http = await openHttp({
    env: world.env,
    timeoutSeconds: settings.timeout_seconds,
    now: world.now,
    random: Math.random,
    sleep: waiting.sleep,
    signal: world.signal,
    wait: waiting.wait,
    warn: (message) => terminal.warn(message),
    userAgent: `socialcare/${world.version}`,
  });
  const live = await source.connect({
    secrets: secrets ?? (await readSecrets(context, source)),
    settings,
    http,
    keep: sessionKeeper(context, source.name),
  });
  return { source, live, settings, now: http.now, requests: http.requests };
}

/** Sessions are secrets too: kept only where a person had credentials saved, else for this run. */
function sessionKeeper({ world }: Context, name: string) {
  return {
    async read() {
      return readCredentials(world)[name]?.[SESSION];
    },
    async write(value: string) {
      const saved = readCredentials(world);
      const own = saved[name];
      if (own && own[SESSION] !== value) writeCredentials(world, { ...saved, [name]: { ...own, [SESSION]: value } });
    },
  };
}
