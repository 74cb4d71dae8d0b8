import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGzip } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type HttpSettings, openHttp } from '../../src/sources/http.ts';
import { waitSeconds } from '../../src/sources/rate-headers.ts';
import { openRedactor } from '../../src/sources/redactor.ts';
import { type FakeServer, startServer } from '../helpers/servers/server.ts';

let server: FakeServer | undefined;
let proxy: Server | undefined;

afterEach(async () => {
  await server?.close();
  proxy?.closeAllConnections();
  proxy?.close();
  server = undefined;
  proxy = undefined;
});

function settings(more: Partial<HttpSettings> = {}): HttpSettings & { slept: number[]; said: string[] } {
  const slept: number[] = [];
  const said: string[] = [];
  return {
    env: {},
    timeoutSeconds: 5,
    now: Date.now,
    random: () => 1,
    sleep: async (milliseconds) => void slept.push(milliseconds),
    signal: new AbortController().signal,
    wait: async (seconds) => void slept.push(seconds * 1000),
    warn: (message) => void said.push(message),
    userAgent: 'socialcare/0',
    redactor: openRedactor(['s3cret-token']),
    slept,
    said,
    ...more,
  };
}

describe('asking a platform', () => {
  test('each try waits twice as long as the one before', async () => {
    server = await startServer(() => ({ status: 502, body: {} }), Date.now);
    const observed = settings();
    const http = await openHttp(observed);
    await expect(http.json({ url: server.url })).rejects.toThrow('answered 502 6 times');
    expect(observed.slept).toEqual([1000, 2000, 4000, 8000, 16000]);
  });

  test('a platform that says when to come back is believed, in seconds and as a date', async () => {
    const clock = Math.floor(Date.now() / 1000) * 1000;
    server = await startServer(
      () => ({ body: { ok: true } }),
      () => clock,
    );
    server.interject('/', { status: 503, headers: { 'retry-after': '7' }, body: {} });
    server.interject('/', {
      status: 429,
      headers: { 'retry-after': new Date(clock + 30_000).toUTCString() },
      body: {},
    });
    const observed = settings({ now: () => clock });
    const http = await openHttp(observed);
    expect((await http.json({ url: server.url })).body).toEqual({ ok: true });
    expect(observed.slept).toEqual([7000, 31_000]);
  });

  test('refusals without end are a stop, not an endless loop', async () => {
    server = await startServer(() => ({ status: 429, body: {} }), Date.now);
    const http = await openHttp(settings());
    await expect(http.json({ url: server.url })).rejects.toMatchObject({ exitCode: 5 });
  });

  test('Ctrl-C ends the wait between tries', async () => {
    server = await startServer(() => ({ status: 500, body: {} }), Date.now);
    const interrupt = new AbortController();
    const observed = settings({ signal: interrupt.signal, sleep: async () => interrupt.abort() });
    const http = await openHttp(observed);
    await expect(http.json({ url: server.url })).rejects.toMatchObject({ exitCode: 130 });
  });

  test('a wrong clock explains a refused signature', async () => {
    server = await startServer(
      () => ({ status: 401, body: {} }),
      () => Date.now() + 3_600_000,
    );
    const observed = settings();
    const http = await openHttp(observed);
    await expect(http.json({ url: server.url })).rejects.toThrow(/clock is 60 min behind/);
    expect(observed.said).toHaveLength(1);
    expect(http.now()).toBeGreaterThan(Date.now() / 1000 + 3500);
  });

  test('a page in place of data and an address that is no interface are distinguished from an incomplete answer', async () => {
    server = await startServer(() => ({ body: '<!doctype html><title>Welcome</title>' }), Date.now);
    const http = await openHttp(settings());
    await expect(http.json({ url: server.url })).rejects.toThrow('a web page where data was expected');
    for (const status of [511, 403, 404]) {
      server.interject('/', { status, body: '<html>Log in to this network</html>' });
      await expect(http.json({ url: server.url })).rejects.toThrow('a web page where data was expected');
    }
    server.interject('/', { status: 401, body: '<html>Who are you?</html>' });
    await expect(http.json({ url: server.url })).rejects.toThrow('answered 401');
  });

  test('the proxy of the environment is used, and NO_PROXY is left alone', async () => {
    server = await startServer(() => ({ body: { ok: true } }), Date.now);
    const asked: string[] = [];
    proxy = createServer().on('connect', (request, socket, head) => {
      asked.push(request.url ?? '');
      const [host, port] = (request.url ?? '').split(':');
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    await new Promise<void>((resolve) => proxy!.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const through = await openHttp(settings({ env: { HTTP_PROXY: address } }));
    expect((await through.json({ url: server.url })).body).toEqual({ ok: true });
    expect(asked).toEqual([new URL(server.url).host]);
    const around = await openHttp(settings({ env: { HTTP_PROXY: address, NO_PROXY: '127.0.0.1' } }));
    await around.json({ url: server.url });
    expect(asked).toHaveLength(1);
  });

  test.each([
    [407, 'the proxy requires a name and a password'],
    [403, 'the proxy does not pass requests on: it answered 403'],
  ])('a proxy that answers %i is named at once', async (status, message) => {
    proxy = createServer().on('connect', (_, socket) =>
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`),
    );
    await new Promise<void>((resolve) => proxy!.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const observed = settings({ env: { HTTP_PROXY: address } });
    const http = await openHttp(observed);
    await expect(http.json({ url: 'http://platform.example/' })).rejects.toThrow(message);
    expect(observed.slept).toEqual([]);
  });

  test('a proxy that is not there is named, not the platform behind it', async () => {
    server = await startServer(() => ({ body: {} }), Date.now);
    const { url } = server;
    await server.close();
    const http = await openHttp(settings({ env: { HTTP_PROXY: url } }));
    await expect(http.json({ url: 'http://platform.example/' })).rejects.toThrow(
      `the proxy ${new URL(url).host} refuses connections`,
    );
  });
});

describe('secrets', () => {
  const secret = () => ({ authorization: 'Bearer s3cret-token' });

  test('go along with a redirect on the same server, and nowhere else; without any, a redirect is followed', async () => {
    server = await startServer(
      ({ path }) => (path === '/old' ? { status: 307, headers: { location: '/new' } } : { body: { path } }),
      Date.now,
    );
    const http = await openHttp(settings());
    expect((await http.json({ url: `${server.url}/old`, headers: secret })).body).toEqual({ path: '/new' });
    expect(server.asked[1]!.headers.authorization).toBe('Bearer s3cret-token');
    const other = await startServer(() => ({ body: { other: true } }), Date.now);
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        const away = { status, headers: { location: `${other.url}/x` } };
        server.interject('/', away, away, away);
        await expect(http.json({ url: server.url, headers: secret })).rejects.toThrow(
          `redirects to ${new URL(other.url).host}, where credentials are not sent`,
        );
        await expect(http.json({ url: server.url, method: 'POST', body: { password: 'x' } })).rejects.toThrow(
          'redirects to',
        );
        expect(other.asked).toEqual([]);
        expect((await http.json({ url: server.url })).body).toEqual({ other: true });
        other.asked.length = 0;
      }
      server.interject('/', ...Array(9).fill({ status: 302, headers: { location: '/' } }));
      await expect(http.json({ url: server.url })).rejects.toThrow('redirects too often');
    } finally {
      await other.close();
    }
  });

  test('never go over plain http to another computer', async () => {
    const http = await openHttp(settings());
    for (const request of [{ headers: secret }, { method: 'POST' as const, body: { password: 'x' } }])
      await expect(http.json({ url: 'http://platform.example/', ...request })).rejects.toMatchObject({
        exitCode: 4,
        message: expect.stringContaining('are not sent to platform.example over plain http'),
      });
    expect(http.requests()).toBe(0);
  });

  test('are redacted from what a platform says of them, in whatever form it echoes them', async () => {
    const odd = 'pa"ss w/rd+1';
    server = await startServer(
      () => ({ status: 401, body: { error: `no: ${odd}, ${encodeURIComponent(odd)}, s3cret-token, later-token` } }),
      Date.now,
    );
    const http = await openHttp(settings({ redactor: openRedactor(['s3cret-token', odd]) }));
    http.hide('later-token');
    const failure = await http.json({ url: server.url }).catch((error) => error);
    expect(failure.body).toEqual({ error: 'no: (hidden), (hidden), (hidden), (hidden)' });
    expect(failure.hint).not.toMatch(/s3cret|later|ss w/);
  });
});

describe('answers', () => {
  test('that are larger than any answer are not read to their end, packed ones neither', async () => {
    let written = 0;
    const huge = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      const packer = createGzip();
      packer.pipe(response);
      const block = Buffer.alloc(1 << 20, 32);
      const more = () => {
        while (written < 1000 && packer.write(block)) written++;
        if (written < 1000 && !response.destroyed) packer.once('drain', more);
      };
      more();
    });
    await new Promise<void>((resolve) => huge.listen(0, '127.0.0.1', resolve));
    try {
      const http = await openHttp(settings({ timeoutSeconds: 30 }));
      const url = `http://127.0.0.1:${(huge.address() as AddressInfo).port}`;
      await expect(http.json({ url })).rejects.toThrow('more than 64 MB');
      expect(http.requests()).toBe(1);
    } finally {
      huge.closeAllConnections();
      huge.close();
    }
  });

  test('that never end are given up in time, and their connections closed, whenever garbage is collected', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    let open = 0;
    const dripping = createServer((_, response) => {
      open++;
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write('[') && collect(), 20);
      response.on('close', () => {
        open--;
        clearInterval(drip);
      });
    });
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve));
    try {
      const http = await openHttp(settings({ timeoutSeconds: 0.2 }));
      const url = `http://127.0.0.1:${(dripping.address() as AddressInfo).port}`;
      await expect(http.json({ url })).rejects.toThrow('did not answer within 0.2 s (tried 6 times)');
      await expect.poll(() => open).toBe(0);
    } finally {
      dripping.closeAllConnections();
      dripping.close();
    }
  });

  test('in plain text are distinguished from incomplete data', async () => {
    server = await startServer(() => ({ body: 'We are down for maintenance.' }), Date.now);
    const http = await openHttp(settings());
    const words = { headers: { 'content-type': 'text/plain' }, body: 'We are down for maintenance.' };
    server.interject('/', words);
    await expect(http.json({ url: server.url })).rejects.toThrow('with text where data was expected: We are down');
  });
});

