/** explain of a post: every label that holds, what it rests on, and who said so. */

import type { Context } from '../context.ts';
import { isoTime } from '../domain/clock-time.ts';
import { FACET_NAMES, type FacetName, type HandLabel } from '../domain/label.ts';
import { safeText } from '../domain/safe-text.ts';
import type { FoundPost } from '../store/find-post.ts';
import type { Store } from '../store/open.ts';

interface ExplainedLabel {
  facet: FacetName;
  /** What holds: the person's, else what is stored, else what this version says. */
  value: string;
  /** 0 … 1, of the machine. */
  confidence: number;
  /** 'rules 1' */
  classifier: string;
  /** The words or rule that decided. */
  reason: string;
  /** What this version of the classifiers says. */
  machine: string;
  by: Pick<HandLabel, 'actor' | 'at' | 'facet'> | null;
}

/** Prints the labels of the posts that an id stands for; false when it stands for none. */
export async function explainPost(context: Context, id: string, json: boolean): Promise<boolean> {
  const { terminal } = context;
  const store = await context.store({ readonly: true });
  const { findPosts } = await import('../store/find-post.ts');
  const posts = findPosts(store.db, id);
  for (const post of posts) {
    const labels = await explainLabels(context, store, post);
    if (json) terminal.out(JSON.stringify(objectOf(post, labels)));
    else await show(context, post, labels);
  }
  return posts.length > 0;
}

async function explainLabels(context: Context, store: Store, post: FoundPost): Promise<ExplainedLabel[]> {
  const [{ openClassifiers }, { standingLabels }, { labelsOfPosts }] = await Promise.all([
    import('./classify/versions.ts'),
    import('../store/hand-labels.ts'),
    import('../store/post-labels.ts'),
  ]);
  const classifiers = await openClassifiers(context, store);
  const { text, lang, bot, outbound } = post;
  const [labels] = await classifiers.classifyTexts([
    { text, direction: outbound ? 'outbound' : 'inbound', ...(lang !== null && { lang }), authorBot: bot === 1 },
  ]);
  const hand = standingLabels(store.db, post.key);
  const held = new Map(labelsOfPosts(store, [post.key]).map(({ facet, value }) => [facet, value]));
  return FACET_NAMES.flatMap((facet): ExplainedLabel[] => {
    const label = labels![facet];
    if (!label) return [];
    const { name: _, classifier, version } = classifiers.facets.find(({ name }) => name === facet)!;
    const machine = 'value' in label ? label.value : label.values.join(',');
    const said = hand.get(facet) ?? (facet === 'needs-reply' ? hand.get('intent') : undefined);
    return [
      {
        facet,
        value: held.get(facet) ?? machine,
        confidence: label.confidence,
        classifier: `${classifier} ${version}`,
        reason: label.reason,
        machine,
        by: said ? { actor: said.actor, at: said.at, facet: said.facet } : null,
      },
    ];
  });
}

function objectOf({ channel, id, text, outbound }: FoundPost, labels: readonly ExplainedLabel[]) {
  const direction = outbound ? 'outbound' : 'inbound';
  const shown = labels.map(({ facet, by, ...label }) => [
    facet,
    { ...label, by: by && { actor: by.actor, at: isoTime(by.at) } },
  ]);
  return { version: 1, channel, post: id, direction, text, labels: Object.fromEntries(shown) };
}

async function show({ terminal }: Context, post: FoundPost, labels: readonly ExplainedLabel[]): Promise<void> {
  const [{ listText }, { wrapToWidth }] = await Promise.all([
    import('../terminal/table.ts'),
    import('../domain/text-width.ts'),
  ]);
  const side = post.outbound ? 'a reply of a brand' : "a customer's post";
  if (terminal.isTTY) {
    terminal.out(terminal.palette.strong(`${post.id} on ${post.channel}, ${side}`));
    for (const line of safeText(post.text).split('\n'))
      for (const part of wrapToWidth(line, Math.min(terminal.width, 100))) terminal.out(part);
    terminal.out('');
  }
  const sure = ({ confidence }: ExplainedLabel) => `${Math.round(confidence * 100)} %`;
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
          text: (label) => (label.by ? 'by hand' : sure(label)),
          plain: ({ by, confidence }) => (by ? '1' : confidence.toFixed(3)),
          align: 'right',
        },
        { label: 'By', text: ({ by, classifier }) => by?.actor ?? classifier },
        {
          label: 'Because',
          text: because,
          wrap: true,
        },
      ],
      terminal,
    ),
  );
}

function because({ facet, value, machine, reason, by }: ExplainedLabel): string {
  if (by) {
    const followed = facet === 'needs-reply' && by.facet === 'intent' ? 'follows from the intent; ' : '';
    return `${followed}the machine says ${machine || 'nothing'}: ${reason}`;
  }
  if (value === machine) return reason;
  return `as stored; this version says ${machine || 'nothing'}: ${reason} (socialcare classify renews it)`;
}
