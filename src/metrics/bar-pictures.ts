/** Bars of the cells of rows: a panel for each group. */
import { amount } from '../domain/amount.ts';
import type { Bar, Bars, Picture } from '../domain/picture.ts';
import { type Row, valueAt } from '../domain/report.ts';
import { groupName, largest } from './group-name.ts';

/** At most this many groups are drawn. */
const MOST_PANELS = 4;

export interface BarGroup {
  /** One property per dimension. */
  names: Row;
  /** The largest groups are drawn. */
  n: number;
  /** In the order of the rows. */
  bars: readonly (Bar & { name: string })[];
}

/** The cell of an estimate as a bar, with its interval where it has one. @param key its path */
export function barOf(row: Row, key: string): Bar {
  const [low, high] = ['low', 'high'].map((end) => valueAt(row, `intervals.${key}.${end}`));
  return {
    value: valueAt(row, key) as number | null,
    ...(typeof low === 'number' && typeof high === 'number' && { low, high }),
  };
}

/**
 * Names that are zero in every group are left out, and so are groups with too few for any number.
 * @returns nothing where no group has a bar above zero
 */
export function barPictures(about: Pick<Bars, 'title' | 'value' | 'by'>, groups: readonly BarGroup[]): Picture[] {
  const enough = groups.filter(({ bars }) => bars.some(({ value }) => value !== null));
  const few = groups.length - enough.length;
  const { drawn, left } = largest(enough, MOST_PANELS, ({ n }) => n);
  const notes = [...(left ? [left] : []), ...(few > 0 ? [`not drawn: ${amount(few, 'group')} with too few`] : [])];
  const names = [...new Set(drawn.flatMap(({ bars }) => bars.map(({ name }) => name)))].filter((name) =>
    drawn.some(({ bars }) => bars.some((bar) => bar.name === name && bar.value !== 0)),
  );
  if (!drawn.some(({ bars }) => bars.some(({ value }) => value !== null && value > 0))) return [];
  return [
    {
      ...{ kind: 'bars', ...about, names },
      panels: drawn.map(({ names: group, bars }) => ({
        name: groupName(group),
        bars: names.map((name) => {
          const { name: _, ...bar } = bars.find((each) => each.name === name) ?? { name, value: null };
          return bar;
        }),
      })),
      ...(notes.length > 0 && { note: notes.join('; ') }),
    },
  ];
}
