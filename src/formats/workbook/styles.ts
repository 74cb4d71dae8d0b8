/** Which cells show their number as a moment: that is a matter of their style. */
import type { Parts } from './parts.ts';
import { readWholeXml } from './xml.ts';

/** What a moment shows: its day, its time of day, or both; `utc` says that the format itself writes a Z behind it. */
export interface TimeStyle {
  day: boolean;
  clock: boolean;
  utc: boolean;
}

/** Formats that files name by number alone. */
const BUILT_IN: Record<number, string> = {
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  45: 'mm:ss',
  47: 'mm:ss.0',
};
/** Dates of East Asian editions. */
const EAST_ASIAN = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/** The style of each cell format, by its number; undefined where it is no moment. */
export async function readTimeStyles(parts: Parts, part: string | undefined): Promise<(TimeStyle | undefined)[]> {
  if (part === undefined || !parts.has(part)) return [];
  const formats = new Map<number, string>(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  for (const id of EAST_ASIAN) formats.set(id, 'yyyy/m/d');
  const styles: (TimeStyle | undefined)[] = [];
  let isCellFormat = false;
  await readWholeXml(
    await parts.open(part),
    {
      open(name, attributes) {
        if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        if (name === 'cellXfs') isCellFormat = true;
        if (name === 'xf' && isCellFormat) styles.push(timeStyle(formats.get(Number(attributes.numFmtId ?? 0)) ?? ''));
      },
      close(name) {
        if (name === 'cellXfs') isCellFormat = false;
      },
    },
    part,
  );
  return styles;
}

/** Undefined for formats of numbers, and for `[h]:mm`, which shows how long something took. */
export function timeStyle(code: string): TimeStyle | undefined {
  const [positive = ''] = code.split(';');
  const utc = /"Z"$|\\Z$/.test(positive);
  const bare = positive
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  if (/\[[hms]+\]/i.test(bare) || /general|[#?]/i.test(bare)) return undefined;
  const day = /[dy]|mmm/i.test(bare);
  const clock = /[hs]/i.test(bare);
  return day || clock ? { day, clock, utc } : undefined;
}
