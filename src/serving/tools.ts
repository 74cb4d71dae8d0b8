/** Tools for agents, over the Model Context Protocol: the only file that knows the library which speaks it. */
import type { Readable, Writable } from 'node:stream';
import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { openLine } from './one-by-one.ts';

export interface ToolAnswer {
  /** What is read: the document behind its fence, or what went wrong. */
  text: string;
  /** The same for programs; left out where something went wrong. */
  document?: Record<string, unknown>;
}

export interface Tool {
  name: string;
  title: string;
  description: string;
  /** JSON Schema of its arguments, which must be an object. */
  input: Record<string, unknown>;
  answer(given: Record<string, unknown>): Promise<ToolAnswer>;
}

export interface ToolServer {
  name: string;
  version: string;
  /** For whoever uses the tools. */
  instructions: string;
  tools: readonly Tool[];
}

/** Every document is an object with its version. */
const OUTPUT = {
  type: 'object',
  properties: { version: { const: 1 } },
  required: ['version'],
  additionalProperties: true,
};
const MOST_WAITING = 16;
/** Of one question. */
const MOST_BYTES = 1_000_000;
/** They change nothing, and ask nobody else. */
const READS_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Answers until its input ends. @param onFault receives each message that cannot be answered */
export async function serveTools(
  { name, version, instructions, tools }: ToolServer,
  stdin: Readable,
  stdout: Writable,
  onFault: (error: Error) => void,
): Promise<void> {
  const line = openLine(MOST_WAITING);
  const transport = new StdioServerTransport(stdin, stdout, { maxBufferSize: MOST_BYTES });
  const ended = new Promise<void>((resolve) => {
    stdin.once('close', resolve);
    stdin.once('end', resolve);
  });
  const handle = serveStdio(
    () => {
      const server = new McpServer({ name, version }, { capabilities: { tools: {} }, instructions });
      for (const tool of tools) {
        const { title, description } = tool;
        const inputSchema = fromJsonSchema<Record<string, unknown>>(tool.input);
        const outputSchema = fromJsonSchema<Record<string, unknown>>(OUTPUT);
        server.registerTool(
          tool.name,
          { title, description, inputSchema, outputSchema, annotations: READS_ONLY },
          async (given) => {
            const done = await line.run(() => tool.answer(given));
            const { text, document } = done?.result ?? { text: 'too many questions wait already: ask again later' };
            return {
              content: [{ type: 'text' as const, text }],
              ...(document ? { structuredContent: document } : { isError: true }),
            };
          },
        );
      }
      return server;
    },
    { transport, onerror: onFault },
  );
  await ended;
  await handle.close();
}
