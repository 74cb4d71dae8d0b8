/** Conversations written as text, turned into posts. */
import type { SourcePost } from '../../src/domain/post.ts';

/** Midnight of the first day of every transcript: Monday, 2 March 2026, UTC. */
export const DAY_ONE = Date.UTC(2026, 2, 2) / 1000;

const LINE =
  /^(?:\+(\d+)d )?(\d\d):(\d\d)(?::(\d\d))? (?:#(\S+) )?@([\w.-]+)(?: re (\S+))?(?: quotes (\S+))?((?: \w+=\S+)*): ?(.*)$/;

/**
 * One post a line: `+1d 09:00:05 #id @author re PARENT quotes QUOTED key=value: words`. Only time, author and words
 * must be there; ids count up from 1. Keys: inbound, deleted (HH:MM), repost, bot, automatic, followers, conversation, channel.
 */
export function transcript(text: string): SourcePost[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line, at) => {
    const match = LINE.exec(line);
    if (!match) throw new Error(`not a line of a transcript: ${line}`);
    const [, days = '0', hours, minutes, seconds = '0', id, author, parent, quoted, more = '', words] = match;
    const midnight = DAY_ONE + Number(days) * 86_400;
    const post: SourcePost = {
      channel: 'x',
      id: id ?? String(at + 1),
      authorHandle: author!,
      createdAt: midnight + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds),
      text: words!,
    };
    if (parent) post.replyToId = parent;
    if (quoted) post.quoteOfId = quoted;
    for (const pair of more.trim().split(' ').filter(Boolean)) apply(post, pair, midnight);
    return post;
  });
}

function apply(post: SourcePost, pair: string, midnight: number): void {
  const [key, value] = pair.split('=') as [string, string];
  if (key === 'inbound') post.inbound = value === 'true';
  else if (key === 'repost') post.repost = true;
  else if (key === 'bot') post.authorBot = true;
  else if (key === 'automatic') post.automatic = value === 'true';
  else if (key === 'followers') post.authorFollowers = Number(value);
  else if (key === 'conversation') post.conversationId = value;
  else if (key === 'channel') post.channel = value;
  else if (key === 'edits') post.editHistory = value.split(',');
  else if (key === 'deleted') {
    const [hours, minutes] = value.split(':').map(Number) as [number, number];
    post.deletedAt = midnight + hours * 3_600 + minutes * 60;
  } else throw new Error(`unknown key ${key}`);
}
