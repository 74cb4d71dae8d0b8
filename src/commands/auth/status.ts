/** Where each secret comes from, and whether it holds; never the secret itself. */
import type { Context } from '../../context.ts';
import { CareError, EXIT } from '../../errors.ts';
import { DATABASE } from '../../secrets/database-password.ts';
import { describeKeyring } from '../../secrets/keyring.ts';
import { findSecrets } from '../../secrets/secrets.ts';
import { SOURCES } from '../../sources/index.ts';
import { checkSources } from '../pull/check.ts';
import { passwordOfDatabase } from './database.ts';

export interface StatusFlags {
  verify?: boolean;
  json?: boolean;
}

interface StatusRow {
  source: string;
  secret: string;
  origin: string;
  /** Absent without --verify. */
  verified?: string;
  exitCode?: number;
}

export async function showStatus(context: Context, flags: StatusFlags): Promise<void> {
  const { terminal } = context;
  const verdicts = flags.verify ? await checkSources(context) : [];
  const rows: StatusRow[] = [];
  for (const load of Object.values(SOURCES)) {
    const source = await load();
    for (const { spec, origin } of await findSecrets(context, source)) {
      const mine = verdicts.filter((one) => one.source === source.name);
      const verdict = mine.find(({ set }) => set.includes(spec.key)) ?? mine.find(({ set }) => set.length === 0);
      // One verdict for a set of secrets: beside the last of them.
      const isSaid = verdict && (verdict.set.length === 0 || verdict.set.at(-1) === spec.key);
      rows.push({
        source: source.name,
        secret: spec.key,
        origin,
        ...(isSaid && { verified: verdict.detail }),
        ...(verdict && { exitCode: verdict.error ? exitCodeOf(verdict.error) : undefined }),
      });
    }
  }
  const password = await passwordOfDatabase(context);
  if (password) rows.unshift({ source: DATABASE, secret: 'password', origin: password.origin });
  const keyring = await describeKeyring(context.environment);
  const failed = rows.find(({ exitCode }) => exitCode !== undefined);
  if (failed?.exitCode) context.exitCode = failed.exitCode;
  if (flags.json) {
    const secrets = rows.map(({ exitCode, ...row }) => ({ ...row, ok: flags.verify ? exitCode === undefined : null }));
    const sets = verdicts.flatMap(({ source, set, detail, error }) =>
      set.length === 0 ? [] : [{ source, secrets: set, verified: detail, ok: error === undefined }],
    );
    terminal.json({ version: 1, secrets, sets, keyring });
    return;
  }
  const { listText } = await import('../../terminal/table.ts');
  await terminal.write(
    listText(
      rows,
      [
        { label: 'Source', text: ({ source }) => source },
        { label: 'Secret', text: ({ secret }) => secret },
        { label: 'Comes from', text: ({ origin }) => origin },
        ...(flags.verify
          ? [{ label: 'Verified', text: ({ verified }: StatusRow) => verified ?? '', truncate: true }]
          : []),
      ],
      terminal,
    ),
  );
  if (keyring.state !== 'open') terminal.note(`keyring: ${keyring.detail}`);
  if (!flags.verify) terminal.note('next: socialcare auth status --verify asks each network whether they are valid');
}

function exitCodeOf(error: unknown): number {
  return error instanceof CareError ? error.exitCode : EXIT.error;
}
