/** Checks of sources for auth and doctor: address, clock, credentials and permissions, each by itself. */
import type { Context } from '../../context.ts';
import { AuthError } from '../../errors.ts';
import { type FoundSecret, findSecrets } from '../../secrets/secrets.ts';
import { tablesOf } from '../../secrets/source-tables.ts';
import { AccountError } from '../../sources/account-error.ts';
import { clockMessage } from '../../sources/http.ts';
import { SOURCES } from '../../sources/index.ts';
import { PermissionError } from '../../sources/permission-error.ts';
import type { Account, Identity, Source } from '../../sources/source.ts';
import { type Connected, connect } from './connect.ts';
import { accountsOn } from './plan.ts';
import { openRateWaiting, type RateWaiting } from './waiting.ts';

export interface CheckFinding {
  about: 'base URL' | 'clock' | 'credentials' | 'permissions' | 'version';
  state: 'ok' | 'warning' | 'failed';
  /** Never a secret. */
  detail: string;
  hint?: string;
}

export interface SourceVerdict {
  source: string;
  /** Keys of the secrets that were tried together; none when no set is complete. */
  set: readonly string[];
  /** 'missing': no complete set of credentials, so that nothing was asked. */
  state: 'ok' | 'failed' | 'missing';
  /** '@acme; may read …', or what is wrong. */
  detail: string;
  error?: unknown;
  findings: CheckFinding[];
}

/** Asks every network for which there are credentials; never waits for a rate limit and never throws. */
export async function checkSources(context: Context): Promise<SourceVerdict[]> {
  const config = await context.config();
  const waiting = openRateWaiting(context, false, config.timezone.value, async () => {});
  const verdicts: SourceVerdict[] = [];
  for (const load of Object.values(SOURCES)) {
    const source = await load();
    try {
      verdicts.push(...(await checkSource(context, source, waiting)));
    } catch (error) {
      verdicts.push(verdictOf(source, [], error, [finding('credentials', error)]));
    }
  }
  return verdicts;
}

/** One verdict for each complete set of its secrets. */
async function checkSource(context: Context, source: Source, waiting: RateWaiting): Promise<SourceVerdict[]> {
  const found = await findSecrets(context, source);
  const byKey = new Map(found.flatMap((secret) => (secret.value === undefined ? [] : [[secret.spec.key, secret]])));
  const sets = source.secrets.filter((one) => one.every(({ key }) => byKey.has(key)));
  if (sets.length === 0)
    return [{ source: source.name, set: [], state: 'missing', detail: 'no credentials', findings: [] }];
  const verdicts: SourceVerdict[] = [];
  for (const set of sets)
    verdicts.push(
      await checkSet(
        context,
        source,
        set.map(({ key }) => byKey.get(key)!),
        waiting,
      ),
    );
  return verdicts;
}

async function checkSet(
  context: Context,
  source: Source,
  found: FoundSecret[],
  waiting: RateWaiting,
): Promise<SourceVerdict> {
  const given = Object.fromEntries(found.map(({ spec, value }) => [spec.key, value!]));
  const connected = await connect(context, source, waiting, given);
  const [account] = await accountsOn(context, source);
  const asked = await ask(connected, account);
  const origins = [...new Set(found.map(({ origin }) => origin))].join(', ');
  return verdictOf(source, Object.keys(given), asked, [
    ...(await checkAddressAndClock(context, connected, asked)),
    ...checkLoginAndPermissions(connected, asked, origins),
  ]);
}

/** The account of the credentials, or the error. */
async function ask({ live, redact }: Connected, account: Account | undefined): Promise<Identity | Error> {
  try {
    const identity = await live.check(account);
    return { ...identity, as: redact(identity.as) };
  } catch (error) {
    return error as Error;
  }
}

/** An answer about credentials shows that the address is right. */
async function checkAddressAndClock(
  context: Context,
  { source, settings, answered }: Connected,
  asked: Identity | Error,
): Promise<CheckFinding[]> {
  const platform = answered();
  if (!platform || (asked instanceof Error && !isAboutUs(asked))) return [finding('base URL', asked)];
  const { host, ahead } = platform;
  const given = (await tablesOf(context, source)).find(({ base_url }) => base_url)?.base_url;
  const address = bare(settings.base_url) || `https://${host}`;
  return [
    { about: 'base URL', state: 'ok', detail: `${address} answers (${given?.origin ?? 'default'})` },
    ahead === 0
      ? { about: 'clock', state: 'ok', detail: `this computer's clock agrees with ${host}` }
      : {
          about: 'clock',
          state: 'warning',
          detail: clockMessage(ahead, host),
          hint: 'Set it (timedatectl set-ntp true): signed requests need the right time, and pending and due depend on it.',
        },
  ];
}

function checkLoginAndPermissions({ answered }: Connected, asked: Identity | Error, origins: string): CheckFinding[] {
  if (!(asked instanceof Error))
    return [
      { about: 'credentials', state: 'ok', detail: `${asked.as}, from ${origins}` },
      { about: 'permissions', state: 'ok', detail: `may read ${asked.can}` },
      ...(asked.notices ?? []).map(
        (detail): CheckFinding => ({
          about: 'version',
          state: 'warning',
          detail,
          hint: 'Set api_version to a newer one, and run doctor again.',
        }),
      ),
    ];
  if (asked instanceof PermissionError)
    return [{ about: 'credentials', state: 'ok', detail: `accepted, from ${origins}` }, finding('permissions', asked)];
  return isAboutUs(asked) && answered() ? [finding('credentials', asked)] : [];
}

/** The address without names, passwords and keys. */
function bare(address: string): string {
  if (!URL.canParse(address)) return '';
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/$/, '')}`;
}

/** The platform understood the request, and refuses it to these credentials. */
function isAboutUs(error: Error): boolean {
  return error instanceof AuthError || error instanceof AccountError;
}

function finding(about: CheckFinding['about'], error: unknown): CheckFinding {
  const { message, hint } = error as Error & { hint?: string };
  return { about, state: 'failed', detail: message, ...(hint && { hint }) };
}

function verdictOf(
  { name: source }: Source,
  set: readonly string[],
  asked: unknown,
  findings: CheckFinding[],
): SourceVerdict {
  if (asked instanceof Error) return { source, set, state: 'failed', detail: asked.message, error: asked, findings };
  const { as, can } = asked as Identity;
  return { source, set, state: 'ok', detail: `${as}; may read ${can}`, findings };
}
