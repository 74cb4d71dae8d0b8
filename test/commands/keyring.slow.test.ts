import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { KEY, sitDown } from '../helpers/keyboard.ts';
import { fakeKeyring } from '../helpers/keyring.ts';
import { openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startBluesky } from '../helpers/servers/bluesky.ts';
import type { FakeServer } from '../helpers/servers/server.ts';

const SECRET = 'app-pass';
const LOGIN = { BLUESKY_IDENTIFIER: 'acme.example', BLUESKY_APP_PASSWORD: SECRET };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function sandboxWith(command: 'secret-tool' | 'security'): Promise<{ sandbox: Sandbox; folder: string }> {
  const sandbox = openSandbox();
  server = await startBluesky('acme.example', sandbox.clock);
  const folder = fakeKeyring(sandbox.cwd, command);
  Object.assign(sandbox.env, { SOCIALCARE_BLUESKY_BASE_URL: server.url, PATH: `${folder}:${process.env.PATH}` });
  return { sandbox, folder };
}

const fileOf = ({ cwd }: Sandbox) => join(cwd, '.config/socialcare/credentials.json');

function forgetEnv({ env }: Sandbox): void {
  for (const key of Object.keys(LOGIN)) delete env[key];
}

describe.each([
  ['linux', 'secret-tool', 'keyring (Secret Service)'],
  ['darwin', 'security', 'keyring (macOS keychain)'],
] as const)('the keyring of %s', (platform, command, origin) => {
  test('login --keyring keeps secrets there and nowhere else, pulls find them, logout removes them', async () => {
    const { sandbox, folder } = await sandboxWith(command);
    const run = (...argv: string[]) => sandbox.runWith({ platform }, ...argv);
    Object.assign(sandbox.env, LOGIN);
    const login = await run('auth', 'login', 'bluesky', '--keyring');
    expect(login).toMatchObject({ code: 0, stderr: expect.stringContaining(`Kept in the ${origin}`) });
    expect(existsSync(fileOf(sandbox))).toBe(false);
    forgetEnv(sandbox);
    const status = await run('auth', 'status', '--verify');
    expect(status.stdout).toContain(`bluesky\tapp_password\t${origin}\t@acme.example`);
    expect(status.stdout + status.stderr + login.stdout + login.stderr).not.toContain(SECRET);
    await run('brand', 'add', 'acme', 'bluesky:acme.example');
    await run('pull', 'bluesky');
    const logins = () => server!.asked.filter(({ path }) => path.endsWith('createSession')).length;
    const before = logins();
    expect(await run('pull', 'bluesky')).toMatchObject({ code: 0 });
    expect(logins()).toBe(before);
    expect(readdirSync(join(folder, 'items')).some((name) => name.includes('session'))).toBe(true);
    expect(readFileSync(join(folder, 'arguments'), 'utf8')).not.toContain(SECRET);
    expect(await run('auth', 'logout', 'bluesky')).toMatchObject({
      code: 0,
      stdout: `Removed the credentials of Bluesky from the ${origin}.\n`,
    });
    expect(readdirSync(join(folder, 'items'))).toEqual([]);
    expect((await run('auth', 'logout', 'bluesky')).stdout).toBe('No credentials of Bluesky were kept.\n');
  });

  test('the environment outranks it, it outranks the file, and a log-in stores in one place only', async () => {
    const { sandbox, folder } = await sandboxWith(command);
    const run = (...argv: string[]) => sandbox.runWith({ platform }, ...argv);
    Object.assign(sandbox.env, LOGIN);
    const origins = async () => {
      const { secrets } = JSON.parse((await run('auth', 'status', '--json')).stdout);
      const found = secrets.find(({ secret }: { secret: string }) => secret === 'app_password');
      return found.origin;
    };
    await run('auth', 'login', 'bluesky', '--save');
    expect(await origins()).toBe('env BLUESKY_APP_PASSWORD');
    forgetEnv(sandbox);
    expect(await origins()).toMatch(/^file /);
    await run('auth', 'login', 'bluesky', '--keyring');
    expect(await origins()).toBe(origin);
    expect(existsSync(fileOf(sandbox))).toBe(false);
    await run('auth', 'login', 'bluesky', '--save');
    expect(await origins()).toMatch(/^file /);
    expect(readdirSync(join(folder, 'items'))).toEqual([]);
  });
});

describe('at a terminal', () => {
  test('login asks for stored secrets again, then where to store them: the keyring first, or nowhere', async () => {
    const { sandbox, folder } = await sandboxWith('secret-tool');
    const logIn = async (...places: string[]) => {
      const at = await sitDown(['auth', 'login', 'bluesky'], { cwd: sandbox.cwd, env: sandbox.env });
      await at.sees('Handle or e-mail address');
      await at.press('acme.example', KEY.enter);
      await at.sees('App password');
      await at.press(SECRET, KEY.enter);
      await at.sees('Where should it be stored?');
      await at.press(...places, KEY.enter);
      const { code, stderr } = await at.left;
      expect(code).toBe(0);
      expect(stderr).not.toContain(SECRET);
      return stderr.replace(/\s+/g, ' ');
    };
    expect(await logIn()).toContain('Kept in the keyring (Secret Service)');
    expect(readdirSync(join(folder, 'items')).length).toBe(2);
    expect(await logIn(KEY.down)).toContain(`Kept in the file ${fileOf(sandbox)}`);
    expect(readdirSync(join(folder, 'items'))).toEqual([]);
    rmSync(folder, { recursive: true });
    sandbox.env.PATH = folder;
    expect(await logIn()).toContain('Not kept. Keep it with --save, or set BLUESKY_IDENTIFIER, BLUESKY_APP_PASSWORD.');
  });
});

