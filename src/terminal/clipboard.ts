/** Text into the clipboard of the person's own machine, also over ssh: by the terminal itself (OSC 52), which may refuse. */
import type { Terminal } from './terminal.ts';

/** Terminals truncate longer texts; a reply is far below. */
const LONGEST_BYTES = 74_994;

/** Returns false when the text is too long to be offered. */
export function offerToClipboard({ stderr }: Terminal, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > LONGEST_BYTES) return false;
  stderr.write(`\u001b]52;c;${bytes.toString('base64')}\u0007`);
  return true;
}
