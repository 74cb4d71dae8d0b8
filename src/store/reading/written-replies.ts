/** Texts of replies by people in turns of a frame, and in turns outside it: read only for metrics of texts. */
import { type CutTurns, OUTSIDE, type WrittenReplies } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { byIndex, IN_ORDER, list, readList } from '../dialect.ts';
import { anyLabels } from '../labels/turn-labels.ts';
import { AGENT_CELL } from './label-columns.ts';

const AT_ONCE = 8_000;
/** A range of keys is read whole where it has fewer than this many keys for each wanted turn. */
const SPARSE = 2;

/**
 * @param asOf unix seconds: replies after it are not there yet
 * @returns reads the replies by people to the turns of a frame, and to others that the filter leaves out; agents are numbered alike in all of them
 */
export async function openWrittenReplies(
  db: Database,
  asOf: number,
): Promise<(frame: Turns, others?: Turns) => Promise<WrittenReplies>> {
  const agents = [''];
  const codes = new Map([['', 0]]);
  const [isLabelled, areNamed] = [
    await anyLabels(db),
    (await db.oneValue('SELECT 1 FROM account WHERE name IS NOT NULL LIMIT 1')) !== undefined,
  ];
  const cells = [
    'r.turn',
    'p.key',
    'p.text',
    isLabelled ? AGENT_CELL : 'p.agent',
    ...(areNamed ? ['(SELECT c.name FROM turn t JOIN account c ON c.key = t.customer WHERE t.key = r.turn)'] : []),
  ];
  const select = (replies: string) => `SELECT ${cells.map((cell) => readList(cell, 'r.turn, r.post')).join(', ')}
    FROM ${replies} ${IN_ORDER} JOIN post p ON p.key = r.post AND p.created_at <= :as_of
    ${isLabelled ? 'LEFT JOIN post_label l ON l.post = p.key LEFT JOIN hand_label h ON h.post = p.key' : ''}
    WHERE r.auto = 0`;
  const ofSome = select(`${list('turns')} k ${IN_ORDER} JOIN reply r ON r.turn = k.value`);
  // Where most turns of a range are wanted, reading it whole is a third faster than reading each turn by its key.
  const ofStretch = `${select(`reply r ${byIndex('reply_turn')}`)}
    AND r.turn BETWEEN :first AND :last`;
  const codeOf = (agent: string) => {
    let code = codes.get(agent);
    if (code === undefined) {
      code = agents.push(agent) - 1;
      codes.set(agent, code);
    }
    return code;
  };
  return async (frame, others) => {
    const { key, brand, customer, place } = inOrder(frame, others);
    const n = key.length;
    const written = { turn: [] as number[], post: [] as number[], agent: [] as number[] };
    const [brands, customers]: number[][] = [[], []];
    const [texts, names]: [string[], (string | null)[]] = [[], []];
    for (let from = 0; from < n; from += AT_ONCE) {
      const turns = key.subarray(from, Math.min(n, from + AT_ONCE));
      const [first, last] = [turns[0]!, turns.at(-1)!];
      const isStretch = last - first < SPARSE * turns.length;
      const [found] = isStretch
        ? await db.readRaw<string[]>(ofStretch, { first, last, as_of: asOf })
        : await db.readRaw<string[]>(ofSome, { turns: [...turns], as_of: asOf });
      const [of, post, text, agent, name] = found!.map((array) => JSON.parse(array)) as [
        number[],
        number[],
        string[],
        (string | null)[],
        (string | null)[] | undefined,
      ];
      for (let at = 0, turn = from; at < of.length; at++) {
        while (key[turn]! < of[at]!) turn++;
        if (key[turn] !== of[at]) continue;
        written.turn.push(place[turn]!);
        brands!.push(brand[turn]!);
        customers!.push(customer[turn]!);
        written.post.push(post[at]!);
        written.agent.push(codeOf(agent[at] ?? ''));
        texts.push(text[at]!);
        names.push(name?.[at] ?? null);
      }
    }
    return {
      turn: Int32Array.from(written.turn),
      post: Int32Array.from(written.post),
      agent: Uint32Array.from(written.agent),
      brand: Int32Array.from(brands!),
      customer: Int32Array.from(customers!),
      ...{ agents, texts, names },
    };
  };
}

type Turns = Pick<CutTurns, 'key' | 'brand' | 'customer'>;

/** The turns of both by key, each with its place in the first. */
function inOrder(frame: Turns, others: Turns = NONE) {
  const n = frame.key.length + others.key.length;
  const [key, brand, customer, place] = [new Int32Array(n), new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  let [inside, outside] = [0, 0];
  for (let at = 0; at < n; at++) {
    const isInside = outside === others.key.length || frame.key[inside]! < others.key[outside]!;
    const [from, turn] = isInside ? [frame, inside++] : [others, outside++];
    key[at] = from.key[turn]!;
    brand[at] = from.brand[turn]!;
    customer[at] = from.customer[turn]!;
    place[at] = isInside ? turn : OUTSIDE;
  }
  return { key, brand, customer, place };
}

const NONE: Turns = { key: new Int32Array(0), brand: new Int32Array(0), customer: new Int32Array(0) };
