/** A thread as a conversation: who wrote when, how long the customer waited, sides distinct without colour. */
import { formatTime } from '../domain/clock-time.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Palette } from '../domain/palette.ts';
import { safeLine, safeText } from '../domain/safe-text.ts';
import { proseWidth, wrapToWidth } from '../domain/text-width.ts';
import type { ThreadView, ThreadViewPost } from '../domain/thread-view.ts';

export interface ThreadScreen {
  width: number;
  unicode: boolean;
  palette: Palette;
}

const DEEPEST = 4;
const STEP = 2;
const SIDES = {
  customer: { sign: '>', edge: { unicode: '│', ascii: '|' }, indent: 0 },
  brand: { sign: '<', edge: { unicode: '┃', ascii: '#' }, indent: 4 },
  other: { sign: '-', edge: { unicode: '┊', ascii: ':' }, indent: 2 },
} as const;

/** The whole view, ending in a newline. Customers stand at the left margin, the brand is set in behind a heavy edge. */
export function threadText(view: ThreadView, { width, unicode, palette }: ThreadScreen): string {
  const screen = { width: proseWidth(width), unicode, palette };
  const lines = [...wrapToWidth(safeLine(view.title), screen.width).map(palette.strong), ''];
  for (const post of view.posts) lines.push(...postLines(post, view.timezone, screen), '');
  if (view.status) lines.push(...wrapToWidth(safeLine(view.status), screen.width).map(palette.warn), '');
  return `${lines.slice(0, -1).join('\n')}\n`;
}

/** The lines of one post and an edge that marks the side; none wider than the screen. */
export function postLines(post: ThreadViewPost, timezone: string, { width, unicode, palette }: ThreadScreen): string[] {
  const side = SIDES[post.side];
  const margin = ' '.repeat(side.indent + STEP * Math.min(post.depth ?? 0, DEEPEST));
  const paint = post.side === 'brand' ? palette.accent : palette.strong;
  const facts = [
    formatTime(post.at, timezone),
    ...(post.id ? [safeLine(post.id)] : []),
    ...(post.marks ?? []).map(safeLine),
  ];
  const dot = unicode ? ' · ' : ' | ';
  const head = `${side.sign} ${paint(safeLine(post.who))} ${palette.dim(`(${post.side}) ${facts.join(dot)}`)}`;
  const edge = `${margin}${palette.dim(unicode ? side.edge.unicode : side.edge.ascii)} `;
  const room = Math.max(20, width - margin.length - 2);
  const words = post.text === null ? [palette.dim('(text not available)')] : safeText(post.text).split('\n');
  const body = words.flatMap((line) => wrapToWidth(line, room)).map((line) => (edge + line).trimEnd());
  const waited = post.wait_seconds === undefined ? [] : [palette.good(answeredText(post.wait_seconds, unicode))];
  return [...[...waited, ...wrapToWidth(head, room)].map((line) => margin + line), ...body];
}

function answeredText(seconds: number, unicode: boolean): string {
  return `${unicode ? '↳' : '->'} answered after ${formatDuration(seconds)}`;
}
