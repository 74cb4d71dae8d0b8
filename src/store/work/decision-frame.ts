/** Reading decisions into columns, and turns into what waited when. */
import { ACTION_NAMES, ACTIONS, type Action, turnStateOf } from '../../domain/decision.ts';
import { type BacklogFrame, type DecisionFrame, ENDS } from '../../domain/decision-frame.ts';
import type { Filter } from '../../domain/filter.ts';
import { foldName } from '../../domain/names.ts';
import type { Database, Param } from '../database.ts';
import { isoText, list, readList } from '../dialect.ts';
import { listChannels } from '../facts/channels.ts';
import { isPast, POSTS_THEN } from '../reading/as-of.ts';
import { whereTurns } from '../reading/filter.ts';
import { brandNames } from '../reading/turn-columns.ts';
import type { SqlStatement, TurnRow } from '../reading/turn-rows.ts';
import { decisionsByTurn, SAME_BRAND } from './decisions.ts';

interface Row {
  brand: string;
  channel: string;
  post: string;
  decidedAt: number;
  action: Action;
  value: string | null;
  actor: string;
  shownAt: number | null;
  ahead: number | null;
  undone: number;
  askedAt: number | null;
  reopened: number | null;
  followers: number | null;
}

const UNDONE = 'EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id AND u.decided_at <= :as_of)';
const REOPENED = `${POSTS_THEN} > d.posts_seen`;

const CELLS = `d.brand, d.channel, d.post, d.decided_at AS "decidedAt", d.action, d.value, d.actor, d.shown_at AS "shownAt",
    d.ahead, ${UNDONE} AS undone, t.asked_at AS "askedAt", ${REOPENED} AS reopened, c.followers`;

/** Of a row of a decision, as people read it. */
export const DECISION_COLUMNS = ['decided_at', 'brand', 'channel', 'post', 'action', 'value', 'note', 'actor'] as const;
const SHOWN_CELLS = `${isoText('d.decided_at')} AS decided_at, d.brand, d.channel, d.post, d.action, d.value, d.note, d.actor`;

/** Of a decision with all that is counted of it: one row per decision. */
const CLOSING = ACTION_NAMES.filter((name) => ACTIONS[name].closes).map((name) => `'${name}'`);
export const EXPORTED_CELLS = `d.id, ${SHOWN_CELLS}, ${UNDONE} AS undone,
    CASE WHEN d.action IN (${CLOSING.join(', ')}) THEN ${REOPENED} END AS reopened,
    d.decided_at - d.shown_at AS shown_seconds, ${isoText('t.asked_at')} AS asked_at, d.posts_seen, d.ahead, c.followers`;

const FROM = `FROM decision d
  LEFT JOIN post p ON p.channel = d.channel AND p.id = d.post
  LEFT JOIN brand b ON ${SAME_BRAND}
  LEFT JOIN mention m ON m.post = p.key AND m.brand = b.key
  LEFT JOIN turn t ON t.key = m.turn
  LEFT JOIN account c ON c.key = t.customer
  WHERE d.action <> 'undo' AND d.decided_at <= :as_of`;

/**
 * The decisions of a period. Of the filter only brands, channels and the period are looked at; the period is that of the decision.
 * @param asOf unix seconds
 * @param teams team -> its people; somebody in several belongs to the first
 */
export async function loadDecisionFrame(
  db: Database,
  filter: Filter,
  asOf: number,
  teams: Readonly<Record<string, readonly string[]>> = {},
): Promise<DecisionFrame> {
  const { sql, params } = selectDecisions(CELLS, filter, asOf);
  return frameOf(await db.read<Row>(sql, params), teams);
}

/** The decisions of a frame as rows, in its order. */
export function decisionsSql(filter: Filter, asOf: number, cells = SHOWN_CELLS): SqlStatement {
  return selectDecisions(cells, filter, asOf);
}

export function decisionRows(db: Database, filter: Filter, asOf: number): Promise<TurnRow[]> {
  const { sql, params } = decisionsSql(filter, asOf);
  return db.read(sql, params);
}

function selectDecisions(cells: string, filter: Filter, asOf: number): SqlStatement {
  const conditions: string[] = [];
  const params: Record<string, Param> = { as_of: asOf };
  const add = (sql: string, name: string, value: Param) => {
    conditions.push(`AND ${sql}`);
    params[name] = value;
  };
  if (filter.brands.length > 0)
    add(`coalesce(b.folded, lower(d.brand)) IN ${list('brands', 'text')}`, 'brands', filter.brands.map(foldName));
  if (filter.channels.length > 0) add(`d.channel IN ${list('channels', 'text')}`, 'channels', filter.channels);
  if (filter.since !== undefined) add('d.decided_at >= :since', 'since', filter.since);
  if (filter.until !== undefined) add('d.decided_at < :until', 'until', filter.until);
  return { sql: `SELECT ${cells}\n  ${FROM} ${conditions.join(' ')}\n  ORDER BY d.decided_at, d.key`, params };
}

