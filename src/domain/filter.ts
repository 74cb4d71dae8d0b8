/** The one filter of every command that reads turns: which conversations are meant. */
import type { Reach } from './reach.ts';
import type { TurnStatus } from './turn-status.ts';

export interface Filter {
  brands: string[];
  channels: string[];
  reach: readonly Reach[];
  /** Unix seconds; the turn's clock starts in [since, until). */
  since?: number;
  until?: number;
  status: TurnStatus[];
  /** A handle or the platform's id, without @. */
  customer?: string;
  /** Sign-offs of the first answer. */
  agents?: string[];
  /** As typed, see parseSearch: what a post of the turn, or its answer, must contain. */
  search?: string;
  /** Facet -> accepted values. */
  labels: Record<string, string[]>;
  /** First turns of conversations, later ones, or all. */
  turns: 'first' | 'next' | 'all';
}

/** The filter in words, one entry per condition, for the footer of every rendering. */
export function describeFilter(filter: Filter): string[] {
  const words: string[] = [];
  if (filter.brands.length > 0) words.push(`brand ${filter.brands.join(', ')}`);
  if (filter.channels.length > 0) words.push(`channel ${filter.channels.join(', ')}`);
  words.push(`reach ${filter.reach.join(' + ')}`);
  if (filter.turns !== 'all') words.push(`${filter.turns} turns`);
  if (filter.status.length > 0) words.push(`status ${filter.status.join(', ')}`);
  if (filter.customer !== undefined) words.push(`customer ${filter.customer}`);
  if (filter.agents !== undefined) words.push(`answered by ${filter.agents.join(', ')}`);
  if (filter.search !== undefined)
    words.push(`text holds ${/[\s"]/.test(filter.search) ? filter.search : `"${filter.search}"`}`);
  for (const [facet, values] of Object.entries(filter.labels)) words.push(`${facet} ${values.join(', ')}`);
  return words;
}
