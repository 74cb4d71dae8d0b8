/** The turns of a sealed reading, part by part, from its rows. */
import { join } from 'node:path';
import type { ReadTurns } from '../metrics/counts/turn-chunk.ts';
import { NO_ROW, ROWS } from './files.ts';
import { linesOf } from './lines.ts';
import type { SealedReading } from './manifest.ts';
import { openFrames, type Part } from './row-frames.ts';
import type { PartRow, SealedRow } from './rows.ts';

const PART = '{"kind":"part"';

/** @param at which of the readings of the manifest */
export async function* sealedTurns(folder: string, reading: SealedReading, at: number): AsyncGenerator<ReadTurns> {
  const frameOf = openFrames(reading);
  for await (const part of partsOf(folder, at)) yield frameOf(part);
}

async function* partsOf(folder: string, reading: number): AsyncGenerator<Part> {
  let open: OpenPart | undefined;
  for await (const line of linesOf(join(folder, ROWS), ROWS)) {
    const text = line.toString('utf8');
    if (text.startsWith(PART)) {
      if (open) yield open;
      const part = JSON.parse(text) as PartRow;
      open = part.reading === reading ? emptyPart(part) : undefined;
    } else if (open && text !== NO_ROW) addRow(open, JSON.parse(text) as SealedRow);
  }
  if (open) yield open;
}

type OpenPart = { [Name in keyof Part]: Part[Name] extends readonly (infer Row)[] ? Row[] : Part[Name] };

function emptyPart(part: PartRow): OpenPart {
  return { part, turns: [], cutTurns: [], replies: [], moods: [], details: [] };
}

/** @throws RangeError for a kind of row that there is not */
function addRow(open: OpenPart, row: SealedRow): void {
  switch (row.kind) {
    case 'turn':
      return void open.turns.push(row);
    case 'cut-turn':
      return void open.cutTurns.push(row);
    case 'reply':
      return void open.replies.push(row);
    case 'mood':
      return void open.moods.push(row);
    case 'detail':
      return void open.details.push(row);
    case 'post':
      return;
    default:
      throw new RangeError(`there is no kind of row "${row.kind}"`);
  }
}
