/** A statement with its values written into it, for a person to run. */
import type { Statement } from './turn-rows.ts';

/** The same statement without parameters. */
export function literalSql({ sql, params }: Statement): string {
  return sql.replace(/:([a-z]\w*)/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? literal(params[name]!) : whole,
  );
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
