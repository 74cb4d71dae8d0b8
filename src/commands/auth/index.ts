/** auth: log in to a network, see where each secret comes from, and log out; secrets are never printed. */
import { Option } from 'commander';
import type { Register } from '../command.ts';
import type { LoginFlags } from './login.ts';
import type { StatusFlags } from './status.ts';

const HELP = `
Secrets are looked for in the environment first, then in a command that socialcare.toml names, then in the keyring of
the operating system, then in the credentials file, which is written only by login --save and is readable by you alone:

  [sources.x]
  bearer_token_command = "pass show x/bearer"

A socialcare.toml that was found in this folder runs its commands only after: socialcare config trust

Examples:
  $ socialcare auth status
  $ socialcare auth login bluesky                ask, verify, and ask where to keep it
  $ socialcare auth login x --keyring            ask, verify, and keep in the keyring
  $ X_BEARER_TOKEN=… socialcare auth login x --save   no questions; keep in the credentials file
  $ socialcare auth login database --keyring     the password of a database at postgres://
  $ socialcare auth logout x`;

export const registerAuth: Register = (program, begin) => {
  const auth = program
    .command('auth')
    .summary('log in to networks, see where each secret comes from')
    .description('Log in to networks, see where each secret comes from, log out. Secrets are never printed.')
    .addHelpText('after', HELP);
  const login = auth
    .command('login')
    .summary('ask for credentials, verify them against the network, and keep them where you say')
    .description('Ask for credentials, verify them against the network, and keep them where you say.')
    .addHelpText('after', '\nExamples:\n  $ socialcare auth login bluesky\n  $ socialcare auth login x --keyring')
    .argument(
      '<source>',
      'x, bluesky, mastodon, youtube, facebook, instagram or threads; or database, a server of PostgreSQL',
    )
    .option('--keyring', 'keep them in the keyring of the operating system')
    .addOption(new Option('--save', 'keep them in the credentials file, readable by you alone').conflicts('keyring'));
  login.action(async (name: string, flags: LoginFlags) => {
    const { logIn } = await import('./login.ts');
    await logIn(await begin(login), name, flags);
  });
  const status = auth
    .command('status')
    .summary('show where each secret comes from')
    .description('Show where each secret comes from; secrets are never printed.')
    .addHelpText('after', '\nExamples:\n  $ socialcare auth status\n  $ socialcare auth status --verify')
    .option('--verify', 'ask each network whether the credentials are valid')
    .option('--json', 'as JSON');
  status.action(async (flags: StatusFlags) => {
    const { showStatus } = await import('./status.ts');
    await showStatus(await begin(status), flags);
  });
  const logout = auth
    .command('logout')
    .summary('remove kept credentials from the keyring and the credentials file')
    .description('Remove kept credentials from the keyring and the credentials file.')
    .addHelpText('after', '\nExamples:\n  $ socialcare auth logout x')
    .argument('<source>', 'the network, or database');
  logout.action(async (name: string) => {
    const { logOut } = await import('./logout.ts');
    await logOut(await begin(logout), name);
  });
};
