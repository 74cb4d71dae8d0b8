/** Folders named after the value of a column, as Hive, Spark and DuckDB read them: brand=acme, brand=a%2Fb. */

/** What stands for no value. */
export const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/** What paths, file systems or readers of such folders take for something else; % so that it can be read back. */
const SPECIAL = /[\u0000-\u001f\u007f"#%'*/:<=>?\\{|}[\]^]/g;

/** @param value empty or left out where a row has none */
export function partitionFolder(column: string, value: string | undefined): string {
  if (value === undefined || value === '') return `${column}=${NO_VALUE}`;
  const escaped = value.replace(SPECIAL, percent).replace(/[. ]$/, percent);
  return `${column}=${escaped === NO_VALUE ? `${percent('_')}${NO_VALUE.slice(1)}` : escaped}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
