/** Turns in a list, one line each, and as JSON. */
import type { Context } from '../../context.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import { formatDuration } from '../../domain/duration.ts';
import type { Mask } from '../../queue/masking.ts';
import type { ShownTurn } from '../../store/reading/conversations.ts';

export interface TurnList {
  title: string;
  turns: readonly ShownTurn[];
  /** How many there are in all. */
  count: number;
  /** Whether they are turns of several accounts. */
  withNames: boolean;
}

export async function printTurns(context: Context, { title, turns, count, withNames }: TurnList): Promise<void> {
  const { terminal } = context;
  const [{ listText }, config] = await Promise.all([import('../../terminal/table.ts'), context.config()]);
  const zone = config.timezone.value;
  const channels = new Set(turns.map(({ channel }) => channel));
  if (terminal.laidOut) terminal.out(terminal.palette.strong(title));
  await terminal.write(
    listText(
      turns,
      [
        { label: 'Asked', text: (turn) => formatTime(turn.asked_at, zone), plain: (turn) => isoTime(turn.asked_at) },
        ...(channels.size > 1 ? [{ label: 'Channel', text: (turn: ShownTurn) => turn.channel }] : []),
        ...(withNames ? [{ label: 'Who', text: (turn: ShownTurn) => `@${turn.customer}` }] : []),
        { label: 'Brand', text: (turn) => turn.brand },
        {
          label: 'Waited',
          text: waitText,
          plain: (turn) => (turn.answered_at === null ? turn.status : String(turn.answered_at - turn.asked_at)),
        },
        { label: 'Post', text: (turn) => turn.asked_post },
        { label: 'Text', text: (turn) => turn.text, truncate: true },
      ],
      terminal,
    ),
  );
  if (count > turns.length) terminal.note(`${count - turns.length} more: --limit ${count}`);
  terminal.note('next: socialcare show POST');
}

/** '2 h 05 min', with '(inferred)' where a name alone connects the answer; else what became of the turn. */
export function waitText({ status, asked_at, answered_at, inferred }: ShownTurn): string {
  if (status !== 'answered') return status;
  return `${formatDuration(answered_at! - asked_at)}${inferred ? ' (inferred)' : ''}`;
}

/** The turn without the name of its customer. */
export function maskedTurn(turn: ShownTurn, mask: Mask): ShownTurn {
  return { ...turn, customer: mask.name(turn.customer), text: mask.text(turn.text, turn.channel) };
}

export function turnObject({ thread: _, account: __, asked_at, answered_at, inferred, text: ___, ...turn }: ShownTurn) {
  return {
    ...turn,
    inferred: inferred === 1,
    asked_at: isoTime(asked_at),
    answered_at: isoTime(answered_at),
    wait_seconds: answered_at === null ? null : answered_at - asked_at,
  };
}
