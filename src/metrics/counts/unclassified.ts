/** Turns of which it is not known whether they needed a reply: read without a result, and not classified yet. */
import { NEED_UNKNOWN, NOT_CLASSIFIED } from '../../domain/turn-frame.ts';
import { grown } from './grown.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface UnclassifiedCounts {
  /** 0 where nothing is classified, or the labels were not read. */
  of(group: number): { n: number; unclassified: number; unknown: number };
}

export const unclassified: TurnStatistic<UnclassifiedCounts> = { name: 'unclassified', open: foldUnclassified };

function foldUnclassified() {
  let n = new Uint32Array(0);
  let unclassified = new Uint32Array(0);
  let unknown = new Uint32Array(0);
  return {
    add({ frame, group, groups }: TurnChunk) {
      n = grown(n, groups);
      unclassified = grown(unclassified, groups);
      unknown = grown(unknown, groups);
      for (let turn = 0; turn < frame.n; turn++) {
        n[group[turn]!]!++;
        const need = frame.needsReply?.[turn];
        if (need === NOT_CLASSIFIED) unclassified[group[turn]!]!++;
        else if (need === NEED_UNKNOWN) unknown[group[turn]!]!++;
      }
    },
    finish: (): UnclassifiedCounts => ({
      of: (group) => ({
        n: n[group] ?? 0,
        unclassified: unclassified[group] ?? 0,
        unknown: unknown[group] ?? 0,
      }),
    }),
  };
}
