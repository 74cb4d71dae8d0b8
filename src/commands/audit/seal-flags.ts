/** The flags of audit --seal, and which of them go together. */
import type { AuditPlan } from '../../domain/audit-plan.ts';
import { UsageError } from '../../errors.ts';

export interface SealFlags {
  seal?: string;
  sealData?: 'ids' | 'full';
  withHandles?: boolean;
  sign?: string;
  tsa?: string;
}

/** @throws UsageError for flags that mean nothing without --seal, or that go against it */
export function checkSealFlags(flags: SealFlags & { customer?: string }): void {
  const { seal, withHandles, customer } = flags;
  if (seal === undefined) {
    const idle = (['sealData', 'sign', 'tsa'] as const).find((name) => flags[name] !== undefined);
    if (idle)
      throw new UsageError(
        `--${idle.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)} belongs to --seal`,
        'Name the folder of the seal: --seal DIR',
      );
    return;
  }
  if (customer !== undefined && !withHandles)
    throw new UsageError(
      '--seal: the plan would name the customer of --customer, and seals name nobody',
      'Add --with-handles, or leave --customer out.',
    );
}

/** @throws UsageError for a change that the rows of a seal cannot show */
export function checkSealedPlan(
  { periods }: Pick<AuditPlan, 'periods'>,
  flags: SealFlags & { baseline?: string },
): void {
  if (flags.seal !== undefined && flags.baseline !== undefined && periods)
    throw new UsageError(
      '--seal and --baseline: a change is that of the whole time, and the audit is of periods one by one',
      'Leave out --periods, or seal without --baseline.',
    );
}

/** @param settings of the baseline @throws UsageError where they name a customer, and the seal is to name nobody */
export function checkSealedBaseline(settings: readonly string[], { seal, withHandles }: SealFlags): void {
  if (seal !== undefined && !withHandles && settings.some((line) => /^filter .*--customer\b/.test(line)))
    throw new UsageError(
      '--seal: the baseline names the customer of its --customer, and seals name nobody',
      'Add --with-handles, or take another baseline.',
    );
}
