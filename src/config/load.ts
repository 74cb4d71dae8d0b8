/** Layers of configuration, first come first: flags, environment, project file, user's file, defaults. */
import { DEFAULT_REACH } from '../domain/reach.ts';
import { pathText } from '../domain/table-reader.ts';
import { ConfigError } from '../errors.ts';
import type { Config, ConfiguredSchedule, Setting, TrustedThings } from './config.ts';
import { absolutePath, defaultDatabasePath, type PathEnvironment, pathModuleOf, userConfigPath } from './paths.ts';
import type { checkTable as CheckTable, FileConfig } from './schema.ts';
import type { Path } from './toml.ts';

/** As typed: text, whatever the setting. Lists are comma separated. */
export interface ConfigFlags {
  db?: string;
  timezone?: string;
  reach?: string;
  sla?: string;
  /** `--config FILE` stands in for ./socialcare.toml. */
  config?: string;
}

export interface Surroundings extends PathEnvironment {
  flags: ConfigFlags;
  /** Absolute. */
  cwd: string;
  /** The system's IANA zone. */
  systemZone: string;
  /** The text of a file; undefined when there is no such file. */
  readFile(path: string): string | undefined;
}

interface Layer {
  config: FileConfig;
  origin(path: Path): string;
  /** Folder that relative paths stand on. */
  base: string;
  at(path: Path): string;
}

const SOURCES = ['x', 'bluesky', 'mastodon', 'youtube', 'meta', 'openai'];

/** @throws ConfigError with every fault of every layer, each with its place */
export async function loadConfig(around: Surroundings): Promise<Config> {
  const faults: string[] = [];
  const layers = [await flagLayer(around, faults), await environmentLayer(around, faults)].filter(
    (layer) => layer !== undefined,
  );
  const files: string[] = [];
  let found: Layer | undefined;
  const { join } = pathModuleOf(around);
  const named = around.flags.config ?? (around.env.SOCIALCARE_CONFIG || undefined);
  const project = named === undefined ? join(around.cwd, 'socialcare.toml') : absolutePath(named, around.cwd, around);
  for (const path of new Set([project, userConfigPath(around)])) {
    const text = around.readFile(path);
    if (text === undefined && path === project && named !== undefined)
      throw new ConfigError(
        `there is no configuration file ${path}`,
        'Check --config and SOCIALCARE_CONFIG, or run: socialcare init',
      );
    if (text === undefined) continue;
    const layer = await fileLayer(path, text, around, faults);
    layers.push(layer);
    if (path === project && named === undefined && path !== userConfigPath(around)) found = layer;
    files.push(path);
  }
  if (faults.length) throw new ConfigError(faults.join('\n'), 'Nothing was done. Fix the lines above and try again.');
  return { ...settingsOf(layers, around), files, ...(found && { found: await trustOf(project, found, around) }) };
}

function settingsOf(layers: readonly Layer[], around: Surroundings): Omit<Config, 'files'> {
  function first<T>(path: Path, pick: (config: FileConfig, layer: Layer) => T | undefined): Setting<T> | undefined {
    for (const layer of layers) {
      const value = pick(layer.config, layer);
      if (value !== undefined) return { value, origin: layer.origin(path) };
    }
    return undefined;
  }
  const otherwise = <T>(value: T): Setting<T> => ({ value, origin: 'default' });
  function named<T>(
    path: Path,
    pick: (config: FileConfig) => Record<string, T> | undefined,
  ): Record<string, Setting<T>> {
    const tables = new Map(layers.map(({ config }) => [config, pick(config) ?? {}]));
    const names = new Set([...tables.values()].flatMap(Object.keys));
    return Object.fromEntries(
      [...names].map((name) => [name, first([...path, name], (config) => tables.get(config)![name])!]),
    );
  }
  const rawTable = (key: 'policy' | 'audit') =>
    first([key], ({ [key]: table }, layer) => table && { table, at: (path: Path) => layer.at([key, ...path]) });
  const sourceNames = new Set(layers.flatMap(({ config }) => Object.keys(config.sources ?? {})));
  return {
    db:
      first(['db'], (config, layer) => config.db && absolutePath(config.db, layer.base, around)) ??
      otherwise(defaultDatabasePath(around)),
    timezone: first(['timezone'], (config) => config.timezone) ?? { value: around.systemZone, origin: 'system' },
    window_seconds: first(['window'], (config) => config.window) ?? otherwise(86_400),
    reach: first(['reach'], (config) => config.reach) ?? otherwise([...DEFAULT_REACH]),
    auto_reply_seconds: first(['auto_reply_seconds'], (config) => config.auto_reply_seconds) ?? otherwise(15),
    episode_gap_seconds: first(['episode_gap'], (config) => config.episode_gap) ?? otherwise(72 * 3600),
    retain_seconds: first(['retain'], (config) => config.retain) ?? otherwise(Number.POSITIVE_INFINITY),
    retain_counts: first(['retain_counts'], (config) => config.retain_counts) ?? otherwise('keep' as const),
    privacy: first(['privacy'], (config) => config.privacy) ?? otherwise('plain' as const),
    classify: first(['classify'], (config) => config.classify) ?? otherwise('auto' as const),
    sla_target_seconds: first(['sla', 'target'], (config) => config.sla?.target) ?? otherwise(3600),
    sla_by_urgency: named(['sla'], ({ sla }) => urgencies(sla)),
    schedules: first(['schedule'], (config, layer) => schedulesOf(config, layer, around)) ?? otherwise([]),
    brands: named(['brands'], ({ brands }) => brands && mapValues(brands, (brand) => brand.accounts)),
    presets: named(['presets'], (config) => config.presets),
    topics: named(['topics'], (config) => config.topics),
    sources: Object.fromEntries(
      [...sourceNames].map((name) => [name, named(['sources', name], ({ sources }) => sources?.[name])]),
    ),
    report_sets: named(['report', 'sets'], ({ report }) => report?.sets),
    report_title: first(['report', 'title'], ({ report }) => report?.title),
    report_logo: first(
      ['report', 'logo'],
      ({ report }, layer) => report?.logo && absolutePath(report.logo, layer.base, around),
    ),
    policy: rawTable('policy'),
    audit: rawTable('audit'),
  };
}

