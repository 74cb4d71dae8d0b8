/** A guessed mapping made fit for what stands in the columns. */
import { type CheckedMapping, checkColumns, type SampleTable } from './column-checks.ts';
import { type FieldName, fieldNamed, type Mapping } from './fields.ts';
import { joinTimes, timeBeside } from './split-times.ts';

/** @param said field (or alias) -> column, as the person gave it: left as it is, but contradictions are reported */
export function checkMapping(guessed: Mapping, table: SampleTable, said: Record<string, string>): CheckedMapping {
  const fields = new Set(Object.keys(said).map((name) => fieldNamed(name)));
  const known = new Set([...fields].filter((field): field is FieldName => field !== undefined));
  const { mapping, notes } = checkColumns(guessed, table, known);
  if (!known.has('created_at')) return { mapping: joinTimes(mapping, table), notes };
  const time = timeBeside(mapping.created_at ?? '', table);
  if (time !== undefined)
    notes.push(
      `created_at is read from "${mapping.created_at}" alone; --map created_at='${mapping.created_at}+${time}' joins the times of day in "${time}"`,
    );
  return { mapping, notes };
}
