/** Checks the rows of a seal: each against its leaf, and the leaves against the root. */
import { join } from 'node:path';
import { amount, grouped } from '../domain/amount.ts';
import { FormatError } from '../errors.ts';
import type { OpenedSeal } from './check-files.ts';
import { type Checked, firstOf } from './checked.ts';
import { readErasures } from './erase.ts';
import { LEAVES, NO_ROW, NO_SALT, ROWS, SALT_BYTES, SALTS } from './files.ts';
import { linesOf } from './lines.ts';
import { leafHash, MerkleRoot } from './merkle.ts';

export interface CheckedRows {
  checked: Checked;
  /** Rows that were erased by law, by the reading they belong to. */
  erasedIn: ReadonlyMap<number, number>;
  erased: number;
}

const PART = '{"kind":"part"';
const HEX_LEAF = /^[0-9a-f]{64}$/;
const HEX_SALT = new RegExp(`^[0-9a-f]{${2 * SALT_BYTES}}$`);

export async function checkRows({ folder, manifest, names }: OpenedSeal): Promise<CheckedRows> {
  const erasedIn = new Map<number, number>();
  const tree = new MerkleRoot();
  const details: string[] = [];
  let [faults, erased, n] = [0, 0, 0];
  const fault = (text: string) => {
    faults++;
    if (details.length < MOST_KEPT) details.push(text);
  };
  const missing = [ROWS, SALTS, LEAVES].filter((name) => !names.has(name));
  if (missing.length > 0)
    return {
      ...{ erasedIn, erased: 0 },
      checked: { what: 'rows', status: 'not-checked', says: `${missing.join(', ')} cannot be read`, details: [] },
    };
  try {
    const gone = new Set((await readErasures(folder)).erasures.flatMap(({ rows }) => rows));
    const [rows, salts, leaves] = [ROWS, SALTS, LEAVES].map((name) => linesOf(join(folder, name), name)) as [
      Lines,
      Lines,
      Lines,
    ];
    let reading = 0;
    for (;;) {
      const [row, salt, leaf] = await Promise.all([nextOf(rows), nextOf(salts), nextOf(leaves)]);
      if (row === undefined && salt === undefined && leaf === undefined) break;
      n++;
      if (leaf !== undefined && HEX_LEAF.test(leaf.toString('latin1')))
        tree.add(Buffer.from(leaf.toString('latin1'), 'hex'));
      if (row === undefined || salt === undefined || leaf === undefined) {
        fault(`row ${n}: ${row === undefined ? 'missing' : leaf === undefined ? 'added' : 'its salt is missing'}`);
        continue;
      }
      const [text, salted] = [row.toString('utf8'), salt.toString('latin1')];
      if (text.startsWith(PART)) reading = readingOf(text) ?? reading;
      if (gone.has(n) && (text === NO_ROW || salted === NO_SALT)) {
        erased++;
        erasedIn.set(reading, (erasedIn.get(reading) ?? 0) + 1);
      } else if (!HEX_SALT.test(salted)) fault(`row ${n}: its salt is not one`);
      else if (leafHash(Buffer.from(salted, 'hex'), row).toString('hex') !== leaf.toString('latin1'))
        fault(`row ${n}: not the one that was sealed, or its salt was changed`);
    }
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof SyntaxError)) throw error;
    fault(error.message);
  }
  const { rows: count, merkle_root } = manifest.predicate.data;
  if (n !== count) fault(`${n} rows, the manifest says ${count}`);
  if (tree.root() !== merkle_root) fault(`Merkle root ${tree.root()}, the manifest says ${merkle_root}`);
  const root = [`Merkle root ${merkle_root}`];
  const found = (status: Checked['status'], says: string, named: string[]): CheckedRows => ({
    ...{ erasedIn, erased, checked: { what: 'rows', status, says, details: named } },
  });
  if (faults > 0) return found('differs', 'not those that were sealed', firstOf(details, faults));
  if (erased === 0)
    return found('ok', `${amount(count, 'row')}, each as its leaf says, and the leaves as the root says`, root);
  const gone = `${amount(erased, 'row was', 'rows were')} erased by law`;
  return found('erased', `${gone}; the other ${grouped(count - erased)} and the root are as sealed`, root);
}

const MOST_KEPT = 20;

type Lines = AsyncGenerator<Buffer>;

async function nextOf(lines: Lines): Promise<Buffer | undefined> {
  const { value, done } = await lines.next();
  return done ? undefined : value;
}

function readingOf(text: string): number | undefined {
  const found = /^\{"kind":"part","reading":(\d+)/.exec(text);
  return found ? Number(found[1]) : undefined;
}
