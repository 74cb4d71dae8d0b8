/** The configuration: what each setting is, and where it was said. */
import { formatDuration } from '../domain/duration.ts';
import type { Reach } from '../domain/reach.ts';
import type { Schedule } from '../domain/schedule.ts';

/** What a file would do with secrets. */
export interface TrustedThings {
  /** Absolute path of the file. */
  path: string;
  /** 'sources.x.bearer_token_command = "pass show x"' */
  things: string[];
  /** Changes with any of them. */
  digest: string;
  isTrusted: boolean;
}

export interface Setting<T> {
  value: T;
  /** 'flag --db' · 'env SOCIALCARE_DB' · '/path/socialcare.toml:12' · 'default' */
  origin: string;
}

/** Business hours of all brands, or of one. */
export interface ConfiguredSchedule extends Schedule {
  brand?: string;
  /** Absolute path of an .ics calendar whose all-day events are holidays too; not read yet. */
  holidays_file?: string;
}

/** How one vendor's export is read: its columns by our field names, and what its rows do not say. */
export interface MappingPreset {
  columns: Record<string, string>;
  channel?: string;
  delimiter?: string;
  encoding?: string;
  date_order?: 'dmy' | 'mdy';
  timezone?: string;
  sampling?: string;
}

/** A table that another room defines, with the place of each of its values for messages. */
export interface RawTable {
  table: Record<string, unknown>;
  /** 'socialcare.toml:12:3' of the value at a path inside the table, or of what holds it. */
  at(path: readonly (string | number)[]): string;
}

export interface Config {
  /** Absolute path, or ':memory:'. */
  db: Setting<string>;
  /** IANA zone. */
  timezone: Setting<string>;
  /** Time a brand has to answer; Infinity is 'ever'. */
  window_seconds: Setting<number>;
  reach: Setting<Reach[]>;
  auto_reply_seconds: Setting<number>;
  episode_gap_seconds: Setting<number>;
  /** How long posts keep their words and names; Infinity is 'ever'. */
  retain_seconds: Setting<number>;
  /** Whether conversations that ended before that stay in counts, without words and names, or go wholly. */
  retain_counts: Setting<'keep' | 'drop'>;
  /** Whether lists, reports and exports name customers. */
  privacy: Setting<'plain' | 'masked'>;
  /** Whether import and pull label new posts where posts are labelled already. */
  classify: Setting<'auto' | 'never'>;
  sla_target_seconds: Setting<number>;
  /** Targets by urgency: urgent, high, … */
  sla_by_urgency: Record<string, Setting<number>>;
  schedules: Setting<ConfiguredSchedule[]>;
  /** Accounts as 'x:@acme', by brand. */
  brands: Record<string, Setting<string[]>>;
  presets: Record<string, Setting<MappingPreset>>;
  /** Phrases by topic: the user's own topics, or more words of the shipped ones. */
  topics: Record<string, Setting<string[]>>;
  /** Settings of live sources, by source and key. */
  sources: Record<string, Record<string, Setting<unknown>>>;
  /** Sections of reports by the name of their set. */
  report_sets: Record<string, Setting<string[]>>;
  /** Whose reports these are, at the head of pages. */
  report_title: Setting<string> | undefined;
  /** Absolute path of a picture beside it. */
  report_logo: Setting<string> | undefined;
  policy: Setting<RawTable> | undefined;
  audit: Setting<RawTable> | undefined;
  /** Absolute paths of the files that were read. */
  files: string[];
  /** The file that was found in the working directory, not named by anybody: what it does with secrets needs trust. */
  found?: TrustedThings;
}

export interface SettingRow {
  key: string;
  value: string;
  origin: string;
}

const SECRET = /token|secret|password|key|credential/i;

/** Every setting as a person reads it, with its origin; what looks like a secret is not shown. */
export function describeConfig(config: Config): SettingRow[] {
  const row = (key: string, { origin }: Setting<unknown>, value: string) => ({ key, value, origin });
  const { schedules, policy, audit } = config;
  return [
    row('db', config.db, config.db.value),
    row('timezone', config.timezone, config.timezone.value),
    row('window', config.window_seconds, formatDuration(config.window_seconds.value)),
    row('reach', config.reach, config.reach.value.join(', ')),
    row('auto_reply_seconds', config.auto_reply_seconds, String(config.auto_reply_seconds.value)),
    row('episode_gap', config.episode_gap_seconds, formatDuration(config.episode_gap_seconds.value)),
    row('retain', config.retain_seconds, formatDuration(config.retain_seconds.value)),
    row('retain_counts', config.retain_counts, config.retain_counts.value),
    row('privacy', config.privacy, config.privacy.value),
    row('classify', config.classify, config.classify.value),
    row('sla.target', config.sla_target_seconds, formatDuration(config.sla_target_seconds.value)),
    ...each(config.sla_by_urgency, (name, setting) =>
      row(`sla.${name}.target`, setting, formatDuration(setting.value)),
    ),
    ...schedules.value.map((schedule) => row('schedule', schedules, scheduleText(schedule))),
    ...each(config.brands, (name, setting) => row(`brands.${name}`, setting, setting.value.join(', '))),
    ...each(config.presets, (name, setting) =>
      row(`presets.${name}`, setting, Object.keys(setting.value.columns).join(', ')),
    ),
    ...each(config.topics, (name, setting) => row(`topics.${name}`, setting, setting.value.join(', '))),
    ...each(config.sources, (source, settings) =>
      each(settings, (key, setting) =>
        row(`sources.${source}.${key}`, setting, SECRET.test(key) ? '(hidden)' : plain(setting.value)),
      ),
    ).flat(),
    ...(config.report_title ? [row('report.title', config.report_title, config.report_title.value)] : []),
    ...(config.report_logo ? [row('report.logo', config.report_logo, config.report_logo.value)] : []),
    ...each(config.report_sets, (name, setting) => row(`report.sets.${name}`, setting, setting.value.join(', '))),
    ...(policy ? [row('policy', policy, Object.keys(policy.value.table).join(', '))] : []),
    ...(audit ? [row('audit', audit, Object.keys(audit.value.table).join(', '))] : []),
  ];
}

function each<T, R>(record: Record<string, T>, describe: (name: string, value: T) => R): R[] {
  return Object.entries(record).map(([name, value]) => describe(name, value));
}

function scheduleText({ brand, from, zone, open, holidays = [], holidays_file }: ConfiguredSchedule): string {
  const hours = Object.entries(open).map(
    ([days, shifts]) => `${days} ${shifts.map((shift) => shift.join('–')).join(', ')}`,
  );
  const closed = [...holidays, ...(holidays_file ? [`those of ${holidays_file}`] : [])];
  const times = [...(brand ? [`${brand}:`] : []), ...(from ? [`from ${from}`] : []), zone, hours.join('; ')].join(' ');
  return closed.length > 0 ? `${times}; holidays ${closed.join(', ')}` : times;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
