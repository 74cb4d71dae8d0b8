/** Loopback servers that speak as a platform does until they are asked for mentions, and then attack. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PLATFORMS, type Platform } from '../../test/helpers/platforms.ts';
import type { Attack, Attacker } from './attacks.ts';

export interface HostileServer {
  platform: Platform;
  /** Argument of `brand add`, and the variable that names the server. */
  account: string;
  address: Record<string, string>;
  /** What arrived on the other host. */
  stolen: string[];
  close(): Promise<void>;
}

interface Feed {
  /** Of the request that is attacked. */
  path: RegExp;
  page: Attacker['page'];
}

const SECONDS_AGO = 600;
const then = () => new Date(Date.now() - SECONDS_AGO * 1000).toISOString();

/** The platforms that are attacked, by the name of the source. */
export const FEEDS: Record<string, Feed> = {
  mastodon: {
    path: /\/api\/v1\/notifications/,
    page(post, next) {
      const account = { id: '300', username: 'ann', acct: 'ann@far.example', display_name: 'Ann' };
      const status = { id: `${1e9 - post}`, created_at: then(), visibility: 'public', content: 'hello', account };
      const body = JSON.stringify([{ id: `${1e9 - post}`, type: 'mention', created_at: then(), account, status }]);
      return { body, headers: { link: `<http://localhost:9/api/v1/notifications?max_id=${next}>; rel="next"` } };
    },
  },
  bluesky: {
    path: /listNotifications/,
    page(post, next) {
      const did = 'did:plc:ann';
      const view = {
        uri: `at://${did}/app.bsky.feed.post/h${post}`,
        cid: 'c',
        author: { did, handle: 'ann.example' },
        record: { $type: 'app.bsky.feed.post', text: 'hello', createdAt: then() },
        indexedAt: then(),
        reason: 'mention',
      };
      return { body: JSON.stringify({ notifications: [view], cursor: next }), headers: {} };
    },
  },
  x: {
    path: /\/2\/users\/\d+\/mentions/,
    page(post, next) {
      const one = { id: `${10n ** 18n + BigInt(post)}`, text: '@acme hello', created_at: then(), author_id: '2' };
      return { body: JSON.stringify({ data: [one], meta: { result_count: 1, next_token: next } }), headers: {} };
    },
  },
};

/** @param name of a source in FEEDS */
export async function startHostile(name: string, attack: Attack): Promise<HostileServer> {
  const platform = PLATFORMS.find((one) => one.name === name)!;
  const feed = FEEDS[name]!;
  const honest = await platform.start(Math.floor(Date.now() / 1000) - 3600, Date.now);
  const stolen: string[] = [];
  const elsewhere = await listening((request, response) => {
    stolen.push(`${request.url} ${request.headers.authorization}`);
    response.end('[]');
  });
  let number = 0;
  const server = await listening((request, response) => {
    response.on('error', () => {});
    if (feed.path.test(request.url ?? '')) {
      attack.answer(response, { number: number++, page: feed.page, elsewhere: addressOf(elsewhere) });
      return;
    }
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', async () => {
      const { authorization } = request.headers;
      const answer = await fetch(honest.url + request.url, {
        method: request.method,
        headers: { ...(authorization && { authorization }) },
        ...(pieces.length > 0 && { body: Buffer.concat(pieces) }),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
  });
  const shown = Object.assign(Object.create(honest) as typeof honest, { url: addressOf(server) });
  return {
    platform,
    account: platform.account(shown),
    address: platform.address(shown),
    stolen,
    async close() {
      for (const each of [server, elsewhere]) {
        each.closeAllConnections();
        each.close();
      }
      await honest.close();
    },
  };
}

async function listening(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
