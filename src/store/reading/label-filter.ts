/** --label as SQL over turn t: labels of the turn, or of the replies it got. */
import { FACET_NAMES, FACET_VALUES, type FacetName, facetShape, isFacet, TURN_FACETS } from '../../domain/label.ts';
import { UsageError } from '../../errors.ts';
import type { Db } from '../open.ts';
import { AGENT_CELL } from './label-columns.ts';

/**
 * One condition per facet; within a facet one value is enough.
 * @throws UsageError for a facet or value that nothing here has
 */
export function whereLabels(
  db: Db,
  labels: Readonly<Record<string, string[]>>,
): { conditions: string[]; params: Record<string, string> } {
  const conditions: string[] = [];
  const params: Record<string, string> = {};
  for (const [at, [facet, values]] of Object.entries(labels).entries()) {
    if (!isFacet(facet))
      throw new UsageError(`--label: no facet is called "${facet}"`, `Facets: ${FACET_NAMES.join(', ')}.`);
    const name = `label_${at}`;
    const { column, kind } = facetShape(facet);
    params[name] = JSON.stringify(kind === 'flag' ? values.map((value) => flagOf(facet, value)) : values);
    const wanted = `(SELECT value FROM json_each(:${name}))`;
    if (FACET_VALUES[facet] || (TURN_FACETS as readonly string[]).includes(facet)) checkValues(db, facet, values);
    if ((TURN_FACETS as readonly string[]).includes(facet)) {
      conditions.push(`EXISTS (SELECT 1 FROM turn_label x WHERE x.turn = t.key AND x.${column} IN ${wanted})`);
    } else if (facet === 'private-data')
      conditions.push(`EXISTS (SELECT 1 FROM turn_label x, json_each(:${name}) w
        WHERE x.turn = t.key AND ',' || x.private_data || ',' LIKE '%,' || w.value || ',%')`);
    else {
      const cell = facet === 'agent' ? AGENT_CELL : `coalesce(h.${column}, l.${column})`;
      conditions.push(`EXISTS (SELECT 1 FROM reply r JOIN post p ON p.key = r.post AND p.created_at <= :as_of
        LEFT JOIN post_label l ON l.post = r.post
        LEFT JOIN hand_label h ON h.post = r.post, json_each(:${name}) w
        WHERE r.turn = t.key AND ${kind === 'list' ? `',' || ${cell} || ',' LIKE '%,' || w.value || ',%'` : `${cell} = w.value`})`);
    }
  }
  return { conditions, params };
}

function flagOf(facet: string, value: string): number {
  if (value !== 'true' && value !== 'false')
    throw new UsageError(`--label ${facet}=${value}: the value is true or false`, `Example: --label ${facet}=true`);
  return Number(value === 'true');
}

/** Values of a closed facet must exist; topics and languages must occur here. */
function checkValues(db: Db, facet: FacetName, values: readonly string[]): void {
  const closed = FACET_VALUES[facet];
  const { column } = facetShape(facet);
  const has = (value: string) =>
    closed?.includes(value) ?? db.prepare(`SELECT 1 FROM turn_label WHERE ${column} = ?`).get(value) !== undefined;
  const absent = values.find((value) => !has(value));
  if (absent === undefined) return;
  const known = db.prepare(`SELECT DISTINCT ${column} FROM turn_label WHERE ${column} IS NOT NULL ORDER BY 1`).pluck();
  const held = closed ?? (known.all() as string[]);
  throw new UsageError(
    `no turn here is labelled ${facet}=${absent}`,
    held.length === 0 ? 'Nothing is labelled yet. Run: socialcare classify' : `${facet} can be ${held.join(', ')}.`,
  );
}
