import { expect, test } from 'vitest';
import type { SourcePost } from '../../src/domain/post.ts';
import { agents } from '../../src/metrics/agents.ts';
import { countingOf } from '../../src/metrics/counted.ts';
import { classify, say } from '../helpers/labels.ts';
import { measured } from '../helpers/measure.ts';
import { repliesFrame } from '../helpers/replies.ts';
import { storeOf } from '../helpers/store.ts';
import { transcript } from '../helpers/transcript.ts';

const settings = { window: 86_400, windows: [86_400], target: 3_600, episodeGap: 259_200, acceptBiased: false };

/** Ann is handed from JK to MS and back; between them somebody does not sign. Bob gets MS, Cem a machine. */
const THREE = `
  09:00 #1 @ann: @acme my parcel is late
  09:10 #2 @acme re 1: @ann sorry, which parcel? ^JK
  09:20 #3 @ann re 2: @acme the blue one
  09:30 #4 @acme re 3: @ann please send us a DM
  09:40 #5 @acme re 3: @ann please send us a DM ^MS
  09:50 #6 @ann re 5: @acme no
  10:00 #7 @acme re 6: @ann it arrives today ^jk
  11:00 #8 @bob: @acme the app crashes
  11:30 #9 @acme re 8: @bob we will look into it ^MS
  12:00 #10 @cem: @acme hello?
  12:00:05 #11 @acme re 10 automatic=true: @cem We got your message ^JK`;
const ACTS = { 2: 'apologise,ask-info', 4: 'deflect-dm', 5: 'deflect-dm', 7: 'answer', 9: 'promise' };

async function labelled(posts: string | SourcePost[], acts: Record<string, string> = ACTS) {
  const store = await storeOf(posts);
  await classify(store);
  for (const [post, value] of Object.entries(acts)) await say(store, post, 'reply-act', value);
  return store;
}

test('JK and MS by volume, then the unsigned; hand-offs pass over what nobody signed', async () => {
  const frame = await repliesFrame(await labelled(THREE), agents);
  const { rows, n, notes } = measured(agents, frame, settings);
  expect(n).toBe(5);
  expect(rows).toMatchObject([
    {
      ...{ agent_name: 'JK', replies: 2, customers: 1, conversations: 1, first_answers: 1 },
      ...{ handoffs_received: 1, handoffs_given: 1, answered: null, intervals: { answered: { n: 2 } } },
    },
    {
      ...{ agent_name: 'MS', replies: 2, customers: 2, conversations: 2, first_answers: 1 },
      ...{ handoffs_received: 1, handoffs_given: 1 },
    },
    { agent_name: '(unsigned)', replies: 1, customers: 1, first_answers: 0, handoffs_received: 0 },
  ]);
  expect(notes).toEqual([
    '1 of 5 replies unsigned: by whom, nobody can tell',
    '1 automatic reply left out',
    'work, not worth: cases and shifts differ',
  ]);
  const counting = countingOf(agents, frame, settings);
  expect(Array.from(frame.key, (_, turn) => counting(turn)).filter(({ as }) => as === 'conversation')).toEqual([
    { as: 'conversation', because: 'JK, (unsigned), MS' },
    { as: 'conversation', because: 'MS' },
  ]);
});

test('ten customers of JK: half answered, three sent elsewhere, one promised; the median wait is that of first answers', async () => {
  const acts = [
    'answer',
    'fixed',
    'answer',
    'answer',
    'apologise,answer',
    'deflect-dm',
    'deflect-phone',
    'deflect-web',
  ];
  const posts = Array.from({ length: 10 }, (_, at) => [
    `1${at}:00 #q${at} @c${at}: @acme hello?`,
    `1${at}:1${at} #a${at} @acme re q${at}: @c${at} noted ^JK`,
  ]);
  const given = Object.fromEntries(posts.map((_, at) => [`a${at}`, acts[at] ?? (at === 8 ? 'promise' : 'other')]));
  const { rows } = measured(
    agents,
    await repliesFrame(await labelled(posts.flat().join('\n'), given), agents),
    settings,
  );
  expect(rows).toMatchObject([
    {
      ...{ agent_name: 'JK', answered: 0.5, sent_elsewhere: 0.3, promised: 0.1, first_answers: 10 },
      first_answer: { median_seconds: 14.5 * 60 },
      intervals: { answered: { n: 10, interval: 'wilson' } },
    },
  ]);
});

test('who answered as the data say outranks the sign-off', async () => {
  const posts = transcript(THREE).map((post) => (post.id === '2' ? { ...post, agent: 'Dana' } : post));
  const { rows } = measured(agents, await repliesFrame(await labelled(posts), agents), settings);
  expect(rows.map(({ agent_name, replies }) => [agent_name, replies])).toEqual([
    ['MS', 2],
    ['Dana', 1],
    ['JK', 1],
    ['(unsigned)', 1],
  ]);
});

test('where the data name agents, nothing need be classified to tell them apart', async () => {
  const posts = transcript(THREE).map((post) => (post.authorHandle === 'acme' ? { ...post, agent: 'Dana' } : post));
  const { rows, notes } = measured(agents, await repliesFrame(await storeOf(posts), agents), settings);
  expect(rows).toMatchObject([{ agent_name: 'Dana', replies: 5, unlabelled: 5, answered: null }]);
  expect(notes).toContain('5 replies not classified yet (socialcare classify)');
});

test('nobody signs: one group that may be anybody; nothing is classified: refused', async () => {
  const unsigned = THREE.replaceAll(/ \^\w+/g, '');
  const { rows, notes } = measured(agents, await repliesFrame(await labelled(unsigned), agents), settings);
  expect(rows).toMatchObject([{ agent_name: '(unsigned)', replies: 5, handoffs_given: 0 }]);
  expect(notes).toContain('nobody signs here, and the data name nobody: agents cannot be told apart');
  const none = measured(agents, await repliesFrame(await storeOf(THREE), agents), settings);
  expect(none.refused?.reason).toMatch(/^cannot say who answers/);
});

test('JK of acme and JK of rival are two people', async () => {
  const store = await storeOf(
    `
    09:00 #1 @ann: @acme my parcel is late
    09:10 #2 @acme re 1: @ann sorry ^JK
    10:00 #3 @bob: @rival my parcel is late
    10:10 #4 @rival re 3: @bob sorry ^JK
    10:20 #5 @rival re 3: @bob soon ^JK`,
    { brands: { acme: ['acme'], rival: ['rival'] } },
  );
  await classify(store);
  const { rows, columns } = measured(agents, await repliesFrame(store, agents), settings);
  expect(rows.map(({ brand, agent_name, replies }) => [brand, agent_name, replies])).toEqual([
    ['rival', 'JK', 2],
    ['acme', 'JK', 1],
  ]);
  expect(columns.slice(0, 2).map(({ key }) => key)).toEqual(['brand', 'agent_name']);
});
