/** A command line run inside this program, apart from its streams: what it prints is handed over. */
import { Readable, Writable } from 'node:stream';
import type { Environment } from '../context.ts';

/**
 * The environment with streams of its own and nobody to ask. Signals stay with whoever runs the program: to ask for them would
 * take them over.
 */
export function apart(
  { argv, env, cwd, home, platform, systemZone, user, now, version }: Environment,
  streams: Pick<Environment, 'stdout' | 'stderr'>,
): Environment {
  return {
    ...{ argv, env, cwd, home, platform, systemZone, now, version, ...(user && { user }) },
    ...{ ...streams, stdin: Readable.from([]), signal: new AbortController().signal },
  };
}

/** A stream that keeps what is written to it. */
export function keeper(): { stream: Writable; text(): string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') };
}
