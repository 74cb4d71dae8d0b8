/** mcp: numbers, queue and conversations for agents, over the Model Context Protocol, to be read only. */
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import type { Context, Environment, GlobalFlags } from '../../context.ts';
import type { ToolAnswer } from '../../serving/tools.ts';
import type { Register } from '../command.ts';

const HELP = `
A program that runs agents starts it and speaks with it over standard input and output. Tools: report, measure, explain, labels,
queue, show. Each answers what a command prints with --json; none changes anything, takes SQL, or asks a network.
Customers are behind pseudonyms, and what strangers wrote stands between fences that say that it is data.

Examples:
  $ socialcare mcp                                in the configuration of a client: command "socialcare", args ["mcp"]
  $ socialcare --db /srv/care.db mcp              over this database
  $ socialcare mcp --with-handles                 name customers`;

/** About as much as an agent can read at once. */
const MOST_CHARACTERS = 120_000;

interface Flags extends GlobalFlags {
  withHandles?: boolean;
}

export const registerMcp: Register = (program, begin) => {
  const command = program
    .command('mcp')
    .summary('the same numbers, queue and conversations for agents')
    .description('Answer agents over the Model Context Protocol, read-only, on standard input and output.')
    .option('--with-handles', 'name customers, and link to their posts (default: pseudonyms, no links)')
    .addHelpText('after', HELP);
  command.action(async (flags: Flags) => answerAgents(await begin(command), flags));
};

async function answerAgents(context: Context, { withHandles }: Flags): Promise<void> {
  const { terminal, environment, flags } = context;
  const [{ serveTools }, { commandLine, inputSchema, toolPlans }, { DATA_ONLY }] = await Promise.all([
    import('../../serving/tools.ts'),
    import('./tools.ts'),
    import('./fence.ts'),
  ]);
  // What is wrong with the configuration or the database is said where a person sees it.
  await context.store({ readonly: true });
  await context.close();
  if (terminal.isTTY)
    terminal.note(
      'this speaks to a program that runs agents, not to people: socialcare mcp --help says how to set it up',
    );
  const shared = [
    ...(flags.db === undefined ? [] : [`--db=${flags.db}`]),
    ...(flags.config === undefined ? [] : [`--config=${flags.config}`]),
    withHandles ? '--no-mask' : '--mask',
  ];
  await serveTools(
    {
      name: 'socialcare',
      version: environment.version,
      instructions: `Triage and audit of social customer care: numbers with their definitions and intervals. Report numbers with their interval and n, and say what left_out, notes, warnings and limits say. ${DATA_ONLY}`,
      tools: toolPlans().map((plan) => ({
        name: plan.name,
        title: plan.title,
        description: plan.description,
        input: inputSchema(plan),
        answer: (given) => answerOf(environment, commandLine(plan, given, shared)),
      })),
    },
    environment.stdin as Readable,
    environment.stdout as Writable,
    (error) => terminal.warn(error.message),
  );
}

/** Runs a command line, and hands over what it prints. */
async function answerOf(environment: Environment, argv: readonly string[]): Promise<ToolAnswer> {
  const [{ run }, { apart, keeper }, { fenced }, { fitted }] = await Promise.all([
    import('../../program.ts'),
    import('../apart.ts'),
    import('./fence.ts'),
    import('./fitted.ts'),
  ]);
  const [stdout, stderr] = [keeper(), keeper()];
  await run({ ...apart(environment, { stdout: stdout.stream, stderr: stderr.stream }), argv });
  const beside = stderr.text().split('\n').filter(Boolean);
  const printed = stdout.text();
  const nonce = randomBytes(16).toString('hex');
  if (printed === '') return { text: fenced(beside.join('\n'), nonce) };
  const whole = { ...(JSON.parse(printed) as Record<string, unknown>), ...(beside.length > 0 && { beside }) };
  const document = fitted(whole, MOST_CHARACTERS);
  return { text: fenced(JSON.stringify(document), nonce), document };
}
