/** The metrics of the work itself once more, from the rows of export. */
import { quantile } from './metrics.ts';
import { type Decision, type Exported, localHour, mondayOf, seconds, type Turn } from './turns.ts';

type Row = Record<string, unknown>;

const enough = <Value>(n: number, value: Value): Value | null => (n < 10 ? null : value);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const CLOSING = ['no-reply', 'elsewhere'];
const DECIDING = [...CLOSING, 'escalate', 'assign', 'snooze'];

/** What a decision is called in each dimension. @param teams person -> team */
export function decisionDimensions(
  teams: Readonly<Record<string, string>>,
): Record<string, (decision: Decision, zone: string) => string> {
  const hour = ({ decided_at }: Decision, zone: string) => localHour(decided_at, zone);
  return {
    brand: ({ brand }) => brand,
    channel: ({ channel }) => channel,
    day: (decision, zone) => hour(decision, zone).slice(0, 10),
    week: (decision, zone) => mondayOf(hour(decision, zone).slice(0, 10)),
    month: (decision, zone) => hour(decision, zone).slice(0, 7),
    weekday: (decision, zone) => WEEKDAYS[new Date(hour(decision, zone).slice(0, 10)).getUTCDay()]!,
    hour: (decision, zone) => `${hour(decision, zone).slice(11)}:00`,
    agent: ({ actor }) => actor,
    team: ({ actor }) => teams[actor] ?? '(no team)',
    action: ({ action }) => action,
    reason: ({ value }) => value || '(none)',
  };
}

const about = ({ channel, post, brand }: Decision) => [channel, post, brand].join('\n');

/** @param all of the period and the filter, in the order they were made */
export const WORK: Record<string, (group: readonly Decision[], all: readonly Decision[]) => Row> = {
  decisions(group) {
    const standing = group.filter(({ undone }) => undone === 0);
    const count = (action: string) => standing.filter((each) => each.action === action).length;
    return {
      decisions: group.length,
      turns: new Set(group.map(about)).size,
      undone: group.length - standing.length,
      reopened: standing.filter(({ reopened }) => reopened === 1).length,
      no_reply: count('no-reply'),
      elsewhere: count('elsewhere'),
      escalated: count('escalate'),
      snoozed: count('snooze'),
    };
  },
  'handle-time'(group, all) {
    const timed = group.filter(({ shown_seconds: shown }) => shown !== null && shown <= 600);
    const whose = (decision: Decision) => `${decision.actor}\n${about(decision)}`;
    const times = [...new Set(timed.map(whose))].map((one) =>
      sum(timed.filter((decision) => whose(decision) === one).map((decision) => decision.shown_seconds!)),
    );
    const deciding = all.filter(({ undone, action }) => undone === 0 && DECIDING.includes(action));
    const isFirst = (decision: Decision) => deciding.find((each) => about(each) === about(decision)) === decision;
    const waits = group
      .filter((decision) => decision.asked_at !== null && isFirst(decision))
      .map(({ decided_at, asked_at }) => Math.max(0, seconds(decided_at) - seconds(asked_at!)));
    const n = times.length;
    return {
      handled: n,
      mean_seconds: enough(n, sum(times) / n),
      total_seconds: sum(times),
      away: group.filter(({ shown_seconds: shown }) => shown !== null && shown > 600).length,
      decided: waits.length,
      median_seconds: enough(n, quantile(times, 0.5)),
      p90_seconds: enough(n, quantile(times, 0.9)),
      to_decision: {
        median_seconds: enough(waits.length, quantile(waits, 0.5)),
        p90_seconds: enough(waits.length, quantile(waits, 0.9)),
      },
    };
  },
  'out-of-order'(group) {
    const placed = group.filter(({ ahead, undone }) => ahead !== null && undone === 0);
    const outOfOrder = placed.filter(({ ahead }) => ahead! > 0);
    const medianOf = (decisions: readonly Decision[]) => {
      const followers = decisions.flatMap((decision) => decision.followers ?? []);
      return enough(followers.length, quantile(followers, 0.5));
    };
    const n = placed.length;
    return {
      closed: n,
      out_of_order: outOfOrder.length,
      overtakes: outOfOrder.length,
      passed: sum(placed.map(({ ahead }) => ahead!)),
      share: enough(n, outOfOrder.length / n),
      followers: {
        out_of_order: medianOf(outOfOrder),
        overtaking: medianOf(outOfOrder),
        in_order: medianOf(placed.filter(({ ahead }) => ahead === 0)),
      },
    };
  },
};

interface Life {
  /** ISO times. */
  began: string;
  ended: string | null;
  how: 'answered' | 'closed' | 'gone';
}

/** When a turn stopped waiting, and why: of several reasons the first. */
function lifeOf(turn: Turn, { decisions }: Exported): Life {
  const closing = decisions.findLast(
    ({ brand, channel, post, action, undone, posts_seen }) =>
      brand === turn.brand &&
      channel === turn.channel &&
      turn.post_ids.includes(post) &&
      CLOSING.includes(action) &&
      undone === 0 &&
      posts_seen >= turn.posts,
  );
  const answered =
    turn.wait_seconds === null ? null : new Date((seconds(turn.asked_at) + turn.wait_seconds) * 1000).toISOString();
  const ends = [
    { how: 'answered', ended: answered },
    { how: 'closed', ended: closing?.decided_at ?? null },
    { how: 'gone', ended: turn.status === 'deleted' ? turn.deleted_at : null },
  ] as const;
  const [first] = ends.filter(({ ended }) => ended !== null).sort((a, b) => seconds(a.ended!) - seconds(b.ended!));
  return { began: turn.asked_at, how: 'answered', ended: null, ...first };
}

/**
 * One step of the calendar of the backlog.
 * @param period what it is called: a day, the Monday of a week, or a month
 * @param named what the step that holds a moment is called
 */
export function backlogOf(
  turns: readonly Turn[],
  world: Exported,
  period: string,
  named: (time: string) => string,
): Row {
  const lives = turns.map((turn) => lifeOf(turn, world));
  const ended = (how: Life['how']) =>
    lives.filter((life) => life.ended !== null && life.how === how && named(life.ended) === period).length;
  return {
    period,
    began: lives.filter(({ began }) => named(began) === period).length,
    answered: ended('answered'),
    closed: ended('closed'),
    gone: ended('gone'),
    waiting: lives.filter((life) => named(life.began) <= period && (life.ended === null || named(life.ended) > period))
      .length,
  };
}
