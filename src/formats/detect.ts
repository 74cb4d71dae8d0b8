/** Which format an input is in: every format looks at its beginning, the most certain one reads it. */
import { FormatError, UsageError } from '../errors.ts';
import { follows, refuseUnapplied } from './applied-options.ts';
import type { Format, Head, ReadOptions } from './format.ts';
import { FORMATS } from './index.ts';
import { archivePart } from './x-archive.ts';

/** @throws UsageError when no format has that name */
function formatNamed(name: string): Format {
  const format = FORMATS.find((known) => known.name === name.toLowerCase());
  if (format) return format;
  throw new UsageError(`there is no format "${name}"`, `Formats: ${FORMATS.map((known) => known.name).join(', ')}.`);
}

/**
 * @param options given options outrank the detected format
 * @param bundled the head belongs to one file of many: undefined is returned in place of errors
 * @throws FormatError when no format claims the input, or two are equally sure
 */
export function detectFormat(head: Head, bundled: boolean, options: ReadOptions = {}): Format | undefined {
  const claims = FORMATS.map((format) => ({ format, sure: format.detect(head) }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure);
  const fitting = claims.filter(({ format }) => follows(format, options));
  const [best, second] = fitting.length > 0 ? fitting : claims;
  if (bundled && (!best || best.sure < 0.5)) return undefined;
  const part = best ? undefined : archivePart(head.text);
  if (part !== undefined)
    throw new FormatError(
      `${head.name} has an unknown format: it is the part "${part}" of an X archive, which holds no posts`,
      'Import the whole archive, as the zip or its folder, or its data/tweets.js.',
    );
  if (!best)
    throw new FormatError(
      `${head.name} has an unknown format; it begins with ${beginning(head.text)}`,
      `Force one with --format: ${FORMATS.map((known) => known.name).join(', ')}.`,
    );
  if (second && second.sure === best.sure)
    throw new FormatError(
      `${head.name} may be ${best.format.name} or ${second.format.name}`,
      `Say which with --format ${best.format.name} or --format ${second.format.name}.`,
    );
  return best.format;
}

/**
 * The format the person names, or else the one the input looks like; undefined where a bundle's member is passed over.
 * @throws UsageError for an option it cannot follow; FormatError as `detectFormat`
 */
export function formatFor(
  head: Head,
  bundled: boolean,
  options: ReadOptions & { format?: string | undefined },
): Format | undefined {
  const format = options.format === undefined ? detectFormat(head, bundled, options) : formatNamed(options.format);
  if (format) refuseUnapplied(format, options, head.name);
  return format;
}

function beginning(text: string): string {
  const start = text
    .trimStart()
    .slice(0, 60)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return JSON.stringify(text.length > 60 ? `${start}…` : start);
}
