/** doctor: checks of the set-up, each with what to do. */

import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { isoTime } from '../domain/clock-time.ts';
import { isServer } from '../domain/database-address.ts';
import { EXIT } from '../errors.ts';
import type { Register } from './command.ts';

export interface DoctorCheck {
  name: string;
  state: 'ok' | 'warning' | 'failed';
  detail: string;
  hint?: string;
}

type Flags = { json?: boolean; offline?: boolean; repair?: boolean; deep?: boolean };

const HELP = `
Each network you have credentials for is asked whether they hold and suffice, and what time it is. On X an app is asked
for free; with a person's credentials it costs one user read ($0.01) and the mentions of the last minute.

Examples:
  $ socialcare doctor
  $ socialcare doctor --offline --json
  $ socialcare doctor --repair
  $ socialcare doctor --deep --offline         every page, row and turn of the database`;

export const registerDoctor: Register = (program, begin) => {
  const command = program
    .command('doctor')
    .summary('check the database, the configuration and the sources')
    .description('Check the database, the configuration and the sources, and say what to do.')
    .option('--offline', 'ask no network')
    .option('--deep', 'look at every row, and make all turns again on a copy')
    .option('--repair', 'link replies to stored parents again and rebuild their turns; with --deep, all turns')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (flags: Flags) => doctor(await begin(command), flags));
};

const OLDEST_SENSIBLE_CLOCK = Date.UTC(2025, 0, 1) / 1000;
const LITTLE_SPACE = 500 * 1_048_576;

async function doctor(context: Context, flags: Flags): Promise<void> {
  const { terminal } = context;
  const checks: DoctorCheck[] = [
    ...(await checkConfig(context)),
    ...(await checkPolicy(context)),
    checkClock(context.now()),
    ...(flags.repair ? await repairDatabase(context, flags) : []),
    ...(await checkDatabase(context, flags)),
    ...(flags.offline ? [] : await checkNetworks(context)),
    await checkKeyring(context),
  ];
  const failed = checks.some(({ state }) => state === 'failed');
  if (flags.json) terminal.json({ version: 1, ok: !failed, checks });
  else
    for (const { name, state, detail, hint } of checks) {
      const paint = { ok: terminal.palette.good, warning: terminal.palette.warn, failed: terminal.palette.bad }[state];
      terminal.out(`${paint(state.padEnd(7))}  ${name}: ${detail}`);
      for (const line of hint?.split('\n') ?? []) terminal.out(`         ${line}`);
    }
  if (failed) context.exitCode = EXIT.error;
}

async function checkConfig(context: Context): Promise<DoctorCheck[]> {
  try {
    const { files } = await context.config();
    const { settingFaults } = await import('./pull/settings-check.ts');
    const faults = await settingFaults(context);
    if (faults.length > 0)
      return faults.map(
        ({ message, hint }): DoctorCheck => ({ name: 'configuration', state: 'failed', detail: message, hint }),
      );
    return [
      { name: 'configuration', state: 'ok', detail: files.length === 0 ? 'no file, defaults apply' : files.join(', ') },
    ];
  } catch (error) {
    return [{ name: 'configuration', state: 'failed', detail: (error as Error).message }];
  }
}

/** Silent where the configuration cannot be read or holds no policy. */
async function checkPolicy(context: Context): Promise<DoctorCheck[]> {
  const config = await context.config().catch(() => undefined);
  if (!config?.policy) return [];
  const { checkedPolicy, findingText } = await import('../queue/policy-source.ts');
  try {
    const { policy, findings } = await checkedPolicy(context);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length === 0)
      return [
        { name: 'policy', state: 'ok', detail: `${amount(policy.rules.length, 'rule')} (${config.policy.origin})` },
      ];
    return errors.map((error) => ({
      name: 'policy',
      state: 'failed',
      detail: findingText(error),
      hint: 'Until it is fixed, queue, triage and report refuse to use it: socialcare policy check',
    }));
  } catch (error) {
    return [{ name: 'policy', state: 'failed', detail: (error as Error).message }];
  }
}

async function checkNetworks(context: Context): Promise<DoctorCheck[]> {
  if (!(await context.config().catch(() => undefined))) return [];
  const { checkSources } = await import('./pull/check.ts');
  const verdicts = await checkSources(context);
  const missing = verdicts.filter(({ state }) => state === 'missing').map(({ source }) => source);
  const asked = verdicts.filter(({ state }) => state !== 'missing');
  return [
    ...asked.flatMap(({ source, findings }) =>
      findings.map(({ about, ...found }): DoctorCheck => ({ name: `${source} ${about}`, ...found })),
    ),
    ...(missing.length > 0
      ? [{ name: 'networks', state: 'ok' as const, detail: `no credentials, not asked: ${missing.join(', ')}` }]
      : []),
  ];
}

