/** The flags of import: how a file is read, and what it may be used for. */
import type { Context } from '../../context.ts';
import type { Sampling } from '../../domain/post.ts';
import { CLOCK_SECONDS } from '../../domain/unsound-post.ts';
import { UsageError } from '../../errors.ts';
import type { ReadInputsOptions } from '../../formats/input-chunk.ts';
import type { Store } from '../../store/open.ts';

export interface ImportFlags {
  format?: string;
  map?: string[];
  preset?: string;
  savePreset?: string;
  delimiter?: string;
  encoding?: string;
  sheet?: string[];
  dateOrder?: 'dmy' | 'mdy';
  tz?: string;
  channel?: string;
  sampling?: Sampling;
  covers?: string;
  coversReplies?: boolean;
  brand?: string[];
  acceptRejects?: boolean;
  idsByFile?: boolean;
  rejects?: string;
  registerBrands?: boolean;
  strict?: boolean;
  dryRun?: boolean;
  again?: boolean;
  undo?: string | true;
  yes?: boolean;
  /** False leaves new posts without labels. */
  classify?: boolean;
  json?: boolean;
}

/** The flags that decide what a file says, as they were typed: the same again need not be read again. */
export function typedReading(flags: ImportFlags): string {
  const { format, map, preset, delimiter, encoding, sheet, dateOrder, tz, channel, sampling, covers, brand } = flags;
  const { coversReplies, acceptRejects, idsByFile, registerBrands } = flags;
  return JSON.stringify({
    ...{ format, map, preset, delimiter, encoding, sheet, dateOrder, tz, channel, sampling, covers, brand },
    ...{ coversReplies, acceptRejects, idsByFile, registerBrands },
  });
}

export async function brandsCovered(store: Store, { brand, covers }: ImportFlags): Promise<string[] | undefined> {
  if (brand === undefined) return undefined;
  if (covers === undefined)
    throw new UsageError('--brand goes with --covers', 'Say what the file covers: --covers SINCE..UNTIL');
  const { brandsNamed } = await import('../../store/accounts/brands.ts');
  return (await brandsNamed(store, brand)).map(({ name }) => name);
}

/** @throws UsageError for text that is not a period, and for days in the future */
export async function readCovers(
  context: Context,
  covers: string | undefined,
): Promise<{ since: number; until: number } | undefined> {
  if (covers === undefined) return undefined;
  const [since, until] = covers.split('..');
  if (!since || !until)
    throw new UsageError(`--covers: "${covers}" is not a period`, 'Write it as 2026-01-01..2026-03-31.');
  const { parsePeriod } = await import('../../domain/period.ts');
  const zone = (await context.config()).timezone.value;
  const now = context.now();
  const period = parsePeriod({ since, until }, { zone, now });
  const lastDay = parsePeriod({ since: until }, { zone, now }).since!;
  if (lastDay > now)
    throw new UsageError(`--covers: ${until} is in the future`, 'Name the last day that the file holds completely.');
  return { since: period.since!, until: Math.min(period.until!, now) };
}

/** Flags, then the preset they name in socialcare.toml. */
export async function optionsOf(context: Context, flags: ImportFlags): Promise<ReadInputsOptions> {
  const config = await context.config();
  const saved = flags.preset === undefined ? undefined : config.presets[flags.preset]?.value;
  const said = mappingOf(flags.map ?? []);
  return {
    format: flags.format,
    stdin: context.environment.stdin as ReadInputsOptions['stdin'],
    preset: saved ? undefined : flags.preset,
    mapping: saved ? { ...saved.columns, ...said } : said,
    delimiter: flags.delimiter === '\\t' ? '\t' : (flags.delimiter ?? saved?.delimiter),
    encoding: flags.encoding ?? saved?.encoding,
    ...(flags.sheet !== undefined && { sheets: flags.sheet }),
    dateOrder: flags.dateOrder ?? saved?.date_order,
    timezone: flags.tz ?? saved?.timezone,
    channel: flags.channel ?? saved?.channel,
    strict: flags.strict,
    latest: context.now() + CLOCK_SECONDS,
  };
}

/** The options of the flags, and what the person is asked beyond them. */
export async function readOptions(context: Context, paths: string[], flags: ImportFlags): Promise<ReadInputsOptions> {
  const options = await optionsOf(context, flags);
  if (context.terminal.interactive && flags.format === undefined && flags.preset === undefined && !flags.map) {
    const { askMapping } = await import('./wizard.ts');
    Object.assign(options, await askMapping(context, paths, options, flags.dryRun !== true));
  }
  if (flags.savePreset !== undefined && !flags.dryRun) {
    const { savePreset } = await import('./preset.ts');
    await savePreset(context, flags.savePreset, options);
  }
  return options;
}

function mappingOf(pairs: string[]): Record<string, string> {
  const mapping = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1)
      throw new UsageError(`--map: "${pair}" is not field=column`, 'Example: --map text=Message --map created_at=When');
    mapping.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return Object.fromEntries(mapping);
}
