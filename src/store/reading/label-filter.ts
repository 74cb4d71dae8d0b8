/** --label as SQL over turn t: labels of the turn, or of the replies it got. */
import {
  FACET_NAMES,
  FACET_VALUES,
  type FacetName,
  FLAG_CODES,
  facetShape,
  isFacet,
  TURN_FACETS,
} from '../../domain/label.ts';
import { UsageError } from '../../errors.ts';
import type { Database, Params } from '../database.ts';
import { list } from '../dialect.ts';
import { AGENT_CELL } from './label-columns.ts';

/**
 * One condition per facet; within a facet one value is enough.
 * @throws UsageError for a facet or value that nothing here has
 */
export async function whereLabels(
  db: Database,
  labels: Readonly<Record<string, string[]>>,
  prefix = '',
): Promise<{ conditions: string[]; params: Params }> {
  const conditions: string[] = [];
  const params: Record<string, readonly (string | number)[]> = {};
  for (const [at, [facet, values]] of Object.entries(labels).entries()) {
    if (!isFacet(facet))
      throw new UsageError(`--label: there is no facet "${facet}"`, `Facets: ${FACET_NAMES.join(', ')}.`);
    const name = `${prefix}label_${at}`;
    const { column, kind } = facetShape(facet);
    params[name] = kind === 'flag' ? values.map((value) => flagOf(facet, value)) : values;
    const wanted = list(name, kind === 'flag' ? 'integer' : 'text');
    if (FACET_VALUES[facet] || (TURN_FACETS as readonly string[]).includes(facet)) await checkValues(db, facet, values);
    if ((TURN_FACETS as readonly string[]).includes(facet)) {
      conditions.push(`EXISTS (SELECT 1 FROM turn_label x WHERE x.turn = t.key AND x.${column} IN ${wanted})`);
    } else if (facet === 'private-data')
      conditions.push(`EXISTS (SELECT 1 FROM turn_label x, ${wanted} w
        WHERE x.turn = t.key AND ',' || x.private_data || ',' LIKE '%,' || w.value || ',%')`);
    else {
      const cell = facet === 'agent' ? AGENT_CELL : `coalesce(h.${column}, l.${column})`;
      conditions.push(`EXISTS (SELECT 1 FROM reply r JOIN post p ON p.key = r.post AND p.created_at <= :as_of
        LEFT JOIN post_label l ON l.post = r.post
        LEFT JOIN hand_label h ON h.post = r.post, ${wanted} w
        WHERE r.turn = t.key AND ${kind === 'list' ? `',' || ${cell} || ',' LIKE '%,' || w.value || ',%'` : `${cell} = w.value`})`);
    }
  }
  return { conditions, params };
}

function flagOf(facet: FacetName, value: string): number {
  const known = FACET_VALUES[facet]!;
  if (!known.includes(value)) {
    const [last] = known.slice(-1);
    const words = `${known.slice(0, -1).join(', ')} or ${last}`;
    throw new UsageError(`--label ${facet}=${value}: the value is ${words}`, `Example: --label ${facet}=true`);
  }
  return FLAG_CODES[value]!;
}

/** Values of a closed facet must exist; topics and languages must occur here. */
async function checkValues(db: Database, facet: FacetName, values: readonly string[]): Promise<void> {
  const { column } = facetShape(facet);
  const known = FACET_VALUES[facet] ?? (await db.readColumn<string>(distinctValues(column)));
  const absent = values.find((value) => !known.includes(value));
  if (absent === undefined) return;
  throw new UsageError(
    `no turn here is labelled ${facet}=${absent}`,
    known.length === 0 ? 'Nothing is labelled yet. Run: socialcare classify' : `${facet} can be ${known.join(', ')}.`,
  );
}

const distinctValues = (column: string) =>
  `SELECT DISTINCT ${column} FROM turn_label WHERE ${column} IS NOT NULL ORDER BY 1`;
