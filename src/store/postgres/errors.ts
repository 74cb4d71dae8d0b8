/** What PostgreSQL and the network say, as a sentence with a way out. */
import { formatDuration } from '../../domain/duration.ts';
import { CareError, EXIT, type ExitCode, StoreError } from '../../errors.ts';
import type { Address } from './address.ts';
import { FOR_OWNER, nameOfRole, workOn, writersOf } from './roles.ts';

interface ServerError extends Error {
  code?: string;
  severity?: string;
}

/** Connections that ended: the server was stopped or restarted, or the network is gone. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', message = '' } = error as ServerError;
  return (
    /^(57P01|57P02|08\w{3}|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ||
    /Connection terminated|connection error and is not queryable|Connection ended|server conn crashed|server closed|pgbouncer cannot connect/i.test(
      message,
    )
  );
}

/** Servers that are about to answer: starting, stopping, or between the two. */
export function isNotYetUp(error: unknown): boolean {
  const { code = '', message = '' } = error as ServerError;
  return (
    /^(57P03|ECONNREFUSED|ENOENT)$/.test(code) || /server login has been failing|the database system is/i.test(message)
  );
}

/** What the server kept prepared is gone, or answers otherwise since a table was changed. Nothing was done. */
export function isPlanGone(error: unknown): boolean {
  const { code = '', message = '' } = ((error as Error).cause ?? error) as ServerError;
  return code === '26000' || (code === '0A000' && /cached plan/.test(message));
}

const PASSWORDS =
  'Set it in PGPASSWORD, or in the file that PGPASSFILE names (~/.pgpass), or keep it: socialcare auth login database';

/** Errors without a sentence of their own stay as they are. */
export function asStoreError(error: unknown, { shown, host, user, database, schema, limitSeconds }: Address): Error {
  if (!(error instanceof Error)) return new StoreError(String(error));
  if (error instanceof CareError) return error;
  const { code = '', message } = error as ServerError;
  const whom = `"${(user ?? 'USER').replaceAll('"', '""')}"`;
  const known = sentence(code, message);
  if (!known) return error;
  const made = new StoreError(...known);
  made.cause = error;
  return made;

  /** What the owner grants to this user, as SQL. */
  function grants(message: string): string {
    if (/for database /.test(message)) return `GRANT CREATE ON DATABASE "${database ?? user ?? 'NAME'}" TO ${whom};`;
    return [
      `GRANT USAGE ON SCHEMA ${schema} TO ${whom};`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${whom};`,
      `GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${whom};  -- not for those who only read`,
    ].join('\n');
  }

  /** In words where it is about a table of ours: what it is that this user may not do, and who may. */
  function refused(message: string): [string, string] {
    const [, table] = /for (?:table|relation) (\w+)/.exec(message) ?? [];
    if (table === undefined)
      return [`${shown}: ${message}`, `The user lacks a privilege. Whoever owns it grants it:\n${grants(message)}`];
    const [role, ...others] = writersOf(table);
    const what = `${shown}: ${user ?? 'this user'} may not ${workOn(table)}: ${message}`;
    if (!role) return [what, FOR_OWNER];
    const or = others.map((other) => `, or ${nameOfRole(schema, other)}`).join('');
    return [
      what,
      `The user lacks a privilege. Writing there is for the role ${[role, ...others].join(' or ')} (socialcare init --roles), which the owner of the schema grants:\n` +
        `GRANT ${nameOfRole(schema, role)} TO ${whom};${or && `  -- ${or.slice(2)}`}`,
    ];
  }

  function sentence(code: string, message: string): [string, string, ExitCode?] | undefined {
    const who = user ? `user ${user}` : 'this user';
    if (/client password must be/.test(message))
      return [`${shown}: the server asks ${who} for a password, and none is known`, PASSWORDS, EXIT.auth];
    if (code === '28P01' || code === '28000' || /SASL/.test(message))
      return [
        `${shown}: the server does not let ${who} in: ${message}`,
        `${PASSWORDS}\nWhere it comes from now: socialcare auth status`,
        EXIT.auth,
      ];
    if (code === '3D000')
      return [
        `${shown}: there is no database "${database ?? user ?? ''}"`,
        'Create it: createdb NAME (as a user who may), or correct the address.',
      ];
    if (code === '42501') return refused(message);
    if (code === '25006')
      return [
        `${shown} is read-only: a replica, or a user who may not write`,
        'Commands that only read work here; for all others give the address of the main server.',
      ];
    if (code === '53100')
      return [
        `${shown}: the disk of the server is full`,
        'Free some space there and run the same command again; everything committed so far is kept.',
      ];
    if (code === '53300')
      return [
        `${shown}: the server has no connection left`,
        'Raise max_connections, or put a pooler such as pgbouncer in between.',
      ];
    if (code === '55P03')
      return [`${shown} is in use by another process`, 'Wait for it to finish and run the command again.'];
    if (code === '57014' && /statement timeout/.test(message))
      return limitSeconds === undefined
        ? [
            `${shown}: a statement took longer than the server allows and was stopped`,
            'See statement_timeout there: SHOW statement_timeout. Whoever owns the role may raise it: ALTER ROLE … SET statement_timeout = …',
          ]
        : [
            `${shown}: a statement took longer than ${formatDuration(limitSeconds)} and was stopped; nothing was changed`,
            'The server is busy, or it was asked for too much. Try again, ask for less, or look at pg_stat_activity there; sql takes --timeout.',
          ];
    if (code === '57014')
      return [`${shown}: a statement was stopped on the server by somebody else`, 'Run the same command again.'];
    if (code === '42704' && /collation/.test(message))
      return [`${shown}: ${message}`, 'The server was built without ICU, which searches need. Use a usual build.'];
    if (/does not support SSL/.test(message))
      return [
        `${shown}: the server does not speak TLS`,
        'Turn it on there. On a network that you trust like this computer, add ?sslmode=disable to the address.',
      ];
    if (/certificate|self.signed|CERT_|ALTNAME/i.test(`${code} ${message}`))
      return [
        `${shown}: the server's certificate is not trusted: ${message}`,
        'Name the authority that signed it: ?sslrootcert=FILE. Without any check: ?sslmode=no-verify',
      ];
    if (
      ['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN', 'ETIMEDOUT'].includes(code) ||
      /timeout expired|timeout exceeded/.test(message)
    )
      return [
        `${shown} does not answer (${code || message})`,
        `Check that PostgreSQL runs at ${host ?? 'this computer'}, the port, and that a firewall lets you through.`,
      ];
    if (isConnectionLost(error) || isNotYetUp(error))
      return [
        `${shown}: the connection was lost (${message})`,
        'Run the same command again: everything committed so far is kept, and what was not is read again.',
      ];
    return undefined;
  }
}
