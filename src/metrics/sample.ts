/** What a sample allows to be said: metrics keep off turns that they may not rest on, and say what readers must know. */
import { amount, grouped } from '../domain/amount.ts';
import { REACHES } from '../domain/reach.ts';
import { BIASED_SAMPLINGS, ONE_SIDED, SOUGHT_AT_WORD, type TurnFrame } from '../domain/turn-frame.ts';
import { inDays } from './days.ts';
import type { Groups } from './groups.ts';
import { type Metric, type Settings, sectionOf } from './metric.ts';
import { inOpenHours } from './open-hours.ts';

/**
 * What a metric needs. mentions: every mention, answered or not, and its answer; answers: that the brand's own posts
 * were looked for; nothing: it tells of any sample what the sample holds.
 */
export type Need = 'mentions' | 'answers' | 'nothing';

/** Why some turns are no ground for a number. */
interface Objection {
  applies(frame: TurnFrame, turn: number): boolean;
  reason: string;
  hint: string;
  /** Of turns left out beside others. */
  leftOut: string;
  /** Of turns that are counted all the same. */
  warning: string;
}

const ANSWERED_ONLY: Objection = {
  applies: ({ unbiased }, turn) => unbiased[turn] === 0,
  reason:
    'every conversation in this sample holds a brand reply by construction (sampling: answered-only or brand-replies), ' +
    'so the brand would look good whatever it does',
  hint:
    'Pull or import all mentions (socialcare import FILE --sampling complete), or see the number with its warning: ' +
    '--accept-biased-sample',
  leftOut: 'the sample holds only answered conversations',
  warning: 'the sample holds only answered conversations, so the brand looks better than it is',
};

const UNHEARD: Objection = {
  applies: ({ oneSided }, turn) => oneSided[turn] === ONE_SIDED,
  reason:
    'nothing shows that the brand’s own posts were looked for: the data hold none, so every mention would look ignored ' +
    'whatever the brand does',
  hint:
    'Pull or import the brand’s own posts too. Where the data would hold its replies and there are none, say so: ' +
    'socialcare import FILE --covers-replies. Or see the number with its warning: --accept-biased-sample',
  leftOut: 'nothing shows that the brand’s own posts were looked for (import --covers-replies)',
  warning: 'nothing shows that the brand’s own posts were looked for, so it looks worse than it may be',
};

const OBJECTIONS: Record<Need, readonly Objection[]> = {
  mentions: [ANSWERED_ONLY, UNHEARD],
  answers: [UNHEARD],
  nothing: [],
};

/** Samplings that may miss mentions or answers, and why. */
const DOUBTS: Readonly<Record<string, string>> = {
  unknown: 'nobody said whether the data hold every mention and answer (import --sampling)',
  search: 'a search finds some of the mentions only',
  'federated-partial': 'one server of the network sees some of the mentions only',
  'answered-only': 'whoever got no answer is not in the data',
  'brand-replies': 'whoever got no answer is not in the data',
};

/**
 * A metric that refuses what its sample forbids unless it is told to print it, leaves out and counts turns of such
 * samples beside others, warns of samples that may miss something, and names the hours it counts in.
 */
export function restingOn(need: Need, metric: Metric): Metric {
  return {
    ...metric,
    objection: (frame, turn) => OBJECTIONS[need].find(({ applies }) => applies(frame, turn))?.leftOut,
    measure(frame, groups, settings) {
      const raised = OBJECTIONS[need]
        .map((objection) => ({ objection, turns: turnsOf(frame, objection.applies) }))
        .filter(({ turns }) => turns.length > 0);
      const forbidden = settings.acceptBiased ? undefined : flagsOf(frame, raised);
      if (forbidden && !forbidden.includes(0)) {
        const [{ objection }] = raised.toSorted((a, b) => b.turns.length - a.turns.length) as [(typeof raised)[number]];
        const { reason, hint } = objection;
        return sectionOf(metric, groups, { columns: [], rows: [], n: 0, refused: { reason, hint } });
      }
      const kept = forbidden ? without(groups, forbidden) : groups;
      const counted = inDays(metric.measure(frame, kept, settings), frame, kept, settings);
      const section = inOpenHours(counted, frame, kept, settings);
      const notes = raised.map(({ objection, turns }) =>
        settings.acceptBiased
          ? `WARNING: ${amount(turns.length, 'turn')}${brandsOf(frame, turns)}: ${objection.warning}`
          : `${amount(turns.length, 'turn')} left out${brandsOf(frame, turns)}: ${objection.leftOut}`,
      );
      const doubts = need === 'nothing' ? [] : [...wordNotes(frame), ...chosenNotes(frame, settings)];
      return { ...section, notes: [...section.notes, ...notes, ...doubts, ...doubtsOf(frame, need)] };
    },
  };
}

