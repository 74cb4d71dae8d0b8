/** Marks a section that counts open hours: every window, target and wait is labelled so. */
import { amount } from '../domain/amount.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Picture } from '../domain/picture.ts';
import type { Column, Row, Section } from '../domain/report.ts';
import { quantile } from '../statistics/quantile.ts';
import type { CountedHours } from './counts/sampling.ts';

const OPEN_HOURS = 'open hours';

/**
 * Unchanged where every second counts.
 * @param offHours calendar seconds of the turns that were answered before an open second had passed, in any order
 */
export function inOpenHours(section: Section, hours: CountedHours, offHours: readonly number[]): Section {
  if (!hours.areOpen) return section;
  return {
    ...section,
    hours: OPEN_HOURS,
    window: section.window && inWords(section.window),
    columns: section.columns.map(labelled),
    rows: section.rows.map(windowed),
    pictures: section.pictures?.map(drawnInOpenHours),
    notes: [...section.notes, ...hoursNotes(hours, offHours)],
  };
}

function inWords(window: string): string {
  return window.replaceAll(/[^,]+/g, (each) => `${each} (${OPEN_HOURS})`);
}

function windowed(row: Row): Row {
  return typeof row.window === 'string' ? { ...row, window: inWords(row.window) } : row;
}

function drawnInOpenHours(picture: Picture): Picture {
  if (picture.kind !== 'curves') {
    const unit = picture.kind === 'grid' ? picture.unit : picture.by.unit;
    return unit === 'seconds' ? { ...picture, title: `${picture.title} (${OPEN_HOURS})` } : picture;
  }
  const { x } = picture;
  return x.unit === 'seconds' ? { ...picture, x: { ...x, label: `${x.label} (${OPEN_HOURS})` } } : picture;
}

/** The column labelled with open hours; columns of calendar times keep their label. */
function labelled(column: Column): Column {
  const isTime = column.kind === 'seconds' || column.key.startsWith('service_level.');
  return isTime && !column.key.includes('calendar') ? { ...column, label: `${column.label} (${OPEN_HOURS})` } : column;
}

function hoursNotes({ byCalendar }: CountedHours, offHours: readonly number[]): string[] {
  const notes = [
    'windows, targets and waits count open hours only',
    ...(byCalendar.size > 0
      ? [
          `no business hours for ${[...byCalendar].sort((a, b) => a.localeCompare(b, 'en')).join(', ')}: counted by the calendar`,
        ]
      : []),
  ];
  if (offHours.length === 0) return notes;
  const median = quantile(Float64Array.from(offHours).sort(), 0.5)!;
  return [
    ...notes,
    `${amount(offHours.length, 'turn')} answered off hours: within every window and target, after ` +
      `${formatDuration(Math.round(median))} by the calendar (median)`,
  ];
}
