/** The pages of serve, asked as a browser asks, and as others try. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { PassThrough } from 'node:stream';
import { type RunResult, run } from './run.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Served {
  port: number;
  link: string;
  /** Asks with the cookie of the browser that opened the link, unless another one is given. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Reply>;
  /** Presses Ctrl-C. */
  end(): Promise<RunResult>;
}

export interface Started extends Pick<Served, 'port' | 'link' | 'end'> {
  /** The path of the link, with its key. */
  path: string;
}

/** Starts it in a folder; the link stays as it is. */
export async function startServe(cwd: string, ...argv: string[]): Promise<Started> {
  const interrupt = new AbortController();
  const output = new PassThrough();
  const printed = new Promise<string>((resolve) => output.once('data', (piece: Buffer) => resolve(String(piece))));
  const ended = run(['serve', '--json', ...argv], { cwd, output, signal: interrupt.signal });
  const failed = ended.then(({ stderr }): never => {
    throw new Error(`serve ended at once: ${stderr}`);
  });
  failed.catch(() => {});
  const { url: link } = JSON.parse(await Promise.race([printed, failed])) as { url: string };
  return {
    port: Number(new URL(link).port),
    link,
    path: link.slice(link.indexOf('/?')),
    end() {
      interrupt.abort();
      return ended;
    },
  };
}

/** Starts it, and opens its link. */
export async function served(cwd: string, ...argv: string[]): Promise<Served> {
  const { path, ...started } = await startServe(cwd, ...argv);
  const { port } = started;
  const { headers } = await ask(port, path);
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { ...started, get: (path, headers, method) => ask(port, path, { cookie, ...headers }, method) };
}

/** @param path as it goes over the wire: whatever is in it */
export function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(pieces).toString() }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}
