/** Which format an input is in: every format looks at its beginning, the surest one gets it. */
import { FormatError, UsageError } from '../errors.ts';
import type { Format, Head } from './format.ts';
import { FORMATS } from './index.ts';

/** @throws UsageError when no format has that name */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((known) => known.name === name.toLowerCase());
  if (format) return format;
  throw new UsageError(`there is no format "${name}"`, `Formats: ${FORMATS.map((known) => known.name).join(', ')}.`);
}

/**
 * @param bundled the head belongs to one file of many: undefined is returned in place of errors
 * @throws FormatError when no format claims the input, or two are equally sure
 */
export function detectFormat(head: Head, bundled: boolean): Format | undefined {
  const claims = FORMATS.map((format) => ({ format, sure: format.detect(head) }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure);
  const [best, second] = claims;
  if (bundled && (!best || best.sure < 0.5)) return undefined;
  if (!best)
    throw new FormatError(
      `${head.name} is in no format this program knows; it begins with ${beginning(head.text)}`,
      `Force one with --format: ${FORMATS.map((known) => known.name).join(', ')}.`,
    );
  if (second && second.sure === best.sure)
    throw new FormatError(
      `${head.name} may be ${best.format.name} or ${second.format.name}`,
      `Say which with --format ${best.format.name} or --format ${second.format.name}.`,
    );
  return best.format;
}

function beginning(text: string): string {
  const start = text
    .trimStart()
    .slice(0, 60)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return JSON.stringify(text.length > 60 ? `${start}…` : start);
}
