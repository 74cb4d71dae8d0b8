/** A page opened in the person's browser. */
import { spawn } from 'node:child_process';

const OPENERS: Record<string, [command: string, ...args: string[]]> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens a web page; no shell ever sees the address.
 * @param platform process.platform
 * @returns false when it is not an address of the web, or there is no program to open it
 */
export async function openInBrowser(url: string, platform: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  const [command, ...args] = OPENERS[platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, href], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
