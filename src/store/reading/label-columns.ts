/** Labels of turns as columns, read beside the turns when a metric or a dimension asks for them. */
import {
  FACET_VALUES,
  type FrameFacet,
  NO_ANSWER,
  NONE,
  PRIVATE_KINDS,
  REPLY_ACTS,
  TURN_FACETS,
  type TurnFacet,
  UNSIGNED,
} from '../../domain/label.ts';
import {
  NEED_UNKNOWN,
  NO_REPLY_NEEDED,
  NOT_CLASSIFIED,
  REPLY_NEEDED,
  type TurnFrame,
} from '../../domain/turn-frame.ts';
import { flagCell } from '../labels/flag-cell.ts';

/** Who wrote reply p: a person's word, then the data's, then the sign-off that was read. */
export const AGENT_CELL = 'coalesce(h.agent, p.agent, l.agent)';

/** What is read of turn t and turn_label x; an answer after :as_of is none yet. */
export const LABEL_COLUMN: Record<FrameFacet, string> = {
  ...(Object.fromEntries(TURN_FACETS.map((facet) => [facet, `x.${facet}`])) as Record<TurnFacet, string>),
  'needs-reply': flagCell('x.needs_reply'),
  'private-data': `CASE WHEN x.turn IS NOT NULL
    THEN ${orNone(listed('x.private_data', PRIVATE_KINDS))} END`,
  'reply-act': ofAnswer(orNone(listed('coalesce(h.reply_act, l.reply_act)', REPLY_ACTS))),
  agent: `CASE WHEN t.answer_post IS NULL OR t.answered_at > :as_of THEN '${NO_ANSWER}' ELSE
    (SELECT CASE WHEN l.post IS NOT NULL OR h.agent IS NOT NULL OR p.agent IS NOT NULL
       THEN coalesce(nullif(${AGENT_CELL}, ''), '${UNSIGNED}') END
     FROM post p LEFT JOIN post_label l ON l.post = p.key LEFT JOIN hand_label h ON h.post = p.key
     WHERE p.key = t.answer_post) END`,
};

/** Of the labels l and h of the reply that ended the turn. */
function ofAnswer(cell: string): string {
  return `CASE WHEN t.answer_post IS NULL OR t.answered_at > :as_of THEN '${NO_ANSWER}' ELSE
    (SELECT ${cell} FROM post_label l LEFT JOIN hand_label h ON h.post = l.post WHERE l.post = t.answer_post) END`;
}

/** A list in a fixed order, each value once. */
function listed(cell: string, values: readonly string[]): string {
  return `rtrim(${values.map((value) => `CASE WHEN ',' || ${cell} || ',' LIKE '%,${value},%' THEN '${value},' ELSE '' END`).join(' || ')}, ',')`;
}

function orNone(cell: string): string {
  return `coalesce(nullif(${cell}, ''), '${NONE}')`;
}

/** Facets of the answer: without any label they still show who got none. */
const OF_ANSWER: ReadonlySet<FrameFacet> = new Set(['reply-act', 'agent']);

/**
 * Labels of turns chunk by chunk; turns whose clock is skewed are left out, as they are of the frame.
 * @param asked facets that are wanted
 * @param isLabelled whether anything was classified: if not, only facets of the answer are read
 */
export function openLabels(asked: readonly FrameFacet[], isLabelled: boolean) {
  const facets = [...new Set(asked)].filter((facet) => isLabelled || OF_ANSWER.has(facet));
  const columns = facets.map((facet) => {
    const values = ['', ...(FACET_VALUES[facet] ?? [])];
    return { facet, values, known: new Map(values.map((value, code) => [value, code])) };
  });
  return {
    facets,
    isRead: facets.length > 0,
    /** @param lists one per facet, with a value for each turn */
    read(lists: (string | null)[][], skewed: Uint8Array): Pick<TurnFrame, 'labels' | 'needsReply'> {
      if (asked.length === 0) return {};
      const labels: TurnFrame['labels'] = {};
      for (const facet of asked) labels[facet] = { codes: new Uint32Array(0), values: [''] };
      let needsReply: Uint8Array | undefined;
      for (const [place, { facet, values, known }] of columns.entries()) {
        const codes = codesOf(lists[place]!, skewed, values, known);
        labels[facet] = { codes, values };
        if (facet === 'needs-reply') needsReply = needs(codes, known);
      }
      return { labels, ...(needsReply && { needsReply }) };
    },
  };
}

/** @param values of the codes, extended by new values @param known code of each value */
function codesOf(list: (string | null)[], skewed: Uint8Array, values: string[], known: Map<string, number>) {
  const codes = new Uint32Array(list.length);
  let n = 0;
  for (let at = 0; at < list.length; at++) {
    if (skewed[at] === 1) continue;
    const value = list[at] ?? '';
    let code = known.get(value);
    if (code === undefined) {
      code = values.push(value) - 1;
      known.set(value, code);
    }
    codes[n++] = code;
  }
  return codes.subarray(0, n);
}

function needs(codes: Uint32Array, known: ReadonlyMap<string, number>): Uint8Array {
  const meaning = new Uint8Array(known.size).fill(NOT_CLASSIFIED);
  meaning[known.get('true')!] = REPLY_NEEDED;
  meaning[known.get('false')!] = NO_REPLY_NEEDED;
  meaning[known.get('unknown')!] = NEED_UNKNOWN;
  const needed = new Uint8Array(codes.length);
  for (let turn = 0; turn < codes.length; turn++) needed[turn] = meaning[codes[turn]!]!;
  return needed;
}
