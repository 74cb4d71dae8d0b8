/** audit --seal: the numbers of an audit with the rows that they follow from, in a folder that can be verified elsewhere. */
import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { amount, grouped } from '../../domain/amount.ts';
import type { AuditPlan } from '../../domain/audit-plan.ts';
import type { AuditResult } from '../../domain/audit-result.ts';
import { isoTime } from '../../domain/clock-time.ts';
import { METRICS } from '../../metrics/index.ts';
import { maskFor } from '../../queue/masking.ts';
import { auditJson } from '../../renderers/audit/json.ts';
import type { HeldAgainst } from '../../reporting/audit-baseline.ts';
import { auditReport } from '../../reporting/audit-report.ts';
import type { StoredFigures, Through } from '../../reporting/auditing.ts';
import type { Background } from '../../reporting/envelope.ts';
import { certificateText } from '../../sealing/certificate.ts';
import { openDraft } from '../../sealing/draft.ts';
import { CERTIFICATE, LEAVES, MANIFEST, README, RESULT, ROWS, SALTS, SUMS, sumLine } from '../../sealing/files.ts';
import { writeHashed } from '../../sealing/hashed-file.ts';
import { MERKLE_TREE, manifestText, type Predicate, SEAL_VERSION } from '../../sealing/manifest.ts';
import { readmeText } from '../../sealing/readme.ts';
import { openRowWriter, type WrittenRows } from '../../sealing/row-writer.ts';
import { signManifest, stampManifest } from '../../sealing/signing.ts';
import { listArrived } from '../../store/facts/arrivals.ts';
import { rememberFile } from '../written-files.ts';
import type { SealFlags } from './seal-flags.ts';
import { openSealingRows, type SealingRows } from './seal-rows.ts';

/** What a seal says of the plan. */
export interface SealedPlan {
  plan: AuditPlan;
  lines: readonly string[];
  hash: string;
}

export interface AuditSeal {
  through: Through;
  /** @param against the baseline that it was held against, where it was */
  keep(
    result: AuditResult,
    figures: StoredFigures,
    background: Background,
    against: HeldAgainst | undefined,
  ): Promise<void>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
}

export async function openAuditSeal(
  context: Context,
  { plan, lines, hash }: SealedPlan,
  { seal, sealData = 'ids', withHandles = false, sign, tsa }: SealFlags & { seal: string },
): Promise<AuditSeal> {
  const { cwd, version, env, signal } = context.environment;
  const path = resolve(cwd, seal);
  const store = await context.store({ readonly: true });
  const mask = withHandles ? undefined : await maskFor(context, store, { mask: true });
  const draft = await openDraft(path, context.environment.now());
  const writer = await openRowWriter(draft.folder);
  const rows = openSealingRows(writer, { checks: plan.checks, posts: sealData, handles: withHandles, mask });
  return {
    through: rows.through,
    async drop() {
      writer.destroy();
      await draft.drop();
    },
    async keep(result, figures, background, against) {
      const { folder } = draft;
      const written = await writer.close();
      const readme = readmeText({ posts: sealData, handles: withHandles, signed: !!sign, stamped: !!tsa });
      const sums: Record<string, string> = {
        [RESULT]: await writeHashed(join(folder, RESULT), auditJson(result, auditReport(figures, background))),
        ...{ [ROWS]: written.sums[ROWS], [SALTS]: written.sums[SALTS], [LEAVES]: written.sums[LEAVES] },
        [README]: await writeHashed(join(folder, README), readme),
      };
      const data = dataOf(written, rows, { posts: sealData, handles: withHandles });
      const predicate: Predicate = {
        version: SEAL_VERSION,
        tool: { name: 'socialcare', version },
        sealed_at: isoTime(context.now()),
        config_sha256: await configHash(context),
        plan: { ...plan, checks: plan.checks.map(({ place: _, ...check }) => check), lines, sha256: hash },
        definitions: definitionsOf(figures),
        ...(await behind(context, figures, background)),
        ...{ data, readings: rows.readings },
        ...(against && { baseline: { ...against } }),
      };
      const sha256 = await writeHashed(join(folder, MANIFEST), manifestText(sums, predicate));
      const lined = Object.entries({ ...sums, [MANIFEST]: sha256 }).map(([name, sum]) => sumLine(sum, name));
      await writeHashed(join(folder, SUMS), lined.join(''));
      await writeHashed(join(folder, CERTIFICATE), certificateText(predicate, sha256));
      if (sign !== undefined) await signManifest(folder, resolve(cwd, sign));
      if (tsa !== undefined) {
        const { askTimeStamp } = await import('../../sources/time-stamps.ts');
        const from = { env, userAgent: `socialcare/${version}`, signal };
        await stampManifest(folder, sha256, (query) => askTimeStamp(tsa, query, from));
      }
      await draft.keep();
      await rememberFile(context, path, 'seal');
      say(context, seal, data, sha256);
    },
  };
}

function dataOf(
  { n, byKind, merkleRoot }: WrittenRows,
  rows: SealingRows,
  { posts, handles }: { posts: 'ids' | 'full'; handles: boolean },
): Predicate['data'] {
  return {
    ...{ rows: n, by_kind: byKind, customers: rows.customers(), posts, handles },
    ...{ merkle_root: merkleRoot, merkle_tree: MERKLE_TREE },
  };
}

/** Of every setting with its value, but where the database is. */
async function configHash(context: Context): Promise<string> {
  const { describeConfig } = await import('../../config/config.ts');
  const settings = describeConfig(await context.config()).filter(({ key }) => key !== 'db');
  const lines = settings.map(({ key, value }) => `${key} = ${value}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function definitionsOf({ found }: StoredFigures): Predicate['definitions'] {
  const names = new Set(found.map(({ metric }) => metric));
  return METRICS.filter(({ name }) => names.has(name)).map(({ name, version, definition }) => ({
    ...{ id: name, version, text: definition },
  }));
}

/** What the numbers rest on besides the turns. */
async function behind(
  context: Context,
  { scope: { asOf, timezone, period }, ground }: StoredFigures,
  { sought, inferred, labelMethod, removed, unfinished }: Background,
): Promise<Pick<Predicate, 'period' | 'batches' | 'ground' | 'background'>> {
  const { now, mayBeStale, brands, known, scope } = ground;
  const batches = await listArrived(await context.store({ readonly: true }));
  return {
    period: { since: isoTime(period.since), until: isoTime(period.until), as_of: isoTime(asOf), timezone },
    batches: batches.map(({ file, query, started_at, finished_at, arrived, ...batch }) => ({
      ...batch,
      name: file === null ? query : basename(file),
      ...{ started_at: isoTime(started_at), finished_at: isoTime(finished_at) },
      // Where a file lay says more of the person who imported it than of the file.
      arrived: arrived.map((arrival) => ({ ...arrival, name: file === null ? arrival.name : basename(arrival.name) })),
    })),
    ground: { as_of: scope.asOf, timezone: scope.timezone, now, may_be_stale: mayBeStale, brands, ...known },
    background: { sought, inferred, label_method: labelMethod, removed, unfinished },
  };
}

function say(
  { terminal }: Context,
  seal: string,
  { rows, merkle_root, customers }: Predicate['data'],
  sha256: string,
): void {
  terminal.note(
    `sealed in ${seal}: ${grouped(rows)} rows of ${amount(customers, 'customer')}, Merkle root ${merkle_root}`,
  );
  terminal.note(`SHA-256 of manifest.json, to be written down elsewhere: ${sha256}`);
  terminal.note(`next: socialcare verify ${seal}; fill in ${seal}/certificate.md`);
}
