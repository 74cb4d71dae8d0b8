/** show: one post's thread, or everything between one customer and the brands. */

import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { isoTime } from '../../domain/clock-time.ts';
import type { Decision } from '../../domain/decision.ts';
import { groupedBy } from '../../domain/group.ts';
import { UsageError } from '../../errors.ts';
import type { PostSelector } from '../../queue/find-posts.ts';
import { type MaskFlag, maskFor } from '../../queue/masking.ts';
import { addMaskOptions, addSearchOption, collectList, wholeNumber } from '../../reporting/options.ts';
import type { PostLabel } from '../../store/labels/post-labels.ts';
import type { ShownPost } from '../../store/reading/conversations.ts';
import type { Register } from '../command.ts';
import type { Thread } from './thread.ts';
import { turnObject } from './turn-list.ts';

const HELP = `
Examples:
  $ socialcare show 1790000000000000001     the thread of a post, by the platform's id
  $ socialcare show @ann                    every conversation of a customer, newest first
  $ socialcare show 17 --channel facebook    where an id stands for a post on several networks
  $ socialcare show --search '"no answer"'   turns with a post that holds these words, newest first
  $ socialcare show @ann --search 'refund*' --json`;

export const registerShow: Register = (program, begin) => {
  const command = program
    .command('show')
    .summary('a thread with its waits, labels and decisions, a customer’s conversations, or what a search finds')
    .description(
      'Show the thread of a post with its waits, labels and decisions, every conversation of a customer, or what a search finds.',
    )
    .argument('[what]', 'a post id, a conversation id, or @customer');
  addShowOptions(command).addHelpText('after', HELP);
  command.action(async (what: string | undefined, flags: ShowFlags) => show(await begin(command), what, flags));
};

export function addShowOptions(command: Command): Command {
  command
    .option('--channel <name>', 'only these networks (repeat or separate by commas)', collectList)
    .option('--brand <name>', 'only these brands (repeat or separate by commas)', collectList)
    .option('--limit <n>', 'at most this many turns', wholeNumber, 20)
    .option('--tz <zone>', 'IANA zone of times')
    .option('--json', 'as JSON');
  return addMaskOptions(addSearchOption(command));
}

export interface ShowFlags extends PostSelector, MaskFlag {
  search?: string;
  json?: boolean;
  limit: number;
}

async function show(context: Context, what: string | undefined, flags: ShowFlags): Promise<void> {
  const { search } = flags;
  if (what === undefined && search === undefined)
    throw new UsageError('nothing is named to show', 'Give a post id, @customer, or words: --search refund');
  const store = await context.store({ readonly: true });
  if (what === undefined || (search !== undefined && what.startsWith('@')))
    return (await import('./found.ts')).showFound(context, store, what, { ...flags, search: search! });
  if (search !== undefined)
    throw new UsageError(
      `--search looks through conversations, and ${what} names one`,
      'Leave one of them out, or name a customer: show @customer --search WORDS.',
    );
  if (!what.startsWith('@')) {
    const { maskedThread, readThread, selectThreads } = await import('./thread.ts');
    const found = await selectThreads(store, what, flags);
    if (found.length > 0) {
      const thread = await readThread(store, found[0]!.thread);
      const mask = await maskFor(context, store, flags);
      await showThread(context, mask ? maskedThread(thread, mask) : thread, flags);
      return (await import('../../queue/find-posts.ts')).noteOthers(context.terminal, what, found);
    }
  }
  const { showCustomer } = await import('./customer.ts');
  if (await showCustomer(context, store, what.replace(/^@/, ''), flags)) return;
  throw new UsageError(
    `there is no "${what}" here`,
    'Give a post id, a conversation id, or a customer as @handle. socialcare export turns lists both.',
  );
}

async function showThread(context: Context, thread: Thread, flags: { json?: boolean }): Promise<void> {
  const { terminal } = context;
  if (flags.json) return terminal.json(threadDocument(thread));
  const [{ threadText }, { threadView }] = await Promise.all([
    import('../../terminal/thread.ts'),
    import('./thread.ts'),
  ]);
  const view = threadView(thread, (await context.config()).timezone.value);
  await terminal.write(threadText(view, terminal));
}

/** What show --json prints of a thread. */
export function threadDocument({ posts, turns, labels, decisions }: Thread) {
  const labelsOf = groupedBy(labels, ({ post }) => post);
  return {
    version: 1,
    posts: posts.map((post) => postObject(post, labelsOf.get(post.key) ?? [])),
    turns: turns.map(turnObject),
    decisions: decisions.map(decisionObject),
  };
}

function postObject(
  { key: _key, parent: _, auto, inferred, batches, created_at, deleted_at, edited_at, ...post }: ShownPost,
  labels: readonly PostLabel[],
) {
  return {
    ...post,
    created_at: isoTime(created_at),
    edited_at: isoTime(edited_at),
    deleted_at: isoTime(deleted_at),
    auto: auto === 1,
    inferred: inferred === 1,
    batches: batches.split(',').map(Number),
    labels: labels.map(({ facet, value, confidence }) => ({ facet, value, confidence })),
  };
}

function decisionObject({ decided_at, shown_at, until, ...decision }: Decision) {
  return { ...decision, decided_at: isoTime(decided_at), shown_at: isoTime(shown_at), until: isoTime(until) };
}
