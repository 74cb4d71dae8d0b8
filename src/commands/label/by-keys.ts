/** label by keys: a sample of posts, one key each, every answer stored at once, so that an interruption loses nothing. */

import { randomUUID } from 'node:crypto';
import { type Context, INTERACTIVE_SECONDS } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { type FacetName, facetShape, type HandLabel, valuesToSay } from '../../domain/label.ts';
import { EXIT, Interrupted, UsageError } from '../../errors.ts';
import { actorOf } from '../../queue/actor.ts';
import { type Mask, maskFor } from '../../queue/masking.ts';
import { appendLabels, effectiveValue } from '../../store/labels/hand-labels.ts';
import {
  drawSample,
  openSample,
  type SampledPost,
  sampledPost,
  saveSample,
  storedValues,
} from '../../store/labels/label-sample.ts';
import type { Store } from '../../store/open.ts';
import { chosen } from '../../terminal/choices.ts';
import { openKeyPage } from '../../terminal/page.ts';
import type { LabelFlags } from './flags.ts';
import { choicesOf, labelPage, labelQuestion } from './page.ts';

/** Letters and digits that are easy to find. */
const MOST_KEYS = 20;

type Sampling = Pick<LabelFlags, 'random' | 'seed' | 'new' | 'actor' | 'mask'>;

/** The posts to ask about: those of the sample that was begun, else a new draw. */
async function samplePosts(store: Store, facet: FacetName, size: number, flags: Sampling): Promise<number[]> {
  const begun = flags.new ? undefined : await openSample(store, facet);
  const posts = begun ?? (await drawSample(store, { facet, size, seed: flags.seed, random: flags.random === true }));
  if (posts.length === 0)
    throw new UsageError(`no post is left to label for ${facet}`, 'Label posts by machine first: socialcare classify');
  return posts;
}

export async function labelByKeys(context: Context, facet: FacetName, size: number, flags: Sampling): Promise<void> {
  const { terminal, environment } = context;
  if (!terminal.interactive)
    throw new UsageError(
      'cannot ask here: this is not a terminal, or --no-input was given',
      'Write the sample with --list, fill it in, and read it with --from.',
    );
  const store = await context.store({ mustExist: true, limitSeconds: INTERACTIVE_SECONDS });
  const values = valuesToSay(facet) ?? (await storedValues(store, facet));
  if (facetShape(facet).kind === 'list' || values.length === 0 || values.length > MOST_KEYS)
    throw new UsageError(
      `${facet} has no fixed single values to put on keys`,
      'Write the sample with --list, fill it in, and read it with --from.',
    );
  const actor = actorOf(context, flags.actor);
  const mask = await maskFor(context, store, flags);
  const todo = await samplePosts(store, facet, size, flags);
  await saveSample(store, facet, todo);
  const choices = choicesOf(values);
  const done: { key: number; before: string | null; given: boolean }[] = [];
  const page = openKeyPage(terminal, environment.signal);
  let interrupted = false;
  let message = '';

  async function say(post: SampledPost, value: string | null): Promise<void> {
    const label: HandLabel = {
      id: randomUUID(),
      channel: post.channel,
      post: post.id,
      facet,
      value,
      actor,
      at: context.now(),
    };
    await appendLabels(store, [label]);
  }

  try {
    while (todo.length > 0) {
      const post = await sampledPost(store, todo[0]!);
      if (!post) {
        todo.shift();
        continue;
      }
      const key = await page.ask(labelQuestion(choices), (room) =>
        labelPage(
          { facet, post: shownPost(post, mask), done: done.length, left: todo.length, message },
          room,
          terminal,
        ),
      );
      message = '';
      if (key === 'q') break;
      const last = key === 'u' ? done.pop() : undefined;
      if (key === 'u' && !last) {
        message = 'Nothing of this session is left to undo.';
        continue;
      }
      if (last) {
        const undone = await sampledPost(store, last.key);
        if (undone && last.given) await say(undone, last.before);
        todo.unshift(last.key);
      } else {
        const value = chosen(key, choices)?.value;
        if (value === undefined && key !== 's' && key !== 'return') {
          message = `"${key}" is not one of these keys.`;
          continue;
        }
        done.push({
          key: post.key,
          before: await effectiveValue(store, { channel: post.channel, post: post.id, facet }),
          given: value !== undefined,
        });
        if (value !== undefined) await say(post, value);
        todo.shift();
      }
      await saveSample(store, facet, todo);
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    interrupted = true;
  } finally {
    page.close();
  }
  const given = done.filter((each) => each.given).length;
  terminal.done(
    `${amount(given, 'post')} labelled${todo.length > 0 ? `, ${todo.length} of the sample left: the same command goes on` : ''}.`,
  );
  terminal.note(`Next: socialcare classify --evaluate, socialcare train --facet ${facet}`);
  if (interrupted) context.exitCode = EXIT.interrupted;
}

function shownPost(post: SampledPost, mask: Mask | undefined): SampledPost {
  if (!mask) return post;
  const { author, before, text, channel } = post;
  const masked = { author: mask.name(author), text: mask.text(text, channel) };
  return { ...post, ...masked, before: before && mask.text(before, channel) };
}

/** The sample as csv with an empty column for the facet. */
export async function listSample(context: Context, facet: FacetName, size: number, flags: Sampling): Promise<void> {
  const store = await context.store({ readonly: true });
  const { writeRows } = await import('../../renderers/rows.ts');
  const posts = await samplePosts(store, facet, size, { ...flags, new: true });
  const mask = await maskFor(context, store, flags);
  const rows: Record<string, string | null>[] = [];
  for (const key of posts) {
    const post = await sampledPost(store, key);
    if (!post) continue;
    const { channel, id, before, text } = shownPost(post, mask);
    rows.push({ channel, post: id, before, text, [facet]: '' });
  }
  const columns = [
    { key: 'channel', kind: 'exact' },
    { key: 'post', kind: 'exact' },
    { key: 'before', kind: 'text' },
    { key: 'text', kind: 'text' },
    { key: facet, kind: 'exact' },
  ] as const;
  for await (const piece of writeRows(rows, { format: 'csv', columns, screen: context.terminal.isTTY }))
    if (!(await context.terminal.write(piece))) return;
}
