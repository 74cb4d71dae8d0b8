/** One waiting turn as it is shown: the thread, the labels with their reasons, the customer's history. */

import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { formatTime } from '../../domain/clock-time.ts';
import { describeDecision } from '../../domain/decision.ts';
import { DAY_SECONDS, formatDuration } from '../../domain/duration.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { truncateToWidth } from '../../domain/text-width.ts';
import { maskedDecisions, maskedPosts } from '../../queue/masked-thread.ts';
import type { Mask } from '../../queue/masking.ts';
import { isShownLabel, threadViewPosts } from '../../queue/thread-view.ts';
import type { NamedItem } from '../../queue/triage-context.ts';
import { labelsOfThread } from '../../store/labels/post-labels.ts';
import type { Store } from '../../store/open.ts';
import { threadPosts as readThread } from '../../store/reading/conversations.ts';
import { customerHistory, type PastTurn } from '../../store/reading/customer-history.ts';
import { decisionsOfThread } from '../../store/work/decisions.ts';
import { postLines, type ThreadScreen } from '../../terminal/thread.ts';
import { addressOf } from './without-deciding.ts';

export interface WorkItem extends NamedItem {
  /** Unix seconds. */
  shownAt: number;
  url: string | undefined;
  facts: { name: string; text: string }[];
  /** Ids of the decisions that are shown. */
  decided: ReadonlySet<string>;
  /** What the customer is called. */
  who(reveal: boolean): string;
  /** Whether something is masked, so that revealing shows more. */
  isMasked(): boolean;
  /** The thread as lines; of a long one only the posts around the asking one, unless the whole is asked for. */
  thread(reveal: boolean, screen: ThreadScreen, whole: boolean): DrawnThread;
  history(reveal: boolean, screen: ThreadScreen): string[];
}

export interface DrawnThread {
  lines: string[];
  /** The line at which the asking post begins. */
  asked: number;
  /** Posts before and after that were not drawn. */
  before: number;
  after: number;
}

/** Reading of texts: private data masked, and the reasons of labels, which the store does not keep. */
export interface TextReading {
  mask(text: string): string;
  reasons(text: string, lang: string | undefined): PostReason[];
}

export interface PostReason {
  facet: string;
  value: string;
  confidence: number;
  reason: string;
}

/** Posts drawn on either side of the asking one, until the person scrolls. */
const AROUND = 30;
const HISTORY_LIMIT = 200;
const RECENT_DAYS = 30;

/**
 * @param hidden masks names as well, where these are not to be shown
 * @param asOf unix seconds at which waits end; undefined where they still grow
 */
export async function openWorkItem(
  context: Context,
  store: Store,
  { item, turn }: NamedItem,
  channels: readonly string[],
  { mask, reasons: reasonsOf }: TextReading,
  asOf: number | undefined,
  hidden?: Mask,
): Promise<WorkItem> {
  const zone = (await context.config()).timezone.value;
  const [posts, labels, decisions, history] = await store.together((db) =>
    Promise.all([
      readThread(db, turn.thread),
      labelsOfThread(db, turn.thread),
      decisionsOfThread(db, turn.thread),
      customerHistory(db, turn.customerKey, channels, HISTORY_LIMIT),
    ]),
  );
  const asked = posts.find(({ id, channel }) => id === turn.post && channel === turn.channel);
  const past = history.filter(({ key }) => key !== item.turn);
  const rendered = new Map<string, DrawnThread>();
  const place = Math.max(0, asked ? posts.indexOf(asked) : 0);

  function thread(reveal: boolean, screen: ThreadScreen, whole: boolean): DrawnThread {
    const name = `${reveal} ${screen.width} ${whole}`;
    const known = rendered.get(name);
    if (known) return known;
    const lines: string[] = [];
    let start = 0;
    const from = whole ? 0 : Math.max(0, place - AROUND);
    const shownPosts = whole ? posts : posts.slice(from, place + AROUND);
    const names = reveal ? undefined : hidden;
    for (const post of threadViewPosts(names ? maskedPosts(shownPosts, names) : shownPosts, {
      labels,
      decisions: names ? maskedDecisions(decisions, names) : decisions,
      timezone: zone,
      mask: reveal ? undefined : mask,
    })) {
      if (post.id === turn.post) start = lines.length;
      lines.push(...postLines(post, zone, screen), '');
    }
    const after = posts.length - from - shownPosts.length;
    const drawn = { lines: lines.slice(0, -1), asked: start, before: from, after };
    rendered.set(name, drawn);
    return drawn;
  }

  const stored = labels.filter(({ post }) => post === asked?.key);
  const read = asked ? reasonsOf(asked.text, undefined) : [];
  const shown =
    stored.length > 0 ? stored.map((label) => ({ ...label, reason: label.reason || reasonIn(read, label) })) : read;
  return {
    item,
    turn,
    shownAt: context.now(),
    url: addressOf(turn),
    decided: new Set(decisions.map(({ id }) => id)),
    who: (reveal) => (hidden && !reveal ? hidden.name(turn.customer) : turn.customer),
    isMasked: () => hidden !== undefined || posts.some(({ brand, text }) => brand === null && mask(text) !== text),
    thread,
    facts: [
      { name: 'urgency', text: ruleText({ item, turn }) },
      ...labelFacts(shown.filter(isShownLabel).map((label) => (hidden ? maskedReason(label, hidden) : label))),
      { name: 'customer', text: pastText(past, turn.askedAt, turn.followers, zone) },
      ...stateFacts({ item, turn }),
      ...(asOf === undefined
        ? []
        : [{ name: 'as of', text: `${formatTime(asOf, zone)}: waits end there, decisions have the real time` }]),
    ],
    history: (reveal, { width, palette }) => {
      const names = reveal ? undefined : hidden;
      return [
        palette.strong(
          `@${safeLine(names?.name(turn.customer) ?? turn.customer)}: ${past.length} earlier or other turns`,
        ),
        ...past.map((each) =>
          historyLine(names ? { ...each, text: names.text(each.text, each.channel) } : each, zone, width),
        ),
      ];
    },
  };
}

