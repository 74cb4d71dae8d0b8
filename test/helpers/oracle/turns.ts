/** Turns as export writes them, filtered and grouped with plain lists: what every report must be computable from. */
import { run } from '../run.ts';

export interface Turn {
  brand: string;
  channel: string;
  customer: string;
  thread: string;
  turn: number;
  asked_post: string;
  asked_at: string;
  posts: number;
  wait_seconds: number | null;
  reach: string;
  status: string;
  answer_text: string | null;
  intent: string | null;
  needs_reply: string | null;
  sentiment: string | null;
  urgency: string | null;
  topic: string | null;
  language: string | null;
  reply_act: string | null;
  agent: string | null;
  private_data: string | null;
  all_reply_acts: string | null;
  auto_replies: number;
  deleted_at: string | null;
  /** Of the customer's posts, as of the moment of the export. */
  texts: string[];
  post_ids: string[];
}

interface Post {
  channel: string;
  id: string;
  text: string;
  created_at: string;
  author_handle: string;
  brands: string | null;
  reply_to_id: string | null;
  conversation_id: string | null;
}

export interface Cover {
  brand: string;
  channel: string;
  sampling: string;
  since: number;
  until: number;
}

/** What a program outside sees of a database at one moment. */
export interface Exported {
  /** Unix seconds. */
  asOf: number;
  turns: Turn[];
  covers: Cover[];
  decisions: Decision[];
}

export interface Decision {
  decided_at: string;
  brand: string;
  channel: string;
  post: string;
  action: string;
  value: string | null;
  actor: string;
  undone: number;
  reopened: number | null;
  shown_seconds: number | null;
  asked_at: string | null;
  posts_seen: number;
  ahead: number | null;
  followers: number | null;
}

export interface Filter {
  brand?: string;
  channel?: string;
  /** Local days, both included. */
  since?: string;
  until?: string;
  status?: string;
  agent?: string;
  label?: string;
  search?: string;
  customer?: string;
  reach?: string;
  turns?: string;
  tz: string;
}

const COLUMNS =
  'brand,channel,customer,thread,turn,asked_post,asked_at,posts,wait_seconds,reach,status,answer_text,intent,needs_reply,' +
  'sentiment,urgency,topic,language,reply_act,agent,private_data,all_reply_acts,auto_replies,deleted_at';

export const seconds = (time: string): number => Date.parse(time) / 1000;

