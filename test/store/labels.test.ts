import { expect, test } from 'vitest';
import { NOT_CLASSIFIED } from '../../src/domain/turn-frame.ts';
import { ignored } from '../../src/metrics/ignored.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { responseTimes } from '../../src/metrics/response-times.ts';
import { sla } from '../../src/metrics/sla.ts';
import { declareAccounts } from '../../src/store/accounts/brand-changes.ts';
import { checkIntegrity } from '../../src/store/integrity.ts';
import { labelsOfPosts } from '../../src/store/labels/post-labels.ts';
import type { Store } from '../../src/store/open.ts';
import { loadTurnFrame } from '../../src/store/reading/turn-frame.ts';
import { namedTurns } from '../../src/store/work/open-turns.ts';
import { classify, say, turnLabels } from '../helpers/labels.ts';
import { measured } from '../helpers/measure.ts';
import { addPosts, counted, NEVER_ENDING, storeOf, turnsOf } from '../helpers/store.ts';
import { DAY_ONE, transcript } from '../helpers/transcript.ts';

const HOUR = 3_600;
const settings: Settings = {
  window: 24 * HOUR,
  windows: [24 * HOUR],
  target: HOUR,
  episodeGap: 72 * HOUR,
  acceptBiased: false,
};

async function row(store: Store, metric: typeof ignored, more: Partial<Settings> = {}) {
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING, ['needs-reply']);
  return measured(metric, frame, { ...settings, ...more }).rows[0]!;
}

const THANKFUL = `
  09:00 @ann: @acme where is my parcel? it has not arrived
  09:10 @acme re 1: @ann it is on its way
  09:20 @ann re 2: @acme thanks!`;

test('23: Ann says "thanks!" and nobody answers: no reply was needed and no promise broken', async () => {
  const store = await storeOf(THANKFUL);
  await classify(store);
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1 }, 3: { needs_reply: 0, intent: 'thanks' } });
  expect(await row(store, ignored)).toMatchObject({
    due: 1,
    ignored: 0,
    denominator: 'needs-reply',
    all_turns: { due: 2, ignored: 1 },
  });
  expect(await row(store, sla)).toMatchObject({ due: 1, met: 1, open: 0 });
  expect(await row(store, responseTimes)).toMatchObject({ n: 1, answered: 1, all_turns: { n: 2, answered: 1 } });
});

test('before anything is classified every turn counts, as it does when asked for', async () => {
  const store = await storeOf(THANKFUL);
  expect(await row(store, ignored)).toMatchObject({ due: 2, ignored: 1, denominator: 'all turns' });
  await classify(store);
  expect(await row(store, ignored, { allTurns: true })).toMatchObject({ due: 2, ignored: 1, denominator: 'all turns' });
});

test('"thanks!" and then a question before any answer: the turn needs a reply', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme thanks!
    09:05 @ann re 1: but where is my refund?`);
  await classify(store);
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1, intent: 'question' } });
});

test.each([
  [['low', 'normal', 'low'], 'normal'],
  [['normal', 'high', 'low'], 'high'],
  [['high', 'critical', 'normal'], 'critical'],
])('a turn is as urgent as the most urgent of its posts: of %s it is %s', async (said, urgency) => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme one
    09:01 #2 @ann re 1: two
    09:02 #3 @ann re 2: three`);
  for (const [at, value] of said.entries()) await say(store, String(at + 1), 'urgency', value);
  expect(await turnLabels(store)).toMatchObject({ 1: { urgency } });
});

test('a person who says what a post wants moves its urgency along, unless the urgency was said too', async () => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme on my way to Oslo
    09:00 #2 @bob: @acme what time do you open?
    09:00 #3 @cyd: @acme the charger caught fire`);
  await classify(store);
  const machine = { 1: { urgency: 'low' }, 2: { urgency: 'normal' }, 3: { urgency: 'critical' } };
  expect(await turnLabels(store)).toMatchObject(machine);
  await say(store, '1', 'intent', 'complaint');
  await say(store, '2', 'intent', 'thanks');
  await say(store, '3', 'needs-reply', 'true');
  const moved = { 1: { needs_reply: 1, urgency: 'normal' }, 2: { needs_reply: 0, urgency: 'low' } };
  expect(await turnLabels(store)).toMatchObject({ ...moved, 3: { urgency: 'critical' } });
  await say(store, '1', 'urgency', 'low');
  await say(store, '2', 'urgency', 'normal');
  expect(await turnLabels(store)).toMatchObject({ 1: { urgency: 'low' }, 2: { urgency: 'normal' } });
  for (const post of ['1', '2'])
    for (const facet of ['intent', 'urgency'] as const) await say(store, post, facet, null);
  expect(await turnLabels(store)).toMatchObject(machine);
  await say(store, '1', 'needs-reply', 'unknown');
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 2, urgency: 'normal' } });
});

test('a post that came after the classifier leaves its turn open to question until it is read', async () => {
  const store = await storeOf('09:00 @ann: @acme thanks!');
  await classify(store);
  await addPosts(store, transcript('09:05 #2 @ann re 1: and where is my refund?'));
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: null } });
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING, ['needs-reply']);
  expect([...frame.needsReply!]).toEqual([NOT_CLASSIFIED]);
  expect(await classify(store)).toBe(1);
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1 } });
});

