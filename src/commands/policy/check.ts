/** policy check: validity, unreachable and competing rules, and templates that ask for private data in public. */

import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { EXIT } from '../../errors.ts';
import { checkedPolicy } from '../../queue/policy-source.ts';
import type { PolicyFlags } from './flags.ts';

export async function checkCommand(context: Context, flags: PolicyFlags): Promise<void> {
  const { terminal } = context;
  const { policy, findings, origin } = await checkedPolicy(context, flags.file);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) context.exitCode = EXIT.error;
  if (flags.json) {
    terminal.json({ version: 1, valid: errors === 0, rules: policy.rules.length, findings });
    return;
  }
  if (origin === undefined) {
    terminal.out('No policy is configured; the defaults apply: target by urgency, order by risk, urgency, age.');
    terminal.note('See what one looks like: socialcare policy --help');
    return;
  }
  for (const { at, severity, message } of findings) {
    const paint = { error: terminal.palette.bad, warning: terminal.palette.warn, note: terminal.palette.dim }[severity];
    terminal.out(`${at ? `${at}: ` : ''}${paint(`${severity}:`)} ${message}`);
  }
  const teams = Object.keys(policy.teams).length;
  terminal.out(
    `${amount(policy.rules.length, 'rule')}, ${amount(teams, 'team')}, ${amount(policy.templates.length, 'template')}: ${
      errors === 0 ? 'valid' : amount(errors, 'error')
    }`,
  );
  if (errors === 0) terminal.note('next: socialcare policy test');
}
