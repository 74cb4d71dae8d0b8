/** Mood: what the words of a post in one language add up to, with what turns, strengthens and takes back. */
import { MOOD_WORDS } from '../tables/moods/index.ts';
import { MOOD_PICTURES } from '../tables/moods/pictures.ts';
import { type MoodEntry, type MoodLexicon, type MoodPhrase, moodLexicon } from '../text/mood-lexicon.ts';
import type { Token } from '../text/tokens.ts';

export interface Mood {
  /** Sums of the weights of what praises and of what blames, neither below 0. */
  praise: number;
  blame: number;
  /** The post's own words behind each. */
  praising: string[];
  blaming: string[];
}

/** A word or phrase that weighs. */
interface Item {
  weight: number;
  /** Offsets into the text. */
  start: number;
  end: number;
  /** No "not" behind it can turn it: one has, or it is a phrase. */
  fixed: boolean;
}

/** A post with its spellings, undefined where a token is no word. */
interface Reading {
  tokens: readonly Token[];
  spellings: readonly (string | undefined)[];
  entries: readonly (MoodEntry | undefined)[];
}

/** What a "not" reaches ahead of it and behind it, in words. */
const REACH = { ahead: 3, behind: 6 } as const;
/** A turned praise blames, a turned blame hardly praises. */
const TURNED = { praise: -1, blame: -0.25 } as const;
/** What a word gains by a "very" right before it. */
const MORE = 0.5;
/** What is left of praise and blame before a "but", and of praise that opens a sentence and goes on after a comma. */
const BEFORE_BUT = 0.4;
const OPENING = 0.5;
const THANKS = 1;
/** Words of less than this are faint, and many of them together still no plain one: news is full of delays, strikes and losses. */
const PLAIN = 1;
const MOST_FAINT = 0.75;
const CLAUSE_ENDS = new Set(['.', ',', ';', ':', '!', '?', '(', ')', '–', '—']);
const SENTENCE_ENDS = new Set(['.', '!', '?']);
const DRAWN_OUT = /(.)\1{2,}/gu;

const pictures = new Map(
  MOOD_PICTURES.flatMap(([weight, signs]) => signs.split(' ').map((sign) => [sign, weight] as const)),
);
const lexicons = new Map<string, MoodLexicon>();

/** Whether the words of a language are known, by its ISO 639-1 code. */
export function knowsMood(language: string): boolean {
  return Object.hasOwn(MOOD_WORDS, language);
}

/** What the words of a post add up to; the language must be one that {@link knowsMood} knows. */
export function moodOf(text: string, tokens: readonly Token[], language: string): Mood {
  let lexicon = lexicons.get(language);
  if (!lexicon) {
    lexicon = moodLexicon(MOOD_WORDS[language]!);
    lexicons.set(language, lexicon);
  }
  const spellings = tokens.map((token) => spellingOf(text, token));
  const entries = spellings.map((spelling, at) =>
    spelling === undefined ? undefined : lexicon.entryOf(tokens[at]!, spelling),
  );
  const mood: Mood = { praise: 0, blame: 0, praising: [], blaming: [] };
  const faint = { praise: 0, blame: 0 };
  for (const { weight, start, end } of weigh({ tokens, spellings, entries })) {
    const side = weight > 0 ? 'praise' : 'blame';
    (Math.abs(weight) < PLAIN ? faint : mood)[side] += Math.abs(weight);
    (weight > 0 ? mood.praising : mood.blaming).push(text.slice(start, end));
  }
  mood.praise += Math.min(MOST_FAINT, faint.praise);
  mood.blame += Math.min(MOST_FAINT, faint.blame);
  return mood;
}

