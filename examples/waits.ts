/**
 * How long do customers wait for a first answer? `node build/examples/waits.js harbourline,harbourlinehelp FILE…` reads posts
 * to and by these accounts and prints the median wait with its interval, those who still wait included.
 */
import { namedHandles, PLAIN, type Report, type SourcePost } from 'socialcare/domain';
import { readInputs } from 'socialcare/formats';
import { RENDERERS } from 'socialcare/renderers';
import { waitingCurve } from 'socialcare/statistics';

const [accounts = '', ...files] = process.argv.slice(2);
const brand = new Set(accounts.toLowerCase().split(','));

const posts: SourcePost[] = [];
for await (const { chunk } of readInputs(files)) posts.push(...chunk.posts);

const isBrands = ({ authorHandle = '' }: SourcePost) => brand.has(authorHandle.toLowerCase());
const namesBrand = ({ text, channel }: SourcePost) => {
  const { leading, own } = namedHandles(text, channel);
  return [...leading, ...own].some((handle) => brand.has(handle));
};

const byId = new Map(posts.map((post) => [post.id, post]));
const parentOf = ({ replyToId = '' }: SourcePost) => byId.get(replyToId);
const questionOf = (post: SourcePost) => {
  let at = post;
  for (let parent = parentOf(at); parent; parent = parentOf(at)) at = parent;
  return at.id;
};

const end = Math.max(...posts.map(({ createdAt }) => createdAt));
const answeredAt = new Map<string, number>();
for (const post of posts.filter(isBrands)) {
  const question = questionOf(post);
  answeredAt.set(question, Math.min(post.createdAt, answeredAt.get(question) ?? end));
}

const waits = posts
  .filter((post) => post.replyToId === undefined && !isBrands(post) && namesBrand(post))
  .map(({ id, authorHandle = '', createdAt }) => ({
    customer: authorHandle,
    ended: answeredAt.has(id),
    seconds: (answeredAt.get(id) ?? end) - createdAt,
  }))
  .sort((a, b) => a.seconds - b.seconds || Number(b.ended) - Number(a.ended));

const customers = [...new Set(waits.map(({ customer }) => customer))];
const [median] = waitingCurve(
  {
    time: waits.map(({ seconds }) => seconds),
    ended: waits.map(({ ended }) => Number(ended)),
    customer: waits.map(({ customer }) => customers.indexOf(customer)),
    customers: customers.length,
  },
  [],
  [0.5],
).quantiles;

const report: Report = {
  version: 1,
  kind: 'metric',
  title: 'First answers',
  as_of: end,
  timezone: 'UTC',
  period: { since: null, until: null },
  filter: [],
  coverage: [],
  sampling: ['unknown'],
  label_method: 'none',
  warnings: [],
  sections: [
    {
      metric: 'first-answers',
      version: 1,
      title: 'First answers',
      question: 'How long do customers wait for a first answer?',
      definition: 'Kaplan–Meier over posts that reply to nothing.',
      denominator: 'questions',
      n: waits.length,
      columns: [
        { key: 'questions', label: 'Questions', kind: 'count' },
        { key: 'customers', label: 'Customers', kind: 'count' },
        { key: 'median', label: 'Median', kind: 'seconds', interval: ['low', 'high'], absent: 'not reached' },
      ],
      rows: [
        {
          questions: waits.length,
          customers: customers.length,
          median: median!.value,
          low: median!.low,
          high: median!.high,
        },
      ],
      notes: [],
    },
  ],
};
process.stdout.write(RENDERERS.table.render(report, { width: 80, unicode: true, palette: PLAIN }));
