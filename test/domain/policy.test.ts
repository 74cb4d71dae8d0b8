import { describe, expect, it } from 'vitest';
import { foldWords } from '../../src/domain/phrase.ts';
import { outcomeOf, type Policy, rulesFor, type TurnFacts } from '../../src/domain/policy.ts';
import { checkPolicy, covers } from '../../src/domain/policy-check.ts';
import { startReplay } from '../../src/domain/policy-replay.ts';
import { readPolicy } from '../../src/domain/policy-table.ts';

const DEFAULTS = { targetSeconds: 3_600, targets: { high: 1_800 } };
const at = (path: readonly (string | number)[]) => path.join('.');
const read = (table: Record<string, unknown>) => readPolicy({ table, at }, DEFAULTS);
const policyOf = (table: Record<string, unknown>): Policy => {
  const { policy, faults } = read(table);
  expect(faults).toEqual([]);
  return policy;
};
const facts = (text: string, more: Partial<TurnFacts> = {}): TurnFacts => ({
  brand: 'Acme',
  channel: 'x',
  reach: 'direct',
  askedAt: 0,
  posts: 1,
  ordinal: 1,
  followers: null,
  labels: {},
  words: foldWords(text),
  ...more,
});
const always = () => true;

const TEAMS = { care: { people: ['ann'] }, legal: { people: ['@jo'] } };
const POLICY = {
  default_team: 'care',
  teams: TEAMS,
  escalation_words: { legal: ['lawyer', 'sue'] },
  rules: [
    { name: 'giveaways', when: { words: 'giveaway' }, ignore: 'spam' },
    { name: 'refunds', when: { words: ['refund'], label: { intent: ['complaint'] } }, priority: 'high' },
    { name: 'crowd', when: { followers_at_least: 10_000, hours: 'open' }, target: '5m' },
  ],
};

describe('a policy', () => {
  const policy = policyOf(POLICY);
  const outcome = (turn: TurnFacts) => outcomeOf(policy, turn, always);

  it('sends a threat to the lawyers before any other rule looks', () => {
    expect(outcome(facts('a giveaway? I will sue!'))).toMatchObject({
      team: 'legal',
      priority: 'high',
      ignore: undefined,
    });
  });

  it('lets the first rule that fits decide, and the defaults fill what it leaves open', () => {
    const refund = facts('where is my refund', { labels: { intent: ['complaint', 'question'] } });
    expect(outcome(refund)).toMatchObject({ rule: 'refunds', team: 'care', priority: 'high', targetSeconds: 1_800 });
    expect(outcome(facts('where is my refund'))).toMatchObject({
      rule: undefined,
      priority: 'normal',
      targetSeconds: 3_600,
    });
  });

  it('takes the urgency of the label, unless a rule says otherwise', () => {
    expect(outcome(facts('help', { labels: { urgency: ['low', 'critical'] } })).priority).toBe('critical');
  });

  it('waits for no answer where the customer asks for nothing, unless a rule says how soon or by whom', () => {
    const awaited = (text: string, needs?: string[]) =>
      outcome(facts(text, needs ? { labels: { 'needs-reply': needs } } : {})).awaited;
    expect(awaited('thanks', ['false'])).toBe(false);
    expect([awaited('thanks'), awaited('thanks', []), awaited('thanks', ['true', 'false'])]).toEqual([
      true,
      true,
      true,
    ]);
    expect(awaited('thanks, and I will sue', ['false'])).toBe(true);
  });

  it('knows no followers where none are known, and neither open nor closed without hours', () => {
    expect(outcome(facts('hi', { followers: 20_000 })).rule).toBe('crowd');
    expect(outcome(facts('hi')).rule).toBeUndefined();
    expect(outcomeOf(policy, facts('hi', { followers: 20_000 }), () => undefined).rule).toBeUndefined();
  });

  it('counts followers from the number itself', () => {
    expect(outcome(facts('hi', { followers: 10_000 })).rule).toBe('crowd');
    expect(outcome(facts('hi', { followers: 9_999 })).rule).toBeUndefined();
  });

  it('takes unknown hours for neither open nor closed', () => {
    const night = policyOf({ rules: [{ name: 'night', when: { hours: 'closed' }, target: '12h' }] });
    const ruleWhen = (open: boolean | undefined) => outcomeOf(night, facts('hi'), () => open).rule;
    expect([ruleWhen(false), ruleWhen(true), ruleWhen(undefined)]).toEqual(['night', undefined, undefined]);
  });

  it('names the rules that fit but come later', () => {
    expect(rulesFor(policy, facts('giveaway, or I call my lawyer'), always).map(({ name }) => name)).toEqual([
      'escalation words: legal',
      'giveaways',
    ]);
  });
});

describe('a policy as written', () => {
  it('is refused with every fault and its place', () => {
    const { faults } = read({
      default_team: 'billing',
      order: ['risk', 'luck'],
      rules: [
        { name: 'empty', when: {} },
        { name: 'both', when: { words: '?!' }, ignore: 'spam', team: 'care', prioritty: 'high' },
        { name: 'both', target: 'soon' },
      ],
      teams: { care: {} },
      colour: 'red',
    });
    expect(faults.map((fault) => fault.replace(/^[^:]*: /, ''))).toEqual([
      'policy.rules[1] does nothing: give it ignore, team, priority, target, answer_in, acknowledge or template',
      'policy.rules[2].when.words "?!" holds no word',
      'policy.rules[2].prioritty is unknown; did you mean priority?',
      'policy.rules[2].ignore cannot be combined with team, priority or target',
      'policy.rules[3].target "soon" is not a length of time such as 15m, 24h or 3d',
      'policy.rules[3] does nothing: give it ignore, team, priority, target, answer_in, acknowledge or template',
      'policy.rules two rules are named "both"',
      'policy.default_team "billing" is not a team: care',
      'policy.order "luck" is none of risk, urgency, age, followers',
      'policy.colour is unknown',
    ]);
  });

  it('may be absent: no rules, the defaults', () => {
    const { policy, faults } = readPolicy(undefined, DEFAULTS);
    expect(faults).toEqual([]);
    expect(policy).toMatchObject({ rules: [], order: ['risk', 'urgency', 'age'], targets: { high: 1_800 } });
  });
});

