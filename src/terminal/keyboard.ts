/** The keyboard of a page: raw for as long as the page stands, its keys handed one by one to whichever prompt asks. */
import { emitKeypressEvents, type Key } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { InputStream, Terminal } from './terminal.ts';

export interface Keyboard {
  /** What prompts read. It is no terminal, so that none of them hands the real one back between two keys. */
  input: InputStream;
  /** Given at the end of input: the person has gone. */
  ended: AbortSignal;
  close(): void;
}

type RawInput = InputStream & { setRawMode?: (raw: boolean) => unknown };

/** To readline the end of input and the shell; neither is meant by somebody who slips on a page. */
const UNHEARD: ReadonlySet<string> = new Set(['d', 'z']);

export function openKeyboard({ stdin }: Terminal): Keyboard {
  const from = stdin as RawInput;
  const input = new PassThrough();
  const ended = new AbortController();
  /** Typed while no prompt was asking. */
  const ahead: [text: string | undefined, key: Key][] = [];
  let passing = false;

  /** One key at a time: a prompt that it answers must be gone before the next key finds its own. */
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

  const hear = (text: string | undefined, key: Key) => {
    if (key.ctrl && UNHEARD.has(key.name ?? '')) return;
    ahead.push([text, key]);
    pass();
  };
  const end = () => ended.abort();
  input.on('newListener', (event) => event === 'keypress' && pass());
  emitKeypressEvents(from);
  from.setRawMode?.(true);
  from.on('keypress', hear);
  from.on('end', end);
  from.on('close', end);
  from.resume();
  return {
    input,
    ended: ended.signal,
    close() {
      from.off('keypress', hear);
      from.off('end', end);
      from.off('close', end);
      from.setRawMode?.(false);
      from.pause();
    },
  };
}