function weigh(reading: Reading): Item[] {
  const { tokens, spellings, entries } = reading;
  const asks = tokens.some(({ kind, text }) => kind === 'mark' && text === '?');
  const items: Item[] = [];
  /** Where the clause and the sentence began among the items. */
  let [clause, sentence] = [0, 0];
  /** For how many words the last "not" still holds. */
  let turning = 0;
  let opens = true;
  let strength = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const entry = entries[at];
    if (spellings[at] === undefined) {
      const weight = pictures.get(token.text);
      if (weight !== undefined) items.push({ weight, start: token.start, end: token.end, fixed: true });
      if (token.kind !== 'mark' || !CLAUSE_ENDS.has(token.text)) continue;
      [turning, strength, clause] = [0, 0, items.length];
      if (SENTENCE_ENDS.has(token.text)) [sentence, opens] = [items.length, true];
      continue;
    }
    if (!entry) {
      [strength, opens] = [0, false];
      if (turning > 0) turning--;
      continue;
    }
    const { roles } = entry;
    const found = phraseAt(reading, at, entry);
    if (found) {
      const { phrase, last } = found;
      let { weight } = phrase;
      if (weight > 0 && turning > 0) weight *= TURNED.praise;
      else if (weight > 0 && opens && roles.has('openers')) weight *= openingShare(reading, last);
      if (weight !== 0) items.push({ weight, start: token.start, end: tokens[last]!.end, fixed: true });
      at = last;
      turning = phrase.turns ? REACH.ahead : 0;
      [strength, opens] = [0, false];
      continue;
    }
    if (roles.has('but')) {
      for (let back = sentence; back < items.length; back++) items[back]!.weight *= BEFORE_BUT;
      [turning, strength, clause] = [0, 0, items.length];
      continue;
    }
    if (roles.has('turnsBack')) turnBack(items, clause, tokens, at);
    if (roles.has('turns')) turning = REACH.ahead + 1;
    else {
      let weight = roles.has('thanks') ? (asks ? 0 : THANKS) : entry.weight;
      if (weight > 0 && opens && roles.has('openers')) weight *= openingShare(reading, at);
      if (weight !== 0) {
        weight += Math.sign(weight) * strength;
        const fixed = turning > 0;
        if (fixed) weight *= weight > 0 ? TURNED.praise : TURNED.blame;
        items.push({ weight, start: token.start, end: token.end, fixed });
      }
    }
    opens &&= roles.has('openers');
    strength = roles.has('more') ? MORE : 0;
    if (turning > 0) turning--;
  }
  return items;
}

/** "Gefällt mir nicht": the last word that weighs in the clause, if it stands near and nothing turned it yet. */
function turnBack(items: readonly Item[], clause: number, tokens: readonly Token[], at: number): void {
  const item = items.at(-1);
  if (!item || items.length <= clause || item.fixed) return;
  let between = 0;
  for (let back = at - 1; back >= 0 && tokens[back]!.start >= item.end; back--)
    if (tokens[back]!.kind === 'word') between++;
  if (between > REACH.behind) return;
  item.weight *= item.weight > 0 ? TURNED.praise : TURNED.blame;
  item.fixed = true;
}

/** What an opener's praise is worth: nothing in "Gut, dann kündige ich", half in "Super, danke". */
function openingShare({ tokens, entries }: Reading, at: number): number {
  const onward = (place: number) => entries[place]?.roles.has('onward') === true;
  const next = tokens[at + 1];
  if (next?.kind !== 'mark') return onward(at + 1) ? 0 : 1;
  if (next.text !== ',' && next.text !== '.') return 1;
  return onward(at + 2) ? 0 : next.text === ',' ? OPENING : 1;
}

function phraseAt(
  { tokens, spellings }: Reading,
  at: number,
  { phrases }: MoodEntry,
): { phrase: MoodPhrase; last: number } | undefined {
  for (const phrase of phrases) {
    let last = at;
    let matched = 1;
    while (matched < phrase.words.length) {
      last++;
      while (tokens[last]?.kind === 'mark' && !CLAUSE_ENDS.has(tokens[last]!.text)) last++;
      if (spellings[last] !== phrase.words[matched]) break;
      matched++;
    }
    if (matched === phrase.words.length) return { phrase, last };
  }
  return undefined;
}

/** A word as it is written, in small letters. */
function spellingOf(text: string, { kind, start, end, long }: Token): string | undefined {
  if (kind !== 'word' && kind !== 'hashtag' && kind !== 'part') return undefined;
  const written = text.slice(text[start] === '#' ? start + 1 : start, end).toLowerCase();
  return long ? written.replace(DRAWN_OUT, '$1') : written;
}
