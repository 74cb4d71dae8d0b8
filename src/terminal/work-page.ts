/** The page of one waiting turn: who, how urgent and what is known at the top, the thread below; its keys are asked under it. */
import type { Palette } from '../domain/palette.ts';
import { safeLine } from '../domain/safe-text.ts';
import { displayWidth, truncateToWidth } from '../domain/text-width.ts';
import type { KeyQuestion } from './one-key.ts';

export interface WorkPage {
  /** '@ann → acme on x' */
  title: string;
  /** 'waited 3 h of 1 h' */
  wait: string;
  tone: 'bad' | 'warn' | 'good';
  /** 'done 3, 47 left' */
  progress: string;
  /** What is known, one line each, from the most to the least important. */
  facts: readonly { name: string; text: string }[];
  /** Lines of the thread (or of whatever is shown in its place), ready for the screen. */
  body: readonly string[];
  /** First line of the body that is shown. */
  top: number;
  /** Posts above and below the body that were not even drawn. */
  before: number;
  after: number;
  /** The result of the last key. */
  message: string;
}

export interface PageSize {
  rows: number;
  columns: number;
}

/** Every key that does something by itself. */
export const WORK_KEYS: KeyQuestion = {
  options: [
    { key: 'n', text: 'no reply' },
    { key: 'e', text: 'elsewhere' },
    { key: 't', text: 'team' },
    { key: 'z', text: 'snooze' },
    { key: 'a', text: 'assign' },
    { key: '#', text: 'tag' },
    { key: 'm', text: 'note' },
    { key: 'l', text: 'label' },
    { key: 'c', text: 'copy reply' },
    { key: 'o', text: 'open' },
    { key: 's', text: 'skip' },
    { key: 'u', text: 'undo' },
    { key: 'v', text: 'reveal' },
    { key: 'h', text: 'history' },
    { key: '?', text: 'help' },
    { key: 'q', text: 'quit' },
  ],
};

const MIN_BODY_ROWS = 4;
const MIN_PROGRESS_COLUMNS = 60;
const WAIT_SHARE = 0.6;

export interface Drawn {
  lines: string[];
  /** Number of rows of the body. */
  room: number;
}

/** The lines of the page, exactly as many as there are rows. */
export function drawWorkPage(page: WorkPage, { rows, columns }: PageSize, palette: Palette, unicode: boolean): Drawn {
  const dots = unicode ? '…' : '...';
  const plain = (text: string) => (unicode ? text : text.replaceAll('·', '|'));
  const shorten = (text: string, width = columns) => truncateToWidth(plain(safeLine(text)), Math.max(4, width), dots);
  const head = headLines(page, columns, palette, shorten);
  const message = palette.good(shorten(page.message));
  const facts = page.facts.slice(0, Math.max(0, rows - head.length - 3 - MIN_BODY_ROWS));
  const names = Math.max(0, ...facts.map(({ name }) => displayWidth(name))) + 2;
  const known = facts.map(({ name, text }) => palette.dim(name.padEnd(names)) + shorten(text, columns - names));
  const room = Math.max(1, rows - head.length - known.length - 3);
  const top = Math.max(0, Math.min(page.top, page.body.length - room));
  const shown = page.body.slice(top, top + room);
  const above = top;
  const below = Math.max(0, page.body.length - top - room);
  return {
    room,
    lines: [
      ...head,
      ...known,
      rule(above, page.before, unicode ? '↑' : '^', columns, palette, unicode),
      ...shown,
      ...Array.from({ length: room - shown.length }, () => ''),
      rule(below, page.after, unicode ? '↓' : 'v', columns, palette, unicode),
      message,
    ],
  };
}

function headLines(
  { title, wait, tone, progress }: WorkPage,
  columns: number,
  palette: Palette,
  shorten: (text: string, width?: number) => string,
): string[] {
  const right = columns < MIN_PROGRESS_COLUMNS ? '' : safeLine(progress);
  const waited = shorten(wait, Math.floor(columns * WAIT_SHARE));
  const left = shorten(title, columns - displayWidth(right) - displayWidth(waited) - 4);
  const gap = ' '.repeat(Math.max(0, columns - displayWidth(left) - displayWidth(waited) - displayWidth(right) - 2));
  return [`${palette.strong(left)}  ${palette[tone](waited)}${gap}${palette.dim(right)}`];
}

/** A line across the screen that says how much is out of sight beyond it. */
function rule(
  lines: number,
  posts: number,
  arrow: string,
  columns: number,
  palette: Palette,
  unicode: boolean,
): string {
  const hidden = posts > 0 ? `${lines} lines and ${posts} posts more` : `${lines} more`;
  const words = lines + posts > 0 ? ` ${arrow} ${hidden} ` : '';
  return palette.dim(
    (unicode ? '─' : '-').repeat(Math.max(0, columns - words.length - 2)) + words + (unicode ? '──' : '--'),
  );
}

export const HELP_LINES: readonly string[] = [
  'One key decides; nothing is ever sent, and every decision is one appended row.',
  '',
  'n  needs no reply, with the reason        e  answered elsewhere: phone, DM, mail',
  't  escalate to a team                     z  snooze until later',
  'a  assign to a person                     #  tag',
  'm  note                                   l  correct a label',
  'c  copy a reply from the templates        o  open the post in the browser',
  's  skip for this session                  u  undo, back to the first of this session',
  'v  show private data, hide it again       h  everything with this customer',
  'arrows, PgUp/PgDn, Home/End, j/k          scroll the thread',
  'q  close this help; quit with a summary   Ctrl-C  leave at once; nothing is lost',
  '',
  'What you see is claimed by you for ten minutes: nobody else is given it meanwhile.',
  'The same by flags: socialcare triage POST --as … (socialcare triage --help)',
];
