/** Columns fitted to a screen. */
import { expect, test } from 'vitest';
import type { Column } from '../../src/domain/report.ts';
import { fitColumns } from '../../src/renderers/layout.ts';

const share = (key: string): Column => ({ key, label: key, kind: 'share' });

test('numbers that cannot be dropped and do not fit make no table: a single row is printed upright', () => {
  const cells = [['high', '100.0 % (20.7–100.0)', '100.0 % (20.7–100.0)']];
  const columns: Column[] = [{ key: 'value', label: 'urgency', kind: 'text' }, share('precision'), share('recall')];
  expect(fitColumns(columns, cells, 40)).toMatchObject({ whole: false, fits: false });
  expect(fitColumns(columns, cells, 52)).toMatchObject({ whole: true, fits: true });
});