describe('without a keyring', () => {
  test('one that is locked, or not installed, is quietly not there; status and doctor say so, and --keyring refuses', async () => {
    const { sandbox, folder } = await sandboxWith('secret-tool');
    Object.assign(sandbox.env, LOGIN);
    await sandbox.run('auth', 'login', 'bluesky', '--save');
    forgetEnv(sandbox);
    writeFileSync(join(folder, 'locked'), '');
    const locked = await sandbox.run('auth', 'status', '--verify');
    expect(locked).toMatchObject({
      code: 0,
      stderr: 'keyring: none: secret-tool: Cannot create an item in a locked collection\n',
    });
    expect(locked.stdout).toMatch(/app_password\tfile /);
    rmSync(folder, { recursive: true });
    sandbox.env.PATH = folder;
    expect((await sandbox.run('auth', 'status', '--verify')).stderr).toBe(
      'keyring: none: secret-tool is not installed\n',
    );
    expect((await sandbox.run('doctor', '--offline')).stdout).toContain('keyring: none: secret-tool is not installed');
    expect(await sandbox.run('auth', 'login', 'bluesky', '--keyring')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no keyring to store it in: secret-tool is not installed'),
    });
    const { stderr } = await sandbox.runWith({ platform: 'win32' }, 'auth', 'status', '--verify');
    expect(stderr).toContain('keyring: none: Windows has no command that reads its credential manager');
    expect(await sandbox.run('auth', 'login', 'bluesky', '--keyring', '--save')).toMatchObject({ code: 2 });
  });

  test('one whose items are locked is passed over and named, by the pull that lacks them too', async () => {
    const { sandbox, folder } = await sandboxWith('secret-tool');
    Object.assign(sandbox.env, LOGIN);
    await sandbox.run('auth', 'login', 'bluesky', '--keyring');
    forgetEnv(sandbox);
    writeFileSync(join(folder, 'sealed'), '');
    const said = 'Secret Service is locked: its secrets were not read';
    const status = await sandbox.run('auth', 'status', '--verify');
    expect(status).toMatchObject({ code: 0, stderr: `keyring: ${said}\n` });
    expect(status.stdout).toContain('bluesky\tapp_password\tnowhere');
    expect((await sandbox.run('doctor')).stdout).toContain(`warning  keyring: ${said}\n`);
    await sandbox.run('brand', 'add', 'acme', 'bluesky:acme.example');
    expect(await sandbox.run('pull', 'bluesky')).toMatchObject({ code: 4, stderr: expect.stringContaining(said) });
  });

  test('one that is locked in the middle of a log-in keeps nothing, and says so', async () => {
    const { sandbox, folder } = await sandboxWith('secret-tool');
    Object.assign(sandbox.env, LOGIN);
    chmodSync(join(folder, 'items'), 0o500);
    if (process.getuid?.() === 0) rmSync(join(folder, 'items'), { recursive: true });
    const { code, stderr } = await sandbox.run('auth', 'login', 'bluesky', '--keyring');
    expect(code).toBe(4);
    expect(stderr).toContain('the keyring did not store');
    expect(stderr).not.toContain(SECRET);
  });
});

const TOOLS = ['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'];
const missing = [
  ...TOOLS.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0),
  ...(existsSync(join(ROOT, 'dist/commands/auth/login.js')) ? [] : ['a build']),
];
if (missing.length > 0) console.warn(`SKIPPED: a real keyring needs ${missing.join(', ')}`);

const SESSION = `printf '\\n' | gnome-keyring-daemon --unlock --components=secrets > /dev/null
node "$BIN" auth login bluesky --keyring || exit
unset BLUESKY_IDENTIFIER BLUESKY_APP_PASSWORD
node "$BIN" auth status --verify | grep bluesky
node "$BIN" pull bluesky --json | node -pe 'JSON.parse(require("fs").readFileSync(0)).exit_code'
secret-tool lookup service socialcare source bluesky secret app_password; echo
node "$BIN" auth logout bluesky
secret-tool lookup service socialcare source bluesky secret app_password || echo gone
`;

describe.skipIf(missing.length > 0)('a real keyring, gnome-keyring behind a message bus of its own', () => {
  test('keeps, verifies, pulls and forgets', async () => {
    const sandbox = openSandbox(LOGIN);
    sandbox.time = Date.now();
    server = await startBluesky('acme.example', sandbox.clock);
    sandbox.env.SOCIALCARE_BLUESKY_BASE_URL = server.url;
    await sandbox.run('brand', 'add', 'acme', 'bluesky:acme.example');
    const runtime = join(sandbox.cwd, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    const child = spawn(TOOLS[0]!, ['--', 'sh', '-c', SESSION], {
      cwd: sandbox.cwd,
      env: {
        ...sandbox.env,
        PATH: process.env.PATH,
        HOME: sandbox.cwd,
        XDG_RUNTIME_DIR: runtime,
        BIN: join(ROOT, 'bin/socialcare.js'),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    child.stdout.on('data', (piece) => {
      printed += piece;
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(printed.split('\n')).toEqual([
      'Bluesky: logged in as @acme.example; may read its notifications, posts of anybody, search.',
      'bluesky\tidentifier\tkeyring (Secret Service)\t@acme.example; may read its notifications, posts of anybody, search',
      'bluesky\tapp_password\tkeyring (Secret Service)\t@acme.example; may read its notifications, posts of anybody, search',
      '0',
      SECRET,
      'Removed the credentials of Bluesky from the keyring (Secret Service).',
      'gone',
      '',
    ]);
  });
});
