/** The policy in force: the [policy] table, or the file it includes, or one named by a flag, and what is wrong with it. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config, RawTable } from '../config/config.ts';
import type { Context } from '../context.ts';
import type { Policy } from '../domain/policy.ts';
import type { KnownFacets, PolicyFinding } from '../domain/policy-check.ts';
import { ConfigError } from '../errors.ts';

export interface CheckedPolicy {
  policy: Policy;
  /** Everything that can be said against it, errors among it. */
  findings: PolicyFinding[];
  /** Where it stands; undefined when there is none and only the defaults hold. */
  origin: string | undefined;
}

/**
 * A policy without errors: nothing is ordered, routed or replied by a broken one.
 * @param file read instead of the configured policy, relative to the working folder
 * @throws ConfigError that holds every error with file, line and column
 */
export async function loadPolicy(context: Context, file?: string): Promise<Policy> {
  const { policy, findings } = await checkedPolicy(context, file);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new ConfigError(errors.map(findingText).join('\n'), 'See all of it: socialcare policy check');
  return policy;
}

/** 'socialcare.toml:12:3: no label is called mood' */
export function findingText({ at, message }: PolicyFinding): string {
  return at === '' ? message : `${at}: ${message}`;
}

/** @param file as above */
export async function checkedPolicy(context: Context, file?: string): Promise<CheckedPolicy> {
  const [{ policy, faults, raw, origin }, { checkPolicy }, config] = await Promise.all([
    readConfiguredPolicy(context, file),
    import('../domain/policy-check.ts'),
    context.config(),
  ]);
  const findings: PolicyFinding[] = [
    ...faults.map((fault): PolicyFinding => {
      const [, at = '', message = fault] = /^(\S+:\d+:\d+): (.*)$/s.exec(fault) ?? [];
      return { kind: 'fault', severity: 'error', at, message };
    }),
    ...checkPolicy(policy, await facetsNamedBy(policy)),
  ];
  const hoursAt = policy.hours === 'business' ? raw?.at(['hours']) : policy.rules.find(({ when }) => when.hours)?.at;
  if (hoursAt !== undefined && config.schedules.value.length === 0)
    findings.push({
      kind: 'hours',
      severity: 'error',
      at: hoursAt,
      message: 'the policy speaks of hours, and no [[schedule]] is configured',
    });
  return { policy, findings, origin };
}

/** The facets that posts of customers are labelled with; classifiers are loaded only for a policy that names one. */
async function facetsNamedBy({ rules }: Policy): Promise<KnownFacets> {
  if (!rules.some(({ when }) => when.labels)) return {};
  const { createClassifiers } = await import('../classifiers/index.ts');
  const { facets } = createClassifiers();
  return Object.fromEntries(
    facets
      .filter(({ direction }) => direction !== 'outbound')
      // Topics are the user's to extend.
      .map(({ name, values }) => [name, name === 'topic' ? undefined : values]),
  );
}

async function readConfiguredPolicy(context: Context, file?: string) {
  const [config, { readPolicy }] = await Promise.all([context.config(), import('../domain/policy-table.ts')]);
  const raw = file === undefined ? await configuredTable(config) : await tableIn(file, context.environment.cwd);
  const targets = Object.fromEntries(
    Object.entries(config.sla_by_urgency).map(([urgency, setting]) => [urgency, setting.value]),
  );
  const read = readPolicy(raw, { targetSeconds: config.sla_target_seconds.value, targets });
  return { ...read, raw, origin: raw && (file ?? config.policy?.origin) };
}

async function configuredTable({ policy }: Config): Promise<RawTable | undefined> {
  if (!policy) return undefined;
  const { include } = policy.value.table;
  if (include === undefined) return policy.value;
  if (typeof include !== 'string')
    throw new ConfigError(`${policy.value.at(['include'])}: policy.include must be the name of a file`);
  if (Object.keys(policy.value.table).length > 1)
    throw new ConfigError(
      `${policy.value.at(['include'])}: policy.include cannot be combined with other keys of [policy]`,
      'Write the policy in one place.',
    );
  return tableIn(include, dirname(policy.origin.replace(/:\d+$/, '')));
}

async function tableIn(file: string, base: string): Promise<RawTable> {
  const [{ parseToml }, text] = await Promise.all([
    import('../config/toml.ts'),
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
