/** Labels in tests: the shipped classifiers over a store, and what a person says by hand. */
import { createClassifiers } from '../../src/classifiers/index.ts';
import { facetValues, versionsOf } from '../../src/commands/classify/versions.ts';
import type { FacetName, HandLabel } from '../../src/domain/label.ts';
import { appendLabels } from '../../src/store/labels/hand-labels.ts';
import { openPostLabels } from '../../src/store/labels/machine-labels.ts';
import type { Store } from '../../src/store/open.ts';
import { DAY_ONE } from './transcript.ts';

/** The version of a facet that new labels carry. */
export function versionOf(facet: FacetName): string {
  return createClassifiers().facets.find(({ name }) => name === facet)!.version;
}

/** Labels what is new. Returns how many posts that were. */
export async function classify(store: Store): Promise<number> {
  const classifiers = createClassifiers();
  const labels = await openPostLabels(store, { versions: versionsOf(classifiers.facets) });
  const posts = await labels.unseen(0, 10_000);
  const all = await classifiers.classifyTexts(
    posts.map(({ text, outbound }) => ({ text, direction: outbound ? 'outbound' : 'inbound' })),
  );
  await labels.write(posts.map((post, at) => ({ post, labels: facetValues(all[at]!) })));
  return posts.length;
}

let given = 0;

/** A person's label; null takes it back. */
export function say(store: Store, post: string, facet: FacetName, value: string | null, more: Partial<HandLabel> = {}) {
  given++;
  const label = { id: `label ${given}`, channel: 'x', post, facet, value, actor: 'dee', at: DAY_ONE + given, ...more };
  return appendLabels(store, [label]);
}

/** What each turn is labelled, by its asking post. */
export async function turnLabels(store: Store): Promise<Record<string, Record<string, unknown>>> {
  const rows = await store.read<{ id: string } & Record<string, unknown>>(
    `SELECT p.id, x.needs_reply, x.intent, x.urgency, x.private_data FROM turn t
       JOIN post p ON p.key = t.asked_post JOIN turn_label x ON x.turn = t.key`,
  );
  return Object.fromEntries(rows.map(({ id, ...labels }) => [id, labels]));
}
