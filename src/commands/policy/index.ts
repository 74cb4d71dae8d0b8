/** policy: check it, replay history through it, and explain which rule fired. */

import { addFilterOptions, collectList } from '../../reporting/options.ts';
import type { Register } from '../command.ts';
import type { PolicyFlags } from './flags.ts';

const HELP = `
The policy is under [policy] in socialcare.toml, or in a file of its own: [policy] include = "policy.toml".

  [policy]
  default_team = "care"
  order = ["risk", "urgency", "age"]            followers only if you name them here
  ignore_reasons = ["thanks", "spam", "not for us"]
  never_ask_in_public = ["account number", "card number"]
  [policy.teams.legal]
  people = ["jo"]
  [policy.escalation_words]
  legal = ["lawyer", "sue"]                     these come before every rule
  [policy.targets]
  critical = "15m"
  [[policy.rules]]                              the first rule that fits decides
  name = "refunds"
  when = { words = ["refund"], label = { intent = ["complaint", "request"] }, hours = "open" }
  team = "billing"
  priority = "high"
  target = "30m"
  answer_in = "private"
  template = "sorry"
  [policy.templates.sorry]
  text = "Hi {customer}, sorry about that. {agent}"

A rule's "when" may hold brand, channel, reach, label, words, hours (open, closed), followers_at_least, posts_at_least,
turns (first, next); its effect is ignore = "reason", or any of team, priority, target, answer_in, acknowledge, template.

Examples:
  $ socialcare policy check
  $ socialcare policy test --since 90d
  $ socialcare policy test --file next.toml --against socialcare.toml
  $ socialcare policy test --since 30d --list
  $ socialcare policy explain 1790000000000000001`;

export const registerPolicy: Register = (program, begin) => {
  const policy = program
    .command('policy')
    .summary('check a policy, replay history through it, see which rule fired')
    .description('Check a policy, replay history through it, see which rule fired.')
    .addHelpText('after', HELP);
  const check = policy
    .command('check')
    .summary('is it valid, are all rules reachable, which of them compete')
    .description('Check that the policy is valid, that every rule can be reached, and which rules compete.')
    .addHelpText('after', '\nExamples:\n  $ socialcare policy check\n  $ socialcare policy check --file next.toml')
    .option('--file <policy>', 'this file instead of the configured policy')
    .option('--json', 'as JSON');
  check.action(async (flags: PolicyFlags) => {
    const context = await begin(check);
    await (await import('./check.ts')).checkCommand(context, flags);
  });
  const test = addFilterOptions(
    policy
      .command('test')
      .summary('replay past turns through it, rule by rule')
      .description('Replay past turns through the policy, rule by rule.')
      .addHelpText(
        'after',
        '\nExamples:\n  $ socialcare policy test --since 90d\n  $ socialcare policy test --file next.toml --against socialcare.toml',
      ),
  )
    .option('--file <policy>', 'this file instead of the configured policy')
    .option('--against <policy>', 'compare with this file (default: no rules at all)')
    .option('--list', 'every past turn with a different outcome, before and after')
    .option('--json', 'as JSON');
  test.action(async (flags: PolicyFlags) => {
    const context = await begin(test);
    await (await import('./test.ts')).testCommand(context, flags);
  });
  const explain = policy
    .command('explain')
    .summary('which rule decides about a post, and its outcome')
    .description('Show which rule decides about a post, and its outcome.')
    .addHelpText('after', '\nExamples:\n  $ socialcare policy explain 1790000000000000001')
    .argument('<post>', 'the platform’s id')
    .option('--file <policy>', 'this file instead of the configured policy')
    .option('--channel <name>', 'the network of the post, where an id stands for several', collectList)
    .option('--brand <name>', 'for this brand, when the post waits for several', collectList)
    .option('--json', 'as JSON');
  explain.action(async (post: string, flags: PolicyFlags) => {
    const context = await begin(explain);
    await (await import('./explain.ts')).explainCommand(context, post, flags);
  });
};
