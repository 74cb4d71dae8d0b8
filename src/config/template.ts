/** Configuration files as this program writes them: the commented start, and presets added without touching the rest. */
import { stringify } from 'smol-toml';
import { UsageError } from '../errors.ts';
import type { MappingPreset } from './config.ts';
import { parseToml } from './toml.ts';

/**
 * A socialcare.toml in which every setting stands as a comment, with its default or an example.
 * @param db the database, where one was named
 */
export function defaultConfigToml(db?: string): string {
  return db === undefined ? TEMPLATE : TEMPLATE.replace('#db = "socialcare.db"\n', () => stringify({ db }));
}

/**
 * The text of a configuration file with one preset more at its end; everything else stays as it was.
 * @throws UsageError when the name is taken, ConfigError when the text is not TOML or cannot take a table at its end
 */
export async function addPreset(toml: string, name: string, preset: MappingPreset): Promise<string> {
  const before = await parseToml(toml, 'socialcare.toml');
  if (Object.hasOwn((before.table.presets as object | undefined) ?? {}, name))
    throw new UsageError(
      `there is a preset "${name}" already (line ${before.keyAt(['presets', name]).line})`,
      'Choose another name, or remove it.',
    );
  return appended(toml, { presets: { [name]: preset } });
}

/**
 * The same with [audit] at its end.
 * @throws UsageError where there is one already, ConfigError as above
 */
export async function addAudit(toml: string, audit: Record<string, unknown>): Promise<string> {
  const before = await parseToml(toml, 'socialcare.toml');
  if (Object.hasOwn(before.table, 'audit'))
    throw new UsageError(
      `there is an [audit] already (line ${before.keyAt(['audit']).line})`,
      'Edit it, or remove it first.',
    );
  return appended(toml, { audit });
}

async function appended(toml: string, table: Record<string, unknown>): Promise<string> {
  const gap = toml === '' ? '' : toml.endsWith('\n') ? '\n' : '\n\n';
  const after = `${toml}${gap}${stringify(table).trimEnd()}\n`;
  await parseToml(after, 'socialcare.toml');
  return after;
}

const TEMPLATE = `# socialcare.toml: settings of this project. Lines show the default, or an example where there is none; take the #
# away to change one.
# Flags come before SOCIALCARE_* variables, those before this file, this file before the one in your home.
# 'socialcare status' shows each setting and where it came from.

# Where posts and decisions are kept; in your data folder when left out. Relative paths stand on the folder of this file.
#db = "socialcare.db"

# Zone of days, weeks and months in reports; the system's zone when left out (this one is an example).
#timezone = "Europe/Berlin"

# Time a brand has to answer before a mention counts as ignored.
#window = "24h"

# Mentions that count: direct, quote, implicit, untagged.
#reach = ["direct", "quote"]

# A reply this fast that looks like many others was sent by a program.
#auto_reply_seconds = 15

# Conversations of one customer this close together are about one problem.
#episode_gap = "72h"

# How long posts keep their words and names: every pull and import erases what is older (this one is an example).
#retain = "180d"

# keep: what is that old stays counted, without words and names. drop: conversations that ended before go out of every count.
#retain_counts = "keep"

# masked: lists, reports and exports hide private data, and customers behind pseudonyms; --no-mask names them.
#privacy = "plain"

# auto: once classify was run, import and pull label new posts by themselves; --no-classify leaves it. never: only classify does.
#classify = "auto"

# Targets for the first answer, for all and by urgency.
#[sla]
#target = "1h"
#[sla.critical]
#target = "15m"

# Business hours. A schedule holds from its day on, until the next one begins.
#[[schedule]]
#from = "2026-01-01"
#zone = "Europe/Berlin"
#open = { mon-fri = ["09:00-17:00"], sat = ["10:00-14:00"] }
#holidays = ["2026-12-25"]
#holidays_file = "holidays.ics"

# Brands normally live in the database: socialcare brand add acme x:@acme
#[brands.acme]
#accounts = ["x:@acme", "bluesky:acme.example"]

# Column mappings for csv files: socialcare import --preset export file.csv
#[presets.export]
#channel = "x"
#[presets.export.columns]
#id = "Message ID"
#created_at = "Created"
#text = "Message"

# Topics of your own, or more words of the shipped ones. A phrase is words; a|b either word, word? perhaps, word* any
# ending, ~ up to three words between.
#[topics]
#loyalty = ["stamp card|cards", "free coffee", "point*"]

# What waits is ordered, sent to teams and promised by a policy. All of its words: socialcare policy --help
#[policy]
#order = ["risk", "urgency", "age"]
#ignore_reasons = ["thanks", "spam", "not for us", "no question", "duplicate", "abuse"]
#never_ask_in_public = ["account number", "card number"]
#[policy.teams.billing]
#people = ["jo"]
#[policy.templates.sorry]
#text = "Hi {customer}, sorry about that. {agent}"
#[[policy.rules]]
#name = "refunds"
#when = { words = ["refund"] }
#team = "billing"
#target = "30m"
#template = "sorry"

# Whose reports these are: at the head of every page that report --format html writes. The logo is a picture of at most 100 kB.
#[report]
#title = "Acme customer care"
#logo = "logo.svg"

# Sections of reports under a name: socialcare report --sections month. The set called default stands in the place of the
# program's own choice.
#[report.sets]
#month = ["volume", "ignored", "response-times", "deflection", "comparison"]

# Thresholds: socialcare audit holds figures against them. socialcare audit init writes some from present figures.
#[audit]
#by = "brand"
#periods = "2 of 3 weeks"
#min_n = 30
#min_effect = "2pp"
#[[audit.check]]
#max = "ignored@24h=20%"
#[[audit.check]]
#min = "sl@1h=85%,80%"

# Settings of live sources.
#[sources.x]
#base_url = "https://api.x.com"

# A model server that is asked for labels by classify --engine openai; its key stands in OPENAI_API_KEY. Prices are per
# million tokens, for the estimate (all of this is an example).
#[sources.openai]
#base_url = "http://localhost:11434/v1"
#model = "llama3.1"
#price_input = 0.15
#price_output = 0.60
`;