function frameOf(rows: readonly Row[], teams: Readonly<Record<string, readonly string[]>>): DecisionFrame {
  const teamNames = Object.keys(teams);
  const [brands, channels, values, agents, subjects] = [names(), names(), names(), names(), names()];
  const whole = (pick: (row: Row) => number) => Int32Array.from(rows, pick);
  const seconds = (pick: (row: Row) => number) => Float64Array.from(rows, pick);
  return {
    n: rows.length,
    brand: whole(({ brand }) => brands.index(brand)),
    channel: Uint16Array.from(rows, ({ channel }) => channels.index(channel)),
    decidedAt: seconds(({ decidedAt }) => decidedAt),
    action: Uint8Array.from(rows, ({ action }) => ACTION_NAMES.indexOf(action)),
    value: whole(({ value }) => values.index(value ?? '')),
    agent: whole(({ actor }) => agents.index(actor)),
    subject: whole(({ channel, post, brand }) => subjects.index(`${channel}\n${post}\n${foldName(brand)}`)),
    shown: seconds(({ shownAt, decidedAt }) => (shownAt === null ? -1 : decidedAt - shownAt)),
    waited: seconds(({ askedAt, decidedAt }) => (askedAt === null ? -1 : Math.max(0, decidedAt - askedAt))),
    ahead: whole(({ ahead }) => ahead ?? -1),
    followers: seconds(({ followers }) => followers ?? -1),
    undone: Uint8Array.from(rows, ({ undone }) => undone),
    reopened: Uint8Array.from(rows, ({ reopened, action }) => (ACTIONS[action].closes ? (reopened ?? 0) : 0)),
    brands: brands.list,
    channels: channels.list,
    actions: ACTION_NAMES,
    values: values.list,
    agents: agents.list,
    agentTeam: agents.list.map((agent) => 1 + teamNames.findIndex((team) => teams[team]!.includes(agent))),
    teams: ['', ...teamNames],
  };
}

function names(): { list: string[]; index(name: string): number } {
  const list: string[] = [];
  const known = new Map<string, number>();
  return {
    list,
    index(name) {
      let index = known.get(name);
      if (index === undefined) {
        index = list.push(name) - 1;
        known.set(name, index);
      }
      return index;
    },
  };
}

/**
 * When each turn began and stopped waiting: by an answer, by a decision that closed it and is still in effect, or by deletion.
 * @param filter its period is not looked at: the backlog of a period begins with what came before it
 */
export async function loadBacklogFrame(db: Database, filter: Filter, asOf: number): Promise<BacklogFrame> {
  const channels = await listChannels(db);
  const where = await whereTurns(db, { ...filter, since: undefined, until: undefined, status: [] }, asOf);
  const posted = (await isPast(db, asOf)) ? POSTS_THEN : 't.posts';
  const [arrays] = await db.readRaw<string[]>(
    `SELECT ${readList('t.key', 't.key')}, ${readList('t.asked_at', 't.key')}, ${readList(posted, 't.key')},
       ${readList("CASE WHEN t.status <> 'deleted' AND t.answered_at <= :as_of THEN t.answered_at END", 't.key')},
       ${readList("CASE WHEN t.status = 'deleted' AND t.deleted_at <= :as_of THEN t.deleted_at END", 't.key')},
       ${readList('t.brand', 't.key')}, ${readList(channelCode(channels), 't.key')}
     FROM turn t WHERE t.status <> 'clock-skew' AND ${where.sql}`,
    where.params,
  );
  const [keys, asked, posts, answered, deleted, brand, channel] = arrays!.map(
    (array) => JSON.parse(array) as (number | null)[],
  );
  const closings = await closedAt(db, new Map(keys!.map((key, at) => [key!, posts![at]!])), asOf);
  const n = keys!.length;
  const frame = {
    n,
    key: Int32Array.from(keys as number[]),
    askedAt: new Float64Array(n),
    endedAt: new Float64Array(n),
    how: new Uint8Array(n),
    brand: Int32Array.from(brand as number[]),
    channel: Uint16Array.from(channel as number[]),
    brands: await brandNames(db),
    channels,
  };
  for (let at = 0; at < n; at++) {
    const ends = [answered![at], closings.get(keys![at]!), deleted![at]].map((end) => end ?? Number.POSITIVE_INFINITY);
    const first = Math.min(...ends);
    frame.askedAt[at] = asked![at]!;
    frame.endedAt[at] = first;
    frame.how[at] = Math.min(ends.indexOf(first), ENDS.length - 1);
  }
  return frame;
}

function channelCode(channels: readonly string[]): string {
  if (channels.length === 0) return '0';
  const cases = channels.map((channel, at) => `WHEN '${channel.replaceAll("'", "''")}' THEN ${at}`);
  return `CASE t.channel ${cases.join(' ')} END`;
}

/** Turn -> when a decision closed it for good. */
async function closedAt(db: Database, posts: ReadonlyMap<number, number>, asOf: number): Promise<Map<number, number>> {
  const closings = new Map<number, number>();
  const decided = await db.readColumn<number>(
    `SELECT DISTINCT m.turn FROM decision d
     JOIN post p ON p.channel = d.channel AND p.id = d.post JOIN brand b ON ${SAME_BRAND}
     JOIN mention m ON m.post = p.key AND m.brand = b.key`,
  );
  for (const [turn, decisions] of await decisionsByTurn(db, decided, asOf)) {
    const { closed } = turnStateOf(decisions, posts.get(turn) ?? 0);
    if (closed) closings.set(turn, closed.decided_at);
  }
  return closings;
}
