/** export person: everything held about one person, as JSON or as a page that the person can read. */
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { isoTime } from '../../domain/clock-time.ts';
import { formatDuration } from '../../domain/duration.ts';
import { jsonText } from '../../domain/safe-text.ts';
import { escaped } from '../../renderers/markdown.ts';
import type { PersonRecord } from '../../store/erasure/person-record.ts';

export interface PersonFlags {
  format?: 'json' | 'markdown';
  channel?: string[];
  output?: string;
}

export async function exportPerson(context: Context, who: string, flags: PersonFlags): Promise<void> {
  const { terminal } = context;
  const store = await context.store({ readonly: true });
  const [{ personMeant }, { readPersonRecord }, { keptSince }, config] = await Promise.all([
    import('../forget/person.ts'),
    import('../../store/erasure/person-record.ts'),
    import('../../store/erasure/kept-since.ts'),
    context.config(),
  ]);
  const person = await personMeant(store, who, flags.channel);
  const record = await readPersonRecord(store, person.accounts);
  const retain = config.retain_seconds.value;
  const about: About = {
    exportedAt: isoTime(context.now())!,
    retention:
      retain === Number.POSITIVE_INFINITY
        ? 'no limit is set'
        : `${config.retain_counts.value === 'drop' ? 'conversations' : 'words and names'} for ${formatDuration(retain)}`,
    keptSince: isoTime((await keptSince(store)) ?? null),
  };
  const text = flags.format === 'markdown' ? asMarkdown(record, about) : `${jsonText(asObject(record, about), 2)}\n`;
  if (flags.output === undefined) {
    await terminal.write(text);
    return;
  }
  const [{ writeOutput }, { rememberFile }] = await Promise.all([
    import('../output-file.ts'),
    import('../written-files.ts'),
  ]);
  const path = resolve(context.environment.cwd, flags.output);
  await writeOutput(path, [text]);
  await rememberFile(context, path, 'output');
  terminal.note(`${amount(record.posts.length, 'post')} and all that is held about them written to ${flags.output}`);
}

interface About {
  exportedAt: string;
  retention: string;
  keptSince: string | null;
}

function asObject(record: PersonRecord, { exportedAt, retention, keptSince }: About) {
  const { posts, replies, decisions } = record;
  return {
    version: 1,
    exported_at: exportedAt,
    retention,
    kept_since: keptSince,
    ...record,
    accounts: record.accounts.map(({ names, ...account }) => ({
      ...account,
      names: names.map(({ handle, first_seen, last_seen }) => ({
        handle,
        first_seen: isoTime(first_seen),
        last_seen: isoTime(last_seen),
      })),
    })),
    posts: posts.map(({ key: _, labels_by_people, mentions, addressed_to, ...post }) => ({
      ...post,
      mentions: mentions && JSON.parse(mentions),
      addressed_to: addressed_to && JSON.parse(addressed_to),
      labels_by_people: labels_by_people.map(({ at, ...label }) => ({ ...label, at: isoTime(at) })),
    })),
    replies: replies.map(({ key: _, mentions: __, addressed_to: ___, ...reply }) => reply),
    decisions: decisions.map(({ decided_at, shown_at, until, ...decision }) => ({
      ...decision,
      decided_at: isoTime(decided_at),
      shown_at: isoTime(shown_at),
      until: isoTime(until),
    })),
  };
}

function asMarkdown(record: PersonRecord, { exportedAt, retention, keptSince }: About): string {
  const { accounts, posts, turns, replies, decisions, batches } = record;
  const [account] = accounts;
  const section = (title: string, lines: string[]) => [`## ${title}`, lines.length === 0 ? 'None.' : lines.join('\n')];
  const replyText = new Map(replies.map(({ id, text }) => [id, text]));
  return `${[
    `# What is held about ${escaped(account!.name)} on ${escaped(account!.channel)}`,
    `Written ${exportedAt}. Times are in UTC. Retention: ${retention}${keptSince ? `; nothing before ${keptSince} is kept` : ''}.`,
    ...section(
      'Account',
      accounts.flatMap((one) => [
        `- ${[
          one.id === null ? 'known by this handle alone' : `id ${escaped(one.id)}`,
          `handle ${escaped(one.name)}`,
          ...(one.display_name === null ? [] : [`name ${escaped(one.display_name)}`]),
          ...(one.followers === null ? [] : [amount(one.followers, 'follower')]),
        ].join(', ')}`,
        ...one.names.map(
          ({ handle, first_seen, last_seen }) =>
            `- seen as ${escaped(handle)} from ${isoTime(first_seen)} to ${isoTime(last_seen)}`,
        ),
      ]),
    ),
    ...section(
      `Posts (${posts.length})`,
      posts.map(({ id, created_at, text, labels, labels_by_people, batches: read, deleted_at }) =>
        [
          `- ${created_at}, ${escaped(id)}${deleted_at === null ? '' : `, deleted ${deleted_at}`}: ${escaped(text)}`,
          ...(labels.length === 0
            ? []
            : [`  - labels: ${labels.map(({ facet, value }) => escaped(`${facet} ${value}`)).join(', ')}`]),
          ...labels_by_people.map(
            ({ facet, value, actor, at }) =>
              `  - ${escaped(actor)} said ${isoTime(at)}: ${escaped(`${facet} ${value ?? 'taken back'}`)}`,
          ),
          `  - read by batch ${read.join(', ')}`,
        ].join('\n'),
      ),
    ),
    ...section(
      `Questions and who answered (${turns.length})`,
      turns.map(
        ({ brand, asked_at, asked_post, status, answered_at, answer_post }) =>
          `- ${asked_at}, ${escaped(asked_post)} to ${escaped(brand)}: ${escaped(status)}${
            answer_post === null ? '' : ` ${answered_at}: ${escaped(replyText.get(answer_post) ?? answer_post)}`
          }`,
      ),
    ),
    ...section(
      `Decisions and notes of people (${decisions.length})`,
      decisions.map(({ decided_at, actor, action, value, note, post, rule }) =>
        [
          `- ${isoTime(decided_at)}, ${escaped(actor)} on ${escaped(post)}: ${escaped([action, value].filter(Boolean).join(' '))}`,
          ...(note === null ? [] : [`  - note: ${escaped(note)}`]),
          ...(rule === null ? [] : [`  - rule of the policy: ${escaped(rule)}`]),
        ].join('\n'),
      ),
    ),
    ...section(
      'Where it came from',
      batches.map(
        ({ batch, source, file, query, started_at }) =>
          `- batch ${batch}: ${escaped([source, file ?? query ?? ''].join(' ').trim())}, ${started_at}`,
      ),
    ),
  ].join('\n\n')}\n`;
}
