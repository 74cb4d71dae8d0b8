/** The manifest of a seal: an in-toto Statement that names the files with their hashes, and says how the numbers were made. */
import type { Arrival } from '../domain/arrival.ts';
import type { AuditPlan } from '../domain/audit-plan.ts';
import { FormatError } from '../errors.ts';
import type { Settings } from '../metrics/metric.ts';

/** Raised when a program of today could not read a seal any more. */
export const SEAL_VERSION = 1;
const STATEMENT = 'https://in-toto.io/Statement/v1';
const PREDICATE = 'urn:socialcare:audit-seal:';

export interface Subject {
  name: string;
  digest: { sha256: string };
}

/** How the turns of some checks were read. */
export interface SealedReading {
  /** Places of the checks in the plan. */
  checks: readonly number[];
  by: readonly string[];
  facets: readonly string[];
  reply_facts: readonly string[];
  brands: readonly { key: number; name: string }[];
  channels: readonly string[];
  /** Infinity is '∞ s'. */
  settings: Settings;
  scope: Record<string, unknown>;
}

/** A batch that was stored when the seal was made. */
export interface SealedBatch {
  batch: number;
  source: string;
  name: string | null;
  sampling: string;
  tool_version: string;
  started_at: string;
  finished_at: string | null;
  rows: number;
  rejected: number;
  arrived: readonly Arrival[];
}

export interface Predicate {
  version: number;
  tool: { name: string; version: string };
  sealed_at: string;
  /** SHA-256 of every setting with its value. */
  config_sha256: string;
  plan: Omit<AuditPlan, 'by'> & { lines: readonly string[]; sha256: string; by: readonly string[] };
  /** Of the metrics that the checks are about. */
  definitions: readonly { id: string; version: number; text: string }[];
  period: { since: string | null; until: string | null; as_of: string; timezone: string };
  data: {
    rows: number;
    by_kind: Record<string, number>;
    customers: number;
    /** ids: the platform's ids of posts; full: their texts too. */
    posts: 'ids' | 'full';
    handles: boolean;
    merkle_root: string;
    merkle_tree: string;
  };
  batches: readonly SealedBatch[];
  readings: readonly SealedReading[];
  /** What else the numbers were made of. */
  ground: Record<string, unknown>;
  /** What it says of coverage and labels. */
  background: Record<string, unknown>;
  /** The baseline that it was held against, whole, with what makes the two comparable; left out where there was none. */
  baseline?: Record<string, unknown>;
}

export interface Manifest {
  _type: string;
  subject: readonly Subject[];
  predicateType: string;
  predicate: Predicate;
}

export const MERKLE_TREE =
  'RFC 6962 with SHA-256: leaf = SHA-256(0x00, salt, row), node = SHA-256(0x01, left, right); row without its line feed';

/** As it is written to the file. */
export function manifestText(subjects: Readonly<Record<string, string>>, predicate: Predicate): string {
  const manifest: Manifest = {
    _type: STATEMENT,
    subject: Object.entries(subjects).map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType: `${PREDICATE}${SEAL_VERSION}`,
    predicate,
  };
  return `${JSON.stringify(manifest, (_, value) => (value === Number.POSITIVE_INFINITY ? EVER : value), 2)}\n`;
}

/** Infinity is no JSON. */
const EVER = '∞ s';

/** @throws FormatError for anything but a manifest of this version, saying what to do about a newer one */
export function readManifest(text: string): Manifest {
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text, (_, value) => (value === EVER ? Number.POSITIVE_INFINITY : value));
  } catch {
    throw new FormatError('manifest.json is no JSON: it is damaged', 'Copy the folder again from where it was made.');
  }
  const type = manifest?.predicateType;
  if (manifest?._type !== STATEMENT || typeof type !== 'string' || !type.startsWith(PREDICATE))
    throw new FormatError('manifest.json is not that of a seal of this program');
  if (type !== `${PREDICATE}${SEAL_VERSION}` || manifest.predicate?.version !== SEAL_VERSION)
    throw new FormatError(
      `the seal is of version ${type.slice(PREDICATE.length)}, and this program reads version ${SEAL_VERSION}`,
      `It was made by ${manifest.predicate?.tool?.name ?? 'socialcare'} ${manifest.predicate?.tool?.version ?? 'of a later version'}: verify it with that or a later one.\nREADME.md in the folder says how to check it without any.`,
    );
  if (!isWhole(manifest))
    throw new FormatError('manifest.json lacks something that every manifest has', 'It was changed, or damaged.');
  return manifest as Manifest;
}

/** Whether it has all that checks rely on. */
function isWhole({ subject, predicate }: Partial<Manifest>): boolean {
  const { plan, data, readings, batches, definitions, ground, background, period } = predicate as Predicate;
  return (
    Array.isArray(subject) &&
    subject.every(({ name, digest }) => typeof name === 'string' && /^[0-9a-f]{64}$/.test(digest?.sha256)) &&
    [plan?.lines, plan?.checks, plan?.by, readings, batches, definitions].every(Array.isArray) &&
    (plan.periods === undefined || (plan.periods.of >= 1 && plan.periods.of <= MOST_STEPS)) &&
    Number.isSafeInteger(data?.rows) &&
    typeof data.merkle_root === 'string' &&
    readings.every(({ checks }) => Array.isArray(checks)) &&
    [ground, background, period].every((each) => typeof each === 'object' && each !== null)
  );
}

const MOST_STEPS = 10_000;