const isAtWord: Objection['applies'] = ({ oneSided }, turn) => oneSided[turn] === SOUGHT_AT_WORD;

/** Turns that are counted because of what a person said. */
function wordNotes(frame: TurnFrame): string[] {
  const turns = turnsOf(frame, isAtWord);
  if (turns.length === 0) return [];
  return [
    `WARNING: ${amount(turns.length, 'turn')}${brandsOf(frame, turns)}: the data hold no post of the brand; that its replies ` +
      'would be among them rests on --covers alone (--covers-replies says it outright)',
  ];
}

const UNTAGGED = REACHES.indexOf('untagged');
const isUntagged: Objection['applies'] = ({ reach }, turn) => reach[turn] === UNTAGGED;

/** Turns that are counted because of how they ended. */
function chosenNotes(frame: TurnFrame, { byOutcome }: Settings): string[] {
  const untagged = turnsOf(frame, isUntagged).length;
  return [
    ...(byOutcome
      ? [`WARNING: ${byOutcome} keeps turns by how they ended: no time and no rate tells of the others`]
      : []),
    ...(untagged > 0
      ? [
          `WARNING: ${amount(untagged, 'untagged turn')}: what does not name the brand counts only where the brand replied`,
        ]
      : []),
  ];
}

const knownTurns = new WeakMap<TurnFrame, Map<Objection['applies'], Uint32Array>>();

/** Kept as long as the frame: several metrics ask. */
function turnsOf(frame: TurnFrame, applies: Objection['applies']): Uint32Array {
  const known = knownTurns.get(frame) ?? new Map<Objection['applies'], Uint32Array>();
  knownTurns.set(frame, known);
  let turns = known.get(applies);
  if (!turns) {
    const all = new Uint32Array(frame.n);
    let n = 0;
    for (let turn = 0; turn < frame.n; turn++) if (applies(frame, turn)) all[n++] = turn;
    turns = all.subarray(0, n);
    known.set(applies, turns);
  }
  return turns;
}

/** 1 for the turns that any of these speaks of; undefined where none does. */
function flagsOf({ n }: TurnFrame, raised: readonly { turns: Uint32Array }[]): Uint8Array | undefined {
  if (raised.length === 0) return undefined;
  const flags = new Uint8Array(n);
  for (const { turns } of raised) for (let at = 0; at < turns.length; at++) flags[turns[at]!] = 1;
  return flags;
}

function without({ columns, list }: Groups, forbidden: Uint8Array): Groups {
  const allowed = (turns: Uint32Array) => turns.filter((turn) => forbidden[turn] === 0);
  return { columns, list: list.map(({ names, turns }) => ({ names, turns: allowed(turns) })) };
}

/** " (acme 3, rival 1)" where the frame knows several brands. */
function brandsOf({ brand, brands }: TurnFrame, turns: Uint32Array): string {
  if (brands.size < 2) return '';
  const counts = new Map<number, number>();
  for (const turn of turns) counts.set(brand[turn]!, (counts.get(brand[turn]!) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]);
  const named = most.slice(0, MOST_BRANDS).map(([key, n]) => `${brands.get(key)} ${grouped(n)}`);
  if (most.length > MOST_BRANDS) named.push(amount(most.length - MOST_BRANDS, 'more brand'));
  return ` (${named.join(', ')})`;
}

const MOST_BRANDS = 3;

function doubtsOf({ samplings }: TurnFrame, need: Need): string[] {
  return [...samplings].flatMap(([sampling, turns]) => {
    const doubt = DOUBTS[sampling];
    const isObjection = need === 'mentions' && BIASED_SAMPLINGS.has(sampling);
    return doubt === undefined || isObjection
      ? []
      : [`WARNING: sampling ${sampling} (${amount(turns, 'turn')}): ${doubt}`];
  });
}
