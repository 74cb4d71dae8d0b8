/** Evaluations: measured on one version, they speak for its answers and for no others. */
import { expect, test } from 'vitest';
import { classifierKey, modelsOf, versionOf } from '../../../src/store/labels/classifiers.ts';
import { answeredBy, evaluationsOf, saveEvaluation } from '../../../src/store/labels/evaluations.ts';
import { classify } from '../../helpers/labels.ts';
import { storeOf } from '../../helpers/store.ts';

const TOLD = `
  09:00 @ann: @acme where is my parcel?
  09:10 @bob: @acme thank you!`;

test('needs-reply rests on intent: measured with other intents, it says nothing of these', async () => {
  const store = await storeOf(TOLD);
  await classify(store);
  const versions = (await store.oneValue<string>('SELECT versions FROM classifier'))!;
  const measured = async (versions: string, source: string) =>
    await saveEvaluation(store, {
      facet: 'needs-reply',
      classifier: await classifierKey(store, versions),
      source,
      at: 0,
      confusion: {
        labels: ['false', 'true'],
        counts: [
          [1, 0],
          [0, 1],
        ],
      },
    });
  const sources = async () => (await evaluationsOf(store, 'needs-reply')).map(({ source }) => source);
  await measured(versions, 'first');
  await measured(versions.replace(/intent \S+,/, 'intent own-1,'), 'taught intents');
  await measured(versions.replace(/sentiment \S+,/, 'sentiment own-1,'), 'taught moods');
  expect(await sources()).toEqual(['taught moods', 'first']);
  await store.write('UPDATE post_label SET classifier = :classifier WHERE post = 1', {
    classifier: await classifierKey(store, versions.replace(/intent \S+,/, 'intent own-1,')),
  });
  expect(await sources()).toEqual([]);
  expect([await answeredBy(store, 'needs-reply'), await answeredBy(store, 'sentiment')]).toEqual(['several', 'own']);
  await store.write('UPDATE post_label SET classifier = :classifier', {
    classifier: await classifierKey(store, versions.replace(/intent \S+,/, 'intent openai tiny,')),
  });
  expect(await answeredBy(store, 'needs-reply')).toBe('model');
});

test('versions are read facet by facet, models named once', () => {
  const versions = 'language 1, sentiment openai tiny, intent openai a/b:7 c, topic 1+x, reply-act openai tiny';
  expect(versionOf(versions, 'intent')).toBe('openai a/b:7 c');
  expect(versionOf(versions, 'topic')).toBe('1+x');
  expect(versionOf(versions, 'urgency')).toBeUndefined();
  expect(modelsOf(versions)).toBe('openai tiny and openai a/b:7 c');
  expect(modelsOf('language 1, intent 2')).toBeUndefined();
});
