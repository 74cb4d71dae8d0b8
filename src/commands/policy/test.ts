/** policy test: history replayed, rule by rule, beside another policy or none. */

import type { Context } from '../../context.ts';
import { amount, grouped } from '../../domain/amount.ts';
import type { Policy } from '../../domain/policy.ts';
import { NO_RULE, type PolicyChange, type Replay, startReplay } from '../../domain/policy-replay.ts';
import { Interrupted } from '../../errors.ts';
import { loadPolicy } from '../../queue/policy-source.ts';
import { openTriageContext } from '../../queue/triage-context.ts';
import { openFacts, wantedBy } from '../../queue/turn-facts.ts';
import { readScope } from '../../reporting/options.ts';
import type { Store } from '../../store/open.ts';
import { brandNames, readTurnColumns } from '../../store/reading/turn-columns.ts';
import { namedTurns, newestTurn } from '../../store/work/open-turns.ts';
import { startProgress } from '../../terminal/progress.ts';
import { listChanges } from './changes.ts';
import type { PolicyFlags } from './flags.ts';

const AT_ONCE = 50_000;

export async function testCommand(context: Context, flags: PolicyFlags): Promise<void> {
  const { terminal } = context;
  const store = await context.store({ readonly: true });
  const policy = await loadPolicy(context, flags.file);
  const against = flags.against === undefined ? without(policy) : await loadPolicy(context, flags.against);
  const scope = await readScope(context, store, flags);
  // One reader sees what either of the two looks at.
  const both: Policy = {
    ...policy,
    rules: [...policy.rules, ...against.rules],
    order: [...policy.order, ...against.order],
  };
  const triage = await openTriageContext(context, store, scope.asOf, both);
  const brands = await brandNames(store);
  const factsIn = openFacts(store, both, brands);
  const { columns, facets } = wantedBy(both);
  const wanted = { columns: ['answeredAt' as const, ...columns], facets };
  const last = await newestTurn(store);
  const progress = startProgress(terminal, {
    label: 'policy test',
    total: last,
    unit: 'turns',
    now: () => performance.now(),
  });
  const changes: PolicyChange[] = [];
  const keep = flags.list ? (change: PolicyChange) => void changes.push(change) : undefined;
  const { add, replay } = startReplay(policy, against, triage.isOpen, keep);
  try {
    for (let after = 0; after < last; after += AT_ONCE) {
      progress.update(after);
      // Lets Ctrl-C be handled.
      await new Promise(setImmediate);
      if (context.environment.signal.aborted) throw new Interrupted();
      const read = await readTurnColumns(store, scope.filter, scope.asOf, wanted, { after, upto: after + AT_ONCE });
      const factsAt = await factsIn(read);
      for (const [row, turn] of read.key.entries()) {
        const answeredAt = read.answeredAt![row]!;
        const answered = answeredAt !== null && answeredAt <= scope.asOf;
        const waited = () => triage.waited(brands.get(read.brand[row]!)!, read.askedAt[row]!, answeredAt!);
        add({ facts: factsAt(row), turn, waitSeconds: answered ? waited() : null });
      }
    }
  } finally {
    progress.done();
  }
  if (flags.list) return listChanges(context, store, changes, { before: against, now: policy }, flags);
  const posts = await examplePosts(store, replay);
  if (flags.json) {
    terminal.json(document(replay, posts, flags));
    return;
  }
  await print(context, replay, posts, flags);
}

function without(policy: Policy): Policy {
  return { ...policy, rules: [] };
}

async function examplePosts(store: Store, { rules, changed }: Replay): Promise<Map<number, string>> {
  const turns = await namedTurns(store, [...rules.flatMap(({ examples }) => examples), ...changed.examples]);
  return new Map([...turns].map(([key, { post }]) => [key, post]));
}

function document({ turns, covered, ignored, rules, changed }: Replay, posts: Map<number, string>, flags: PolicyFlags) {
  const ids = (examples: number[]) => examples.map((turn) => posts.get(turn));
  return {
    version: 1,
    turns,
    covered,
    share_covered: turns === 0 ? null : covered / turns,
    ignored,
    against: flags.against ?? null,
    changed: { ...changed, examples: ids(changed.examples) },
    rules: rules.map(({ ignoredButAnswered, examples, ...rule }) => ({
      ...rule,
      share: turns === 0 ? null : rule.decides / turns,
      ignored_but_answered: ignoredButAnswered,
      examples: ids(examples),
    })),
  };
}

async function print(context: Context, replay: Replay, posts: Map<number, string>, flags: PolicyFlags): Promise<void> {
  const { terminal } = context;
  const { listText } = await import('../../terminal/table.ts');
  const { turns, covered, ignored, changed } = replay;
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  await terminal.write(
    listText(
      replay.rules,
      [
        { label: 'Rule', text: ({ rule }) => rule, truncate: true },
        {
          label: 'Decides',
          text: ({ decides }) => grouped(decides),
          plain: ({ decides }) => String(decides),
          align: 'right',
        },
        { label: 'Share', text: ({ decides }) => share(decides, turns), align: 'right' },
        {
          label: 'Shadowed',
          text: ({ shadowed }) => grouped(shadowed),
          plain: ({ shadowed }) => String(shadowed),
          align: 'right',
        },
        {
          label: 'Answered',
          text: ({ answered }) => grouped(answered),
          plain: ({ answered }) => String(answered),
          align: 'right',
        },
        { label: 'In target', text: ({ met }) => grouped(met), plain: ({ met }) => String(met), align: 'right' },
        {
          label: 'Examples',
          text: ({ examples }) => examples.map((turn) => posts.get(turn)).join(' '),
          truncate: true,
        },
      ],
      terminal,
    ),
  );
  terminal.out(
    `${amount(turns, 'turn')}, ${share(covered, turns)} decided by a rule, ${share(ignored, turns)} ignored`,
  );
  const than = flags.against === undefined ? 'without rules' : `by ${flags.against}`;
  terminal.out(
    `different from ${than}: ${amount(changed.any, 'turn')} (${grouped(changed.team)} routed, ${grouped(changed.priority)} prioritised, ${grouped(changed.target)} other target, ${grouped(changed.ignored)} ignored or not)`,
  );
  for (const { rule, ignoredButAnswered, examples } of replay.rules)
    if (ignoredButAnswered > 0)
      terminal.out(
        `"${rule}" would have ignored ${amount(ignoredButAnswered, 'turn')} that somebody answered, such as ${posts.get(examples[0]!)}`,
      );
  const idle = replay.rules.filter(({ rule, decides }) => decides === 0 && rule !== NO_RULE);
  if (idle.length > 0) terminal.out(`never fired: ${idle.map(({ rule }) => `"${rule}"`).join(', ')}`);
  terminal.note('next: socialcare policy explain POST');
}