test('labels stay with their turn when an answer splits the thread again', async () => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme where is my parcel?
    09:30 #3 @ann re 1: thank you!`);
  await classify(store);
  await addPosts(store, transcript('09:10 #2 @acme re 1: @ann it is on its way'));
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1 }, 3: { needs_reply: 0 } });
  expect(await store.oneValue('SELECT count(*) FROM turn_label')).toBe(2);
  expect(await checkIntegrity(store)).toEqual([]);
});

test('an edited post is read again, an unchanged one is not', async () => {
  const store = await storeOf('09:00 #1 @ann: @acme thanks!');
  await classify(store);
  const [post] = transcript('09:00 #1 @ann: @acme where is my refund?');
  await addPosts(store, [{ ...post!, editedAt: post!.createdAt + 60 }]);
  expect(await classify(store)).toBe(1);
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1 } });
  expect(await classify(store)).toBe(0);
});

test("a person's label outranks the machine's, and taking it back brings the machine's again", async () => {
  const store = await storeOf('09:00 @ann: @acme thanks!');
  await classify(store);
  await say(store, '1', 'intent', 'complaint');
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1, intent: 'complaint' } });
  const [key] = (await store.readColumn('SELECT key FROM post')) as number[];
  expect(await labelsOfPosts(store, [key!])).toContainEqual({
    post: key,
    facet: 'intent',
    value: 'complaint',
    confidence: 1,
    reason: 'a person said so',
  });
  expect((await namedTurns(store, [1])).get(1)?.labels).toMatchObject({
    'needs-reply': ['true'],
    intent: ['complaint'],
  });
  await say(store, '1', 'intent', null);
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 0, intent: 'thanks' } });
});

test('from an intent that a person names follows whether a reply is needed; from other nothing does, unless they say it', async () => {
  const store = await storeOf('09:00 @ann: @acme where is my parcel?');
  await classify(store);
  for (const [intent, needs_reply] of [
    ['thanks', 0],
    ['problem', 1],
    ['other', 2],
  ] as const) {
    await say(store, '1', 'intent', intent);
    expect(await turnLabels(store)).toMatchObject({ 1: { intent, needs_reply } });
  }
  await say(store, '1', 'needs-reply', 'false');
  expect(await turnLabels(store)).toMatchObject({ 1: { intent: 'other', needs_reply: 0 } });
});

test("a person's label survives a new version of the classifiers and every rebuild", async () => {
  const store = await storeOf('09:00 #1 @ann: @acme thanks!');
  await say(store, '1', 'needs-reply', 'true');
  await classify(store);
  await addPosts(store, transcript('09:05 #2 @bob re 1: me too'));
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1, intent: 'thanks' } });
});

test('a label that is restored before its post waits for it', async () => {
  const store = await storeOf('08:00 #0 @zoe: @acme hello');
  await say(store, '1', 'intent', 'complaint');
  await addPosts(store, transcript('09:00 #1 @ann: @acme thanks!'));
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1, intent: 'complaint' } });
});

test('the same label given twice is kept once; of two people the later one is effective', async () => {
  const store = await storeOf('09:00 @ann: @acme thanks!');
  await say(store, '1', 'intent', 'complaint', { id: 'a', at: 10 });
  expect(await say(store, '1', 'intent', 'complaint', { id: 'a', at: 10 })).toBe(0);
  await say(store, '1', 'intent', 'praise', { id: 'b', at: 30, actor: 'eli' });
  await say(store, '1', 'intent', 'question', { id: 'c', at: 20 });
  expect(await turnLabels(store)).toMatchObject({ 1: { intent: 'praise', needs_reply: 0 } });
});

test('turns are found by what they are labelled, and by what the answer does', async () => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme where is my parcel?
    09:10 #2 @acme re 1: @ann please send us a DM ^JK
    09:20 #3 @bob: @acme you are the best, love it!`);
  await classify(store);
  const found = async (labels: Record<string, string[]>) =>
    (await turnsOf(store, counted({ labels }))).map((turn) => turn.asked_post);
  expect(await found({ intent: ['question', 'complaint', 'problem'] })).toEqual(['1']);
  expect(await found({ 'needs-reply': ['false'] })).toEqual(['3']);
  expect(await found({ 'reply-act': ['deflect-dm'] })).toEqual(['1']);
  expect(await found({ agent: ['JK'] })).toEqual(['1']);
  await expect(found({ intent: ['complain'] })).rejects.toThrow('no turn here is labelled intent=complain');
  await expect(found({ mood: ['bad'] })).rejects.toThrow('there is no facet "mood"');
});

test('an account that turns out to be the brand: its posts are read again, as replies', async () => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme where is my parcel?
    09:10 #2 @acmehelp re 1: @ann so sorry, please send us a DM`);
  await classify(store);
  const account = { channel: 'x', handle: 'acmehelp', id: null, bot: false };
  await declareAccounts(store, 'acme', [account], { autoReplySeconds: 15, now: DAY_ONE });
  expect(await classify(store)).toBe(1);
  const acts = await store.one("SELECT reply_act, intent FROM post_labels WHERE post = '2'");
  expect(acts).toEqual({ reply_act: expect.stringContaining('deflect-dm'), intent: null });
  expect(await turnLabels(store)).toMatchObject({ 1: { needs_reply: 1 } });
  expect(await checkIntegrity(store)).toEqual([]);
});
