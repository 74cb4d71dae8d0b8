/** Runs all checks of a seal and prints how each came out. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { checkFiles, openSeal } from '../../sealing/check-files.ts';
import { checkRows } from '../../sealing/check-rows.ts';
import { checkSignature, checkStamp } from '../../sealing/check-signature.ts';
import type { Checked, Status } from '../../sealing/checked.ts';
import type { VerifyFlags } from './index.ts';
import { checkNumbers, checkPlan } from './numbers.ts';

export async function runVerify(context: Context, folder: string, flags: VerifyFlags): Promise<void> {
  const { terminal, environment } = context;
  const given = (flag: string, path: string | undefined) => {
    const file = path === undefined ? undefined : resolve(environment.cwd, path);
    if (file !== undefined && !existsSync(file))
      throw new UsageError(`--${flag}: there is no ${path}`, 'Check the name and the folder.');
    return file;
  };
  const [signers, ca] = [given('allowed-signers', flags.allowedSigners), given('tsa-ca', flags.tsaCa)];
  const seal = await openSeal(resolve(environment.cwd, folder), folder);
  const rows = await checkRows(seal);
  const checks: Checked[] = [
    ...(await checkFiles(seal, rows.erased)),
    rows.checked,
    checkPlan(seal),
    await checkNumbers(seal, rows),
    await checkSignature(seal, signers),
    await checkStamp(seal, ca),
  ];
  const has = (status: Status) => checks.some((check) => check.status === status);
  context.exitCode = has('differs') ? EXIT.error : has('not-checked') ? EXIT.partial : EXIT.ok;
  const verdict = verdictOf(checks);
  if (flags.json) {
    const { sealed_at, tool } = seal.manifest.predicate;
    const about = { manifest_sha256: seal.sha256, sealed_at, tool };
    terminal.out(JSON.stringify({ version: 1, seal: folder, verified: !has('differs'), verdict, ...about, checks }));
    return;
  }
  const { palette } = terminal;
  const paint = {
    ok: palette.good,
    differs: palette.bad,
    erased: palette.warn,
    'not-checked': palette.warn,
    none: palette.dim,
  };
  for (const { what, status, says, details } of checks) {
    terminal.out(`${paint[status](WORDS[status].padEnd(WIDTH))}  ${what}: ${safeLine(says)}`);
    for (const detail of details) terminal.out(`${' '.repeat(WIDTH)}  ${safeLine(detail)}`);
  }
  terminal.out(has('differs') ? palette.bad(verdict) : palette.strong(verdict));
}

const WORDS: Record<Status, string> = {
  ok: 'ok',
  differs: 'DIFFERS',
  erased: 'erased',
  'not-checked': 'not checked',
  none: '–',
};
const WIDTH = 'not checked'.length;

function verdictOf(checks: readonly Checked[]): string {
  const named = (status: Status) => checks.filter((check) => check.status === status).map(({ what }) => what);
  const [differing, open] = [named('differs'), named('not-checked')];
  if (differing.length > 0)
    return `Not as it was sealed: ${amount(differing.length, 'check differs', 'checks differ')}, ${differing.join(', ')}.`;
  if (open.length > 0) return `Nothing differs; not wholly checked: ${open.join(', ')}.`;
  return 'As it was sealed, and its numbers follow from its rows.';
}
