/** Small Facebook, Instagram and Threads: objects and their edges, with cursors. */
import { type Asked, type FakeServer, type Reply, startServer } from './server.ts';

export interface GraphObject {
  id: string;
  /** Unix seconds. */
  at: number;
  text: string;
  /** Absent: the platform withholds who wrote it. */
  author?: { id: string; name: string };
  deleted?: boolean;
}

export interface GraphServer extends FakeServer {
  /** 'acme-id/feed' -> objects; order does not matter. */
  edges: Map<string, GraphObject[]>;
  /** 'acme' -> what the object itself answers. */
  nodes: Map<string, object>;
  token: string;
  /** Objects that do not exist are answered 404, which the platform does seldom. */
  says404: boolean;
}

/** @param json one object as the platform writes it */
export async function startGraph(json: (object: GraphObject) => object, clock: () => number): Promise<GraphServer> {
  const fake = await startServer(answer, clock);
  const server: GraphServer = Object.assign(fake, {
    edges: new Map(),
    nodes: new Map(),
    token: 'page-token',
    says404: false,
  });
  return server;

  function answer({ path, query, headers }: Asked): Reply {
    if (headers.authorization !== `Bearer ${server.token}`)
      return graphRefusal(400, 190, 'Error validating access token: Session has expired');
    const place = path.replace(/^\/v[\d.]+\//, '');
    const node = server.nodes.get(place);
    if (node) return { body: node };
    const edge = server.edges.get(place);
    if (!edge && place.includes('/')) return { body: { data: [] } };
    if (!edge) {
      const found = [...server.edges.values()].flat().find(({ id, deleted }) => id === place && !deleted);
      if (found) return { body: json(found) };
      return server.says404
        ? graphRefusal(404, 803, 'Some of the aliases you requested do not exist')
        : graphRefusal(400, 100, `Object with ID '${place}' does not exist`);
    }
    const limit = Number(query.get('limit') ?? 25);
    const from = Number(query.get('after') ?? 0);
    const since = Number(query.get('since') ?? 0);
    const all = edge.filter(({ deleted, at }) => !deleted && at >= since).sort((a, b) => b.at - a.at);
    const page = all.slice(from, from + limit);
    const more = from + limit < all.length;
    const withComments = query.get('fields')?.includes('comments.');
    return {
      body: {
        data: page.map((object) => ({ ...json(object), ...(withComments && firstComments(object.id)) })),
        ...(page.length > 0 && {
          paging: {
            cursors: { before: String(from), after: String(from + limit) },
            ...(more && { next: `${fake.url}${path}?after=${from + limit}` }),
          },
        }),
      },
    };
  }

  function firstComments(id: string): object {
    const all = (server.edges.get(`${id}/comments`) ?? [])
      .filter(({ deleted }) => !deleted)
      .sort((a, b) => b.at - a.at);
    const paging = { cursors: { after: String(NESTED) }, ...(all.length > NESTED && { next: 'more' }) };
    return all.length === 0 ? {} : { comments: { data: all.slice(0, NESTED).map(json), paging } };
  }
}

/** Comments that come along with a post. */
const NESTED = 25;

export function graphRefusal(status: number, code: number, message: string): Reply {
  return { status, body: { error: { message, type: 'OAuthException', code } } };
}

/** "2021-08-10T18:45:03+0000", as the Graph API writes times. */
export function graphTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', '+0000');
}
