/** What is wrong with a policy that can be read: rules that never decide, rules that compete, replies that ask too much in public. */
import { foldWords, phraseIn } from './phrase.ts';
import type { Conditions, Policy, PolicyRule } from './policy.ts';
import { unknownPlaceholders } from './reply-template.ts';

export interface PolicyFinding {
  kind: 'fault' | 'hours' | 'unreachable' | 'overlap' | 'template' | 'label' | 'order' | 'team';
  /** An error makes the check fail; a note is only printed. */
  severity: 'error' | 'warning' | 'note';
  /** 'socialcare.toml:12:3' */
  at: string;
  message: string;
}

/** Facet -> its values; undefined for an open one. */
export type KnownFacets = Readonly<Record<string, readonly string[] | undefined>>;

/** What is wrong or doubtful in a policy that can be read: rules never reached, rules that compete, labels, templates, teams. */
export function checkPolicy(policy: Policy, facets: KnownFacets): PolicyFinding[] {
  return [
    ...unreachable(policy.rules),
    ...overlaps(policy.rules),
    ...policy.rules.flatMap((rule) => unknownLabels(rule, facets)),
    ...templateFindings(policy),
    ...idleTeams(policy),
    ...(policy.order.includes('followers')
      ? [
          {
            kind: 'order' as const,
            severity: 'warning' as const,
            at: '',
            message: 'the order looks at followers: loud customers will be served before quiet ones who wait longer',
          },
        ]
      : []),
  ];
}

function unreachable(rules: readonly PolicyRule[]): PolicyFinding[] {
  return rules.flatMap((rule, index) => {
    const before = rules.slice(0, index).find((earlier) => covers(earlier.when, rule.when));
    if (!before) return [];
    const message = `rule "${rule.name}" is never reached: whatever fits it fits "${before.name}" (${before.at}) first`;
    return [{ kind: 'unreachable', severity: 'error', at: rule.at, message }];
  });
}

/** Pairs of rules with the same kinds of conditions that may both fit and decide differently; the first wins. */
function overlaps(rules: readonly PolicyRule[]): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  for (const [index, rule] of rules.entries())
    for (const earlier of rules.slice(0, index)) {
      if (earlier.escalation) continue;
      if (covers(earlier.when, rule.when) || covers(rule.when, earlier.when)) continue;
      if (!meet(earlier.when, rule.when) || decidesLike(earlier, rule)) continue;
      const message = `rules "${earlier.name}" (${earlier.at}) and "${rule.name}" can both fit; "${earlier.name}" comes first and decides`;
      findings.push({ kind: 'overlap', severity: 'note', at: rule.at, message });
    }
  return findings;
}

/** Whether everything that fits `narrow` also fits `wide`, judged by the conditions alone. */
export function covers(wide: Conditions, narrow: Conditions): boolean {
  const lists = ['brands', 'channels', 'reach'] as const;
  for (const name of lists) {
    const [all, some] = [wide[name] as readonly string[] | undefined, narrow[name] as readonly string[] | undefined];
    if (all && !some?.every((each) => all.includes(each))) return false;
  }
  for (const [facet, values] of Object.entries(wide.labels ?? {}))
    if (!narrow.labels?.[facet]?.every((value) => values.includes(value))) return false;
  if (wide.words && !narrow.words?.every((phrase) => wide.words!.some((part) => phraseIn(part, phrase)))) return false;
  if (wide.hours && wide.hours !== narrow.hours) return false;
  if (wide.turns && wide.turns !== narrow.turns) return false;
  return (
    (wide.followersAtLeast ?? 0) <= (narrow.followersAtLeast ?? (wide.followersAtLeast === undefined ? 0 : -1)) &&
    (wide.postsAtLeast ?? 0) <= (narrow.postsAtLeast ?? (wide.postsAtLeast === undefined ? 0 : -1))
  );
}

/** Whether two rules share a kind of condition and no shared kind keeps them apart. */
function meet(a: Conditions, b: Conditions): boolean {
  let shared = false;
  for (const name of ['brands', 'channels', 'reach'] as const) {
    const [left, right] = [a[name] as readonly string[] | undefined, b[name] as readonly string[] | undefined];
    if (!left || !right) continue;
    if (!left.some((each) => right.includes(each))) return false;
    shared = true;
  }
  for (const [facet, values] of Object.entries(a.labels ?? {})) {
    const others = b.labels?.[facet];
    if (!others) continue;
    if (!others.some((value) => values.includes(value))) return false;
    shared = true;
  }
  if (a.hours && b.hours && a.hours !== b.hours) return false;
  if (a.turns && b.turns && a.turns !== b.turns) return false;
  return shared || (a.words !== undefined && b.words !== undefined);
}

function decidesLike(a: PolicyRule, b: PolicyRule): boolean {
  return (['ignore', 'team', 'priority', 'targetSeconds', 'answerIn', 'acknowledge', 'template'] as const).every(
    (name) => a[name] === b[name],
  );
}

function unknownLabels({ name, when, at }: PolicyRule, facets: KnownFacets): PolicyFinding[] {
  return Object.entries(when.labels ?? {}).flatMap(([facet, values]): PolicyFinding[] => {
    const about = { kind: 'label', severity: 'error', at } as const;
    if (!Object.hasOwn(facets, facet))
      return [{ ...about, message: `rule "${name}": there is no label ${facet} (${Object.keys(facets).join(', ')})` }];
    const known = facets[facet];
    const strange = known ? values.filter((value) => !known.includes(value)) : [];
    return strange.map((value) => ({
      ...about,
      message: `rule "${name}": ${facet} is never "${value}" (${known!.join(', ')})`,
    }));
  });
}

function templateFindings({ templates, neverAskInPublic, rules }: Policy): PolicyFinding[] {
  return templates.flatMap(({ name, text, public: open, at }): PolicyFinding[] => {
    const about = { kind: 'template', at } as const;
    const words = foldWords(text);
    const asked = open ? neverAskInPublic.filter((phrase) => phraseIn(phrase, words)) : [];
    const used = rules.find((rule) => rule.template === name && rule.answerIn === 'private');
    return [
      ...asked.map((phrase) => ({
        ...about,
        severity: 'error' as const,
        message: `template "${name}" speaks of "${phrase.trim()}" in public; say public = false if it is sent in private`,
      })),
      ...unknownPlaceholders(text).map((placeholder) => ({
        ...about,
        severity: 'error' as const,
        message: `template "${name}": {${placeholder}} is not a placeholder (customer, brand, agent)`,
      })),
      ...(used && open
        ? [
            {
              ...about,
              severity: 'warning' as const,
              message: `template "${name}" is public, and rule "${used.name}" answers in private`,
            },
          ]
        : []),
    ];
  });
}

function idleTeams({ teams, defaultTeam, rules }: Policy): PolicyFinding[] {
  return Object.keys(teams)
    .filter((team) => team !== defaultTeam && !rules.some((rule) => rule.team === team))
    .map((team) => ({ kind: 'team', severity: 'note', at: '', message: `no rule sends anything to team "${team}"` }));
}