async function json<T>(cwd: string, argv: string[]): Promise<T> {
  const { stdout, stderr, code } = await run([...argv, '--json'], { cwd });
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** @param asOf ISO time */
export async function exportedAt(cwd: string, asOf: string): Promise<Exported> {
  const then = ['--as-of', asOf];
  const turns = await json<Turn[]>(cwd, ['export', 'turns', '--reach', 'all', '--columns', COLUMNS, ...then]);
  const posts = await json<Post[]>(cwd, ['export', 'posts', '--all']);
  const decisions = await json<Decision[]>(cwd, ['export', 'decisions', ...then]);
  const { lines } = await json<{ lines: Record<string, unknown>[] }>(cwd, ['coverage', '--since', '2026-01-01']);
  const covers = lines
    .filter(({ kind }) => kind === 'brand')
    .flatMap(({ brand, channel, sampling, known }) =>
      (known as { since: string; until: string }[]).map(({ since, until }) => ({
        ...{ brand: brand as string, channel: channel as string, sampling: sampling as string },
        ...{ since: seconds(since), until: seconds(until) },
      })),
    );
  const threadOf = (post: Post): string => {
    if (post.conversation_id !== null) return post.conversation_id;
    const parent = posts.find(({ channel, id }) => channel === post.channel && id === post.reply_to_id);
    return parent ? threadOf(parent) : post.id;
  };
  const threaded = posts.map((post) => ({ ...post, thread: threadOf(post) }));
  for (const turn of turns) {
    const next = turns.find((each) => conversation(each) === conversation(turn) && each.turn === turn.turn + 1);
    const own = threaded.filter(
      (post) =>
        post.channel === turn.channel &&
        post.author_handle === turn.customer &&
        post.thread === turn.thread &&
        (post.brands ?? '').split(',').includes(turn.brand) &&
        post.created_at >= turn.asked_at &&
        (next === undefined || post.created_at < next.asked_at) &&
        post.created_at <= asOf,
    );
    turn.texts = own.map(({ text }) => text);
    turn.post_ids = own.map(({ id }) => id);
  }
  return { asOf: seconds(asOf), turns, covers, decisions };
}

export function conversation({ brand, channel, customer, thread }: Turn): string {
  return [brand, channel, customer, thread].join('\n');
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** '2026-03-02 09', the wall clock in a zone. */
export function localHour(time: string, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(zone, clock);
  }
  return clock.format(new Date(time)).slice(0, 13);
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const listed = (values: string | null) => (values ?? '').split(',').filter(Boolean);

/** Whether the flags of a filter let a turn through. */
export function passes(turn: Turn, filter: Filter): boolean {
  const { brand, channel, since, until, status, agent, label, search, customer, turns, tz } = filter;
  const day = localHour(turn.asked_at, tz).slice(0, 10);
  if (!reachOf(filter).includes(turn.reach)) return false;
  if (brand !== undefined && turn.brand !== brand) return false;
  if (channel !== undefined && turn.channel !== channel) return false;
  if (since !== undefined && day < since) return false;
  if (until !== undefined && day > until) return false;
  if (status !== undefined && !status.split(',').includes(turn.status)) return false;
  if (customer !== undefined && turn.customer.toLowerCase() !== customer.toLowerCase()) return false;
  if (turns !== undefined && (turn.turn === 1) !== (turns === 'first')) return false;
  if (agent !== undefined && turn.agent?.toLowerCase() !== agentGroup(agent)) return false;
  if (search !== undefined) {
    const texts = [...turn.texts, turn.answer_text ?? ''];
    if (!texts.some((text) => folded(text).includes(folded(search)))) return false;
  }
  if (label === undefined) return true;
  const [facet, value] = label.split('=') as [string, string];
  if (facet === 'reply-act') return listed(turn.all_reply_acts).includes(value);
  if (facet === 'private-data') return listed(turn.private_data).includes(value);
  return turn[facet.replace('-', '_') as 'intent'] === value;
}

export function reachOf({ reach = 'direct,quote' }: Filter): string[] {
  return (reach === 'all' ? 'direct,quote,implicit,untagged' : reach).split(',');
}

function agentGroup(name: string): string {
  return name === 'unsigned' ? '(unsigned)' : name.toLowerCase();
}

/** The flags of a filter as they are typed. */
export function flagsOf(filter: Filter): string[] {
  return Object.entries(filter).flatMap(([name, value]) => [`--${name}`, value as string]);
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const orNot = (value: string | null) => value ?? 'not labelled';

/** What a turn is called in each dimension. */
export const DIMENSIONS: Record<string, (turn: Turn, zone: string) => string> = {
  brand: ({ brand }) => brand,
  channel: ({ channel }) => channel,
  reach: ({ reach }) => reach,
  day: ({ asked_at }, zone) => localHour(asked_at, zone).slice(0, 10),
  week: ({ asked_at }, zone) => mondayOf(localHour(asked_at, zone).slice(0, 10)),
  month: ({ asked_at }, zone) => localHour(asked_at, zone).slice(0, 7),
  weekday: ({ asked_at }, zone) => WEEKDAYS[new Date(localHour(asked_at, zone).slice(0, 10)).getUTCDay()]!,
  hour: ({ asked_at }, zone) => `${localHour(asked_at, zone).slice(11)}:00`,
  intent: ({ intent }) => orNot(intent),
  'needs-reply': ({ needs_reply }) => orNot(needs_reply),
  sentiment: ({ sentiment }) => orNot(sentiment),
  urgency: ({ urgency }) => orNot(urgency),
  topic: ({ topic }) => orNot(topic),
  language: ({ language }) => orNot(language),
  'private-data': ({ private_data }) => orNot(private_data),
  'reply-act': ({ reply_act }) => orNot(reply_act),
  agent: ({ agent }) => orNot(agent),
  auto: ({ auto_replies }) => String(auto_replies > 0),
};

export function mondayOf(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** Members by their names in the dimensions; without a dimension one group, even of nothing. */
export function grouped<Item>(
  items: readonly Item[],
  names: (item: Item) => Record<string, string>,
): { names: Record<string, string>; members: Item[] }[] {
  const groups = new Map<string, { names: Record<string, string>; members: Item[] }>();
  for (const item of items) {
    const key = JSON.stringify(names(item));
    if (!groups.has(key)) groups.set(key, { names: names(item), members: [] });
    groups.get(key)!.members.push(item);
  }
  return [...groups.values()];
}
