/** Settings of a live source as its rooms use them: seconds and dollars, with the defaults. */

import { parseDuration } from '../domain/duration.ts';
import { foldName } from '../domain/names.ts';
import { ownProperty } from '../domain/own-property.ts';
import { ConfigError } from '../errors.ts';

export interface SourceSettings {
  base_url: string;
  /** How far back a first pull reaches. */
  first_pull_seconds: number;
  /** How much of the known past every pull reads again. */
  overlap_seconds: number;
  /** How long posts are looked at again for edits and deletions. */
  reread_seconds: number;
  timeout_seconds: number;
  /** US dollars. */
  price_post: number;
  price_user: number;
  price_own: number;
  price_counts_recent: number;
  price_counts_archive: number;
  /** The credentials belong to the owner of the app: own posts and mentions cost price_own. */
  own_app: boolean;
  /** Version in the paths of the Graph API. */
  api_version: string;
  /** Public address that may be read without credentials. */
  public_url: string;
  /** Tags that are searched for each brand, by its name; without the #. */
  tags: BrandLists;
  /** Ids of single videos that are read for each brand, by its name. */
  videos: BrandLists;
}

/** What is configured for each brand, by its name. */
export type BrandLists = Readonly<Record<string, readonly string[]>>;

/** A setting as the configuration holds it, with its place for messages. */
export interface Given {
  value: unknown;
  origin: string;
}

const COMMON: SourceSettings = {
  base_url: '',
  first_pull_seconds: 30 * 86_400,
  overlap_seconds: 6 * 3600,
  reread_seconds: 72 * 3600,
  timeout_seconds: 30,
  price_post: 0,
  price_user: 0,
  price_own: 0,
  price_counts_recent: 0,
  price_counts_archive: 0,
  own_app: false,
  api_version: '',
  public_url: '',
  tags: {},
  videos: {},
};

/** What a person writes: durations as '6h', the rest as it is. */
const WORDS: Record<string, keyof SourceSettings> = {
  first_pull: 'first_pull_seconds',
  overlap: 'overlap_seconds',
  reread: 'reread_seconds',
  timeout: 'timeout_seconds',
};

/** Settings that hold a list for each brand, and how an entry looks. */
const LISTS = {
  tags: { entry: /^#?[\p{L}\p{N}_]+$/u, source: 'mastodon', example: '["acme", "acmehelp"]' },
  videos: { entry: /^[\w-]{11}$/, source: 'youtube', example: '["dQw4w9WgXcQ"] (what follows watch?v=)' },
} as const;

/**
 * @param given the tables that apply, first come first: sources.facebook before sources.meta
 * @throws ConfigError naming the place of a value of the wrong kind
 */
export function readSettings(
  name: string,
  defaults: Partial<SourceSettings>,
  ...given: (Readonly<Record<string, Given>> | undefined)[]
): SourceSettings {
  const settings: SourceSettings = { ...COMMON, ...defaults };
  for (const table of [...given].reverse())
    for (const [word, { value, origin }] of Object.entries(table ?? {})) {
      const key = (ownProperty(WORDS, word) ?? word) as keyof SourceSettings;
      if (!Object.hasOwn(COMMON, key) || word.endsWith('_seconds')) {
        if (word.endsWith('_command')) continue;
        throw new ConfigError(
          `${origin}: sources.${name}.${word} is unknown`,
          `Known: ${[...Object.keys(WORDS), ...Object.keys(COMMON).filter((one) => !one.endsWith('_seconds'))].join(', ')}, <secret>_command.`,
        );
      }
      Object.assign(settings, { [key]: readValue(`${origin}: sources.${name}.${word}`, key, value) });
    }
  settings.base_url = settings.base_url.replace(/\/$/, '');
  settings.public_url = settings.public_url.replace(/\/$/, '');
  return settings;
}

function readValue(place: string, key: keyof SourceSettings, value: unknown): unknown {
  if (key.endsWith('_seconds')) {
    if (value === 0 || value === '0') return 0;
    return parseDuration(String(value), place);
  }
  if (key === 'tags' || key === 'videos') return readLists(place, key, value);
  const wanted = typeof COMMON[key];
  if (typeof value !== wanted)
    throw new ConfigError(`${place} must be ${wanted === 'string' ? 'text' : `a ${wanted}`}, not ${typeof value}`);
  return value;
}

function readLists(place: string, key: keyof typeof LISTS, value: unknown): BrandLists {
  const { entry, source, example } = LISTS[key];
  const table = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const isEntry = (one: unknown) => typeof one === 'string' && entry.test(one);
  if (table.length === 0 || !table.every(([, list]) => Array.isArray(list) && list.length > 0 && list.every(isEntry)))
    throw new ConfigError(
      `${place} must name ${key} for each brand`,
      `Write: [sources.${source}.${key}], and in it for each brand a line such as: acme = ${example}`,
    );
  const bare = (list: string[]) => [...new Set(list.map((one) => one.replace('#', '')))];
  return Object.fromEntries(table.map(([brand, list]) => [brand, bare(list)]));
}

/** What is configured for a brand, its name in any case; undefined when nothing is. */
export function listOf(lists: BrandLists, brandName: string): readonly string[] | undefined {
  return Object.entries(lists).find(([brand]) => foldName(brand) === foldName(brandName))?.[1];
}
