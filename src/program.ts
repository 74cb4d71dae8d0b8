/** argv to command to exit code: the command table, the flags every command takes, and what happens to errors. */
import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands/index.ts';
import { type Context, createContext, type Environment, type GlobalFlags } from './context.ts';
import { didYouMean } from './domain/near-name.ts';
import { safeText } from './domain/safe-text.ts';
import { CareError, EXIT, UsageError } from './errors.ts';
import { completeHelp } from './reporting/late-help.ts';
import { wholeNumber } from './reporting/options.ts';
import { outputWidth } from './terminal/ability.ts';
import { fitHelp } from './terminal/help-text.ts';

const EXAMPLES = `
Examples:
  $ socialcare demo                               look at a finished audit of invented data
  $ socialcare import mentions.csv                read a file into the database
  $ socialcare report --since 30d                 response times and ignored mentions, with intervals
  $ socialcare measure ignored --by brand --json  the same numbers for a program
  $ socialcare show @customer                     one customer's conversations

Exit codes: 0 ok, 1 error, 2 usage, 3 partial (a gap was left, a check cannot say), 4 authentication,
5 rate or budget stop, 6 empty with --fail-on-empty, 10 threshold breached, 130 interrupted.`;

/** Runs one command line to its end and returns its exit code; never throws. */
export async function run(environment: Environment): Promise<number> {
  let context: Context | undefined;
  const output = watchOutput(environment);
  const helpWidth = () => Math.min(outputWidth(environment.stdout, environment.env, program.opts().width) ?? 80, 100);
  const program: Command = new Command('socialcare')
    .description('Triage and audit social customer care: numbers with their definitions, from data you hold yourself.')
    .version(environment.version, '-V, --version', 'print the version')
    .option('--db <file>', 'the database (default: SOCIALCARE_DB, socialcare.toml, else your data folder)')
    .option('--config <file>', 'the configuration file (default: ./socialcare.toml)')
    .option('-q, --quiet', 'print only the data asked for, warnings and errors')
    .option('--no-input', 'never ask; fail instead and name the flag to use')
    .option('--no-color', 'no colour, as does NO_COLOR=1; FORCE_COLOR=1 or CLICOLOR_FORCE=1 forces it')
    .option(
      '--width <columns>',
      'fit tables and text to so many columns (default: the screen, COLUMNS, no limit in a pipe)',
      wholeNumber,
    )
    .option('--debug', 'show the stack of errors')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError()
    .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void environment.stdout.write(fitHelp(text, helpWidth())),
      writeErr: (text) => void environment.stderr.write(safeText(text)),
      getOutHelpWidth: () => helpWidth(),
      getErrHelpWidth: () => helpWidth(),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
  for (const { group, commands } of COMMANDS) {
    program.commandsGroup(`${group}:`);
    for (const register of commands)
      register(program, async (command) => {
        context = await createContext(environment, command.optsWithGlobals<GlobalFlags>(), async (asking) =>
          (await import('./commands/engine-store.ts')).openEngine(asking),
        );
        return context;
      });
  }
  inherit(program);
  try {
    if (environment.argv.length === 0) program.outputHelp();
    else await parse(program, environment.argv);
    await output.check();
    return context?.exitCode ?? EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return EXIT.usage;
    const debug = environment.argv.includes('--debug');
    if (context) context.terminal.error(error, debug);
    else await reportEarly(environment, error, debug);
    return error instanceof CareError ? error.exitCode : EXIT.error;
  } finally {
    await context?.close();
  }
}

/** @throws CommanderError for a wrong command line; help and version are not errors */
async function parse(program: Command, argv: readonly string[]): Promise<void> {
  if (argv[0] === 'help' || argv.some((word) => word === '--help' || word === '-h'))
    await completeHelp(commandIn(program, argv));
  if (argv[0] === 'help') return helpFor(program, argv.slice(1));
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
  }
}

/** The command that the words name, as far as they name any. */
function commandIn(program: Command, argv: readonly string[]): Command {
  let command = program;
  for (const word of argv) command = command.commands.find((each) => each.name() === word) ?? command;
  return command;
}

/**
 * 'help brand add' is 'brand add --help'; flags behind it mean nothing.
 * @throws UsageError for a command that is not there
 */
function helpFor(program: Command, argv: readonly string[]): void {
  let command = program;
  for (const name of argv.filter((word) => !word.startsWith('-'))) {
    const known = command.commands;
    const child = known.find((each) => each.name() === name);
    if (!child) {
      const names = known.map((each) => each.name());
      const path = command === program ? '' : `${command.name()} `;
      throw new UsageError(
        `unknown command "${path}${name}"${didYouMean(name, names)}`,
        names.length > 0 ? `See them: socialcare ${path}--help` : `See its flags: socialcare ${path}--help`,
      );
    }
    command = child;
  }
  command.outputHelp();
}

/** A reader that closes early (`| head`) is not an error, whichever command writes; a full disk is one. */
function watchOutput({ stdout, stderr }: Environment): { check(): Promise<void> } {
  let failure: NodeJS.ErrnoException | undefined;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') failure ??= error;
  });
  // There is nowhere left to say it.
  stderr.on('error', () => {});
  return {
    async check() {
      // Streams report a full disk after the write.
      await new Promise((resolve) => setImmediate(resolve));
      if (!failure) return;
      const { cannotWrite } = await import('./commands/output-file.ts');
      throw cannotWrite('standard output', failure);
    },
  };
}

/** Subcommands behave as the program does: they throw instead of leaving, and suggest what was meant. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    child.showSuggestionAfterError();
    inherit(child);
  }
}

async function reportEarly(environment: Environment, error: unknown, debug: boolean): Promise<void> {
  const { terminal } = await createContext(environment, {});
  terminal.error(error, debug);
}
