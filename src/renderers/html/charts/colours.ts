/** Colours of lines and panels: whatever has the same name on a page has the same colour in all of its charts. */
import { SERIES } from './palette.ts';

/** Classes of the colours of a chart's lines, from their names. */
export type Colours = (names: readonly string[]) => string[];

/**
 * Gives colours in the order in which names come; within a chart no two names share one while there are enough. What has no name
 * takes none away.
 */
export function openColours(): Colours {
  const known = new Map<string, number>();
  return (names) => {
    for (const name of names) if (name !== '' && !known.has(name)) known.set(name, known.size);
    const taken = new Set<number>();
    return names.map((name) => {
      const own = (known.get(name) ?? 0) % SERIES.length;
      const free = [own, ...SERIES.keys()].find((colour) => !taken.has(colour)) ?? own;
      taken.add(free);
      return SERIES[free]!;
    });
  };
}
