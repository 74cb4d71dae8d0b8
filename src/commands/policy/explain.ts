/** policy explain: the rule that decides about a post, those behind it, and what follows. */
import type { Context } from '../../context.ts';
import { hoursOf, outcomeOf, rulesFor, targetText } from '../../domain/policy.ts';
import type { PostSelector } from '../../queue/find-posts.ts';
import { selectTurnsOfPost } from '../../queue/find-turns.ts';
import { loadPolicy } from '../../queue/policy-source.ts';
import { openTriageContext } from '../../queue/triage-context.ts';

export async function explainCommand(
  context: Context,
  post: string,
  flags: PostSelector & { file?: string; json?: boolean },
): Promise<void> {
  const { terminal } = context;
  const store = await context.store({ readonly: true });
  const policy = await loadPolicy(context, flags.file);
  const turns = await selectTurnsOfPost(store, post, flags);
  const triage = await openTriageContext(context, store, context.now(), policy);
  const explained = (await triage.facts(turns)).map((facts, at) => {
    const [first, ...behind] = rulesFor(policy, facts, triage.isOpen);
    return { turn: turns[at]!, facts, first, behind, outcome: outcomeOf(policy, facts, triage.isOpen) };
  });
  if (flags.json) {
    terminal.json({
      version: 1,
      post,
      hours: hoursOf(policy),
      turns: explained.map(({ turn, facts, first, behind, outcome }) => ({
        brand: turn.brand,
        channel: turn.channel,
        rule: first?.name ?? null,
        at: first?.at ?? null,
        also_fit: behind.map(({ name }) => name),
        ignore: outcome.ignore ?? null,
        team: outcome.team ?? null,
        priority: outcome.priority,
        target_seconds: outcome.targetSeconds,
        answer_in: outcome.answerIn,
        acknowledge: outcome.acknowledge,
        template: outcome.template ?? null,
        labels: facts.labels,
      })),
    });
    return;
  }
  for (const { turn, first, behind, outcome } of explained) {
    const { palette } = terminal;
    terminal.out(palette.strong(`${turn.post} for ${turn.brand}`));
    terminal.out(first ? `rule "${first.name}" (${first.at})` : 'no rule fits; the defaults apply');
    if (outcome.ignore !== undefined) terminal.out(`ignored: ${outcome.ignore}`);
    else
      terminal.out(
        `team ${outcome.team ?? 'none'}, urgency ${outcome.priority}, target ${targetText(outcome.targetSeconds, policy)}, answer in ${outcome.answerIn}${outcome.acknowledge ? ', acknowledge at once' : ''}${
          outcome.template ? `, template "${outcome.template}"` : ''
        }`,
      );
    for (const { name, at } of behind) terminal.out(palette.dim(`fits too, but comes later: "${name}" (${at})`));
  }
}
