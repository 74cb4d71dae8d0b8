/** Clauses of a reply: which of them state something, as opposed to those that ask, send elsewhere or are courtesy. */
import type { PostReading } from '../classifier.ts';
import type { Hit } from './phrases.ts';

const SENTENCE_ENDS = new Set(['.', '!', '?']);
const CLAUSE_ENDS = new Set([',', ';', '–', '—']);
const CLAUSE_WORDS = new Set(['but', 'however', 'although', 'aber', 'pero', 'mas']);
/** What begins a clause that only supposes. */
const CONDITIONS = new Set(['if', 'should', 'falls', 'wenn', 'si', 'se', 'als']);
/** A clause of fewer words cannot be distinguished from an exclamation. */
const LEAST_WORDS = 4;
/** After a yes or no fewer will do. */
const LEAST_ANSWER = 3;
/** Values whose phrases do not rule out that their clause states something as well. */
const NEUTRAL = new Set(
  'greeting answer statement yes-no say-so pointer link private-link way ask-info asked in-return no-ask no-promise no-store no-fixed no-page'.split(
    ' ',
  ),
);
const ELSEWHERE = new Set(['deflect-dm', 'deflect-email', 'deflect-phone']);

interface Clause {
  start: number;
  end: number;
  words: number;
  /** Begins with an "if". */
  supposes: boolean;
  /** Part of a question: "open the menu, what do you see?" asks in its second clause only. */
  asks: boolean;
  /** Holds a link. */
  link: boolean;
  /** Which sentence it belongs to, and the mark that ends it, empty where there is none. */
  sentence: number;
  mark: string;
  /** The phrases that begin in it. */
  hits: Hit[];
}

/** The clauses of a reply with the phrases of its acts. */
export function clausesOf({ tokens, hits }: PostReading): Clause[] {
  const clauses: Clause[] = [];
  let sentence = 0;
  let clause: Clause | undefined;
  for (const { kind, text, start, end } of tokens) {
    if (kind === 'mark') {
      if (SENTENCE_ENDS.has(text)) {
        for (let at = clauses.length - 1; clauses[at]?.sentence === sentence; at--) clauses[at]!.mark = text;
        sentence++;
        clause = undefined;
      } else if (CLAUSE_ENDS.has(text)) clause = undefined;
      continue;
    }
    if (kind !== 'word' && kind !== 'number' && kind !== 'url' && kind !== 'hashtag') continue;
    if (!clause || CLAUSE_WORDS.has(text)) {
      clause = {
        start,
        end,
        words: 0,
        supposes: CONDITIONS.has(text),
        asks: false,
        link: false,
        sentence,
        mark: '',
        hits: [],
      };
      clauses.push(clause);
    }
    clause.end = end;
    if (kind === 'url') clause.link = true;
    else clause.words++;
  }
  let at = 0;
  for (const hit of hits['reply-act'] ?? []) {
    while (at + 1 < clauses.length && hit.start >= clauses[at + 1]!.start) at++;
    clauses[at]?.hits.push(hit);
  }
  markQuestions(clauses);
  return clauses;
}

/** A question begins with the first clause that asks or supposes, or with its sentence where only the question mark shows it. */
function markQuestions(clauses: readonly Clause[]): void {
  for (let at = 0, end = 0; at < clauses.length; at = end) {
    const { sentence, mark } = clauses[at]!;
    let asking = -1;
    for (; clauses[end]?.sentence === sentence; end++)
      if (asking < 0 && mark === '?' && (clauses[end]!.supposes || holds(clauses[end]!, 'ask-info'))) asking = end;
    if (mark === '?') for (let next = asking < 0 ? at : asking; next < end; next++) clauses[next]!.asks = true;
  }
}

/** The phrase that states something, if any does. */
export function statementIn(clauses: readonly Clause[]): Hit | undefined {
  for (const [at, clause] of clauses.entries()) {
    const statement = statementOf(clause, yesOrNoBefore(clauses, at));
    if (statement) return statement;
  }
  return undefined;
}

