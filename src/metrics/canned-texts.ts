/** The texts that are copied most. */
import { amount, grouped } from '../domain/amount.ts';
import type { Picture } from '../domain/picture.ts';
import type { Column, Row } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import { barOf, barPictures } from './bar-pictures.ts';
import { COPIES, leftOut } from './canned.ts';
import { cannedCounting, cannedPosts } from './canned-turns.ts';
import { cannedReplies } from './counts/canned.ts';
import type { Counts } from './counts/statistic.ts';
import { largestPictures, titleOf } from './group-name.ts';
import type { TurnMetric } from './metric.ts';

/** At most this many agents are named for each text. */
const NAMED = 5;

export const cannedTexts: TurnMetric = {
  of: 'turns',
  name: 'canned-texts',
  version: 1,
  title: 'Canned texts',
  summary: 'the texts that customers got most often, who sent them, and how often',
  question: 'Which texts are sent again and again, to how many customers, and by whom?',
  definition:
    `${COPIES}One row a text, at most 20 of a group, those that most customers got first. replies, customers and agents: who ` +
    'sent and got it in the group; agents are those who signed, unsigned replies have none. example: the first ' +
    'reply with it, as it was sent; its id is in first_post. text: six digits that stand for it in explain.',
  reads: 'texts',
  restsOn: 'nothing',
  ofOneBrand: true,
  worst: { by: 'customers', descending: true },
  needs: () => [cannedReplies],
  rows({ list, of }) {
    const groups = of(cannedReplies);
    const found = list.map(({ names, at }) => ({ names, ...groups.of(at) }));
    const rows = found.flatMap(({ names, texts }) =>
      texts.map(({ name, replies, customers, agents, post }) => ({
        ...{ ...names, text: name, customers, replies, agents: agents.length, agent_names: agents.slice(0, NAMED) },
        ...{ example: null, first_post: post },
      })),
    );
    const all = found.reduce((sum, { textsInAll }) => sum + textsInAll, 0);
    return {
      columns: COLUMNS,
      rows,
      n: found.reduce((sum, { replies }) => sum + rateOf(replies).n, 0),
      denominator: 'replies',
      notes: [
        ...(all > rows.length
          ? [`${grouped(all - rows.length)} of ${amount(all, 'text')} not listed: fewer customers got them`]
          : []),
        ...(all === 0 ? ['no text of six words or more reached three customers'] : []),
        ...leftOut(found),
      ],
    };
  },
  async complete(section, counts, _settings, posts) {
    const quoted = await posts.quoted(section.rows.map(({ first_post }) => first_post as number));
    const rows = section.rows.map((row) => {
      const { id, text } = quoted.get(row.first_post as number)!;
      return { ...row, example: withoutHandles(text), first_post: id };
    });
    return { ...section, rows, pictures: cannedPictures(rows, counts) };
  },
  countsAs: cannedCounting,
  postsOf: cannedPosts,
};

/** At most this many texts of a group are drawn. */
const DRAWN = 8;
const MOST_GROUPS = 3;

/** A picture for each group: no two have the same texts. @param rows of all groups, in their order */
function cannedPictures(rows: readonly (Row & { example: string })[], { list, of }: Counts): Picture[] {
  const rest = [...rows];
  const groups = list.map(({ names, at }) => {
    const its = rest.splice(0, of(cannedReplies).of(at).texts.length);
    const n = its.reduce((sum, { customers }) => sum + (customers as number), 0);
    return { names, n, bars: its.slice(0, DRAWN).map((row) => ({ name: row.example, ...barOf(row, 'customers') })) };
  });
  return largestPictures(
    groups.filter(({ bars }) => bars.length > 0),
    MOST_GROUPS,
    ({ n }) => n,
    ({ names, n, bars }) =>
      barPictures(
        {
          title: titleOf('Canned texts by the customers who got them', names),
          value: { label: 'customers', unit: 'count' },
          by: { label: 'text', unit: 'text' },
        },
        [{ names: {}, n, bars }],
      ),
  );
}

/** The text of a reply without its leading @handles, which differ from copy to copy. */
function withoutHandles(text: string): string {
  return text.replace(/^(?:\s*@\S+)+\s*/, '');
}

const COLUMNS: Column[] = [
  { key: 'text', label: 'Text', kind: 'text', drop_order: 2 },
  { key: 'customers', label: 'Customers', kind: 'count' },
  { key: 'replies', label: 'Replies', kind: 'count' },
  { key: 'agents', label: 'Agents', kind: 'count' },
  { key: 'agent_names', label: 'Signed', kind: 'text', drop_order: 3 },
  { key: 'example', label: 'Example', kind: 'text' },
  { key: 'first_post', label: 'First post', kind: 'text', drop_order: 1 },
];
