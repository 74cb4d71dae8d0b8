/** Workbooks read by openpyxl, which shares no code with this program. */
import { spawnSync } from 'node:child_process';

export interface ReadCell {
  /** Numbers, texts and truth values; times as `2026-03-29 09:00:00`; texts as ECMA-376 decodes them. */
  value: string | number | boolean | null;
  /** n number, s text, d time, b truth value, f formula, e error. */
  type: string;
  format: string;
}

export interface ReadSheet {
  name: string;
  /** The first cell that scrolls: A2 under a frozen header. */
  frozen: string | null;
  widths: number[];
  rows: ReadCell[][];
}

const SCRIPT = `
import json, re, sys, datetime, openpyxl
def text(value):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda found: chr(int(found.group(1), 16)), value)
def shown(cell):
    value = cell.value
    if isinstance(value, datetime.timedelta): value = value.total_seconds()
    elif isinstance(value, (datetime.datetime, datetime.date, datetime.time)): value = str(value)
    elif isinstance(value, str): value = text(value)
    return {'value': value, 'type': cell.data_type, 'format': cell.number_format}
book = openpyxl.load_workbook(sys.argv[1])
sheets = []
for sheet in book.worksheets:
    rows = [[shown(cell) for cell in row] for row in sheet.iter_rows()]
    widths = [sheet.column_dimensions[letter].width for letter in sorted(sheet.column_dimensions)]
    sheets.append({'name': sheet.title, 'frozen': sheet.freeze_panes, 'widths': widths, 'rows': rows})
json.dump(sheets, sys.stdout)
`;

const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import openpyxl'], { stdio: 'ignore' }).status === 0,
);

export const hasOpenpyxl = python !== undefined;
if (!hasOpenpyxl)
  console.warn('skipped: workbooks are not read back, for openpyxl (python3-openpyxl) is not installed');

export function readWorkbook(path: string): ReadSheet[] {
  const { stdout, stderr, status } = spawnSync(python!, ['-c', SCRIPT, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ReadSheet[];
}

/** The values of a sheet, row by row. */
export function valuesOf(sheet: ReadSheet): ReadCell['value'][][] {
  return sheet.rows.map((row) => row.map(({ value }) => value));
}
