/** verify: whether the numbers of a seal follow from its rows, and whether anything was changed since it was made. */
import type { Context } from '../../context.ts';
import type { Register } from '../command.ts';

const HELP = `
Needs nothing but the folder: no database, no configuration. It checks every file against its hash, every row against the
Merkle root, the signature and the time stamp where there are any, and computes every number again from the rows.

Exit codes: 0 all is as it was sealed; 1 something differs; 3 nothing differs, and something could not be checked: rows that
were erased by law, a definition of another version, a time stamp without --tsa-ca.

Examples:
  $ socialcare verify 2026-10
  $ socialcare verify 2026-10 --allowed-signers signers --tsa-ca authority.pem
  $ socialcare verify 2026-10 --json`;

export interface VerifyFlags {
  allowedSigners?: string;
  tsaCa?: string;
  json?: boolean;
}

export const registerVerify: Register = (program, begin) => {
  const command = program
    .command('verify')
    .summary('whether a sealed audit is as it was made, and its numbers follow from its rows')
    .description('Check the folder that audit --seal wrote, and compute its numbers again from its rows.')
    .argument('<folder>', 'the seal')
    .option('--allowed-signers <file>', 'who may have signed it, as ssh-keygen reads it: a line NAME KEY each')
    .option('--tsa-ca <file>', 'root certificate of the time-stamping authority')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (folder: string, flags: VerifyFlags) => verify(await begin(command), folder, flags));
};

async function verify(context: Context, folder: string, flags: VerifyFlags): Promise<void> {
  const { runVerify } = await import('./run.ts');
  await runVerify(context, folder, flags);
}
