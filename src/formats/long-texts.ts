/** Long posts of an archive: tweets.js keeps their beginning, note-tweet.js the whole, and no id joins the two. */
import { textAt, timeAt } from '../payloads/json.ts';
import { wordsOfX } from '../payloads/x-text.ts';
import { siblingRecords } from './archive-records.ts';
import type { Sibling } from './format.ts';

export interface LongTexts {
  /** The whole text of a post of which only the beginning is known, or undefined. */
  textFor(beginning: string, createdAt: number): string | undefined;
}

interface LongText {
  text: string;
  /** Without the handles a reply begins with, which only tweets.js may hold. */
  words: string;
  taken: boolean;
}

const SECONDS_APART = 10;
const LEAST_CHARACTERS = 100;
const LEADING_HANDLES = /^(?:@\w{1,20} )*/;

/** Joins by time (within 10 s) and by the beginning of the text, which tweets.js truncates with "…" and a link. */
export async function longTexts(files: Sibling[]): Promise<LongTexts> {
  const bySecond = new Map<number, LongText[]>();
  for await (const record of siblingRecords(files)) {
    const text = textAt(record, 'noteTweet', 'core', 'text');
    const time = timeAt(record, 'noteTweet', 'createdAt');
    if (text === undefined || time === undefined) continue;
    const note = { text, words: plain(text.replace(LEADING_HANDLES, '')), taken: false };
    bySecond.set(time, [...(bySecond.get(time) ?? []), note]);
  }
  return {
    textFor(beginning, createdAt) {
      if (bySecond.size === 0 || beginning.length < LEAST_CHARACTERS) return undefined;
      const handles = LEADING_HANDLES.exec(beginning)![0];
      const words = plain(withoutEllipsis(beginning.slice(handles.length)));
      for (let apart = 0; apart <= SECONDS_APART; apart++)
        for (const second of apart === 0 ? [createdAt] : [createdAt - apart, createdAt + apart]) {
          const note = bySecond.get(second)?.find((candidate) => !candidate.taken && candidate.words.startsWith(words));
          if (!note) continue;
          note.taken = true;
          return handles !== '' && !note.text.startsWith('@') ? handles + note.text : note.text;
        }
      return undefined;
    },
  };
}

/** The words before the "…" and the link to the whole post. */
function withoutEllipsis(text: string): string {
  const ellipsis = text.lastIndexOf('…');
  const link = text.lastIndexOf('https://t.co/');
  return text.slice(0, ellipsis > 0 ? ellipsis : link > 0 ? link : undefined);
}

/** tweets.js escapes three characters, note-tweet.js may not: both are compared unescaped. */
function plain(text: string): string {
  return wordsOfX(text).replace(/\s+/g, ' ').trim();
}
