/** Sections that count open hours say so wherever a window, a target or a wait stands. */
import { amount } from '../domain/amount.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Column, Row, Section } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { quantile } from '../statistics/quantile.ts';
import { denominatorOf } from './denominator.ts';
import type { Groups } from './groups.ts';
import type { Settings } from './metric.ts';

const OPEN_HOURS = 'open hours';

/** Unchanged where every second counts. */
export function inOpenHours(section: Section, frame: TurnFrame, groups: Groups, settings: Settings): Section {
  if (!frame.offHours) return section;
  return {
    ...section,
    hours: OPEN_HOURS,
    window: section.window && inWords(section.window),
    columns: section.columns.map(labelled),
    rows: section.rows.map(windowed),
    notes: [...section.notes, ...offHoursNotes(frame, groups, settings)],
  };
}

function inWords(window: string): string {
  return window.replaceAll(/[^,]+/g, (each) => `${each} (${OPEN_HOURS})`);
}

function windowed(row: Row): Row {
  return typeof row.window === 'string' ? { ...row, window: inWords(row.window) } : row;
}

/** Times by the calendar keep their name. */
function labelled(column: Column): Column {
  const isTime = column.kind === 'seconds' || column.key.startsWith('service_level.');
  return isTime && !column.key.includes('calendar') ? { ...column, label: `${column.label} (${OPEN_HOURS})` } : column;
}

function offHoursNotes(frame: TurnFrame, { list }: Groups, settings: Settings): string[] {
  const { pick } = denominatorOf(frame, settings);
  const calendar: number[] = [];
  for (const { turns } of list)
    for (const turn of pick(turns)) if (frame.offHours![turn] === 1) calendar.push(frame.calendarWait[turn]!);
  const { byCalendar = [] } = frame;
  const notes = [
    'windows, targets and waits count open hours only',
    ...(byCalendar.length > 0 ? [`no business hours for ${byCalendar.join(', ')}: counted by the calendar`] : []),
  ];
  if (calendar.length === 0) return notes;
  const median = quantile(Float64Array.from(calendar).sort(), 0.5)!;
  return [
    ...notes,
    `${amount(calendar.length, 'turn')} answered off hours: within every window and target, after ` +
      `${formatDuration(Math.round(median))} by the calendar (median)`,
  ];
}
