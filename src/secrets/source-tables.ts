/** The tables of the configuration that speak of a source. */
import type { Setting } from '../config/config.ts';
import type { Context } from '../context.ts';
import type { Source } from '../sources/source.ts';

/** Its own first, then what holds of its family's. */
export async function tablesOf(
  context: Context,
  { name, family }: Source,
): Promise<Readonly<Record<string, Setting<unknown>>>[]> {
  const { sources } = await context.config();
  const shared = Object.entries(sources[family?.name ?? ''] ?? {}).filter(([key]) => !family?.without?.includes(key));
  return [sources[name] ?? {}, Object.fromEntries(shared)];
}
