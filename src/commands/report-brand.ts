/** Whose report it is: the title and the logo that the configuration gives. */
import { readFile, stat } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { PageExtras } from '../renderers/renderer.ts';

/** A page with its logo stays small enough for a mail. */
const MOST_BYTES = 100_000;

const KINDS: readonly { type: string; isOne(bytes: Buffer): boolean }[] = [
  { type: 'image/png', isOne: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')) },
  { type: 'image/jpeg', isOne: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { type: 'image/gif', isOne: (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)) },
  { type: 'image/webp', isOne: (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString('latin1', 0, 12)) },
  { type: 'image/svg+xml', isOne: (bytes) => SVG.test(bytes.toString('utf8')) },
];
const SVG = /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/;

/** @throws ConfigError for a logo that cannot be read, is too large, or is no picture */
export async function reportBrand(context: Context): Promise<Pick<PageExtras, 'title' | 'logo'>> {
  const { report_title: title, report_logo: logo } = await context.config();
  return {
    ...(title && { title: title.value }),
    ...(logo && { logo: await logoOf(logo.value, logo.origin) }),
  };
}

async function logoOf(path: string, origin: string): Promise<string> {
  const refuse = (reason: string, hint: string): never => {
    throw new ConfigError(`${origin}: report.logo ${path} ${reason}`, hint);
  };
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : refuse('is no file', 'Name a picture.')),
    ({ code }: NodeJS.ErrnoException) =>
      refuse(`cannot be read: ${code}`, 'Name a file that is there, or leave it out.'),
  );
  if (size > MOST_BYTES)
    refuse(
      `has ${Math.ceil(size / 1000)} kB, more than ${MOST_BYTES / 1000}`,
      'It goes into every page: make it smaller.',
    );
  const bytes = await readFile(path);
  const kind = KINDS.find(({ isOne }) => isOne(bytes));
  if (!kind) refuse('is none of PNG, JPEG, GIF, WebP, SVG', 'Save the logo as one of these.');
  return `data:${kind!.type};base64,${bytes.toString('base64')}`;
}
