/** The rows of a part made a frame again, so that the same statistics can be folded from it. */
import { FACET_VALUES, type FrameFacet, isFacet } from '../domain/label.ts';
import { foldName } from '../domain/names.ts';
import { REACHES } from '../domain/reach.ts';
import { AGENT_UNKNOWN, NO_SIGNATURE, type ReplyColumns } from '../domain/reply-columns.ts';
import {
  ANSWERS_SOUGHT,
  type CutTurns,
  laterTurnsOf,
  NEED_UNKNOWN,
  NO_REPLY_NEEDED,
  NOT_CLASSIFIED,
  ONE_SIDED,
  REPLY_NEEDED,
  SOUGHT_AT_WORD,
  type TurnFrame,
} from '../domain/turn-frame.ts';
import type { Times } from '../metrics/counts/population.ts';
import type { ReadTurns } from '../metrics/counts/turn-chunk.ts';
import type { CutTurnRow, DetailRow, MoodRow, OpenHoursRow, OpenWait, PartRow, ReplyRow, TurnRow } from './rows.ts';

/** A part of a reading with its rows. */
export interface Part {
  part: PartRow;
  turns: readonly TurnRow[];
  cutTurns: readonly CutTurnRow[];
  replies: readonly ReplyRow[];
  moods: readonly MoodRow[];
  details: readonly DetailRow[];
}

/** Names as the reading numbered them. */
export interface Numbering {
  brands: readonly { key: number; name: string }[];
  channels: readonly string[];
}

/** Makes frames of the parts of one reading, in their order. */
export function openFrames({ brands, channels }: Numbering): (part: Part) => ReadTurns {
  const keyOf = new Map(brands.map(({ key, name }) => [name, key]));
  const names = new Map(brands.map(({ key, name }) => [key, name]));
  const places = new Map(channels.map((channel, place) => [channel, place]));
  const labelCodes = openLabelCodes();
  const agents = openAgents();
  const brandOf = (name: string) => known(keyOf.get(name), `brand ${name}`);

  return ({ part, turns, cutTurns, replies, moods, details }) => {
    const column = (cell: (row: TurnRow) => number) => Float64Array.from(turns, cell);
    const whole = (cell: (row: TurnRow) => number) => Int32Array.from(turns, cell);
    const bits = (cell: (row: TurnRow) => boolean) => Uint8Array.from(turns, (row) => Number(cell(row)));
    const askedAt = column(({ asked_at }) => secondsOf(asked_at));
    const calendarWait = Float64Array.from(turns, ({ answered_at }, at) =>
      answered_at === null ? -1 : secondsOf(answered_at) - askedAt[at]!,
    );
    const calendarObserved = column(({ watched_seconds }) => watched_seconds);
    const uncovered = turns.filter((row) => row.uncovered).length;
    const cut = part.cut_turns ? cutColumns(cutTurns, brandOf) : undefined;
    const labels = labelCodes(part, turns);
    const frame: TurnFrame = {
      ...{ n: turns.length, key: whole(({ turn }) => turn), brand: whole(({ brand }) => brandOf(brand)) },
      channel: Uint16Array.from(turns, ({ channel }) => known(places.get(channel), `channel ${channel}`)),
      reach: Uint8Array.from(turns, ({ reach }) => known(placeOf(REACHES, reach), `reach ${reach}`)),
      ...{ askedAt, wait: calendarWait, calendarWait, observed: calendarObserved, calendarObserved },
      unbiased: bits(({ answered_only }) => !answered_only),
      oneSided: Uint8Array.from(turns, ({ answers }) =>
        answers === undefined ? ANSWERS_SOUGHT : answers === 'at-word' ? SOUGHT_AT_WORD : ONE_SIDED,
      ),
      ...{ ordinal: whole(({ ordinal }) => ordinal), posts: whole(({ posts }) => posts) },
      ...{ customer: whole(({ customer }) => customer), autoReplies: whole((row) => row.automatic_replies) },
      ...(part.dates_only && { datesOnly: bits((row) => row.dates_only === true) }),
      ...(part.targets && { target: column((row) => row.target_seconds!) }),
      ...labels,
      ...(cut && { cutTurns: cut, laterTurns: laterTurnsOf(cut) }),
      ...(part.replies && { replies: replyColumns(part.replies, { replies, moods, details }, agents) }),
      ...(part.followers && {
        followers: { of: whole(({ followers }) => followers!), bands: part.followers },
      }),
      ...{ samplings: new Map(Object.entries(part.samplings)), brands: names, channels, reaches: REACHES },
      ...{ clockSkew: part.clock_skew, uncovered },
      ...(uncovered > 0 && { covered: bits((row) => !row.uncovered) }),
      ...(part.open_hours && openTimes(part.open_hours, turns, ({ open }) => open!)),
    };
    const promised = part.promised_hours;
    return { frame, ...(promised && { promised: openTimes(promised, turns, (row) => row.promised!) }) };
  };
}

function openTimes(
  { by_calendar: byCalendar, unscheduled }: OpenHoursRow,
  turns: readonly TurnRow[],
  waitOf: (row: TurnRow) => OpenWait,
): Times & { unscheduled: number } {
  return {
    wait: Float64Array.from(turns, (row) => waitOf(row).wait_seconds),
    observed: Float64Array.from(turns, (row) => waitOf(row).watched_seconds),
    offHours: Uint8Array.from(turns, (row) => (waitOf(row).off_hours ? 1 : 0)),
    ...{ byCalendar, unscheduled },
  };
}