test('Ctrl-C ends a wait for an answer that does not come', async () => {
  server = await startServer(() => ({ silent: true }), Date.now);
  const interrupt = new AbortController();
  const http = await openHttp(settings({ signal: interrupt.signal, timeoutSeconds: 60 }));
  setTimeout(() => interrupt.abort(), 50);
  const begun = Date.now();
  await expect(http.json({ url: server.url })).rejects.toMatchObject({ exitCode: 130 });
  expect(Date.now() - begun).toBeLessThan(5000);
  await expect(http.json({ url: server.url })).rejects.toMatchObject({ exitCode: 130 });
  await expect(http.pause(1)).rejects.toMatchObject({ exitCode: 130 });
  expect(server.asked).toHaveLength(1);
});

describe('when a platform will answer again', () => {
  const now = 1_800_000_000;
  test.each([
    ['Retry-After in seconds', { 'retry-after': '12' }, 12],
    ['the unix time of X', { 'x-rate-limit-reset': String(now + 900) }, 900],
    ['the unix time of Bluesky', { 'ratelimit-reset': String(now + 60) }, 60],
    ['the ISO time of Mastodon', { 'x-ratelimit-reset': new Date((now + 300) * 1000).toISOString() }, 300],
    ['a time that has passed', { 'x-rate-limit-reset': String(now - 5) }, 0],
    ['seconds below zero', { 'retry-after': '-5' }, 0],
    ['a date that has passed', { 'retry-after': new Date((now - 60) * 1000).toUTCString() }, 0],
    ['the minutes of Meta', { 'x-business-use-case-usage': '{"1":[{"estimated_time_to_regain_access":3},{}]}' }, 180],
    ['nonsense', { 'x-business-use-case-usage': '{', 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, headers, seconds) => {
    expect(waitSeconds(new Headers(headers as Record<string, string>), now)).toBe(seconds);
  });
});
