/** Populations: which turns a number is about. */
import { NO_REPLY_NEEDED, NOT_CLASSIFIED, ONE_SIDED, REPLY_NEEDED, type TurnFrame } from '../../domain/turn-frame.ts';

/**
 * What a number rests on. mentions: every mention, answered or not, and its answer; answers: that the brand's own posts
 * were searched for; nothing: it describes whatever the sample contains.
 */
export type Need = 'mentions' | 'answers' | 'nothing';

export interface Population {
  /** Turns that do not meet it are left out. */
  need: Need;
  /** Turns that needed a reply, those that did or may have, or all. */
  replies: 'needed' | 'possible' | 'all';
  /** Whether turns outside coverage are left out. */
  watched: boolean;
  /** Waits in the hours of the flags, or in those of the SLA target. */
  hours: 'asked' | 'promised';
  /** Leaves out turns answered outside business hours, before an open second had passed. */
  inOpenHours?: true;
  /** Leaves out turns answered within the same second. */
  later?: true;
}

/** The waits of turns, in the hours that count. */
export type Times = Pick<TurnFrame, 'wait' | 'observed' | 'offHours' | 'byCalendar'>;

/** A name by which equal populations are recognised. */
export function populationName({ need, replies, watched, hours, ...only }: Population): string {
  return [need, replies, watched ? 'watched' : 'any', hours, ...Object.keys(only).sort()].join(' ');
}

/** 1 for each turn that belongs to it; undefined where all do. */
export function membersOf(
  population: Population,
  frame: TurnFrame,
  times: (hours: Population['hours']) => Times,
): Uint8Array | undefined {
  const rules = [
    ...(population.need === 'nothing' ? [] : [excluding(frame.oneSided, ONE_SIDED)]),
    ...(population.need === 'mentions' ? [excluding(frame.unbiased, 0)] : []),
    ...(population.watched && frame.covered ? [excluding(frame.covered, 0)] : []),
    ...(population.inOpenHours ? openHoursOf(times(population.hours)) : []),
    ...(population.later ? [excluding(times(population.hours).wait, 0)] : []),
    ...needRules(population.replies, frame.needsReply),
  ].filter(({ column, value, keeps }) => keeps || column.includes(value));
  if (rules.length === 0) return undefined;
  const members = new Uint8Array(frame.n).fill(1);
  for (const { column, value, keeps } of rules) {
    if (keeps) keepOnly(members, column, value);
    else leaveOut(members, column, value);
  }
  return members;
}

function keepOnly(members: Uint8Array, column: Column, value: number): void {
  for (let turn = 0; turn < members.length; turn++) if (column[turn] !== value) members[turn] = 0;
}

function leaveOut(members: Uint8Array, column: Column, value: number): void {
  for (let turn = 0; turn < members.length; turn++) if (column[turn] === value) members[turn] = 0;
}

type Column = Uint8Array | Float64Array;

interface Rule {
  column: Column;
  value: number;
  keeps: boolean;
}

const excluding = (column: Column, value: number): Rule => ({ column, value, keeps: false });
const keeping = (column: Column, value: number): Rule => ({ column, value, keeps: true });

function needRules(replies: Population['replies'], needs: Uint8Array | undefined): Rule[] {
  if (replies === 'all' || !needs) return [];
  if (replies === 'needed') return [keeping(needs, REPLY_NEEDED)];
  return [excluding(needs, NO_REPLY_NEEDED), excluding(needs, NOT_CLASSIFIED)];
}

function openHoursOf({ offHours }: Times): Rule[] {
  return offHours ? [excluding(offHours, 1)] : [];
}