async function trustOf(path: string, { config }: Layer, around: Surroundings): Promise<TrustedThings> {
  const { readTrust, trustListPath } = await import('./trust.ts');
  return readTrust(path, config.sources ?? {}, around.readFile(trustListPath(around)), config.db);
}

function urgencies(sla: FileConfig['sla']): Record<string, number> | undefined {
  if (!sla) return undefined;
  const { target: _, ...rest } = sla;
  return mapValues(rest as Record<string, { target: number }>, (each) => each.target);
}

function schedulesOf(
  { schedule }: FileConfig,
  { base }: Layer,
  around: Surroundings,
): ConfiguredSchedule[] | undefined {
  return schedule?.map(({ holidays_file, ...rest }) =>
    holidays_file === undefined ? rest : { ...rest, holidays_file: absolutePath(holidays_file, base, around) },
  );
}

function mapValues<T, R>(record: Record<string, T>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

async function fileLayer(path: string, text: string, around: Surroundings, faults: string[]): Promise<Layer> {
  const [{ parseToml }, { checkTable }] = await Promise.all([import('./toml.ts'), import('./schema.ts')]);
  const { dirname, relative } = pathModuleOf(around);
  const near = relative(around.cwd, path);
  const shown = near.startsWith('..') ? path : near;
  const { table, keyAt, valueAt } = await parseToml(text, shown);
  const checked = checkTable(table);
  for (const fault of checked.faults) {
    const place = fault.aboutKey ? keyAt(fault.path) : valueAt(fault.path);
    faults.push(`${shown}:${place.line}:${place.column}: ${pathText(fault.path)} ${fault.message}`);
  }
  const at = (where: Path) => `${shown}:${valueAt(where).line}:${valueAt(where).column}`;
  return { config: checked.config, origin: (where) => `${path}:${keyAt(where).line}`, base: dirname(path), at };
}

async function flagLayer({ flags, cwd }: Surroundings, faults: string[]): Promise<Layer | undefined> {
  const said: Said[] = [
    { name: '--db', path: ['db'], value: flags.db },
    { name: '--tz', path: ['timezone'], value: flags.timezone },
    { name: '--reach', path: ['reach'], value: flags.reach },
    { name: '--sla', path: ['sla', 'target'], value: flags.sla },
  ];
  return saidLayer(said, 'flag', cwd, faults);
}

async function environmentLayer({ env, cwd }: Surroundings, faults: string[]): Promise<Layer | undefined> {
  const said: Said[] = [
    ...['db', 'timezone', 'window', 'reach', 'auto_reply_seconds', 'episode_gap'].map((key) => ({
      name: `SOCIALCARE_${key.toUpperCase()}`,
      path: [key],
    })),
    { name: 'SOCIALCARE_SLA_TARGET', path: ['sla', 'target'] },
    ...SOURCES.map((name) => ({
      name: `SOCIALCARE_${name.toUpperCase()}_BASE_URL`,
      path: ['sources', name, 'base_url'],
    })),
  ].map((each) => ({ ...each, value: env[each.name] || undefined }));
  return saidLayer(said, 'env', cwd, faults);
}

interface Said {
  name: string;
  path: string[];
  value: string | undefined;
}

/** Settings that came as single texts are checked by the same schema as a file. */
async function saidLayer(
  all: readonly Said[],
  kind: string,
  base: string,
  faults: string[],
): Promise<Layer | undefined> {
  const said = all.filter((each) => each.value !== undefined);
  if (said.length === 0) return undefined;
  const { checkTable }: { checkTable: typeof CheckTable } = await import('./schema.ts');
  const table: Record<string, unknown> = {};
  for (const { path, value } of said) {
    let inner = table;
    for (const step of path.slice(0, -1)) {
      inner[step] ??= {};
      inner = inner[step] as Record<string, unknown>;
    }
    const last = path.at(-1)!;
    inner[last] = typed(last, value!);
  }
  const sayer = (path: Path) =>
    said.find((each) => each.path.every((step, index) => step === path[index]))?.name ?? kind;
  const { config, faults: found } = checkTable(table);
  for (const fault of found) faults.push(`${sayer(fault.path)} ${fault.message}`);
  return { config, origin: (path) => `${kind} ${sayer(path)}`, base, at: sayer };
}

function typed(key: string, text: string): unknown {
  if (key === 'reach') return text.split(',').map((each) => each.trim());
  return key === 'auto_reply_seconds' && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}
