/** The policy as a configuration file writes it, checked key by key, every fault with its line. */

import { REASONS } from './decision.ts';
import { parseDuration } from './duration.ts';
import { foldName } from './names.ts';
import { foldPhrase } from './phrase.ts';
import {
  DEFAULT_ORDER,
  ORDERS,
  type Policy,
  type PolicyRule,
  PRIORITIES,
  type Priority,
  type Template,
} from './policy.ts';
import { REACHES } from './reach.ts';
import { type Entry, pathText, type Reader, readTable } from './table-reader.ts';

/** A table with the place of each of its values. */
export interface PlacedTable {
  table: Record<string, unknown>;
  at(path: readonly (string | number)[]): string;
}

/** Defaults where the policy sets nothing. */
export interface PolicyDefaults {
  targetSeconds: number;
  targets: Readonly<Record<string, number>>;
}

/**
 * Reads a policy; without a table it has no rules.
 * @returns the policy, and one message per fault, each with file, line and column
 */
export function readPolicy(
  raw: PlacedTable | undefined,
  defaults: PolicyDefaults,
): { policy: Policy; faults: string[] } {
  const faults: string[] = [];
  const table = readTable(raw?.table ?? {}, [], (path, message) =>
    faults.push(`${raw?.at(path) ?? ''}: policy.${pathText(path)} ${message}`),
  );
  const at = (path: readonly (string | number)[]) => raw?.at(path) ?? '';
  const teams = readTeams(table);
  const templates = table.tables('templates').map(([name, inner]): Template => {
    const read = { name, text: inner.text('text') ?? '', public: inner.flag('public') ?? true, at: at(inner.path) };
    if (read.text === '') inner.fault('text', 'is missing');
    inner.finish();
    return read;
  });
  const rules = [
    ...escalations(table, teams, at),
    ...table.list('rules').map((inner, index) => readRule(inner, index, teams, templates, at)),
  ];
  const names = new Set<string>();
  for (const { name, at: place } of rules) {
    if (names.has(name)) faults.push(`${place}: policy.rules two rules are named "${name}"`);
    names.add(name);
  }
  const policy: Policy = {
    rules,
    teams,
    defaultTeam: team(table, 'default_team', teams),
    order: table.oneOfMany('order', ORDERS) ?? DEFAULT_ORDER,
    hours: table.oneOf('hours', ['calendar', 'business'] as const) ?? 'calendar',
    targets: readTargets(table, defaults),
    targetSeconds: defaults.targetSeconds,
    ignoreReasons: table.texts('ignore_reasons') ?? REASONS,
    neverAskInPublic: phrases(table, 'never_ask_in_public') ?? [],
    templates,
  };
  table.skip('include');
  table.finish();
  return { policy, faults };
}

function readTeams(table: Reader): Record<string, readonly string[]> {
  const teams: Record<string, readonly string[]> = {};
  for (const [name, inner] of table.tables('teams')) {
    teams[name] = (inner.texts('people') ?? []).map((person) => person.replace(/^@/, ''));
    inner.finish();
  }
  return teams;
}

/** Escalation words are rules that come before all others. */
function escalations(
  table: Reader,
  teams: Record<string, readonly string[]>,
  at: (path: Entry['path']) => string,
): PolicyRule[] {
  const words = table.table('escalation_words');
  if (!words) return [];
  const rules = words.keys().map((name): PolicyRule => {
    if (!Object.hasOwn(teams, name)) words.fault(name, unknownTeam(name, teams));
    return {
      name: `escalation words: ${name}`,
      escalation: true,
      when: { words: phrases(words, name) ?? [] },
      team: name,
      priority: 'high',
      at: at([...words.path, name]),
    };
  });
  return rules;
}

function readRule(
  rule: Reader,
  index: number,
  teams: Record<string, readonly string[]>,
  templates: readonly Template[],
  at: (path: Entry['path']) => string,
): PolicyRule {
  const when = rule.table('when');
  const labels = when?.table('label');
  const template = rule.text('template');
  if (template !== undefined && !templates.some(({ name }) => name === template))
    rule.fault(
      'template',
      `"${template}" is not a template: ${templates.map(({ name }) => name).join(', ') || 'there are none'}`,
    );
  const read: PolicyRule = {
    name: rule.text('name') ?? `rule ${index + 1}`,
    when: {
      ...optional('brands', when?.texts('brand')?.map(foldName)),
      ...optional('channels', when?.texts('channel')),
      ...optional('reach', when?.oneOfMany('reach', REACHES)),
      ...optional(
        'labels',
        labels && Object.fromEntries(labels.keys().map((facet) => [facet, labels.texts(facet) ?? []])),
      ),
      ...optional('words', when && phrases(when, 'words')),
      ...optional('hours', when?.oneOf('hours', ['open', 'closed'] as const)),
      ...optional('followersAtLeast', when?.count('followers_at_least')),
      ...optional('postsAtLeast', when?.count('posts_at_least')),
      ...optional('turns', when?.oneOf('turns', ['first', 'next'] as const)),
    },
    ...optional('ignore', rule.text('ignore')),
    ...optional('team', team(rule, 'team', teams)),
    ...optional('priority', rule.oneOf('priority', PRIORITIES)),
    ...optional('targetSeconds', duration(rule, 'target')),
    ...optional('answerIn', rule.oneOf('answer_in', ['public', 'private'] as const)),
    ...optional('acknowledge', rule.flag('acknowledge')),
    ...optional('template', template),
    at: at(rule.path),
  };
  labels?.finish();
  when?.finish();
  rule.finish();
  const { ignore, team: routed, priority, targetSeconds, answerIn, acknowledge } = read;
  if ([ignore, routed, priority, targetSeconds, answerIn, acknowledge, template].every((each) => each === undefined))
    rule.fault(undefined, 'does nothing: give it ignore, team, priority, target, answer_in, acknowledge or template');
  if (ignore !== undefined && (routed ?? priority ?? targetSeconds) !== undefined)
    rule.fault('ignore', 'cannot be combined with team, priority or target');
  return read;
}

function readTargets(table: Reader, defaults: PolicyDefaults): Partial<Record<Priority, number>> {
  const own = table.table('targets');
  const targets: Partial<Record<Priority, number>> = {};
  for (const priority of PRIORITIES) {
    const seconds = (own && duration(own, priority)) ?? defaults.targets[priority];
    if (seconds !== undefined) targets[priority] = seconds;
  }
  own?.finish();
  return targets;
}

function team(table: Reader, key: string, teams: Record<string, readonly string[]>): string | undefined {
  const name = table.text(key);
  if (name !== undefined && !Object.hasOwn(teams, name)) table.fault(key, unknownTeam(name, teams));
  return name;
}

function unknownTeam(name: string, teams: Record<string, readonly string[]>): string {
  const known = Object.keys(teams);
  return `"${name}" is not a team: ${known.length > 0 ? known.join(', ') : 'declare it with [policy.teams]'}`;
}

function duration(table: Reader, key: string): number | undefined {
  const text = table.text(key);
  if (text === undefined) return undefined;
  try {
    return parseDuration(text);
  } catch {
    table.fault(key, `"${text}" is not a length of time such as 15m, 24h or 3d`);
    return undefined;
  }
}

function phrases(table: Reader, key: string): string[] | undefined {
  const written = table.texts(key);
  const folded = written?.map(foldPhrase);
  for (const [index, phrase] of (folded ?? []).entries())
    if (phrase === '') table.fault(key, `"${written![index]}" holds no word`);
  return folded?.filter((phrase) => phrase !== '');
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
