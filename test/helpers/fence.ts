/** Around every test: it reaches the servers that were started for it, and nothing else that may run on this computer. */
import { Server, Socket } from 'node:net';

/** Whether a PostgreSQL server that was started for tests listens there: folders with their sockets, and ports. */
const isDatabase = (port: unknown) =>
  (process.env.SOCIALCARE_TEST_SOCKETS ?? '')
    .split(' ')
    .some((place) => place && (String(port) === place || String(port).startsWith(`${place}/`)));

/** Files of one worker share its sockets: the fence is put up once. */
const UP = Symbol.for('fence');

if (!(UP in Socket)) {
  Object.assign(Socket, { [UP]: true });
  const own = new Set<number>();

  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, ...words: unknown[]) {
    this.once('listening', () => {
      const address = this.address();
      if (typeof address !== 'object' || address === null) return;
      own.add(address.port);
      this.once('close', () => own.delete(address.port));
    });
    return Reflect.apply(listen, this, words);
  } as typeof listen;

  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...words: unknown[]) {
    // Node's own callers hand over their options in a list.
    const [first, second] = (Array.isArray(words[0]) ? words[0] : words) as [unknown, unknown];
    const { port, host } = (typeof first === 'object' ? first : { port: first, host: second }) as {
      port?: number | string;
      host?: string;
    };
    if (port === undefined || isDatabase(port) || own.has(Number(port))) return Reflect.apply(connect, this, words);
    const refusal = new Error(`connect ECONNREFUSED ${host ?? 'localhost'}:${port}`);
    return this.destroy(Object.assign(refusal, { code: 'ECONNREFUSED', syscall: 'connect', address: host, port }));
  } as typeof connect;
}
