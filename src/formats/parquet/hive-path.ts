/** Columns that the folders of a file name, as Hive, Spark and DuckDB write them: brand=acme/month=2026-10. */

const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/** Column -> value, in the order of the folders; '' where a folder says that there is none. */
export function hiveColumns(path: string): Map<string, string> {
  const columns = new Map<string, string>();
  for (const folder of path.split(/[\\/]/).slice(0, -1)) {
    const at = folder.indexOf('=');
    if (at < 1) continue;
    const value = folder.slice(at + 1);
    columns.set(unescaped(folder.slice(0, at)), value === NO_VALUE ? '' : unescaped(value));
  }
  return columns;
}

/** Hive escapes single characters, others their bytes in UTF-8. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}
