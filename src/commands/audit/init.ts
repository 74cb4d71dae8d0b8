/** audit init: a first [audit], from present figures. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { isoTime } from '../../domain/clock-time.ts';
import { UsageError } from '../../errors.ts';
import { filtersIn, readScope } from '../../reporting/options.ts';
import { writeOutput } from '../output-file.ts';
import type { AuditCommandFlags } from './run.ts';

export async function initAudit(context: Context, flags: AuditCommandFlags): Promise<void> {
  const { terminal, environment } = context;
  const unused = filtersIn(flags).filter((name) => name !== 'as-of');
  if (unused.length > 0)
    throw new UsageError(`audit init takes no --${unused[0]}`, 'It starts from all turns; edit [audit] afterwards.');
  const path = resolve(
    environment.cwd,
    context.flags.config ?? (environment.env.SOCIALCARE_CONFIG || 'socialcare.toml'),
  );
  const [{ addAudit, defaultConfigToml }, { starterOf }, before] = await Promise.all([
    import('../../config/template.ts'),
    import('../../reporting/audit-starter.ts'),
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    }),
  ]);
  // Refused before anything is measured.
  await addAudit(before ?? '', {});
  const scope = await readScope(context, await context.store({ readonly: true }), flags);
  // Whether the data are old is for audits to say.
  const { table, left } = await starterOf(context, flags.by ?? ['brand'], { ...flags, asOf: isoTime(scope.asOf) });
  for (const name of left) terminal.note(`no level for ${name}: no figure that a level could stand on`);
  if (flags.dryRun) {
    await terminal.write(`${(await addAudit('', table)).trimEnd()}\n`);
    return;
  }
  await writeOutput(path, [await addAudit(before ?? defaultConfigToml(), table)]);
  terminal.done(`Added [audit] to ${path}: today’s figures meet its levels; set those that you want to hold.`);
  terminal.note('next: socialcare audit');
}
