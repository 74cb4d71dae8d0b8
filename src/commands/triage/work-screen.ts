/** What of a waiting turn is on the screen: its thread, the customer's past or the help, and how far down. */

import { formatDuration } from '../../domain/duration.ts';
import { targetText } from '../../domain/policy.ts';
import { wrapToWidth } from '../../domain/text-width.ts';
import type { Key, KeyQuestion } from '../../terminal/one-key.ts';
import { drawWorkPage, HELP_LINES, type PageSize, WORK_KEYS } from '../../terminal/work-page.ts';
import type { TriageSession } from './session.ts';
import type { DrawnThread, WorkItem } from './work-item.ts';

export interface WorkScreen {
  /** Draws the page and waits for a key; of a choice when there is one. @throws Interrupted */
  ask(question?: KeyQuestion): Promise<Key>;
  /** Moves in the text; false for a key that does not. */
  scroll(key: Key): boolean;
  /** Shows the past or the help in place of the thread, and the thread again. */
  toggle(what: 'history' | 'help'): void;
  /** Shows the thread again; false where it is shown already. */
  back(): boolean;
}

const SCROLLING: ReadonlySet<string> = new Set(['up', 'k', 'down', 'j', 'pageup', 'pagedown', 'home', 'end']);
const TONES = { breached: 'bad', 'at-risk': 'warn', 'in-time': 'good', none: 'good' } as const;
const WAITING = { breached: 'passed', 'at-risk': 'at risk', 'in-time': 'in time', none: 'asks for nothing' } as const;

export function openWorkScreen(session: TriageSession, work: WorkItem): WorkScreen {
  const { page, queue, tally } = session;
  const { terminal } = session.context;
  const { item, turn } = work;
  let shown: 'thread' | 'history' | 'help' = 'thread';
  let top: number | undefined;
  let room = 1;
  let length = 0;
  let columns = 80;
  let whole = false;

  function look() {
    const { messagePalette: palette, unicode } = terminal;
    return { width: columns, unicode, palette };
  }

  function body(): DrawnThread {
    if (shown === 'thread') return work.thread(session.reveal, look(), whole);
    const help = () => HELP_LINES.flatMap((each) => wrapToWidth(each, columns));
    return { lines: shown === 'help' ? help() : work.history(session.reveal, look()), asked: 0, before: 0, after: 0 };
  }

  /** Draws all of a long thread, at the same place: from now on somebody moves in it. */
  function widen(): void {
    if (whole || shown !== 'thread') return;
    const { asked } = body();
    whole = true;
    const moved = body();
    top = (top ?? asked) + moved.asked - asked;
    length = moved.lines.length;
  }

  function draw(size: PageSize): string[] {
    columns = size.columns;
    const { messagePalette: palette, unicode } = terminal;
    const { lines, asked, before, after } = body();
    const waited = queue.triage.waited(item.brand, item.askedAt, queue.now());
    const target = item.risk !== 'none' ? ` of ${targetText(item.outcome.targetSeconds, queue.triage.policy)}` : '';
    const shownNow = {
      title: `@${work.who(session.reveal)} ${unicode ? '→' : '->'} ${turn.brand} on ${turn.channel}`,
      wait: `${formatDuration(waited)}${target}, ${WAITING[item.risk]}`,
      tone: TONES[item.risk],
      progress: `done ${tally.made.length}, ${session.waiting} left`,
      facts: work.facts,
      body: lines,
      top: top ?? asked,
      before,
      after,
      message: session.message,
    };
    const drawn = drawWorkPage(shownNow, size, palette, unicode);
    room = drawn.room;
    length = lines.length;
    top = Math.max(0, Math.min(top ?? asked, length - room));
    return drawn.lines;
  }

  return {
    ask: (question = WORK_KEYS) => page.ask(question, draw),
    scroll(key) {
      if (!SCROLLING.has(key)) return false;
      widen();
      const at = top ?? 0;
      const steps: Record<string, number> = {
        up: at - 1,
        k: at - 1,
        down: at + 1,
        j: at + 1,
        pageup: at - room,
        pagedown: at + room,
        home: 0,
        end: length,
      };
      top = Math.max(0, Math.min(steps[key]!, length - room));
      return true;
    },
    toggle(what) {
      shown = shown === what ? 'thread' : what;
      top = undefined;
    },
    back() {
      if (shown === 'thread') return false;
      shown = 'thread';
      top = undefined;
      return true;
    },
  };
}
