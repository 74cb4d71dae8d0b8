/** The keyboard of a page: raw for as long as the page is open, its keys handed one by one to whichever prompt asks. */
import { emitKeypressEvents, type Key } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { InputStream, Terminal } from './terminal.ts';

export interface Keyboard {
  /** What prompts read. It is not a terminal, so that none of them hands the real one back between two keys. */
  input: InputStream;
  /** Aborted at the end of input. */
  ended: AbortSignal;
  close(): void;
}

type RawInput = InputStream & { setRawMode?: (raw: boolean) => unknown };

/** Ctrl-D and Ctrl-Z, which readline would take for the end of input and for the shell. */
const IGNORED_CTRL_KEYS: ReadonlySet<string> = new Set(['d', 'z']);

export function openKeyboard({ stdin }: Terminal): Keyboard {
  const from = stdin as RawInput;
  const input = new PassThrough();
  const ended = new AbortController();
  /** Typed while no prompt was asking. */
  const ahead: [text: string | undefined, key: Key][] = [];
  let passing = false;

  /** One key at a time: a prompt must have closed before the next key is passed on. */
  function pass(): void {
    if (passing) return;
    passing = true;
    setImmediate(() => {
      passing = false;
      if (ahead.length === 0 || input.listenerCount('keypress') === 0) return;
      input.emit('keypress', ...ahead.shift()!);
      pass();
    });
  }

  const onKeypress = (text: string | undefined, key: Key) => {
    if (key.ctrl && IGNORED_CTRL_KEYS.has(key.name ?? '')) return;
    ahead.push([text, key]);
    pass();
  };
  const end = () => ended.abort();
  input.on('newListener', (event) => event === 'keypress' && pass());
  emitKeypressEvents(from);
  from.setRawMode?.(true);
  from.on('keypress', onKeypress);
  from.on('end', end);
  from.on('close', end);
  from.resume();
  return {
    input,
    ended: ended.signal,
    close() {
      from.off('keypress', onKeypress);
      from.off('end', end);
      from.off('close', end);
      from.setRawMode?.(false);
      from.pause();
    },
  };
}
