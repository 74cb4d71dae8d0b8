/** Single keys from a terminal, without Enter; handed back as it was found. */
import { emitKeypressEvents, type Key as ReadlineKey } from 'node:readline';
import type { Terminal } from './terminal.ts';

/** A letter or sign as typed ('a', 'A', '?'), or a name: up, down, pageup, pagedown, home, end, escape, return, ctrl-c. */
export type Key = string;

export interface Keys {
  /** The next key; undefined at the end of input or when the signal is given. Keys typed ahead are kept in order. */
  next(signal: AbortSignal): Promise<Key | undefined>;
  /** Lets somebody else read for a while. */
  lend<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

type RawInput = NodeJS.ReadableStream & { setRawMode?: (raw: boolean) => unknown };

export function openKeys({ stdin }: Terminal): Keys {
  const input = stdin as RawInput;
  const ahead: Key[] = [];
  let ended = false;
  let waiting: ((key: Key | undefined) => void) | undefined;
  const hear = (text: string | undefined, key: ReadlineKey) => {
    const pressed = nameOf(text, key);
    if (pressed === undefined) return;
    if (waiting) waiting(pressed);
    else ahead.push(pressed);
  };
  const end = () => {
    ended = true;
    waiting?.(undefined);
  };
  function listen(): void {
    emitKeypressEvents(input);
    input.setRawMode?.(true);
    input.on('keypress', hear);
    input.resume();
  }
  function leave(): void {
    input.off('keypress', hear);
    input.setRawMode?.(false);
    input.pause();
  }
  input.on('end', end);
  input.on('close', end);
  listen();
  return {
    next(signal) {
      if (ahead.length > 0) return Promise.resolve(ahead.shift());
      if (ended || signal.aborted) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const stop = () => waiting?.(undefined);
        waiting = (key) => {
          waiting = undefined;
          signal.removeEventListener('abort', stop);
          resolve(key);
        };
        signal.addEventListener('abort', stop, { once: true });
      });
    },
    async lend(work) {
      leave();
      try {
        return await work();
      } finally {
        listen();
      }
    },
    close() {
      input.off('end', end);
      input.off('close', end);
      leave();
    },
  };
}

function nameOf(text: string | undefined, { name, ctrl, meta, sequence }: ReadlineKey): Key | undefined {
  if (ctrl && name) return `ctrl-${name}`;
  const typed = text ?? sequence;
  if (!meta && typed !== undefined && [...typed].length === 1 && typed > ' ' && typed !== '\u007f') return typed;
  return name;
}