/**
 * Whether a promise stands on its own: "DM us and we'll look into it" promises nothing to who does not write again, nor
 * does what is to follow a link, "visit … and we'll be in touch".
 */
export function makesPromise(clauses: readonly Clause[]): boolean {
  const promising = clauses.filter((clause) => clause.mark !== '?' && holds(clause, 'promise'));
  if (promising.length === 0) return false;
  const conditional = new Set(clauses.filter(deflects).map(({ sentence }) => sentence));
  const linked = new Set(clauses.filter(({ link }) => link).map(({ sentence }) => sentence));
  return promising.some((clause) => {
    if (conditional.has(clause.sentence)) return false;
    if (!linked.has(clause.sentence)) return true;
    const end = startOf(clause, 'in-return');
    return clause.hits.some(({ rule, start }) => rule.value === 'promise' && rule.weight > 0 && start < end);
  });
}

/** Whether something is said to be fixed, not asked or supposed to be. */
export function saysFixed(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => clause.mark !== '?' && !clause.supposes && holds(clause, 'fixed'));
}

/** Whether a store is where to get help, not where to say a word about what the reply says is done already. */
export function sendsToStore(clauses: readonly Clause[]): boolean {
  const done = clauses.findIndex((clause) => saysFixed([clause]));
  return clauses.some(
    (clause, at) => holds(clause, 'deflect-store') && (done < 0 || at < done || !holds(clause, 'say-so')),
  );
}

/** The yes or no that stands alone before a clause of its sentence. */
function yesOrNoBefore(clauses: readonly Clause[], at: number): Hit | undefined {
  const before = clauses[at - 1];
  if (before?.words !== 1 || before.sentence !== clauses[at]!.sentence) return undefined;
  return before.hits.find(({ rule }) => rule.value === 'yes-no');
}

/** Where the first phrase of a value begins in a clause, else infinity. */
function startOf({ hits }: Clause, value: string): number {
  return hits.find(({ rule }) => rule.value === value)?.start ?? Infinity;
}

function holds({ hits }: Clause, value: string): boolean {
  return hits.some(({ rule }) => rule.value === value && rule.weight > 0);
}

function deflects({ hits }: Clause): boolean {
  return hits.some(({ rule }) => rule.value.startsWith('deflect-') && rule.weight > 0);
}

function sendsElsewhere({ hits }: Clause): boolean {
  return hits.some(({ rule }) => ELSEWHERE.has(rule.value) && rule.weight > 0);
}

/**
 * A step or a sure fact counts beside an apology or a promise, a mere verb only in a clause that does nothing else. A
 * question states nothing, however politely it asks to take a step. After a yes or no no verb is asked for.
 */
function statementOf(clause: Clause, yesOrNo: Hit | undefined): Hit | undefined {
  const { hits } = clause;
  if (clause.asks || sendsElsewhere(clause)) return undefined;
  const step = hits.find(({ rule }) => rule.value === 'answer');
  if (step && step.start < startOf(clause, 'asked')) return step;
  const talk = hits.reduce((most, { rule }) => (rule.value === 'talk' ? Math.max(most, rule.weight) : most), 0);
  if (clause.mark === '?' || talk === 1) return undefined;
  const facts = hits.filter(({ rule }) => rule.value === 'statement');
  const sure = facts.find(({ rule }) => rule.weight === 1);
  if (sure) return sure;
  if (
    talk > 0 ||
    clause.words < (yesOrNo ? LEAST_ANSWER : LEAST_WORDS) ||
    clause.supposes ||
    clause.link ||
    clause.mark === '!'
  )
    return undefined;
  const asks = hits.some(
    ({ rule, start }) => rule.value === 'ask-info' && (rule.weight === 1 || start === clause.start),
  );
  return asks || hits.some(({ rule }) => !NEUTRAL.has(rule.value)) ? undefined : (facts[0] ?? yesOrNo);
}
