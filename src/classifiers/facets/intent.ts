/** Intent: what a customer wants, weighed from phrases, marks and mood; complaints outrank the questions they are dressed in. */
import { INTENTS } from '../../domain/label.ts';
import type { Facet, Label, PostReading } from '../classifier.ts';
import { HARMLESS_RULES } from '../tables/harmless.ts';
import { GOODWILL_RULES } from '../tables/intents.ts';
import { MOCK_RULES } from '../tables/mockery.ts';
import { ASK_RULES } from '../tables/needs.ts';
import { QUIET_RULES } from '../tables/quiet-troubles.ts';
import { SOLVED_RULES, UNSOLVED_RULES } from '../tables/solutions.ts';
import { OWN_RULES, TROUBLE_RULES } from '../tables/troubles.ts';
import { type Evidence, evidenceWords, logistic, pointsOf } from '../text/evidence.ts';
import { countWords } from '../text/tokens.ts';
import { alarmIn } from './alarm.ts';
import { openingsOf, questionMarks } from './asking.ts';
import { intentEvidence } from './intent-evidence.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

export const intentFacet: Facet = {
  name: 'intent',
  version: '7',
  classifier: 'rules',
  direction: 'inbound',
  values: INTENTS,
  rules: [
    ...GOODWILL_RULES,
    ...MOCK_RULES,
    ...ASK_RULES,
    ...TROUBLE_RULES,
    ...QUIET_RULES,
    ...SOLVED_RULES,
    ...UNSOLVED_RULES,
    ...HARMLESS_RULES,
    ...OWN_RULES,
  ],
  classify: decideIntent,
};

/** Points below which no intent is claimed. */
const LEAST_POINTS = 1;
const QUESTION_MARK_POINTS = 1.5;
/** A mood alone makes no praise of "Yes." or "ok sure". */
const LEAST_WORDS = 3;
const ALARM_POINTS = 3;
/** A supply that is gone is a problem without a word of blame. */
const OUTAGE_POINTS = 1.5;
/** Of a problem that is not described as trouble. */
const PROBLEM_SHARE = 0.7;
/** What thanks and praise count where something is asked: they close the question, they do not answer it. */
const MOST_GOODWILL = 0.9;
const MOCKING_MOOD = 0.5;
/** A mood this bad is trouble without a word of it; a question may sound worse than it is. */
const BLAMING_MOOD = 0.5;
const ASKING_MOOD = 0.75;
/** Somebody this glad asks for something only where it is said outright. */
const GLAD_MOOD = -0.5;
const SURE_REQUEST = 1.5;
const SHOWN_WORDS = 6;
const ASKED = ['question', 'request', 'courtesy'];
const SURELY_HARMLESS = 2;
/** Words and marks of a post in which a word of regret is all that sounds bad. */
const SHORT_POST = 14;

/**
 * What speaks for trouble, found by hand on tweets to airlines and phone companies: words of blame and of things not
 * working, an angry mood, and people writing about themselves; links, many handles and praise are signs of news and banter.
 */
const TROUBLE = {
  start: -1,
  complaint: 0.45,
  problem: 0.8,
  mood: 1.6,
  own: 0.8,
  link: -1,
  otherHandles: -0.35,
  praise: -0.5,
  thanks: -0.2,
  spam: -0.7,
  alarm: 1.5,
  solved: -1.5,
  mock: 0.9,
} as const;
const MOST_POINTS = 6;
/** How much a mood found by words alone counts beside one given by the model. */
const WORDS_SHARE = 0.6;

