/** A page or a file opened in the program that the person has for it. */
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
  return opened(href, platform);
}

/**
 * Opens a file in the program that the person has for its kind.
 * @param path absolute
 * @param platform process.platform
 * @returns false when there is no program to open it
 */
export function openFile(path: string, platform: string): Promise<boolean> {
  return opened(path, platform);
}

function opened(what: string, platform: string): Promise<boolean> {
  const [command, ...args] = OPENERS[platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, what], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
