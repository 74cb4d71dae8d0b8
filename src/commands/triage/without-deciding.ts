/** What decides nothing: the reply that the policy suggests, and the post in the browser. Nothing is ever sent. */
import type { Context } from '../../context.ts';
import type { Policy, PolicyOutcome, Template } from '../../domain/policy.ts';
import { fillTemplate } from '../../domain/reply-template.ts';
import { UsageError } from '../../errors.ts';
import { actorOf } from '../../queue/actor.ts';
import { maskFor } from '../../queue/masking.ts';
import { openTriageContext } from '../../queue/triage-context.ts';
import type { NamedTurn } from '../../store/work/open-turns.ts';
import { openInBrowser } from '../../terminal/browser.ts';
import { findTurn } from './find-turn.ts';
import type { TriageFlags } from './flags.ts';

/** The template that the rule names, else all of them. */
export function suggestedReplies(
  { templates }: Policy,
  { template }: Pick<PolicyOutcome, 'template'>,
): readonly Template[] {
  const suggested = templates.filter(({ name }) => name === template);
  return suggested.length > 0 ? suggested : templates;
}

export function filledReply({ text }: Template, { customer, brand }: NamedTurn, agent: string): string {
  return fillTemplate(text, { customer, brand, agent });
}

/** Only where the data gave an address, or the id is one that the network itself would find. */
export function addressOf({ url, channel, post }: NamedTurn): string | undefined {
  if (url !== null) return url;
  return channel === 'x' && /^\d{15,20}$/.test(post) ? `https://x.com/i/web/status/${post}` : undefined;
}

/** The twin of the key c: the reply on standard output. */
export async function printReply(context: Context, post: string, flags: TriageFlags): Promise<void> {
  const store = await context.store({ readonly: true });
  const turn = await findTurn(store, post, flags);
  const triage = await openTriageContext(context, store, context.now());
  const [item] = await triage.items([turn], context.now());
  const offered =
    flags.reply === true
      ? suggestedReplies(triage.policy, item!.outcome)
      : triage.policy.templates.filter(({ name }) => name === flags.reply);
  const names = triage.policy.templates.map(({ name }) => name).join(', ');
  const [template, other] = offered;
  if (!template)
    throw new UsageError(
      flags.reply === true ? 'the policy has no templates' : `there is no template "${flags.reply}"`,
      names === '' ? 'Write one: [policy.templates.NAME] text = "…"' : `Templates: ${names}.`,
    );
  if (other) throw new UsageError(`no rule suggests a reply to ${post}`, `Say which: --reply NAME of ${names}.`);
  const mask = await maskFor(context, store, flags);
  const shown = mask ? { ...turn, customer: mask.name(turn.customer) } : turn;
  context.terminal.out(filledReply(template, shown, actorOf(context, flags.actor)));
  if (mask) context.terminal.note('the customer is hidden: --no-mask prints the reply as it is to be sent');
  if (!template.public) context.terminal.note('for a private message; nothing was sent');
}

/** The twin of the key o; says the address, for terminals that have no browser. */
export async function openPost(context: Context, post: string, flags: TriageFlags): Promise<void> {
  const store = await context.store({ readonly: true });
  const address = addressOf(await findTurn(store, post, flags));
  if (address === undefined)
    throw new UsageError(`the address of ${post} is not known`, `See it: socialcare show ${post}`);
  const mask = await maskFor(context, store, flags);
  context.terminal.out(mask ? mask.text(address) : address);
  if (!(await openInBrowser(address, context.environment.platform)))
    context.terminal.note('no browser could be opened here');
}