function decideIntent(reading: PostReading): Label {
  const evidence = intentEvidence(reading);
  const urgency = urgencyEvidence(reading);
  const alarm = alarmIn(urgency);
  const mood = toneOf(reading, evidence);
  const marks = questionMarks(reading);
  const asking = askingOf(reading, evidence, marks);
  const solved = marks === 'none' ? Math.max(0, pointsOf(evidence, 'solved')) : 0;
  const outage = pointsOf(urgency, 'outage') > 0;
  const problem = pointsOf(evidence, 'problem') + (alarm ? ALARM_POINTS : 0) + (outage ? OUTAGE_POINTS : 0);
  const mocked = Math.max(0, pointsOf(evidence, 'mock'));
  const blame = pointsOf(evidence, 'complaint') + mocked + (alarm?.cause === 'legal' ? ALARM_POINTS : 0);
  // A voucher that does not work is no advertisement.
  const spam = problem > 0 || blame > 0 ? 0 : pointsOf(evidence, 'spam');
  const trouble = troubleOf(reading, evidence, mood, spam) + (alarm ? TROUBLE.alarm : 0) + TROUBLE.solved * solved;
  const moody = !isHarmless(reading, evidence) && mood > (asking.opens ? ASKING_MOOD : BLAMING_MOOD);
  if (trouble > 0 && (problem > 0 || blame > 0 || moody)) {
    const value = blame > 0 || mood > 0.4 ? 'complaint' : 'problem';
    const words = [
      evidenceWords(evidence, value),
      value === 'complaint' ? evidenceWords(evidence, 'problem') : '',
      evidenceWords(evidence, 'mock'),
      alarm?.words.join(' · '),
    ];
    const reason = words.filter(Boolean).join(' · ') || 'its mood';
    return { value, confidence: Math.min(0.95, logistic(0.3 + 0.7 * trouble)), reason };
  }
  const spoken = countWords(reading.tokens) >= LEAST_WORDS;
  const praise = pointsOf(evidence, 'praise') - 2 * (spoken ? mood : Math.max(0, mood));
  const thanks = Math.max(0, pointsOf(evidence, 'thanks') - Math.max(0, 2 * mood));
  const asks =
    asking.words.length > 0 &&
    (asking.question >= LEAST_POINTS || asking.request >= (mood < GLAD_MOOD ? SURE_REQUEST : LEAST_POINTS));
  const points: Record<string, number> = {
    question: asking.question,
    request: asking.request,
    problem: problem * PROBLEM_SHARE - solved,
    praise: asks ? Math.min(MOST_GOODWILL, praise) : praise,
    thanks: (asks || marks === 'open' ? Math.min(MOST_GOODWILL, thanks) : thanks) + solved,
    spam,
  };
  const ranked = Object.entries(points).sort((a, b) => b[1] - a[1]);
  const [value, best] = ranked[0]!;
  if (best < LEAST_POINTS) return { value: 'other', confidence: 0.55, reason: 'no phrase of any intent' };
  const lead = best - ranked[1]![1];
  const reason =
    value === 'problem' && alarm
      ? alarm.words.join(' · ')
      : value === 'question' || value === 'request'
        ? asking.words.join(' · ') || 'a question mark'
        : evidenceWords(evidence, value) || (solved ? evidenceWords(evidence, 'solved') : 'its mood');
  return { value, confidence: Math.min(0.95, logistic(0.2 + 0.5 * lead + 0.1 * best)), reason };
}

/** What a post asks for: a question mark speaks for the likelier of the two, and politeness for a request. */
function askingOf(
  reading: PostReading,
  evidence: ReadonlyMap<string, Evidence>,
  marks: ReturnType<typeof questionMarks>,
): { question: number; request: number; opens: boolean; words: string[] } {
  const openings = openingsOf(reading);
  const question = pointsOf(evidence, 'question') + openings.length;
  const courtesy = question > 0 ? 0 : pointsOf(evidence, 'courtesy');
  const request = pointsOf(evidence, 'request') + courtesy;
  const mark = marks === 'open' || (marks === 'courteous' && question + request > 0) ? QUESTION_MARK_POINTS : 0;
  const asked = request > 0 ? [question, request + mark] : [question + mark, request];
  const words = [...openings];
  for (const value of ASKED) {
    const found = evidence.get(value);
    if (found) words.push(...found.words);
  }
  return { question: asked[0]!, request: asked[1]!, opens: openings.length > 0, words: words.slice(0, SHOWN_WORDS) };
}

function troubleOf(reading: PostReading, evidence: ReadonlyMap<string, Evidence>, mood: number, spam: number): number {
  const clamped = (points: number) => Math.max(-MOST_POINTS, Math.min(MOST_POINTS, points));
  const clampedPoints = (value: string) => clamped(pointsOf(evidence, value));
  const handles = reading.tokens.filter((token) => token.kind === 'handle').length;
  const linked = reading.tokens.some((token) => token.kind === 'url');
  return (
    TROUBLE.start +
    TROUBLE.complaint * clampedPoints('complaint') +
    TROUBLE.problem * clampedPoints('problem') +
    TROUBLE.mood * mood +
    TROUBLE.own * (clampedPoints('own') > 0 ? 1 : 0) +
    TROUBLE.link * (linked ? 1 : 0) +
    TROUBLE.otherHandles * Math.max(0, handles - 1) +
    TROUBLE.praise * clampedPoints('praise') +
    TROUBLE.thanks * clampedPoints('thanks') +
    TROUBLE.spam * clamped(spam) +
    TROUBLE.mock * Math.max(0, clampedPoints('mock'))
  );
}

/** Whether what sounds bad is manners or an idiom: a long post may say sorry and be angry. */
function isHarmless({ tokens }: PostReading, evidence: ReadonlyMap<string, Evidence>): boolean {
  const points = pointsOf(evidence, 'harmless');
  return points >= SURELY_HARMLESS || (points > 0 && tokens.length <= SHORT_POST);
}

/** The mood, which mockery turns and a "thanks, but" takes the gladness from. */
function toneOf(reading: PostReading, evidence: ReadonlyMap<string, Evidence>): number {
  const mood = moodOf(reading);
  if (pointsOf(evidence, 'mock') > 0) return Math.max(MOCKING_MOOD, mood);
  return pointsOf(evidence, 'thanks') < 0 ? Math.max(0, mood) : mood;
}

/** −1 glad … 1 angry, from the sentiment label. */
function moodOf(reading: PostReading): number {
  const label = reading.labels.sentiment;
  if (!label || !('value' in label)) return 0;
  if (label.shares) return (label.shares.negative ?? 0) - (label.shares.positive ?? 0);
  const sign = label.value === 'negative' ? 1 : label.value === 'positive' ? -1 : 0;
  return WORDS_SHARE * sign * label.confidence;
}
