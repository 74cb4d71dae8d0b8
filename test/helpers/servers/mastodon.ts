/** A small Mastodon server: credentials, look-ups, statuses, notifications, contexts, tags. */
import { type Asked, type FakeServer, type Reply, startServer } from './server.ts';

export interface Toot {
  id: string;
  author: string;
  /** HTML, as the platform sends it. */
  content: string;
  /** Unix seconds. */
  at: number;
  replyTo?: string;
  mentions?: string[];
  /** Quotes a status of the token's account. */
  quotes?: string;
  /** Without the #. */
  tags?: string[];
  visibility?: 'public' | 'unlisted' | 'private' | 'direct';
  editedAt?: number;
  deleted?: boolean;
}

export interface TootServer extends FakeServer {
  toots: Toot[];
  /** 'acme' of this server, 'ann@elsewhere.example' of others; ids are their places. */
  accounts: string[];
  token: string;
  /** Who blocks the token's account. */
  blocking: Set<string>;
  suspended: Set<string>;
  /** An error in the platform's words for every request. */
  refusal?: { status: number; error: string };
  host: string;
}

/** @param me the account that the token belongs to */
export async function startMastodon(me: string, clock: () => number): Promise<TootServer> {
  const fake = await startServer(answer, clock);
  const server: TootServer = Object.assign(fake, {
    toots: [] as Toot[],
    accounts: [me],
    token: 'toot-token',
    blocking: new Set<string>(),
    suspended: new Set<string>(),
    host: new URL(fake.url).hostname,
  });
  return server;

  function answer(asked: Asked): Reply {
    const { query } = asked;
    if (server.refusal) return { status: server.refusal.status, body: { error: server.refusal.error } };
    const isPublic = /^(accounts\/(lookup|\d+)|statuses\/)/.test(asked.path.replace('/api/v1/', ''));
    const { authorization } = asked.headers;
    if (authorization === undefined ? !isPublic : authorization !== `Bearer ${server.token}`)
      return { status: 401, body: { error: 'The access token is invalid' } };
    const parts = asked.path.replace('/api/v1/', '').split('/');
    const limit = Number(query.get('limit') ?? 20);
    if (parts[1] === 'verify_credentials') return { body: account(me) };
    if (parts[1] === 'lookup') {
      const name = query.get('acct')!.replace(`@${server.host}`, '');
      return server.accounts.includes(name)
        ? { body: account(name) }
        : { status: 404, body: { error: 'Record not found' } };
    }
    if (parts[0] === 'accounts' && parts.length === 2) {
      const found = server.accounts.find((name) => idOf(name) === parts[1]);
      return found
        ? { body: { ...account(found), ...(server.suspended.has(found) && { suspended: true }) } }
        : { status: 404, body: { error: 'Record not found' } };
    }
    if (parts[0] === 'accounts')
      return listed(
        asked,
        newest((toot) => idOf(toot.author) === parts[1]),
        limit,
        (toot) => status(toot),
        (toot) => toot.id,
      );
    if (parts[0] === 'timelines' && parts[1] === 'tag') {
      const tag = decodeURIComponent(parts[2]!);
      const tagged = newest(({ tags = [], visibility = 'public' }) => tags.includes(tag) && visibility === 'public');
      return listed(asked, tagged, Math.min(limit, 40), status, ({ id }) => id);
    }
    if (parts[0] === 'notifications') {
      const types = query.getAll('types[]');
      const mine = newest(
        (toot) =>
          toot.author !== me &&
          ((types.includes('mention') && (toot.mentions ?? []).includes(me)) ||
            (types.includes('quote') && toot.quotes !== undefined)),
      );
      return listed(asked, mine, limit, notification, (toot) => `9${toot.id}`);
    }
    if (parts[0] === 'statuses') {
      const toot = server.toots.find(({ id, deleted }) => id === parts[1] && !deleted);
      const isBlocked = toot && authorization !== undefined && server.blocking.has(toot.author);
      if (!toot || isBlocked || server.suspended.has(toot.author))
        return { status: 404, body: { error: 'Record not found' } };
      if (parts[2] === 'context') return { body: { ancestors: [], descendants: below(toot).map(status) } };
      return { body: status(toot) };
    }
    return { status: 404, body: { error: 'Record not found' } };
  }

  function newest(wanted: (toot: Toot) => boolean): Toot[] {
    return server.toots.filter((toot) => !toot.deleted && wanted(toot)).sort((a, b) => Number(b.id) - Number(a.id));
  }

  /** max_id walks back, min_id walks forward from just after an id; each page is newest first. */
  function listed(
    asked: Asked,
    all: Toot[],
    limit: number,
    body: (toot: Toot) => object,
    id: (toot: Toot) => string,
  ): Reply {
    const { query } = asked;
    const max = query.get('max_id');
    const min = query.get('min_id');
    let page = all;
    if (max !== null) page = all.filter((toot) => Number(id(toot)) < Number(max)).slice(0, limit);
    else if (min !== null) page = all.filter((toot) => Number(id(toot)) > Number(min)).slice(-limit);
    else page = all.slice(0, limit);
    const last = page.at(-1);
    const first = page[0];
    const link = [
      last &&
        all.some((toot) => Number(id(toot)) < Number(id(last))) &&
        `<${fake.url}${asked.path}?limit=${limit}&max_id=${id(last)}>; rel="next"`,
      first && `<${fake.url}${asked.path}?limit=${limit}&min_id=${id(first)}>; rel="prev"`,
    ].filter(Boolean);
    return { body: page.map(body), headers: link.length > 0 ? { link: link.join(', ') } : {} };
  }

  function below(toot: Toot): Toot[] {
    return server.toots
      .filter(({ replyTo, deleted }) => replyTo === toot.id && !deleted)
      .flatMap((reply) => [reply, ...below(reply)]);
  }

  function idOf(name: string): string {
    return String(100 + server.accounts.indexOf(name));
  }

  function account(name: string) {
    const [user, host] = name.split('@');
    return {
      id: idOf(name),
      username: user,
      acct: name,
      display_name: user,
      bot: false,
      followers_count: 5,
      url: host ? `https://${host}/@${user}` : `${fake.url}/@${user}`,
    };
  }

  function status(toot: Toot): object {
    const parent = server.toots.find(({ id }) => id === toot.replyTo);
    return {
      id: toot.id,
      created_at: iso(toot.at),
      edited_at: toot.editedAt ? iso(toot.editedAt) : null,
      visibility: toot.visibility ?? 'public',
      content: toot.content,
      account: account(toot.author),
      in_reply_to_id: toot.replyTo ?? null,
      in_reply_to_account_id: parent ? idOf(parent.author) : null,
      mentions: (toot.mentions ?? []).map((name) => account(name)),
      tags: (toot.tags ?? []).map((name) => ({ name, url: `${fake.url}/tags/${name}` })),
      language: 'en',
      replies_count: server.toots.filter(({ replyTo }) => replyTo === toot.id).length,
      reblog: null,
      ...(toot.quotes && { quote: { state: 'accepted', quoted_status: status(quotedBy(toot)) } }),
    };
  }

  function quotedBy({ quotes }: Toot): Toot {
    return server.toots.find(({ id }) => id === quotes)!;
  }

  function notification(toot: Toot) {
    return {
      id: `9${toot.id}`,
      type: toot.quotes ? 'quote' : 'mention',
      created_at: iso(toot.at),
      account: account(toot.author),
      status: status(toot),
    };
  }
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
