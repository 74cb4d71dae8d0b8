/** explain of a post: every effective label, its reason, and who gave it. */

import type { Context } from '../../context.ts';
import { isoTime } from '../../domain/clock-time.ts';
import { FACET_NAMES, type FacetName, type HandLabel } from '../../domain/label.ts';
import { safeLine, safeText } from '../../domain/safe-text.ts';
import type { PostSelector } from '../../queue/find-posts.ts';
import { type MaskFlag, maskFor } from '../../queue/masking.ts';
import type { Origin } from '../../store/facts/arrivals.ts';
import type { Store } from '../../store/open.ts';
import type { FoundPost } from '../../store/reading/find-post.ts';

interface ExplainedLabel {
  facet: FacetName;
  /** The effective value: the hand label, else the stored one, else that of this version. */
  value: string;
  /** 0 … 1, of the effective value. */
  confidence: number;
  /** 'rules 1', 'openai MODEL': whose label is effective, or was outranked by a hand label. */
  classifier: string;
  /** The words or rule that decided. */
  reason: string;
  /** The value of this version of the classifiers. */
  machine: string;
  by: Pick<HandLabel, 'actor' | 'at'> | null;
}

export interface ExplainedPost {
  post: FoundPost;
  labels: ExplainedLabel[];
  origins: Origin[];
  /** It, and the posts of other channels with the same id. */
  posts: readonly FoundPost[];
}

/** A post with the reasons of its labels; undefined when there is none of this id. */
export async function explainedPost(
  context: Context,
  id: string,
  flags: PostSelector & MaskFlag,
): Promise<ExplainedPost | undefined> {
  const store = await context.store({ readonly: true });
  const { selectPosts } = await import('../../queue/find-posts.ts');
  const posts = await selectPosts(store, id, flags);
  const [post] = posts;
  if (!post) return undefined;
  const mask = await maskFor(context, store, flags);
  const labels = (await explainLabels(context, store, post)).map((label) =>
    mask ? { ...label, reason: mask.text(label.reason, post.channel) } : label,
  );
  const shown = mask ? { ...post, text: mask.text(post.text, post.channel) } : post;
  const { originsOf } = await import('../../store/facts/arrivals.ts');
  return { post: shown, labels, origins: await originsOf(store, post.key), posts };
}

/** Prints the labels of a post; false when there is no such post. */
export async function explainPost(
  context: Context,
  id: string,
  flags: PostSelector & MaskFlag & { json?: boolean },
): Promise<boolean> {
  const { terminal } = context;
  const found = await explainedPost(context, id, flags);
  if (!found) return false;
  const { post, labels, origins, posts } = found;
  if (flags.json) terminal.json(objectOf(post, labels, origins));
  else {
    await show(context, post, labels);
    if (terminal.laidOut) for (const origin of origins) terminal.out(originLine(origin));
  }
  const { noteOthers } = await import('../../queue/find-posts.ts');
  noteOthers(terminal, id, posts);
  return true;
}

async function explainLabels(context: Context, store: Store, post: FoundPost): Promise<ExplainedLabel[]> {
  const [{ openClassifiers }, { isAskedModel }, { effectiveLabels }, { labelsOfPosts, STATED }] = await Promise.all([
    import('../classify/versions.ts'),
    import('../../store/labels/classifiers.ts'),
    import('../../store/labels/hand-labels.ts'),
    import('../../store/labels/post-labels.ts'),
  ]);
  const classifiers = await openClassifiers(context, store);
  const { text, lang, bot, outbound } = post;
  const [labels] = await classifiers.classifyTexts([
    { text, direction: outbound ? 'outbound' : 'inbound', ...(lang !== null && { lang }), authorBot: bot === 1 },
  ]);
  const hand = await effectiveLabels(store, post.key);
  const labelOf = new Map((await labelsOfPosts(store, [post.key])).map((label) => [label.facet, label]));
  return FACET_NAMES.flatMap((facet): ExplainedLabel[] => {
    const label = labels![facet];
    if (!label) return [];
    const { name: _, classifier, version } = classifiers.facets.find(({ name }) => name === facet)!;
    const machine = 'value' in label ? label.value : label.values.join(',');
    const stored = labelOf.get(facet);
    const said = hand.get(facet) ?? sourceOf(facet, hand, stored?.value !== machine);
    const asked = !said && isAskedModel(stored?.version);
    const explained = { facet, value: stored?.value ?? machine, machine, classifier: `${classifier} ${version}` };
    const by = said ? { actor: said.actor, at: said.at } : null;
    if (said) {
      const followed = said.facet === facet ? '' : `follows from the ${said.facet}; `;
      return [{ ...explained, confidence: 1, reason: `${followed}${opinion(machine, label.reason)}`, by }];
    }
    if (asked) {
      const reason = `the model's answer; ${opinion(machine, label.reason)}`;
      return [{ ...explained, confidence: stored!.confidence, classifier: stored!.version!, reason, by }];
    }
    if (stored?.reason === STATED)
      return [{ ...explained, confidence: 1, reason: `${STATED}; ${opinion(machine, label.reason)}`, by }];
    if (explained.value === machine) return [{ ...explained, confidence: label.confidence, reason: label.reason, by }];
    const reason = `as stored; ${opinion(machine, label.reason)} (socialcare classify renews it)`;
    return [{ ...explained, confidence: stored!.confidence, reason, by }];
  });
}