describe('a check', () => {
  const findings = (table: Record<string, unknown>) =>
    checkPolicy(policyOf({ teams: TEAMS, ...table }), { intent: ['question', 'complaint'], topic: undefined });

  it('a rule for first turns covers no rule for later ones, and no rule for all turns', () => {
    const errors = (first: string | undefined, second: string | undefined) =>
      findings({
        rules: [
          { name: 'a', when: { words: ['refund'], ...(first && { turns: first }) }, team: 'care' },
          { name: 'b', when: { words: ['refund'], ...(second && { turns: second }) }, team: 'legal' },
        ],
      }).filter(({ kind }) => kind === 'unreachable').length;
    expect(errors('first', 'next')).toBe(0);
    expect(errors('first', undefined)).toBe(0);
    expect(errors('first', 'first')).toBe(1);
    expect(errors(undefined, 'next')).toBe(1);
  });

  it('finds a rule that never decides because an earlier one takes all it would fit', () => {
    const found = findings({
      rules: [
        { name: 'wide', when: { words: ['refund'] }, team: 'care' },
        { name: 'narrow', when: { words: ['my refund'], channel: 'x' }, team: 'legal' },
      ],
    });
    expect(found.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      'rule "narrow" is never reached: whatever fits it fits "wide" (rules.0) first',
    ]);
  });

  it('names rules that compete', () => {
    const found = findings({
      rules: [
        { name: 'a', when: { words: ['refund'] }, team: 'care' },
        { name: 'b', when: { words: ['lawyer'] }, team: 'legal' },
        { name: 'c', when: { channel: 'x', words: ['bill'] }, team: 'care' },
        { name: 'd', when: { channel: 'bluesky', words: ['bill', 'pay'] }, team: 'legal' },
      ],
    });
    const pairs = found.filter(({ kind }) => kind === 'overlap').map(({ message }) => message.slice(0, 50));
    expect(pairs).toHaveLength(3);
    expect(pairs.join('\n')).not.toContain('"c" (rules.2) and "d"');
  });

  it('does not let a public reply ask for what must stay private', () => {
    const templates = {
      ask: { text: 'Hi {customer}, your account number please. {name}' },
      dm: { text: 'account number?', public: false },
    };
    const found = findings({ never_ask_in_public: ['account number'], templates });
    expect(found.filter(({ kind }) => kind === 'template').map(({ message }) => message)).toEqual([
      'template "ask" speaks of "account number" in public; say public = false if it is sent in private',
      'template "ask": {name} is not a placeholder (customer, brand, agent)',
    ]);
  });

  it('knows which labels there are, and warns of an order by followers', () => {
    const found = findings({
      order: ['followers'],
      rules: [{ name: 'odd', when: { label: { intent: 'anger', mood: 'bad', topic: 'whatever' } }, team: 'care' }],
    });
    expect(found.map(({ kind }) => kind)).toEqual(['label', 'label', 'team', 'order']);
  });

  it('compares conditions one way only', () => {
    expect(covers({}, { words: [' a '] })).toBe(true);
    expect(covers({ words: [' a '] }, {})).toBe(false);
    expect(covers({ followersAtLeast: 10 }, { followersAtLeast: 20 })).toBe(true);
    expect(covers({ followersAtLeast: 0 }, {})).toBe(false);
    expect(covers({ labels: { intent: ['a', 'b'] } }, { labels: { intent: ['a'], topic: ['x'] } })).toBe(true);
  });
});

it('replays history: what each rule would have caught, beside no rules at all', () => {
  const policy = policyOf(POLICY);
  const texts = ['giveaway', 'giveaway and a lawyer', 'hello'];
  const { add, replay } = startReplay(policy, { ...policy, rules: [] }, always);
  for (const [turn, text] of texts.entries()) add({ facts: facts(text), turn, waitSeconds: turn === 2 ? null : 600 });
  expect(replay).toMatchObject({
    turns: 3,
    covered: 2,
    ignored: 1,
    changed: { any: 2, ignored: 1, team: 1, priority: 1, target: 1, examples: [0, 1] },
  });
  const tally = Object.fromEntries(replay.rules.map(({ rule, ...rest }) => [rule, rest]));
  expect(tally.giveaways).toMatchObject({ decides: 1, shadowed: 1, ignoredButAnswered: 1 });
  expect(tally['(no rule)']).toMatchObject({ decides: 1, answered: 0 });
});

it('replays a promise of an hour as kept to its last second', () => {
  const policy = policyOf({});
  const { add, replay } = startReplay(policy, policy, always);
  for (const waitSeconds of [3_600, 3_601]) add({ facts: facts('hi'), turn: 1, waitSeconds });
  expect(replay.rules).toMatchObject([{ rule: '(no rule)', answered: 2, met: 1 }]);
});
