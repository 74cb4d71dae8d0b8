/** A line to a server that a test may cut or falsify: a port of this computer in front of its socket. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { TestServer } from './postgres-program.ts';

export interface Line {
  port: number;
  address(parameters: Readonly<Record<string, string>>): string;
  /** Cuts every connection when so many bytes more went to the server; those made afterwards hold. */
  cutAfter(bytes: number): void;
  close(): void;
}

/** @param answers what the server says, on its way to the program */
export async function lineTo(server: TestServer, answers = (said: Buffer) => said): Promise<Line> {
  let [sent, limit] = [0, Number.POSITIVE_INFINITY];
  const sockets = new Set<Socket>();
  const cut = () => {
    limit = Number.POSITIVE_INFINITY;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const door = createServer((client) => {
    const behind = connect(join(server.folder, '.s.PGSQL.5432'));
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        behind.destroy();
      });
    }
    client.on('data', (piece) => {
      sent += piece.length;
      if (sent > limit) cut();
      else behind.write(piece);
    });
    behind.on('data', (piece) => client.write(answers(piece)));
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  return {
    port,
    address: (parameters) => `postgres://postgres@127.0.0.1:${port}/postgres?${new URLSearchParams(parameters)}`,
    cutAfter(bytes) {
      limit = sent + bytes;
    },
    close() {
      cut();
      door.close();
    },
  };
}
