/** Labels of replies as numbers, read as one JSON list per label, and only on request. */
import { foldName } from '../../domain/names.ts';
import { maskOf, UNLABELLED } from '../../domain/reply-acts.ts';
import { AGENT_UNKNOWN, NO_SIGNATURE, type ReplyFact } from '../../domain/reply-columns.ts';
import type { Database } from '../database.ts';
import { anyLabels } from '../labels/turn-labels.ts';
import { AGENT_CELL } from './label-columns.ts';

export interface CellReader {
  /** SQL over post p, post_label l and hand_label h; none where nothing is to be read. */
  cells: readonly string[];
  /** @param list JSON, a value for each reply; undefined without a cell */
  read(list: string | undefined, n: number): Int32Array;
}

/** @param otherwise number of null, and of every reply where nothing is read */
function cellReader(cell: string | undefined, otherwise: number, numberOf: (value: string) => number): CellReader {
  const known = new Map<string | null, number>([[null, otherwise]]);
  return {
    cells: cell === undefined ? [] : [cell],
    read(list, n) {
      if (list === undefined) return new Int32Array(n).fill(otherwise);
      const numbers = new Int32Array(n);
      for (const [at, value] of (JSON.parse(list) as (string | null)[]).entries()) {
        let number = known.get(value);
        if (number === undefined) {
          number = numberOf(value!);
          known.set(value, number);
        }
        numbers[at] = number;
      }
      return numbers;
    },
  };
}

/** The acts of replies as the bits of reply-acts. */
export function actsReader(isLabelled: boolean, facts: readonly ReplyFact[]): CellReader {
  const isRead = isLabelled && facts.includes('acts');
  return cellReader(isRead ? 'coalesce(h.reply_act, l.reply_act)' : undefined, UNLABELLED, maskOf);
}

/** Who wrote replies, as places in `names`: case is ignored, and the spelling that sorts first is the name. */
export async function agentsReader(db: Database, isLabelled: boolean, facts: readonly ReplyFact[]) {
  const isRead = facts.includes('agents') && (isLabelled || (await anyAgents(db)));
  const names = ['', ''];
  const known = new Map([['', NO_SIGNATURE]]);
  const numberOf = (name: string) => {
    const folded = foldName(name);
    const number = known.get(folded) ?? names.push(name) - 1;
    known.set(folded, number);
    if (name < names[number]!) names[number] = name;
    return number;
  };
  return { names, ...cellReader(isRead ? AGENT_CELL : undefined, AGENT_UNKNOWN, numberOf) };
}

/** Whether anything is known of what replies do or who wrote them: labels, or agents that the data name. */
export async function saysAnythingOfReplies(db: Database): Promise<boolean> {
  return (await anyLabels(db)) || (await anyAgents(db));
}

async function anyAgents(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT EXISTS (SELECT 1 FROM post WHERE agent IS NOT NULL)')) === 1;
}
