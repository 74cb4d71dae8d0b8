/** The facts of very many turns by which a policy decides, read as columns. */
import { foldWords, mayHoldAny, phraseIn } from '../domain/phrase.ts';
import { type Policy, phrasesOf, readsFollowers, type TurnFacts } from '../domain/policy.ts';
import type { Store } from '../store/open.ts';
import type { TurnColumns, WantedColumns } from '../store/reading/turn-columns.ts';
import { eachText } from '../store/work/open-turns.ts';

const AT_ONCE = 50_000;
const NONE: readonly string[] = [];

/** What has to be read for the rules and the order of a policy. */
export function wantedBy(policy: Policy): WantedColumns {
  const asked = new Set(policy.rules.flatMap(({ when }) => Object.keys(when)));
  const columns: WantedColumns['columns'] = [
    ...(asked.has('channels') ? (['channel'] as const) : []),
    ...(asked.has('reach') ? (['reach'] as const) : []),
    ...(asked.has('postsAtLeast') ? (['posts'] as const) : []),
    ...(asked.has('turns') ? (['ordinal'] as const) : []),
    ...(readsFollowers(policy) ? (['followers'] as const) : []),
  ];
  const facets = policy.rules.flatMap(({ when }) => Object.keys(when.labels ?? {}));
  return { columns, facets: [...new Set(['urgency', 'needs-reply', ...facets])] };
}

/**
 * Reads the facts from columns; those that the policy does not use hold placeholders.
 * @param brands names by key
 */
export function openFacts(
  store: Store,
  policy: Policy,
  brands: ReadonlyMap<number, string>,
): (columns: TurnColumns) => Promise<(row: number) => TurnFacts> {
  const phrases = phrasesOf(policy);
  const mayHold = mayHoldAny(phrases);
  /** The words of those turns that hold a phrase of the policy; those of all others are not needed. */
  async function wordsOf(turns: readonly number[]): Promise<Map<number, string>> {
    const words = new Map<number, string>();
    const ascending = Array.from(Float64Array.from(turns).sort());
    for (let from = 0; phrases.length > 0 && from < ascending.length; from += AT_ONCE)
      await eachText(store, ascending.slice(from, from + AT_ONCE), (turn, text) => {
        if (!mayHold(text)) return;
        const folded = foldWords(text);
        if (phrases.some((phrase) => phraseIn(phrase, folded))) words.set(turn, folded);
      });
    return words;
  }

  const lists = new Map<string, readonly string[]>();
  const listOf = (value: string | null): readonly string[] => {
    if (value === null || value === '') return NONE;
    let list = lists.get(value);
    if (!list) {
      list = [...new Set(value.split(','))];
      lists.set(value, list);
    }
    return list;
  };

  return async ({ key, brand, askedAt, channel, reach, posts, ordinal, followers, labels }) => {
    const words = await wordsOf(key);
    const labelsOfRow: Record<string, readonly string[]> = {};
    // One object for all rows: a million of them would cost more garbage collection than the policy itself.
    const facts = { labels: labelsOfRow, words: '' } as TurnFacts;
    return (row) => {
      facts.words = words.get(key[row]!) ?? '';
      facts.brand = brands.get(brand[row]!)!;
      facts.askedAt = askedAt[row]!;
      facts.channel = channel?.[row] ?? '';
      facts.reach = reach?.[row] ?? 'direct';
      facts.posts = posts?.[row] ?? 1;
      facts.ordinal = ordinal?.[row] ?? 1;
      facts.followers = followers?.[row] ?? null;
      for (const [facet, values] of labels) labelsOfRow[facet] = listOf(values[row]!);
      return facts;
    };
  };
}