/** The hand label that this one follows from: the need of a reply from the intent, a moved urgency from either. */
function sourceOf(facet: FacetName, hand: ReadonlyMap<FacetName, HandLabel>, moved: boolean): HandLabel | undefined {
  if (facet === 'needs-reply') return hand.get('intent');
  return facet === 'urgency' && moved ? (hand.get('needs-reply') ?? hand.get('intent')) : undefined;
}

function opinion(machine: string, reason: string): string {
  return `the classifier says ${machine || 'nothing'}: ${reason}`;
}

/** 'read by batch 3: import csv, october.csv, SHA-256 9f86…' */
function originLine({ batch, source, file, query, arrived }: Origin): string {
  const name = file?.split('/').at(-1) ?? query;
  const hashes = arrived.map(({ sha256 }) => `SHA-256 ${sha256}`);
  return safeLine(`read by batch ${batch}: ${[source, ...(name ? [name] : []), ...hashes].join(', ')}`);
}

function objectOf(
  { channel, id, text, outbound }: FoundPost,
  labels: readonly ExplainedLabel[],
  origins: readonly Origin[],
) {
  const direction = outbound ? 'outbound' : 'inbound';
  const shown = labels.map(({ facet, by, ...label }) => [
    facet,
    { ...label, by: by && { actor: by.actor, at: isoTime(by.at) } },
  ]);
  return {
    version: 1,
    channel,
    post: id,
    direction,
    text,
    labels: Object.fromEntries(shown),
    origins: origins.map((origin) => ({ ...origin, started_at: isoTime(origin.started_at) })),
  };
}

/** '93 %', or that a person said so. */
export function sureText({ by, confidence }: ExplainedLabel): string {
  return by ? 'by hand' : `${Math.round(confidence * 100)} %`;
}

/** 'a reply of a brand' */
export function sideText({ outbound }: FoundPost): string {
  return outbound ? 'a reply of a brand' : "a customer's post";
}

async function show({ terminal }: Context, post: FoundPost, labels: readonly ExplainedLabel[]): Promise<void> {
  const [{ listText }, { wrapToWidth }] = await Promise.all([
    import('../../terminal/table.ts'),
    import('../../domain/text-width.ts'),
  ]);
  if (terminal.laidOut) {
    terminal.out(terminal.palette.strong(`${post.id} on ${post.channel}, ${sideText(post)}`));
    for (const line of safeText(post.text).split('\n'))
      for (const part of wrapToWidth(line, Math.min(terminal.width, 100))) terminal.out(part);
    terminal.out('');
  }
  await terminal.write(
    listText(
      labels,
      [
        { label: 'Facet', text: ({ facet }) => facet },
        {
          label: 'Value',
          text: ({ value }) => value.replaceAll(',', ', ') || '–',
          plain: ({ value }) => value,
          wrap: true,
        },
        {
          label: 'Sure',
          text: sureText,
          plain: ({ by, confidence }) => (by ? '1' : confidence.toFixed(3)),
          align: 'right',
        },
        { label: 'By', text: ({ by, classifier }) => by?.actor ?? classifier },
        {
          label: 'Because',
          text: ({ reason }) => reason,
          wrap: true,
        },
      ],
      terminal,
    ),
  );
}
