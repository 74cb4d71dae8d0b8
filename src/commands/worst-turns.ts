/** The turns that waited, or still wait, longest: those that export turns --worst lists. */

import type { Settings } from '../metrics/metric.ts';
import { maskedRow } from '../queue/masked-rows.ts';
import type { Mask } from '../queue/masking.ts';
import type { WorstTurn, WorstTurns } from '../renderers/renderer.ts';
import { asOfThen } from '../reporting/explain-command.ts';
import { filterWords, type Scope } from '../reporting/options.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import type { Store } from '../store/open.ts';
import { countExported, exportRows } from '../store/reading/export.ts';
import { WORST_FIRST } from '../store/reading/row-choice.ts';

export interface TurnsRead {
  store: Store;
  scope: Pick<Scope, 'filter' | 'asOf'>;
  /** Whether only turns that needed a reply count. */
  settings: Pick<Settings, 'labelled' | 'allTurns'>;
}

const MOST = 20;
const NEEDED = { 'needs-reply': ['true'] };
const COLUMNS = [
  'brand',
  'channel',
  'customer',
  'asked_at',
  'wait_seconds',
  'status',
  'asked_post',
  'asked_text',
  'asked_url',
];

/** @param mask hides customers, and with them the links to their posts */
export async function worstTurns(
  { store, scope, settings }: TurnsRead,
  flags: MeasureFlags,
  mask: Mask | undefined,
): Promise<WorstTurns> {
  const { asOf } = scope;
  const isByNeed = settings.labelled === true && !settings.allTurns;
  const filter = isByNeed ? { ...scope.filter, labels: { ...scope.filter.labels, ...NEEDED } } : scope.filter;
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
        post: String(row.asked_post),
        url: shown.asked_url === null ? null : String(shown.asked_url),
      });
    }
  const label = [...(flags.label ?? []), ...(isByNeed ? ['needs-reply=true'] : [])];
  const words = filterWords(asOfThen({ ...flags, ...(label.length > 0 && { label }) }, asOf), []);
  const of = await countExported(store, 'turns', { filter, asOf });
  return {
    turns,
    of,
    isByNeed,
    isMasked: mask !== undefined,
    command: ['socialcare export turns --worst', MOST, ...words].join(' '),
  };
}