async function checkKeyring({ environment }: Context): Promise<DoctorCheck> {
  const { describeKeyring } = await import('../secrets/keyring.ts');
  const { state, detail } = await describeKeyring(environment);
  if (state !== 'locked') return { name: 'keyring', state: 'ok', detail };
  return {
    name: 'keyring',
    state: 'warning',
    detail,
    hint: 'Unlock it, or keep secrets where no unlocking is needed: in the environment, or in the file of auth login --save.',
  };
}

function checkClock(now: number): DoctorCheck {
  return now < OLDEST_SENSIBLE_CLOCK
    ? {
        name: 'clock',
        state: 'failed',
        detail: `this machine thinks it is ${isoTime(now)}`,
        hint: 'Set the clock: pending and due depend on it.',
      }
    : { name: 'clock', state: 'ok', detail: isoTime(now) };
}

function writableOrNot(path: string): DoctorCheck {
  try {
    accessSync(path, constants.W_OK);
    return sound(path);
  } catch {
    return {
      name: 'database',
      state: 'warning',
      detail: `may be read but not written: ${path}`,
      hint: 'Reports work. To import, label or triage, give yourself the right to write, or copy it.',
    };
  }
}

async function repairDatabase(context: Context, flags: Flags): Promise<DoctorCheck[]> {
  const config = await context.config().catch(() => undefined);
  if (!config) return [];
  const { databaseExists } = await import('../store/open.ts');
  if (!(await databaseExists(config.db.value, context.access))) return [];
  if (flags.deep) return (await import('./deep-doctor.ts')).repairDeeply(context);
  const { repairLinks } = await import('../store/repair.ts');
  const repaired = await repairLinks(await context.store({ mustExist: true }), {
    autoReplySeconds: config.auto_reply_seconds.value,
  });
  return [
    {
      name: 'repair',
      state: 'ok',
      detail: repaired === 0 ? 'nothing to repair' : `${amount(repaired, 'thread')} repaired`,
    },
  ];
}

async function checkDatabase(context: Context, flags: Flags): Promise<DoctorCheck[]> {
  const config = await context.config().catch(() => undefined);
  if (!config) return [];
  const path = config.db.value;
  const { databaseExists } = await import('../store/open.ts');
  const isThere = await databaseExists(path, context.access).catch((error: Error) => error);
  if (isThere instanceof Error) return [unusable(isThere)];
  if (!isThere)
    return [
      {
        name: 'database',
        state: 'warning',
        detail: `not there yet: ${path}`,
        hint: 'Import a file: socialcare import FILE',
      },
    ];
  try {
    const store = await context.store({ readonly: true });
    const { checkIntegrity } = await import('../store/integrity.ts');
    // A deep look finds these too, and more.
    const faults = flags.deep ? [] : await checkIntegrity(store);
    const deep = flags.deep ? await (await import('./deep-doctor.ts')).checkDeeply(context) : [];
    if (isServer(path)) return [...(faults.length === 0 ? [sound(path)] : faults.map(damaged)), ...deep];
    const free = statfsSync(dirname(path));
    const space = free.bavail * free.bsize;
    return [
      ...(faults.length === 0 ? [writableOrNot(path)] : faults.map(damaged)),
      ...deep,
      space < LITTLE_SPACE
        ? { name: 'disk', state: 'warning', detail: `${Math.round(space / 1_048_576)} MB left beside the database` }
        : { name: 'disk', state: 'ok', detail: `${(space / 1_073_741_824).toFixed(0)} GB free` },
    ];
  } catch (error) {
    return [unusable(error as Error)];
  }
}

const sound = (path: string): DoctorCheck => ({ name: 'database', state: 'ok', detail: path });

function unusable({ message, hint }: Error & { hint?: string }): DoctorCheck {
  return { name: 'database', state: 'failed', detail: message, ...(hint && { hint }) };
}

const damaged = (fault: string): DoctorCheck => ({
  name: 'database',
  state: 'failed',
  detail: fault,
  hint: 'Repair links and turns with: socialcare doctor --repair. Where that is not enough, restore a backup (socialcare restore-db FILE), or import the files again into a new database.',
});