function cutColumns(rows: readonly CutTurnRow[], brandOf: (name: string) => number): CutTurns {
  return {
    key: Int32Array.from(rows, ({ turn }) => turn),
    ordinal: Int32Array.from(rows, ({ ordinal }) => ordinal),
    brand: Int32Array.from(rows, ({ brand }) => brandOf(brand)),
    customer: Int32Array.from(rows, ({ customer }) => customer),
    askedAt: Float64Array.from(rows, ({ asked_at }) => secondsOf(asked_at)),
    endedAt: Float64Array.from(rows, ({ ended_at }) => secondsOf(ended_at)),
  };
}

function replyColumns(
  held: Exclude<PartRow['replies'], false>,
  { replies, moods, details }: Pick<Part, 'replies' | 'moods' | 'details'>,
  agents: ReturnType<typeof openAgents>,
): ReplyColumns {
  const bitsOf = (name: 'tried' | 'given' | 'asked') =>
    new Map(details.flatMap((row) => (row[name] === undefined ? [] : [[row.turn, row[name]] as const])));
  return {
    n: replies.length,
    conversation: Int32Array.from(replies, ({ conversation }) => conversation),
    turn: Int32Array.from(replies, ({ turn }) => turn),
    at: Float64Array.from(replies, ({ at }) => secondsOf(at)),
    auto: Uint8Array.from(replies, ({ automatic }) => (automatic ? 1 : 0)),
    acts: Int32Array.from(replies, ({ acts }) => acts),
    agent: Uint32Array.from(replies, ({ agent }) => agents.numberOf(agent)),
    agents: agents.names,
    ...(held.tried && { tried: bitsOf('tried') }),
    ...(held.details && { given: bitsOf('given'), asked: bitsOf('asked') }),
    ...(held.moods && {
      moods: {
        conversation: Int32Array.from(moods, ({ conversation }) => conversation),
        key: Int32Array.from(moods, ({ turn }) => turn),
        at: Float64Array.from(moods, ({ at }) => secondsOf(at)),
        mood: Uint8Array.from(moods, ({ mood }) => mood),
      },
    }),
  };
}

/** Numbers values of labels as reading them does: those of the facet first, others as they come. */
function openLabelCodes() {
  const known = new Map<FrameFacet, { values: string[]; codes: Map<string, number> }>();
  const valuesOf = (facet: FrameFacet) => {
    const values = ['', ...(FACET_VALUES[facet] ?? [])];
    const found = known.get(facet) ?? { values, codes: new Map(values.map((value, code) => [value, code])) };
    known.set(facet, found);
    return found;
  };
  return (part: PartRow, turns: readonly TurnRow[]): Pick<TurnFrame, 'labels' | 'needsReply'> => {
    const facets = Object.entries(part.labels).filter((entry): entry is [FrameFacet, boolean] => isFacet(entry[0]));
    if (facets.length === 0) return {};
    const labels: TurnFrame['labels'] = {};
    for (const [facet, isRead] of facets) {
      const { values, codes } = valuesOf(facet);
      const codeOf = ({ labels: its }: TurnRow) => {
        const value = its?.[facet] ?? '';
        if (!codes.has(value)) codes.set(value, values.push(value) - 1);
        return codes.get(value)!;
      };
      labels[facet] = isRead
        ? { codes: Uint32Array.from(turns, codeOf), values }
        : { codes: new Uint32Array(0), values: [''] };
    }
    return { labels, ...(part.labels['needs-reply'] && { needsReply: Uint8Array.from(turns, needOf) }) };
  };
}

const NEED_CODES: Readonly<Record<string, number>> = {
  ...{ true: REPLY_NEEDED, false: NO_REPLY_NEEDED, unknown: NEED_UNKNOWN },
};

function needOf({ labels }: TurnRow): number {
  return NEED_CODES[labels?.['needs-reply'] ?? ''] ?? NOT_CLASSIFIED;
}

/** Numbers agents as reading them does, whatever their case. */
function openAgents() {
  const names = ['', ''];
  const numbers = new Map([['', NO_SIGNATURE]]);
  return {
    names,
    numberOf(name: string | undefined): number {
      if (name === undefined) return AGENT_UNKNOWN;
      const folded = foldName(name);
      if (!numbers.has(folded)) numbers.set(folded, names.push(name) - 1);
      return numbers.get(folded)!;
    },
  };
}

/** Unix seconds. @throws RangeError for what is no time */
function secondsOf(time: string): number {
  const at = Date.parse(time) / 1000;
  if (!Number.isFinite(at)) throw new RangeError(`"${time}" is no time`);
  return at;
}

function placeOf(values: readonly string[], value: string): number | undefined {
  const place = values.indexOf(value);
  return place < 0 ? undefined : place;
}

/** @throws RangeError for a name that the manifest does not know */
function known(number: number | undefined, name: string): number {
  if (number === undefined) throw new RangeError(`${name} is not in the manifest`);
  return number;
}
