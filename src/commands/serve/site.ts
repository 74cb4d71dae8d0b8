/** The pages by their paths, and what is said where there is none. */
import type { Environment, GlobalFlags } from '../../context.ts';
import { CareError, ConfigError, Interrupted, RefusedError, UsageError } from '../../errors.ts';
import { bar, type Place } from '../../renderers/html/served/bar.ts';
import { messagePage } from '../../renderers/html/served/message-page.ts';
import type { Answer, Pages } from '../../serving/server.ts';
import { addressOf, type MakePage } from './asked.ts';

const PAGES: Record<string, { label: string; load(): Promise<MakePage> }> = {
  '/': { label: 'Report', load: async () => (await import('./report-page.ts')).reportPage },
  '/queue': { label: 'Queue', load: async () => (await import('./queue-page.ts')).servedQueue },
  '/explain': { label: 'Numbers', load: async () => (await import('./explain-page.ts')).explainPage },
};
const SHOW: MakePage = async (asked) => (await import('./show-page.ts')).showPage(asked);
/** Choices that a person who goes from page to page keeps. */
const CARRIED = ['brand', 'channel', 'since', 'until', 'tz'];

export interface SiteOptions {
  environment: Environment;
  flags: GlobalFlags;
  /** Whether customers are named. */
  named: boolean;
  /** Receives each error that the program itself made. */
  onFailure(error: unknown): void;
}

export function openSite({ environment, flags, named, onFailure }: SiteOptions): Pages {
  const barOf = (path: string, choices: URLSearchParams) =>
    bar({
      places: placesFor(choices),
      here: path,
      named,
      ...(path === '/show' && { sought: choices.get('what') ?? '' }),
    });

  return {
    async answer(path, choices, disconnected): Promise<Answer> {
      const above = barOf(path, choices);
      const failed = (status: number, title: string, message: string, hint?: string): Answer => {
        const again = choices.size > 0 && Object.hasOwn(PAGES, path) ? path : undefined;
        const words = { title, message, bar: above, ...(hint && { hint }), ...(again && { again }) };
        return { status, page: String(messagePage(words)) };
      };
      const make = path === '/show' ? SHOW : Object.hasOwn(PAGES, path) ? await PAGES[path]!.load() : undefined;
      if (!make) return failed(404, 'Not found', 'there is no page of this name', 'The pages are those named above.');
      try {
        // It may have waited for pages before it.
        if (disconnected.aborted) throw new Interrupted();
        const { markup, status = 200 } = await make({ environment, flags, choices, named, bar: above, disconnected });
        return { status, page: String(markup) };
      } catch (error) {
        // Nobody sees it.
        if (error instanceof Interrupted) return failed(503, 'Left', error.message);
        if (!(error instanceof CareError)) {
          onFailure(error);
          return failed(
            500,
            'Failed',
            'this page could not be made',
            'The terminal in which socialcare serve runs says why.',
          );
        }
        const [status, title] = statusOf(error);
        return failed(status, title, error.message, error.hint);
      }
    },
    refusal: ({ message, hint }, isKnown) =>
      String(
        messagePage({ title: 'Not here', message, hint, ...(isKnown && { bar: barOf('', new URLSearchParams()) }) }),
      ),
  };
}

function statusOf(error: CareError): [status: number, title: string] {
  if (error instanceof ConfigError) return [500, 'The configuration has a fault'];
  if (error instanceof UsageError) return [400, 'This cannot be shown'];
  if (error instanceof RefusedError) return [422, 'This number is refused'];
  return [503, 'The database cannot be read'];
}

function placesFor(choices: URLSearchParams): Place[] {
  const carried = new URLSearchParams([...choices].filter(([name]) => CARRIED.includes(name)));
  return Object.entries(PAGES).map(([path, { label }]) => ({ path: addressOf(path, carried), label }));
}
