/** completion: a script that completes commands and flags in bash, zsh and fish, made from the command table itself. */
import { Argument, type Command } from 'commander';
import type { Context } from '../context.ts';
import type { Register } from './command.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const HELP = `
Examples:
  $ socialcare completion bash >> ~/.bashrc
  $ socialcare completion zsh > ~/.zsh/completions/_socialcare
  $ socialcare completion fish > ~/.config/fish/completions/socialcare.fish`;

export const registerCompletion: Register = (program, begin) => {
  const command = program
    .command('completion')
    .summary('completion for bash, zsh or fish')
    .description('Print a completion script for a shell.')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', HELP);
  command.action(async (shell: Shell) => completion(await begin(command), program, shell));
};

interface Known {
  path: string;
  words: { name: string; description: string }[];
}

async function completion(context: Context, program: Command, shell: Shell): Promise<void> {
  await context.terminal.write({ bash: bashScript, zsh: zshScript, fish: fishScript }[shell](knownWords(program)));
}

function knownWords(program: Command): Known[] {
  const known: Known[] = [];
  const visit = (command: Command, path: string) => {
    const children = command.commands.map((child) => ({
      name: child.name(),
      description: child.summary() || child.description(),
    }));
    const flags = command.options
      .filter(({ hidden, long }) => !hidden && long)
      .map(({ long, description }) => ({ name: long!, description }));
    known.push({ path, words: [...children, ...flags, { name: '--help', description: 'show help' }] });
    for (const child of command.commands) visit(child, `${path} ${child.name()}`.trim());
  };
  visit(program, '');
  return known;
}

function bashScript(known: Known[]): string {
  const cases = known.map(({ path, words }) => `    "${path}") words="${words.map(({ name }) => name).join(' ')}" ;;`);
  return `_socialcare() {
  local path="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) case "$path $word" in ${subPaths(known)}) path="\${path:+$path }$word" ;; esac ;; esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _socialcare socialcare
`;
}

function subPaths(known: Known[]): string {
  return known
    .filter(({ path }) => path !== '')
    .map(({ path }) => `"${path.includes(' ') ? path : ` ${path}`}"`)
    .join('|');
}

function zshScript(known: Known[]): string {
  return `#compdef socialcare
autoload -U +X bashcompinit && bashcompinit
${bashScript(known)}`;
}

function fishScript(known: Known[]): string {
  const lines = known.flatMap(({ path, words }) =>
    words.map(({ name, description }) => {
      const when = path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`;
      const what = name.startsWith('--') ? `-l ${name.slice(2)}` : `-a ${name}`;
      return `complete -c socialcare -n "${when}" ${what} -d '${description.replaceAll("'", "\\'")}'`;
    }),
  );
  return `${lines.join('\n')}\n`;
}
