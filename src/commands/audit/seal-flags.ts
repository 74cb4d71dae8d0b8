/** The flags of audit --seal, and which of them go together. */
import { UsageError } from '../../errors.ts';

export interface SealFlags {
  seal?: string;
  sealData?: 'ids' | 'full';
  withHandles?: boolean;
  sign?: string;
  tsa?: string;
}

/** @throws UsageError for flags that mean nothing without --seal, or that go against it */
export function checkSealFlags(flags: SealFlags & { baseline?: string; customer?: string }): void {
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
  if (flags.baseline !== undefined)
    throw new UsageError(
      '--seal and --baseline: a change cannot be computed again from the rows of one audit',
      'Seal each of the two audits by itself.',
    );
  if (customer !== undefined && !withHandles)
    throw new UsageError(
      '--seal: the plan would name the customer of --customer, and seals name nobody',
      'Add --with-handles, or leave --customer out.',
    );
}
