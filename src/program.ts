/** argv to command to exit code: the command table, the flags every command takes, and what happens to errors. */
import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands/index.ts';
import { type Context, createContext, type GlobalFlags, type World } from './context.ts';
import { CareError, EXIT } from './errors.ts';
import { fitHelp } from './terminal/help-text.ts';

const EXAMPLES = `
Examples:
  $ socialcare demo                               look at a finished audit of invented data
  $ socialcare import mentions.csv                read a file into the database
  $ socialcare report --since 30d                 response times and ignored mentions, with intervals
  $ socialcare measure ignored --by brand --json  the same numbers for a program
  $ socialcare show @customer                     one customer's conversations

Exit codes: 0 ok, 1 error, 2 usage, 3 partial (a gap was left), 4 authentication, 5 rate or budget stop,
6 empty with --fail-on-empty, 10 threshold breached, 130 interrupted.`;

/** Runs one command line to its end and returns its exit code; never throws. */
export async function run(world: World): Promise<number> {
  let context: Context | undefined;
  const program = new Command('socialcare')
    .description('Triage and audit social customer care: numbers with their definitions, from data you hold yourself.')
    .version(world.version, '-V, --version', 'print the version')
    .option('--db <file>', 'the database (default: SOCIALCARE_DB, socialcare.toml, else your data folder)')
    .option('--config <file>', 'the configuration file (default: ./socialcare.toml)')
    .option('-q, --quiet', 'no messages, only data, warnings and errors')
    .option('--no-input', 'never ask; fail instead and name the flag to use')
    .option('--no-color', 'no colour, as does NO_COLOR; FORCE_COLOR=1 forces it')
    .option('--debug', 'show the stack of errors')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError()
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => void world.stdout.write(fitHelp(text, helpWidth(world.stdout))),
      writeErr: (text) => void world.stderr.write(text),
      getOutHelpWidth: () => helpWidth(world.stdout),
      getErrHelpWidth: () => helpWidth(world.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
  for (const { group, commands } of COMMANDS) {
    program.commandsGroup(`${group}:`);
    for (const register of commands)
      register(program, async (command) => {
        context = await createContext(world, command.optsWithGlobals<GlobalFlags>());
        return context;
      });
  }
  inherit(program);
  try {
    if (world.argv.length === 0) {
      program.outputHelp();
      return EXIT.ok;
    }
    await program.parseAsync([...world.argv], { from: 'user' });
    if (context) await checkOutput(context);
    return context?.exitCode ?? EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const debug = world.argv.includes('--debug');
    if (context) context.terminal.error(error, debug);
    else await reportEarly(world, error, debug);
    return error instanceof CareError ? error.exitCode : EXIT.error;
  } finally {
    context?.close();
  }
}

/** Streams tell of a full disk after the write. */
async function checkOutput({ terminal }: Context): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (!terminal.failure) return;
  const { cannotWrite } = await import('./commands/output-file.ts');
  throw cannotWrite('standard output', terminal.failure);
}

function helpWidth({ columns }: { columns?: number }): number {
  return Math.min(columns || 80, 100);
}

/** Subcommands behave as the program does: they throw instead of leaving, and suggest what was meant. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    child.showSuggestionAfterError();
    inherit(child);
  }
}

async function reportEarly(world: World, error: unknown, debug: boolean): Promise<void> {
  const { terminal } = await createContext(world, {});
  terminal.error(error, debug);
}
