/** What a sample supports: which turns are left out of numbers, and the warnings about the others. */
import { amount, grouped } from '../domain/amount.ts';
import { ownProperty } from '../domain/own-property.ts';
import { BIASED_SAMPLINGS, ONE_SIDED, type TurnFrame } from '../domain/turn-frame.ts';
import type { Need } from './counts/population.ts';
import type { ByBrand, SampleCounts } from './counts/sampling.ts';
import type { Settings } from './metric.ts';

/** Why turns of some sampling are left out of a number. */
interface Objection {
  applies(frame: TurnFrame, turn: number): boolean;
  turns(sample: SampleCounts): ByBrand;
  reason: string;
  hint: string;
  /** Said where some turns are left out and others are counted. */
  leftOut: string;
  /** Said where such turns are counted on request. */
  warning: string;
}

const ANSWERED_ONLY: Objection = {
  applies: ({ unbiased }, turn) => unbiased[turn] === 0,
  turns: ({ answeredOnly }) => answeredOnly,
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
  turns: ({ unheard }) => unheard,
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
  unknown: 'it is not declared whether the data hold every mention and answer (import --sampling)',
  search: 'a search finds some of the mentions only',
  'federated-partial': 'one server of the network sees some of the mentions only',
  'answered-only': 'whoever got no answer is not in the data',
  'brand-replies': 'whoever got no answer is not in the data',
};

/** Why the sample keeps a turn out of a number, unless biased samples are accepted. */
export function objectionTo(need: Need = 'nothing', frame: TurnFrame, turn: number): string | undefined {
  return OBJECTIONS[need].find(({ applies }) => applies(frame, turn))?.leftOut;
}

/** Why the number is refused; undefined while any turn is left to count. */
export function refusal(need: Need, sample: SampleCounts, { acceptBiased }: Settings) {
  const left = need === 'mentions' ? sample.answeredOnlyOrUnheard : need === 'answers' ? total(sample.unheard) : 0;
  if (acceptBiased || left === 0 || left < sample.n) return undefined;
  const [first] = raised(need, sample).sort((a, b) => total(b.turns(sample)) - total(a.turns(sample)));
  return { reason: first!.reason, hint: first!.hint };
}

/** Notes on the sample. */
export function sampleNotes(need: Need, sample: SampleCounts, settings: Settings): string[] {
  const notes = raised(need, sample).map(({ turns, warning, leftOut }) => {
    const these = turns(sample);
    return settings.acceptBiased
      ? `WARNING: ${amount(total(these), 'turn')}${named(these, sample)}: ${warning}`
      : `${amount(total(these), 'turn')} left out${named(these, sample)}: ${leftOut}`;
  });
  const doubts = need === 'nothing' ? [] : [...wordNotes(sample), ...chosenNotes(sample, settings)];
  return [...notes, ...doubts, ...doubtsOf(sample, need)];
}

function raised(need: Need, sample: SampleCounts): Objection[] {
  return OBJECTIONS[need].filter(({ turns }) => turns(sample).size > 0);
}

/** Note on turns that are counted only because a person stated what a file covers. */
function wordNotes(sample: SampleCounts): string[] {
  const { atWord } = sample;
  if (atWord.size === 0) return [];
  return [
    `WARNING: ${amount(total(atWord), 'turn')}${named(atWord, sample)}: the data hold no post of the brand; that its replies ` +
      'would be among them rests on --covers alone (--covers-replies says it outright)',
  ];
}

/** Note on turns selected by their outcome. */
function chosenNotes({ untagged }: SampleCounts, { byOutcome }: Settings): string[] {
  return [
    ...(byOutcome
      ? [`WARNING: ${byOutcome} keeps turns by how they ended: no time and no rate describes the others`]
      : []),
    ...(untagged > 0
      ? [
          `WARNING: ${amount(untagged, 'untagged turn')}: what does not name the brand counts only where the brand replied`,
        ]
      : []),
  ];
}

function total(turns: ByBrand): number {
  let sum = 0;
  for (const n of turns.values()) sum += n;
  return sum;
}

const MOST_BRANDS = 3;

/** " (acme 3, rival 1)" where several brands are known. */
function named(turns: ByBrand, { brands }: SampleCounts): string {
  if (brands < 2) return '';
  const most = [...turns].sort(([a, n], [b, m]) => m - n || a.localeCompare(b, 'en'));
  const names = most.slice(0, MOST_BRANDS).map(([name, n]) => `${name} ${grouped(n)}`);
  if (most.length > MOST_BRANDS) names.push(amount(most.length - MOST_BRANDS, 'more brand'));
  return ` (${names.join(', ')})`;
}

function doubtsOf({ samplings }: SampleCounts, need: Need): string[] {
  return [...samplings].flatMap(([sampling, turns]) => {
    const doubt = ownProperty(DOUBTS, sampling);
    const isObjection = need === 'mentions' && BIASED_SAMPLINGS.has(sampling);
    return doubt === undefined || isObjection
      ? []
      : [`WARNING: sampling ${sampling} (${amount(turns, 'turn')}): ${doubt}`];
  });
}
