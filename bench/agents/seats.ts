/** The agents' processes: seated, let go together, sent home; what they report is added up. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import type { TeamSums } from './sums.ts';
import type { Team } from './team.ts';

interface AgentMessage {
  kind: 'ready' | 'shown' | 'decided' | 'overtaken' | 'error';
  post?: string;
  ms?: number;
  processMs?: number;
  text?: string;
}

export function seatAgents(
  { agents, thinkSeconds, seed }: Team,
  { db, home }: { db: string; home: string },
  sums: TeamSums,
) {
  const children = Array.from({ length: agents }, (_, at) => {
    const actor = `agent${at}`;
    const given = JSON.stringify({ db, actor, thinkSeconds, seed: seed + at, home });
    const child = fork(resolve('bench/agents/agent.js'), [given], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ready = new Promise<void>((resolved) => {
      child.on('message', (message: AgentMessage) => {
        if (message.kind === 'ready') resolved();
        else add(actor, message);
      });
      child.once('exit', () => resolved());
    });
    return { child, ready, ended: once(child, 'exit') };
  });

  /** Who goes home lets go of an item, which comes to somebody who is about to leave as well. */
  let isOver = false;

  function add(actor: string, { kind, post = '', ms, processMs = 0, text }: AgentMessage): void {
    if (kind === 'shown' && !isOver) sums.shown.set(post, (sums.shown.get(post) ?? new Set()).add(actor));
    if (kind === 'decided') sums.decided.add(post);
    if (kind === 'decided' && ms !== undefined) {
      sums.waits.push(ms);
      sums.processes.push(processMs);
    }
    if (kind === 'error') sums.errors.push(`${actor}: ${text}`);
  }

  return {
    /** When everybody has a first item. */
    ready: () => Promise.all(children.map(({ ready }) => ready)),
    go(): void {
      for (const { child } of children) child.send('go');
    },
    /** Sends everybody home after what is being decided. */
    async stop(): Promise<void> {
      isOver = true;
      sums.load = loadavg()[0]!;
      for (const { child } of children) if (child.connected) child.send('stop');
      for (const [code] of await Promise.all(children.map(({ ended }) => ended)))
        if (code !== 0) sums.errors.push(`an agent's process ended with ${code}`);
    },
  };
}
