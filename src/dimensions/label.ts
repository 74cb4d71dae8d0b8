/** What dimensions that group by a label have in common. */
import type { FrameFacet } from '../domain/label.ts';
import type { Dimension } from './dimension.ts';

/** @param title one line for --help */
export function labelDimension(facet: FrameFacet, label: string, title: string, order: Dimension['order']): Dimension {
  return {
    name: facet,
    label,
    title,
    facet,
    code: (frame, turn) => frame.labels?.[facet]?.codes[turn] ?? 0,
    text: (code, frame) => frame.labels?.[facet]?.values[code] || 'not labelled',
    order,
  };
}
