/** Turns not classified yet: whether they needed a reply is unknown. */
import { NEED_UNKNOWN } from '../../domain/turn-frame.ts';
import { grown } from './grown.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface UnclassifiedCounts {
  /** 0 where nothing is classified, or the labels were not read. */
  of(group: number): { n: number; unclassified: number };
}

export const unclassified: TurnStatistic<UnclassifiedCounts> = { name: 'unclassified', open: foldUnclassified };

function foldUnclassified() {
  let n = new Uint32Array(0);
  let unknown = new Uint32Array(0);
  return {
    add({ frame, group, groups }: TurnChunk) {
      n = grown(n, groups);
      unknown = grown(unknown, groups);
      for (let turn = 0; turn < frame.n; turn++) {
        n[group[turn]!]!++;
        if (frame.needsReply?.[turn] === NEED_UNKNOWN) unknown[group[turn]!]!++;
      }
    },
    finish: (): UnclassifiedCounts => ({ of: (group) => ({ n: n[group] ?? 0, unclassified: unknown[group] ?? 0 }) }),
  };
}
