/** serve: reports, the queue and conversations as pages in the browser of this computer, to be read only. */
import { InvalidArgumentError } from 'commander';
import type { Context, GlobalFlags } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import type { Register } from '../command.ts';

const HELP = `
The link opens the pages once, for one browser; then a new link is printed. Nothing but this computer can connect, nothing can
be changed, and a page shows what the database holds when it is loaded. Customers are behind pseudonyms.

Examples:
  $ socialcare serve                     print the link; Ctrl-C ends it
  $ socialcare serve --open              open it in the browser
  $ socialcare serve --port 8080 --with-handles
  $ socialcare serve --json              for scripts: one line with the link`;

interface Flags extends GlobalFlags {
  port?: number;
  open?: boolean;
  withHandles?: boolean;
  json?: boolean;
}

export const registerServe: Register = (program, begin) => {
  const command = program
    .command('serve')
    .summary('report, queue and conversations as pages in your browser')
    .description(
      'Show report, queue, conversations and what is behind each number in the browser of this computer, read-only.',
    )
    .option('--port <number>', 'the port to listen on (default: any that is free)', portNumber)
    .option('--open', 'open the pages in the browser')
    .option('--with-handles', 'name customers, and link to their posts (default: pseudonyms, no links)')
    .option('--tz <zone>', 'IANA zone of dates and days (default: timezone of the configuration)')
    .option('--json', 'print the link as JSON')
    .addHelpText('after', HELP);
  command.action(async (flags: Flags) => serveSite(await begin(command), flags));
};

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('Write a number up to 65535.');
  return port;
}

async function serveSite(context: Context, { port = 0, open, withHandles, json }: Flags): Promise<void> {
  const { terminal, environment } = context;
  const [{ serve }, { openSite }] = await Promise.all([import('../../serving/server.ts'), import('./site.ts')]);
  // What is wrong with the configuration or the database is said before anybody waits for a page.
  await context.store({ readonly: true });
  await context.close();
  const site = openSite({
    environment,
    flags: context.flags,
    named: withHandles === true,
    onFailure: (error) => terminal.error(error, true),
  });
  const serving = await serve(site, {
    port,
    onOpened: () => terminal.note(`opened in a browser. For another one: ${serving.link()}`),
  });
  if (json) terminal.json({ version: 1, url: serving.link() });
  else terminal.out(serving.link());
  terminal.note(
    'read-only, for this computer alone, customers ' +
      (withHandles ? 'named' : 'behind pseudonyms') +
      '; Ctrl-C ends it',
  );
  if (open) {
    const { openInBrowser } = await import('../../terminal/browser.ts');
    if (!(await openInBrowser(serving.link(), environment.platform)))
      terminal.warn('no program that opens pages was found: open the link in a browser');
  }
  await ended(environment.signal);
  await serving.close();
  terminal.note('ended');
  context.exitCode = EXIT.interrupted;
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
