/** The filter as SQL over turn t. */

import type { Filter } from '../../domain/filter.ts';
import { NO_ANSWER, UNSIGNED } from '../../domain/label.ts';
import { UsageError } from '../../errors.ts';
import { findBrand } from '../accounts/brands.ts';
import { findAccounts } from '../accounts/find-accounts.ts';
import type { Database, Param, Params } from '../database.ts';
import { foundPosts, IN_ORDER, list, sameCase } from '../dialect.ts';
import { STATUS_THEN } from './as-of.ts';
import { LABEL_COLUMN } from './label-columns.ts';
import { whereLabels } from './label-filter.ts';

export interface Where {
  sql: string;
  params: Params;
}

/**
 * @param asOf unix seconds; turns that begin later are not there yet
 * @param prefix of the names of its parameters but as_of, where two filters stand in one statement
 * @throws UsageError when a brand, channel, customer or label is not in the database
 */
export async function whereTurns(db: Database, filter: Filter, asOf: number, prefix = ''): Promise<Where> {
  const conditions = ['t.asked_at <= :as_of'];
  const params: Record<string, Param> = { as_of: asOf };
  const among = (what: string, column: string, values: readonly (string | number)[]) => {
    const name = prefix + what;
    conditions.push(`${column} IN ${list(name, typeof values[0] === 'number' ? 'integer' : 'text')}`);
    params[name] = values;
  };
  if (filter.brands.length > 0) among('brands', 't.brand', await brandKeys(db, filter.brands));
  if (filter.channels.length > 0) among('channels', 't.channel', await knownChannels(db, filter.channels));
  if (filter.reach.length < 4) conditions.push(`t.reach IN (${filter.reach.map((reach) => `'${reach}'`).join(', ')})`);
  if (filter.status.length > 0) among('status', STATUS_THEN, filter.status);
  if (filter.since !== undefined) {
    conditions.push(`t.asked_at >= :${prefix}since`);
    params[`${prefix}since`] = filter.since;
  }
  if (filter.until !== undefined) {
    conditions.push(`t.asked_at < :${prefix}until`);
    params[`${prefix}until`] = filter.until;
  }
  if (filter.turns !== 'all') conditions.push(filter.turns === 'first' ? 't.ordinal = 1' : 't.ordinal > 1');
  if (filter.customer !== undefined) among('customers', 't.customer', await customerKeys(db, filter.customer));
  if (filter.agents !== undefined) {
    conditions.push(
      `lower(${LABEL_COLUMN.agent}) IN (SELECT lower(value) FROM ${list(`${prefix}agents`, 'text')} named)`,
    );
    params[`${prefix}agents`] = await knownAgents(db, filter.agents);
  }
  if (filter.search !== undefined) {
    conditions.push(FOUND(`${prefix}search`));
    params[`${prefix}search`] = filter.search;
  }
  const labels = await whereLabels(db, filter.labels, prefix);
  conditions.push(...labels.conditions);
  return { sql: conditions.join(' AND '), params: { ...params, ...labels.params } };
}

/** Turns with a found post: one of the customer's, or the answer. */
const FOUND = (
  param: string,
) => `t.key IN (WITH found AS MATERIALIZED (SELECT f.key FROM ${foundPosts(param)} f WHERE f.created_at <= :as_of)
    SELECT m.turn FROM found f ${IN_ORDER} JOIN mention m ON m.post = f.key
    UNION ALL
    SELECT w.key FROM found f ${IN_ORDER} JOIN reply r ON r.post = f.key
    ${IN_ORDER} JOIN turn w ON w.key = r.turn AND w.answer_post = r.post)`;

async function brandKeys(db: Database, names: string[]): Promise<number[]> {
  const keys: number[] = [];
  for (const name of names) {
    const key = await findBrand(db, name);
    if (key === undefined) throw new UsageError(`there is no brand "${name}"`, await brandHint(db));
    keys.push(key);
  }
  return keys;
}

async function brandHint(db: Database): Promise<string> {
  const names = await db.readColumn<string>(`SELECT name FROM brand ORDER BY ${sameCase('name')} LIMIT 9`);
  if (names.length === 0) return 'No brand is known yet. Add one: socialcare brand add NAME @handle';
  return `Known brands: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}\nAll of them: socialcare brand list`;
}

async function knownChannels(db: Database, channels: string[]): Promise<string[]> {
  const known = await db.readColumn<string>('SELECT DISTINCT channel FROM account');
  for (const channel of channels)
    if (!known.includes(channel))
      throw new UsageError(`no posts of channel "${channel}"`, `Channels here: ${known.join(', ') || 'none yet'}`);
  return channels;
}

const SIGNED = `SELECT 1 FROM post WHERE lower(agent) = lower(:name)
  UNION SELECT 1 FROM post_label WHERE lower(agent) = lower(:name)
  UNION SELECT 1 FROM hand_label WHERE lower(agent) = lower(:name) LIMIT 1`;

async function knownAgents(db: Database, names: string[]): Promise<string[]> {
  const agents: string[] = [];
  for (const name of names) {
    const bracketed = [UNSIGNED, NO_ANSWER].find((group) => group === `(${name.toLowerCase().replace(/[()]/g, '')})`);
    if (bracketed === undefined && (await db.oneValue(SIGNED, { name })) === undefined)
      throw new UsageError(
        `no reply here is signed "${name}", nor do the data say that ${name} wrote one`,
        'Sign-offs are read by: socialcare classify. Those here: socialcare measure volume --by agent',
      );
    agents.push(bracketed ?? name);
  }
  return agents;
}

async function customerKeys(db: Database, customer: string): Promise<number[]> {
  const keys = await findAccounts(db, customer);
  if (keys.length === 0) throw new UsageError(`nobody here is called "${customer}"`, 'Give a handle or an account id.');
  return keys;
}
