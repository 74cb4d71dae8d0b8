/** What a configuration may say, key by key, in the words of socialcare.toml. */

import * as v from 'valibot';
import { readAccount } from '../domain/account.ts';
import { parseDuration } from '../domain/duration.ts';
import { foldName } from '../domain/names.ts';
import { didYouMean } from '../domain/near-name.ts';
import { REACHES } from '../domain/reach.ts';
import { parseDays, readSchedules } from '../domain/schedule.ts';
import { checkZone } from '../domain/zone.ts';

const text = v.pipe(v.string(), v.nonEmpty('is empty'));
const name = v.record(v.string(), v.unknown());

/** Text that a function turns into a value or refuses by throwing. */
function read<T>(parse: (text: string) => T, refusal: (text: string) => string) {
  return v.pipe(
    text,
    v.rawTransform(({ dataset, addIssue, NEVER }): T => {
      try {
        return parse(dataset.value);
      } catch {
        addIssue({ message: refusal(dataset.value) });
        return NEVER;
      }
    }),
  );
}

const duration = read(parseDuration, (given) => `"${given}" is not a length of time such as 15m, 24h or 3d`);
const zone = read(
  checkZone,
  (given) => `"${given}" is not an IANA zone${didYouMean(given, Intl.supportedValuesOf('timeZone'))}`,
);
const reach = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const known = REACHES.find((each) => each === dataset.value);
    if (!known)
      addIssue({ message: `"${dataset.value}" is none of ${REACHES.join(', ')}${didYouMean(dataset.value, REACHES)}` });
    return known ?? NEVER;
  }),
);

/** TOML has dates of its own, so a day may stand without quotes. */
const day = v.union(
  [
    v.string(),
    v.pipe(
      v.date(),
      v.transform((date) => date.toISOString().slice(0, 10)),
    ),
  ],
  'must be a day such as "2026-12-25"',
);

const SHIFT = /^(\d\d?:\d\d) ?[-–] ?(\d\d?:\d\d)$/;
const shift = v.pipe(
  v.string(),
  v.regex(SHIFT, (issue) => `"${issue.input}" is not "HH:MM-HH:MM"`),
  v.transform((hours) => SHIFT.exec(hours)!.slice(1) as [string, string]),
);

const schedule = v.pipe(
  v.object({
    from: v.optional(day),
    zone,
    brand: v.optional(text),
    open: v.record(
      v.pipe(
        text,
        v.check((days) => parseDays(days) !== null, 'is not a day (mon … sun) or a range of days (mon-fri)'),
      ),
      v.array(shift),
    ),
    holidays: v.optional(v.array(day)),
    holidays_file: v.optional(text),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return;
    try {
      readSchedules([dataset.value]);
    } catch (error) {
      addIssue({ message: (error as Error).message.replaceAll('\n', '; ') });
    }
  }),
);

/** Schedules follow each other, each brand's own and those of everybody else. */
const schedules = v.pipe(
  v.array(schedule),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return;
    const groups = new Map<string, typeof dataset.value>();
    for (const one of dataset.value) {
      const brand = foldName(one.brand ?? '');
      groups.set(brand, [...(groups.get(brand) ?? []), one]);
    }
    for (const group of groups.values())
      try {
        readSchedules(group);
      } catch (error) {
        addIssue({ message: (error as Error).message });
      }
  }),
);

const preset = v.object({
  columns: v.record(text, text),
  channel: v.optional(text),
  delimiter: v.optional(text),
  encoding: v.optional(text),
  date_order: v.optional(v.picklist(['dmy', 'mdy'])),
  timezone: v.optional(zone),
  sampling: v.optional(text),
});

const urgency = v.optional(v.object({ target: duration }));

const price = v.optional(
  v.pipe(v.number('must be a number: the price of a million tokens'), v.minValue(0, 'must not be negative')),
);
const source = v.pipe(
  v.looseObject({
    base_url: v.optional(
      v.pipe(
        text,
        v.url('is not a URL'),
        v.regex(/^https?:/i, 'must begin with https:// or http://'),
        v.regex(/^[^/]*\/\/[^/@]*(\/|$)/, 'must hold no name and no password: credentials have places of their own'),
      ),
    ),
    price_input: price,
    price_output: price,
  }),
  v.check(
    ({ price_input, price_output }) => (price_input === undefined) === (price_output === undefined),
    'needs both price_input and price_output, or neither',
  ),
);