function reasonIn(read: readonly PostReason[], { facet, value }: { facet: string; value: string }): string {
  return read.find((each) => each.facet === facet && each.value === value)?.reason ?? '';
}

/** Reasons are words of the text. */
function maskedReason<Reason extends PostReason>(label: Reason, mask: Mask): Reason {
  return { ...label, reason: mask.text(label.reason) };
}

function labelFacts(labels: readonly PostReason[]): { name: string; text: string }[] {
  if (labels.length === 0) return [];
  const values = labels.map(({ facet, value, confidence }) => `${facet} ${value} ${Math.round(confidence * 100)} %`);
  const because = labels.filter(({ reason }) => reason !== '').map(({ facet, reason }) => `${facet}: ${reason}`);
  return [
    { name: 'labels', text: values.join(' · ') },
    ...(because.length > 0 ? [{ name: 'because', text: because.join(' · ') }] : []),
  ];
}

function ruleText({ item: { outcome } }: NamedItem): string {
  const { rule, priority, team, answerIn, acknowledge } = outcome;
  return [
    priority,
    ...(team ? [`for ${team}`] : []),
    ...(acknowledge ? ['acknowledge at once'] : []),
    ...(answerIn === 'private' ? ['answer in private'] : []),
    ...(rule ? [`rule "${rule}"`] : []),
  ].join(' · ');
}

function stateFacts({ item: { state } }: NamedItem): { name: string; text: string }[] {
  if (!state) return [];
  const words = [
    ...(state.reopened ? ['the customer wrote again after it was closed'] : []),
    ...(state.team ? [`escalated to ${state.team}`] : []),
    ...(state.assignee ? [`assigned to ${state.assignee}`] : []),
    ...state.tags.map((tag) => `#${tag}`),
    ...(state.notes > 0 ? [amount(state.notes, 'note')] : []),
  ];
  return words.length > 0 ? [{ name: 'so far', text: words.join(' · ') }] : [];
}

function pastText(past: readonly PastTurn[], askedAt: number, followers: number | null, zone: string): string {
  const earlier = past.filter(({ asked_at }) => asked_at <= askedAt);
  const crowd = followers === null ? [] : [amount(followers, 'follower')];
  if (earlier.length === 0) return ['first contact stored here', ...crowd].join(' · ');
  const answered = earlier.filter(({ status }) => status === 'answered').length;
  const recent = earlier.filter(({ asked_at }) => asked_at > askedAt - RECENT_DAYS * DAY_SECONDS).length;
  const last = earlier[0]!;
  const elsewhere = [...new Set(earlier.filter(({ same_handle }) => same_handle).map(({ channel }) => channel))];
  return [
    `${earlier.length} earlier, ${answered} answered, ${recent} in ${RECENT_DAYS} d; ${formatDuration(askedAt - last.asked_at)} before: ${outcomeText(last, zone)}`,
    ...(elsewhere.length > 0 ? [`same handle on ${elsewhere.join(', ')}`] : []),
    ...crowd,
  ].join(' · ');
}

function outcomeText({ status, answered_at, asked_at, decisions }: PastTurn, zone: string): string {
  const decided = decisions.at(-1);
  if (status === 'answered') return `answered after ${formatDuration(answered_at! - asked_at)}`;
  return decided ? describeDecision(decided, zone) : status;
}

function historyLine(past: PastTurn, zone: string, width: number): string {
  const where = past.same_handle ? `${past.channel}?` : past.channel;
  return truncateToWidth(
    safeLine(`${formatTime(past.asked_at, zone)}  ${past.brand} (${where})  ${outcomeText(past, zone)}  ${past.text}`),
    width,
  );
}
