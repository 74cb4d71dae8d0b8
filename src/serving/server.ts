/** Pages for the browsers of this computer: listening, refusing strangers, and answering one question after the other. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StoreError } from '../errors.ts';
import { openAccess } from './access.ts';
import { openLine } from './one-by-one.ts';
import { type Refusal, refusalOf } from './refusals.ts';

export interface Answer {
  status: number;
  /** A whole document. */
  page: string;
}

export interface Pages {
  /** The page at a path. @param disconnected aborted when nobody waits for it any more */
  answer(path: string, choices: URLSearchParams, disconnected: AbortSignal): Promise<Answer>;
  /** The page that says why there is none. @param isKnown whether who asks may see more than the reason */
  refusal(refusal: Refusal, isKnown: boolean): string;
}

export interface Serving {
  /** The address that opens the pages once. */
  link(): string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** The parameter of the link that holds its key. */
const KEY = 'key';
const MOST_WAITING = 16;
const MOST_CONNECTIONS = 64;
const MOST_HEADER_BYTES = 16_384;
/** For a request to arrive, and for its answer to be taken. */
const PATIENCE_MS = 15_000;

/** Pages load nothing, run nothing, stand in no frame, and send their choices nowhere else. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export interface ServeOptions {
  /** 0 is any that is free. */
  port: number;
  /** A link was used up: there is a new one. */
  onOpened(): void;
}

/** @throws StoreError when the port is taken or forbidden */
export async function serve(pages: Pages, { port: wanted, onOpened }: ServeOptions): Promise<Serving> {
  const server = createServer({
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: PATIENCE_MS,
    requestTimeout: PATIENCE_MS,
    connectionsCheckingInterval: 1_000,
  });
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, wanted);
  const access = openAccess(port);
  const line = openLine(MOST_WAITING);

  async function answer(request: IncomingMessage, disconnected: AbortSignal): Promise<Answer & { headers?: object }> {
    const refused = (refusal: Refusal, isKnown = false) => ({
      status: refusal.status,
      page: pages.refusal(refusal, isKnown),
      headers: refusal.headers,
    });
    const strange = refusalOf(request, port);
    if (strange) return refused(strange);
    const url = addressOf(request.url!, port);
    if (!url) return refused(NO_ADDRESS);
    const key = url.searchParams.get(KEY);
    if (key !== null && request.method === 'GET') {
      const session = access.open(key);
      if (session !== undefined) {
        onOpened();
        url.searchParams.delete(KEY);
        const headers = { 'set-cookie': access.cookie(session), location: `${ownPath(url)}${url.search}` };
        return { status: 303, page: '', headers };
      }
    }
    if (!access.isOpen(request.headers.cookie)) return refused(key === null ? NO_KEY : USED_KEY);
    url.searchParams.delete(KEY);
    const done = await line.run(() => pages.answer(ownPath(url), url.searchParams, disconnected));
    return done?.result ?? refused(BUSY, true);
  }

  server.on('request', async (request, response) => {
    // What comes with a request is not read.
    request.resume();
    const disconnected = new AbortController();
    response.once('close', () => disconnected.abort());
    const { status, page, headers } = await answer(request, disconnected.signal);
    send(response, status, page, headers);
    // Who does not take an answer is left.
    response.setTimeout(PATIENCE_MS, () => response.destroy());
  });
  return {
    link: () => `http://${HOST}:${port}/?${KEY}=${access.key()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @returns undefined where it is none */
function addressOf(text: string, port: number): URL | undefined {
  const base = `http://${HOST}:${port}`;
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** Two slashes at its beginning would lead to another host. */
function ownPath({ pathname }: URL): string {
  return pathname.replace(/^\/+/, '/');
}

const NO_ADDRESS: Refusal = {
  status: 400,
  message: 'this is no address',
  hint: 'Open the link that socialcare serve printed.',
};
const NO_KEY: Refusal = {
  status: 403,
  message: 'this browser has no key',
  hint: 'Open the link that socialcare serve printed last in its terminal: it opens these pages once, for one browser.',
};
const USED_KEY: Refusal = {
  ...NO_KEY,
  message: 'this link was used already, or was never one',
};
const BUSY: Refusal = {
  status: 503,
  message: 'too many pages are being made',
  hint: 'Load this one again in a moment.',
  headers: { 'retry-after': '5' },
};

function send(response: ServerResponse, status: number, page: string, headers: object = {}): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(page);
  response.writeHead(status, { ...HEADERS, 'content-length': bytes.length, ...headers });
  response.end(bytes);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StoreError(
          `cannot listen on ${HOST}:${port}: ${error.code === 'EADDRINUSE' ? 'another program does' : error.code}`,
          'Choose another port with --port, or leave it out for any that is free.',
        ),
      ),
    );
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}
