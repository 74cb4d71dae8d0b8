/** A loopback server that answers by a function and keeps a record of what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is text. */
  body?: unknown;
  /** Milliseconds before the answer. */
  delay?: number;
  /** Close the connection in the middle of the answer. */
  cut?: boolean;
  /** Leave the question without an answer. */
  silent?: boolean;
  /** Only after so many requests for the same path. */
  after?: number;
}

export interface FakeServer {
  url: string;
  asked: Asked[];
  /** What was answered, in the order of `asked`. */
  answered: unknown[];
  /** Answers given once each, before any other, to requests whose path starts so. */
  interject(path: string, ...replies: Reply[]): void;
  /** Forgets the answers that are still to be interjected. */
  calm(): void;
  close(): Promise<void>;
}

/** @param clock milliseconds that the Date header tells */
export async function startServer(answer: (asked: Asked) => Reply, clock: () => number): Promise<FakeServer> {
  const asked: Asked[] = [];
  const answered: unknown[] = [];
  const interjections: { path: string; reply: Reply }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const one = {
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(pieces).toString('utf8'),
      };
      asked.push(one);
      const waiting = interjections.filter(({ path }) => one.path.startsWith(path));
      const at = interjections.indexOf(waiting.find(({ reply }) => !reply.after)!);
      for (const { reply } of waiting) if (reply.after) reply.after--;
      const reply = at >= 0 ? interjections.splice(at, 1)[0]!.reply : answer(one);
      answered.push(reply.body);
      if (!reply.silent) setTimeout(() => send(response, reply, clock()), reply.delay ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answered,
    interject(path, ...replies) {
      for (const reply of replies) interjections.push({ path, reply });
    },
    calm() {
      interjections.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(response: ServerResponse, reply: Reply, now: number): void {
  const isText = typeof reply.body === 'string';
  const text = reply.body === undefined ? '' : isText ? (reply.body as string) : JSON.stringify(reply.body);
  response.sendDate = false;
  response.writeHead(reply.status ?? 200, {
    date: new Date(now).toUTCString(),
    'content-type': isText ? 'text/html' : 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...reply.headers,
  });
  if (reply.cut) {
    response.write(text.slice(0, Math.floor(text.length / 2)));
    setTimeout(() => response.destroy(), 20);
  } else response.end(text);
}
