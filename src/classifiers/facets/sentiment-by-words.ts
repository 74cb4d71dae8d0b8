/** Sentiment by graded words, in languages that have a table of them: neutral unless there is enough for something else. */
import type { Label, PostReading } from '../classifier.ts';
import { evidenceWords, logistic, pointsOf } from '../text/evidence.ts';
import { countWords } from '../text/tokens.ts';
import { intentEvidence } from './intent-evidence.ts';
import { moodOf } from './mood.ts';

/** What phrases of trouble weigh beside words of blame, per point of theirs; phrases of both kinds are often the same words. */
const COMPLAINT_SHARE = 0.4;
const PROBLEM_SHARE = 0.25;
/** What it is worth that a trouble is over. */
const SOLVED_POINTS = 0.5;
/** Points that a post needs, and the words beyond which every so many need one more: long texts hold many a word. */
const LEAST_POINTS = 1;
const SHORT_WORDS = 30;
const WORDS_A_POINT = 40;
/** A label at its threshold is right as often as not, or a little more. */
const AT_THRESHOLD = 0.1;
const SHOWN_WORDS = 5;
const TROUBLES: readonly string[] = ['complaint', 'problem'];

/** The label of a post in one of the languages that `knowsMood` knows. */
export function sentimentByWords(reading: PostReading, language: string): Label {
  const mood = moodOf(reading.text, reading.tokens, language);
  const intents = intentEvidence(reading);
  const solved = pointsOf(intents, 'solved') > 0;
  const trouble = COMPLAINT_SHARE * pointsOf(intents, 'complaint') + PROBLEM_SHARE * pointsOf(intents, 'problem');
  const blame = solved ? mood.blame : Math.max(mood.blame, trouble);
  const balance = mood.praise + (solved ? SOLVED_POINTS : 0) - blame;
  const needed = neededPoints(reading);
  const value = balance >= needed ? 'positive' : balance <= -needed ? 'negative' : 'neutral';
  const [own, ruled] = value === 'negative' ? [mood.blaming, TROUBLES] : [mood.praising, ['solved']];
  const found = [...own.slice(0, SHOWN_WORDS), ...ruled.map((intent) => evidenceWords(intents, intent))];
  return {
    value,
    confidence: logistic(AT_THRESHOLD + Math.abs(Math.abs(balance) - needed)),
    reason: (value !== 'neutral' && [...new Set(found.filter(Boolean))].join(' · ')) || 'no strong word',
  };
}

function neededPoints({ tokens }: PostReading): number {
  return LEAST_POINTS + Math.max(0, countWords(tokens) - SHORT_WORDS) / WORDS_A_POINT;
}
