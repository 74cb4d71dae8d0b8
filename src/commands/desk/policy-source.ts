/** The policy in force: the [policy] table, or the file it includes, or one named by a flag. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config, RawTable } from '../../config/config.ts';
import type { Context } from '../../context.ts';
import type { Policy } from '../../domain/policy.ts';
import { ConfigError } from '../../errors.ts';

export interface ReadPolicy {
  policy: Policy;
  faults: string[];
  /** Where it stands; undefined when there is none and only the defaults hold. */
  origin: string | undefined;
}

/** @throws ConfigError that holds every fault */
export async function loadPolicy(context: Context): Promise<Policy> {
  const { policy, faults } = await readConfiguredPolicy(context);
  if (faults.length > 0) throw new ConfigError(faults.join('\n'), 'See all of it: socialcare policy check');
  return policy;
}

/** @param file read instead of the configured policy, relative to the working folder */
export async function readConfiguredPolicy(context: Context, file?: string): Promise<ReadPolicy> {
  const [config, { readPolicy }] = await Promise.all([context.config(), import('../../domain/policy-table.ts')]);
  const raw = file === undefined ? await configuredTable(config) : await tableIn(file, context.world.cwd);
  const targets = Object.fromEntries(
    Object.entries(config.sla_by_urgency).map(([urgency, setting]) => [urgency, setting.value]),
  );
  const read = readPolicy(raw, { targetSeconds: config.sla_target_seconds.value, targets });
  return { ...read, origin: raw && (file ?? config.policy?.origin) };
}

async function configuredTable({ policy }: Config): Promise<RawTable | undefined> {
  if (!policy) return undefined;
  const { include } = policy.value.table;
  if (include === undefined) return policy.value;
  if (typeof include !== 'string')
    throw new ConfigError(`${policy.value.at(['include'])}: policy.include must be the name of a file`);
  if (Object.keys(policy.value.table).length > 1)
    throw new ConfigError(
      `${policy.value.at(['include'])}: policy.include cannot stand beside other keys of [policy]`,
      'Write the policy in one place.',
    );
  return tableIn(include, dirname(policy.origin.replace(/:\d+$/, '')));
}

async function tableIn(file: string, base: string): Promise<RawTable> {
  const [{ parseToml }, text] = await Promise.all([
    import('../../config/toml.ts'),
    readFile(resolve(base, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new ConfigError(`the policy ${file} cannot be read: ${error.code}`, 'Check its path.');
    }),
  ]);
  const { table, valueAt } = await parseToml(text, file);
  // A file of its own may hold the policy's keys at its top, or under [policy] as socialcare.toml does.
  const inner = table.policy as Record<string, unknown> | undefined;
  const prefix = inner === undefined ? [] : ['policy'];
  return {
    table: inner ?? table,
    at(path) {
      const { line, column } = valueAt([...prefix, ...path]);
      return `${file}:${line}:${column}`;
    },
  };
}
