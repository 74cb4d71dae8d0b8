/** The XML of a workbook's parts, read as it arrives; nothing in it may grow without end. */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { FormatError } from '../../errors.ts';

export interface XmlHandler {
  /** @param name without a prefix */
  open?(name: string, attributes: Record<string, string>): void;
  /** All text up to the next tag. */
  text?(text: string): void;
  close?(name: string): void;
  /** How many bytes have been read. */
  bytes?(count: number): void;
}

/** Between two tags stands at most the text of a cell: 32,767 characters, or a little more where other programs wrote it. */
const MOST_BETWEEN_TAGS = 8 * 1024 * 1024;

/**
 * Pieces of a part are handed on one by one: after each, what the handler made of it can be taken.
 * @param part its name, for the message
 * @throws FormatError for what is not XML, declares entities, or has a text without end
 */
export async function* readXml(bytes: Readable, handler: XmlHandler, part: string): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  let since = 0;
  let read = 0;
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    handler.open?.(plain(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    handler.close?.(plain(name));
  });
  if (handler.text) parser.on('text', (text) => handler.text!(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('doctype', () => {
    throw damaged(part, 'it declares a document type');
  });
  parser.on('error', (error) => {
    throw damaged(part, error.message);
  });
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const piece of bytes) {
      const text = decoder.decode(piece as Buffer, { stream: true });
      since += text.length;
      read += (piece as Buffer).length;
      handler.bytes?.(read);
      parser.write(text);
      if (since > MOST_BETWEEN_TAGS) throw damaged(part, 'a text in it has no end');
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  } catch (error) {
    throw error instanceof FormatError ? error : damaged(part, (error as Error).message);
  } finally {
    bytes.destroy();
  }
}

/** Reads a part to its end. */
export async function readWholeXml(bytes: Readable, handler: XmlHandler, part: string): Promise<void> {
  for await (const _ of readXml(bytes, handler, part));
}

export function damaged(part: string, why: string): FormatError {
  return new FormatError(
    `the workbook is damaged: ${part}: ${why}`,
    'Open it in a spreadsheet and save it again, or save the sheet as "CSV UTF-8".',
  );
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Characters that XML has no place for, as ECMA-376 spells them: `_x000D_`. */
export function decoded(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
