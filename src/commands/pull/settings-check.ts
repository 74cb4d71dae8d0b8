/** Checks of the [sources] configuration that need no network. */
import { closest } from 'fastest-levenshtein';
import type { Setting } from '../../config/config.ts';
import type { Context } from '../../context.ts';
import { CareError } from '../../errors.ts';
import { refusePlainSecrets } from '../../secrets/secrets.ts';
import { tablesOf } from '../../secrets/source-tables.ts';
import { SOURCES } from '../../sources/index.ts';
import type { Source } from '../../sources/source.ts';
import { settingsOf } from './connect.ts';

/** A model server is configured beside the sources. */
const OTHERS = ['openai'];

/** Everything that is wrong with [sources.…], one error each; never throws for it. */
export async function settingFaults(context: Context): Promise<CareError[]> {
  const { sources } = await context.config();
  const all = await Promise.all(Object.values(SOURCES).map((load) => load()));
  const names = [...all.flatMap(({ name, family }) => [name, ...(family ? [family.name] : [])]), ...OTHERS];
  const faults: CareError[] = [];
  for (const [name, table] of Object.entries(sources))
    if (!names.includes(name))
      faults.push(
        new CareError(
          `${originOf(table)}: sources.${name} is not a source; did you mean ${closest(name, names)}?`,
          `Sources: ${[...new Set(names)].join(', ')}.`,
        ),
      );
  for (const source of all)
    for (const check of [settingsOf, refusePlainSecrets, refuseUnknownCommands])
      try {
        await check(context, source);
      } catch (error) {
        if (!(error instanceof CareError)) throw error;
        if (!faults.some(({ message }) => message === error.message)) faults.push(error);
      }
  return faults;
}

function originOf(table: Readonly<Record<string, Setting<unknown>>>): string {
  return Object.values(table)[0]?.origin ?? 'the configuration';
}

/** @throws CareError for a command that gives a secret the source does not have */
async function refuseUnknownCommands(context: Context, source: Source): Promise<void> {
  const secrets = source.secrets.flat().map(({ key }) => `${key}_command`);
  const own = (await tablesOf(context, source))[0]!;
  for (const [key, { origin }] of Object.entries(own))
    if (key.endsWith('_command') && !secrets.includes(key))
      throw new CareError(
        `${origin}: sources.${source.name}.${key} is unknown; did you mean ${closest(key, secrets)}?`,
        `${source.title} knows ${secrets.join(', ')}.`,
      );
}
