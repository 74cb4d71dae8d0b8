/** The turns that waited, or still wait, longest: those that export turns --worst lists. */
import { maskedRow } from '../queue/masked-rows.ts';
import type { Mask } from '../queue/masking.ts';
import type { WorstTurn, WorstTurns } from '../renderers/renderer.ts';
import { filterWords, type Scope } from '../reporting/options.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import type { Store } from '../store/open.ts';
import { exportRows } from '../store/reading/export.ts';
import { WORST_FIRST } from '../store/reading/row-choice.ts';

export interface TurnsRead {
  store: Store;
  scope: Pick<Scope, 'filter' | 'asOf'>;
  /** How many there are. */
  n: number;
}

const MOST = 20;
const COLUMNS = ['brand', 'channel', 'customer', 'asked_at', 'wait_seconds', 'status', 'asked_text', 'asked_url'];

/** @param mask hides customers, and with them the links to their posts */
export async function worstTurns(
  { store, scope: { filter, asOf }, n }: TurnsRead,
  flags: MeasureFlags,
  mask: Mask | undefined,
): Promise<WorstTurns> {
  const turns: WorstTurn[] = [];
  const choice = { columns: COLUMNS, sort: WORST_FIRST, limit: MOST };
  for await (const rows of exportRows(store, 'turns', { filter, asOf, choice }))
    for (const row of rows) {
      const shown = mask ? maskedRow(row, mask, false) : row;
      const asked = Date.parse(String(row.asked_at)) / 1000;
      turns.push({
        ...{ brand: String(row.brand), channel: String(row.channel), customer: String(shown.customer) },
        ...{ asked_at: asked, status: String(row.status), text: String(shown.asked_text ?? '') },
        waited_seconds: row.wait_seconds === null ? asOf - asked : Number(row.wait_seconds),
        url: shown.asked_url === null ? null : String(shown.asked_url),
      });
    }
  const command = ['socialcare export turns --worst', String(MOST), ...filterWords(flags, [])].join(' ');
  return { turns, of: n, command };
}