const hyphenated = v.pipe(
  text,
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must consist of small letters, digits and hyphens'),
);

const FILE_SCHEMA = v.object({
  db: v.optional(text),
  timezone: v.optional(zone),
  window: v.optional(duration),
  reach: v.optional(v.pipe(v.array(reach), v.nonEmpty('is empty'))),
  auto_reply_seconds: v.optional(v.pipe(v.number(), v.minValue(0, 'must not be negative'))),
  episode_gap: v.optional(duration),
  retain: v.optional(duration),
  retain_counts: v.optional(v.picklist(['keep', 'drop'], 'is neither "keep" nor "drop"')),
  privacy: v.optional(v.picklist(['plain', 'masked'], 'is neither "plain" nor "masked"')),
  classify: v.optional(v.picklist(['auto', 'never'], 'is neither "auto" nor "never"')),
  sla: v.optional(
    v.object({ target: v.optional(duration), critical: urgency, high: urgency, normal: urgency, low: urgency }),
  ),
  schedule: v.optional(schedules),
  brands: v.optional(
    v.record(text, v.object({ accounts: v.array(v.pipe(text, v.check(isAccount, 'is not "channel:@handle"'))) })),
  ),
  presets: v.optional(v.record(text, preset)),
  topics: v.optional(v.record(hyphenated, v.pipe(v.array(text), v.nonEmpty('names no phrase')))),
  sources: v.optional(v.record(text, source)),
  report: v.optional(
    v.object({
      title: v.optional(text),
      logo: v.optional(text),
      sets: v.optional(v.record(hyphenated, v.pipe(v.array(text), v.nonEmpty('names no section')))),
    }),
  ),
  policy: v.optional(name),
  audit: v.optional(name),
});

/** In a file the channel is always named. */
function isAccount(typed: string): boolean {
  try {
    readAccount(typed);
    return /^[a-z][a-z0-9_-]*:/.test(typed);
  } catch {
    return false;
  }
}

export type FileConfig = v.InferOutput<typeof FILE_SCHEMA>;

export interface ConfigFault {
  path: (string | number)[];
  /** Reads on from the key: 'must be text, not 5'. */
  message: string;
  /** The key itself is wrong, not its value. */
  aboutKey: boolean;
}

/** Checks a raw table; collects every fault instead of stopping at the first. */
export function checkTable(table: Record<string, unknown>): { config: FileConfig; faults: ConfigFault[] } {
  const result = v.safeParse(FILE_SCHEMA, table);
  const faults: ConfigFault[] = unknownKeys(FILE_SCHEMA as Described, table, []);
  for (const issue of result.issues ?? []) {
    const path = (issue.path ?? []).map((step) => step.key as string | number);
    faults.push({ path, message: issueText(issue), aboutKey: issue.path?.at(-1)?.origin === 'key' });
  }
  return { config: (result.success ? result.output : {}) as FileConfig, faults };
}

const WORDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  Array: 'a list',
  Object: 'a table',
  undefined: 'nothing',
};

function issueText(issue: v.BaseIssue<unknown>): string {
  const message = issue.message.startsWith('Invalid ');
  if (!message) return issue.message;
  const given = WORDS[issue.received] ?? issue.received;
  if (issue.received === 'undefined') return 'is missing';
  return `must be ${WORDS[issue.expected ?? ''] ?? issue.expected}, not ${given}`;
}

/** What a valibot schema says of its parts. */
interface Described {
  type?: string;
  entries?: Record<string, Described>;
  rest?: Described;
  item?: Described;
  value?: Described;
  wrapped?: Described;
}

/** Keys that no schema knows, at any depth. */
function unknownKeys(schema: Described, value: unknown, path: (string | number)[]): ConfigFault[] {
  const known = schema.wrapped ?? schema;
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  if (Array.isArray(value))
    return known.item ? value.flatMap((each, index) => unknownKeys(known.item!, each, [...path, index])) : [];
  return Object.entries(value).flatMap(([key, each]) => {
    const inner = known.entries?.[key] ?? known.rest ?? (known.type === 'record' ? known.value : undefined);
    if (inner) return unknownKeys(inner, each, [...path, key]);
    if (!known.entries || known.type === 'loose_object') return [];
    return [
      { path: [...path, key], message: `is unknown${didYouMean(key, Object.keys(known.entries))}`, aboutKey: true },
    ];
  });
}
