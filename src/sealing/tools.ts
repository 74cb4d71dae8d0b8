/** Programs of the system that sign and verify: ssh-keygen and openssl. */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';

export interface ToolResult {
  /** Undefined where the program is not installed. */
  code: number | undefined;
  /** What it printed, on both streams. */
  output: string;
}

/** @param input path of a file for its standard input */
export async function runTool(program: string, args: readonly string[], input?: string): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    let output = '';
    const take = (piece: Buffer) => {
      output += piece.toString('utf8');
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', () => resolve({ code: undefined, output }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
    if (input === undefined || !child.stdin) return;
    // It may refuse before it has read everything.
    child.stdin.on('error', () => {});
    createReadStream(input).pipe(child.stdin);
  });
}
