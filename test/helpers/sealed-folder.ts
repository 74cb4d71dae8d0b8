/** A folder with a classified copy of the demo's data and the seals of audits over it. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { run, temporaryFolder } from './run.ts';
import { departures, type Schema } from './schema.ts';

const SCHEMA = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../docs/verify.schema.json', import.meta.url)), 'utf8'),
) as Schema;

export interface VerifyResult {
  code: number;
  stdout: string;
  stderr: string;
  /** What each check says, by name; empty when it did not come so far. */
  checks: Record<string, { status: string; says: string; details: string[] }>;
}

export async function auditSeal(
  cwd: string,
  ...argv: string[]
): Promise<{ code: number; stderr: string; stdout: string }> {
  return run(['audit', '--as-of', '2026-10-31', ...argv], { cwd });
}

/** Verifies a seal as --json prints it, by its schema. It is copied to a folder without configuration or database before. */
export async function verifySeal(seal: string, ...argv: string[]): Promise<VerifyResult> {
  const elsewhere = temporaryFolder();
  cpSync(seal, join(elsewhere, 'seal'), { recursive: true, verbatimSymlinks: true });
  const { code, stdout, stderr } = await run(['verify', 'seal', '--json', ...argv], { cwd: elsewhere });
  if (stdout !== '') expect(departures({}, SCHEMA, JSON.parse(stdout))).toEqual([]);
  const { checks = [] } = stdout === '' ? {} : JSON.parse(stdout);
  return {
    ...{ code, stdout, stderr },
    checks: Object.fromEntries(checks.map(({ what, ...check }: { what: string }) => [what, check])),
  };
}

/** What the README of a seal says to type, block by block. */
export function instructions(seal: string): string[] {
  const text = readFileSync(join(seal, 'README.md'), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block!);
}

/** Types it there. Returns what each block printed. @throws when a command fails */
export function follow(seal: string, env: Record<string, string> = {}): string[] {
  const options = { cwd: seal, env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' } as const;
  return instructions(seal).map((block) => execFileSync('bash', ['-e', '-o', 'pipefail', '-c', block], options));
}
