/** A program that runs agents: the built program as its child, spoken to by a client of the protocol. */
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { databaseAt } from './database.ts';

export const PROGRAM = fileURLToPath(new URL('../../bin/socialcare.js', import.meta.url));

export interface Answered {
  text: string;
  document: Record<string, unknown>;
  isError: boolean;
}

export interface Agent {
  client: Client;
  call(name: string, given?: Record<string, unknown>): Promise<Answered>;
}

export async function agentIn(cwd: string, flags: readonly string[] = []): Promise<Agent> {
  const client = new Client({ name: 'test', version: '1' });
  const env = { ...(process.env as Record<string, string>), SOCIALCARE_DB: databaseAt(`${cwd}/care.db`), HOME: cwd };
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [PROGRAM, 'mcp', ...flags],
      cwd,
      env,
      stderr: 'ignore',
    }),
  );
  return {
    client,
    async call(name, given = {}) {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
      const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
      return { text, document: structuredContent as Record<string, unknown>, isError: isError === true };
    },
  };
}
