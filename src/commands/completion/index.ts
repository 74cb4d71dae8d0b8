/** completion: a script for bash, zsh or fish that asks the program itself what may come next. */
import { Argument, type Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Register } from '../command.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const HELP = `
Commands, flags, metrics, dimensions, brands, channels, formats, labels and other values are completed; where a file is
meant, files.

Examples:
  $ socialcare completion bash >> ~/.bashrc
  $ socialcare completion zsh > "\${fpath[1]}/_socialcare"     the folder must be in fpath before compinit runs
  $ socialcare completion fish > ~/.config/fish/completions/socialcare.fish`;

export const registerCompletion: Register = (program, begin) => {
  const command = program
    .command('completion')
    .summary('completion for bash, zsh or fish')
    .description('Print a completion script for a shell.')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', HELP);
  command.action(async (shell: Shell) => {
    const { terminal } = await begin(command);
    const { SCRIPTS } = await import('./scripts.ts');
    await terminal.write(SCRIPTS[shell]);
  });
  const complete = program
    .command('complete', { hidden: true })
    .description('Print what may come next on a command line, one candidate a line; the shell scripts call this.')
    .argument('[word...]', 'the words so far, after the name of the program; the last one is being typed')
    .option('--line <text>', 'the whole line instead, as bash hands it')
    .option('--typed <text>', 'with --line: what bash takes for the word');
  complete.action(async (words: string[], flags: BashFlags) => suggest(await begin(complete), program, words, flags));
};

interface BashFlags {
  line?: string;
  typed?: string;
}

/** Silent on any error: a message would land in the middle of the command line being typed. */
async function suggest(context: Context, program: Command, typed: readonly string[], flags: BashFlags): Promise<void> {
  const [{ candidates }, { readLine }] = await Promise.all([import('./candidates.ts'), import('./line.ts')]);
  const { words, skip } =
    flags.line === undefined ? { words: typed, skip: 0 } : readLine(flags.line, flags.typed ?? '');
  const found = await candidates(context, program, words).catch(() => []);
  for (const { value, about } of found) context.terminal.out(`${value.slice(skip)}${about ? `\t${about}` : ''}`);
}
