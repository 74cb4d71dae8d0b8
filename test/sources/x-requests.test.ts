import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openDesk } from '../helpers/pulling.ts';
import type { Asked } from '../helpers/servers/server.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';

const SPECIFICATION = fileURLToPath(new URL('../../../shared/data/vendor-schemas/x-api-openapi.json', import.meta.url));
if (!existsSync(SPECIFICATION)) console.warn('SKIPPED: the description of the X API is not on this computer');

interface Parameter {
  $ref?: string;
  name: string;
  schema: {
    type?: string;
    minimum?: number;
    maximum?: number;
    maxItems?: number;
    items?: { enum?: string[] };
    enum?: string[];
  };
}

let x: XServer | undefined;

afterEach(async () => {
  await x?.close();
});

describe.skipIf(!existsSync(SPECIFICATION))('requests to X', () => {
  test('every request of a pull is one that the platform describes', async () => {
    const desk = openDesk({ X_BEARER_TOKEN: 'good-token' });
    x = await startX(desk.clock);
    desk.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
    x.users = [
      { id: '1', username: 'acme' },
      { id: '2', username: 'ann' },
    ];
    const now = NOON / 1000;
    for (let n = 0; n < 120; n++)
      x.posts.push({ id: xId(now - n * 600 - 60, n), author: 'ann', text: `@acme ${n}`, at: now - n * 600 - 60 });
    await desk.run('brand', 'add', 'acme', '@acme');
    for (const via of ['feed', 'search', 'archive']) {
      await desk.run('pull', 'x', '--via', via, '--dry-run');
      expect((await desk.run('pull', 'x', '--via', via)).code).toBe(0);
    }
    desk.time += 8 * 3_600_000;
    await desk.run('pull', 'x', '--max-posts', '37');
    const description = JSON.parse(readFileSync(SPECIFICATION, 'utf8'));
    const kinds = new Set<string>();
    for (const asked of x.asked) kinds.add(hold(asked, description));
    expect([...kinds].sort()).toEqual([
      '/2/tweets',
      '/2/tweets/counts/all',
      '/2/tweets/counts/recent',
      '/2/tweets/search/all',
      '/2/tweets/search/recent',
      '/2/users/by/username/{username}',
      '/2/users/{id}/mentions',
      '/2/users/{id}/tweets',
    ]);
  });
});

/** Holds one request against the description; returns the path it is described under. */
function hold(
  asked: Asked,
  description: {
    paths: Record<string, { get?: { parameters: Parameter[] } }>;
    components: { parameters: Record<string, Parameter> };
  },
): string {
  const path = Object.keys(description.paths)
    .filter((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked.path))
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
  expect(path, asked.path).toBeDefined();
  const parameters = new Map(
    description.paths[path!]!.get!.parameters.map((one) =>
      one.$ref ? description.components.parameters[one.$ref.split('/').at(-1)!]! : one,
    ).map((one) => [one.name, one.schema]),
  );
  for (const [name, value] of asked.query) {
    const schema = parameters.get(name);
    expect(schema, `${path} ${name}`).toBeDefined();
    if (schema!.minimum !== undefined) expect(Number(value), `${path} ${name}`).toBeGreaterThanOrEqual(schema!.minimum);
    if (schema!.maximum !== undefined) expect(Number(value), `${path} ${name}`).toBeLessThanOrEqual(schema!.maximum);
    const list = value.split(',');
    if (schema!.maxItems !== undefined) expect(list.length).toBeLessThanOrEqual(schema!.maxItems);
    for (const item of list) if (schema!.items?.enum) expect(schema!.items.enum, `${path} ${name}`).toContain(item);
    if (schema!.enum) expect(schema!.enum).toContain(value);
  }
  return path!;
}
