/** A figure of an audit formatted for people, rounded as in reports. */
import type { MeasureUnit } from '../../domain/audit-check.ts';
import type { AuditLine } from '../../domain/audit-result.ts';
import type { Figure } from '../../domain/audit-verdict.ts';
import type { Column, Row } from '../../domain/report.ts';
import { cellText } from '../cells.ts';

/** '31.2 % (27.1–35.6)', 'not reached (≥4h)', '+3.1 points (0.2 to 6.0)' */
export function figureText({ figure, check, baseline }: FigureOf, unicode: boolean): string {
  const column = columnOf(check.unit, baseline !== undefined, figure);
  return cellText(figure as unknown as Row, column, { unicode, timezone: 'UTC' });
}

type FigureOf = Pick<AuditLine, 'figure' | 'check' | 'baseline'>;

function columnOf(unit: MeasureUnit, isChange: boolean, { watched }: Figure): Column {
  return {
    key: 'value',
    label: 'Figure',
    kind: unit,
    of: 'n',
    difference: isChange,
    interval: ['low', 'high'],
    ...(watched !== undefined && { absent: 'not reached' }),
  };
}
